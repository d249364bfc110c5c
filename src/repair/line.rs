//! Lines as characters, with what stands around a place.

use super::protect::Regions;
use crate::text::is_han;

/// A line of a text as characters, each with its byte offset and what is known about its sentence.
///
/// One is made for each line that holds something to look at, so that rules can look around in characters.
pub(super) struct Line {
    pub(super) chars: Vec<char>,
    /// Byte offsets in the text, one more than characters.
    pub(super) starts: Vec<usize>,
    /// Whether each character may be changed.
    free: Vec<bool>,
    /// Ends of the sentences and whether each is Chinese.
    sentences: Vec<(usize, bool)>,
}

/// What stands beside a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// A Chinese character or a full-width mark.
    Chinese,
    /// A sign that belongs to the number before it: %.
    Sign,
    /// A half-width bracket or quotation mark.
    Mark,
    /// A digit or Latin letter.
    Latin,
    /// The line's edge.
    Edge,
    /// Anything else.
    Other,
}

impl Line {
    /// The line `words` at the byte `base`.
    pub(super) fn new(words: &str, base: usize, regions: &mut Regions) -> Self {
        let mut line = Line {
            chars: Vec::with_capacity(words.len() / 2),
            starts: Vec::with_capacity(words.len() / 2 + 1),
            free: Vec::with_capacity(words.len() / 2),
            sentences: Vec::new(),
        };
        for (at, c) in words.char_indices() {
            line.chars.push(c);
            line.starts.push(base + at);
            line.free.push(!regions.cover(base + at));
        }
        line.starts.push(base + words.len());
        line.divide();
        line
    }

    /// A sentence is Chinese if it has at least as many Chinese characters as Latin words.
    fn divide(&mut self) {
        let (mut han, mut latin, mut letters) = (0, 0, 0);
        for at in 0..self.chars.len() {
            let c = self.chars[at];
            let letter = c.is_ascii_alphabetic() && self.free[at];
            letters = if letter { letters + 1 } else { 0 };
            latin += usize::from(letters == 2);
            han += usize::from(is_han(c) && self.free[at]);
            let ends = match c {
                '。' | '！' | '？' | '|' | '\t' => true,
                '.' | '!' | '?' => {
                    at > 0
                        && self.chars[at - 1].is_ascii_alphabetic()
                        && self.get(at + 1) == Some(' ')
                }
                _ => false,
            };
            if ends || at + 1 == self.chars.len() {
                self.sentences.push((at + 1, han > 0 && han >= latin));
                (han, latin) = (0, 0);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    /// Whether the character at `at` may be changed.
    pub(super) fn is_free(&self, at: usize) -> bool {
        self.free[at]
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

    /// What stands directly before `at`, behind spaces and emphasis.
    pub(super) fn before(&self, at: usize) -> Side {
        let mut place = at;
        for _ in 0..4 {
            match place.checked_sub(1).and_then(|p| self.get(p)) {
                None => return Side::Edge,
                Some(c) if is_padding(c) => place -= 1,
                Some(c) => return side(c),
            }
        }
        Side::Other
    }

    /// What stands directly behind `at`, behind spaces, emphasis and opening marks.
    pub(super) fn behind(&self, at: usize) -> Side {
        for place in at + 1..at + 6 {
            match self.get(place) {
                None => return Side::Edge,
                Some(c) if is_padding(c) || matches!(c, '"' | '\'' | '(' | '[') => {}
                Some(c) => return side(c),
            }
        }
        Side::Other
    }
}

/// The lines of a text with their byte offsets, without their line ends.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

fn is_padding(c: char) -> bool {
    matches!(c, ' ' | '*' | '_' | '~' | '\u{A0}')
}

/// The class of a character.
pub(super) fn side(c: char) -> Side {
    match c {
        '%' | '‰' | '℃' | '°' | '％' => Side::Sign,
        '(' | ')' | '[' | ']' | '"' | '\'' => Side::Mark,
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
