//! Lines as characters, with what stands around a place.

use super::protect::Regions;
use super::signs::{CORNER, CURLY, MARK, STOP};
use crate::text::{self, is_han};
use crate::{Format, Options, Quotes};

/// A line of a text as characters, each with its byte offset and what is known about its sentence.
///
/// One is made for each line that shows a sign of a case, so that rules can look around in characters.
pub(super) struct Line {
    pub(super) chars: Vec<char>,
    /// Byte offsets in the line, one more than characters.
    pub(super) starts: Vec<usize>,
    /// Whether each character may be changed.
    free: Vec<bool>,
    /// Ends of the sentences and whether each is Chinese.
    sentences: Vec<(usize, bool)>,
    pub(super) habits: Habits,
}

/// What the whole text tells about each of its lines.
#[derive(Clone, Copy)]
pub(super) struct Habits {
    /// It ends Chinese sentences with dots, and never with 。
    pub(super) dots: bool,
    /// It quotes with 「」, or is to.
    pub(super) corners: bool,
    /// What form quotation marks are to take.
    pub(super) quotes: Quotes,
    /// It is Markdown.
    pub(super) markdown: bool,
}

impl Habits {
    /// The habits of a text with these signs.
    pub(super) fn new(text: &str, signs: u16, options: &Options) -> Self {
        let ends = |(_, words): (usize, &str)| {
            let words = text::trim(words).1.strip_suffix('.');
            words.is_some_and(|words| words.chars().next_back().is_some_and(is_han))
        };
        Habits {
            dots: signs & (STOP | MARK) == MARK && lines(text).any(ends),
            corners: match options.quotes {
                Quotes::Keep => signs & (CORNER | CURLY) == CORNER,
                form => form == Quotes::Corner,
            },
            quotes: options.quotes,
            markdown: options.format == Format::Markdown,
        }
    }
}

/// What stands beside a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// A Chinese character or a full-width mark.
    Chinese,
    /// A sign that belongs to the number before it: %.
    Sign,
    /// A half-width bracket or quotation mark, or the edge of code.
    Mark,
    /// A digit or Latin letter.
    Latin,
    /// The line's edge.
    Edge,
    /// Anything else.
    Other,
}

/// What stands before and behind a line.
pub(super) const EDGE: char = '\n';

impl Line {
    /// The line `words`; code, tags and addresses inside of it stay as they are.
    pub(super) fn new(words: &str, habits: Habits) -> Self {
        let mut line = Line {
            chars: Vec::with_capacity(words.len() / 2),
            starts: Vec::with_capacity(words.len() / 2 + 1),
            free: Vec::with_capacity(words.len() / 2),
            sentences: Vec::new(),
            habits,
        };
        let mut fixed = Regions::inside(words);
        for (at, c) in words.char_indices() {
            line.chars.push(c);
            line.starts.push(at);
            line.free.push(!fixed.cover(at));
        }
        line.starts.push(words.len());
        line.divide();
        line
    }

    /// A sentence is Chinese if it has at least as many Chinese characters as Latin words.
    fn divide(&mut self) {
        let (mut han, mut latin, mut letters) = (0, 0, 0);
        for at in 0..self.len() {
            let c = self.chars[at];
            if self.free[at] {
                letters = if c.is_ascii_alphabetic() {
                    letters + 1
                } else {
                    0
                };
                latin += usize::from(letters == 2);
                han += usize::from(is_han(c));
            } else {
                letters = 0;
            }
            let ends = match c {
                '。' | '！' | '？' | '|' | '\t' => true,
                '.' | '!' | '?' => self.before(at).is_ascii_alphabetic() && self.behind(at) == ' ',
                _ => false,
            };
            if ends || at + 1 == self.len() {
                self.sentences.push((at + 1, han > 0 && han >= latin));
                (han, latin) = (0, 0);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `at`, or the edge.
    pub(super) fn char(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or(EDGE)
    }

    /// The character before the one at `at`.
    pub(super) fn before(&self, at: usize) -> char {
        self.char(at.wrapping_sub(1))
    }

    /// The character behind the one at `at`.
    pub(super) fn behind(&self, at: usize) -> char {
        self.char(at + 1)
    }

    /// How many of the characters from `at` on are `c`.
    pub(super) fn run(&self, at: usize, c: char) -> usize {
        let mut end = at;
        while self.char(end) == c {
            end += 1;
        }
        end - at
    }

    /// Whether the character at `at` may be changed.
    pub(super) fn is_free(&self, at: usize) -> bool {
        self.free.get(at).is_some_and(|free| *free)
    }

    /// Whether the sentence around `at` is Chinese.
    pub(super) fn is_chinese(&self, at: usize) -> bool {
        let index = self.sentences.partition_point(|s| s.0 <= at);
        self.sentences.get(index).is_some_and(|s| s.1)
    }

    /// Whether some sentence is Chinese.
    pub(super) fn has_chinese(&self) -> bool {
        self.sentences.iter().any(|s| s.1)
    }

    /// What stands before `at`, behind spaces and emphasis.
    pub(super) fn side_before(&self, at: usize) -> Side {
        for place in 1..5 {
            let c = self.char(at.wrapping_sub(place));
            if !is_padding(c) {
                return side(c);
            }
        }
        Side::Other
    }

    /// What stands behind `at`, behind spaces, emphasis and opening marks.
    pub(super) fn side_behind(&self, at: usize) -> Side {
        for place in at + 1..at + 6 {
            let c = self.char(place);
            if !is_padding(c) && !matches!(c, '"' | '\'' | '(' | '[') {
                return side(c);
            }
        }
        Side::Other
    }
}

fn is_padding(c: char) -> bool {
    matches!(c, ' ' | '*' | '_' | '~' | '\u{A0}')
}

/// The class of a character.
pub(super) fn side(c: char) -> Side {
    match c {
        EDGE => Side::Edge,
        '%' | '‰' | '℃' | '°' | '％' => Side::Sign,
        '(' | ')' | '[' | ']' | '"' | '\'' | '`' => Side::Mark,
        '0'..='9' | 'A'..='Z' | 'a'..='z' => Side::Latin,
        _ if is_wide(c) => Side::Chinese,
        _ => Side::Other,
    }
}

/// Whether `c` is a Chinese character or a mark of Chinese text.
pub(super) fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// The lines of a text with their byte offsets, without their line ends.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text::lines(text).map(|(start, line)| (start, text::trim_end(line, b"\n\r")))
}
