use super::{Span, is_han, phrase};
use crate::document::is_markup;

/// A text folded for recognition: character by character.
///
/// Traditional becomes Simplified, full-width letters and digits become ASCII, quotation marks become curly, and
/// half-width punctuation becomes full-width except between digits (`1,200`, `9:30`, `1.5`) and Latin letters; a space
/// between a number and the Chinese words beside it goes. So one lexicon and one grammar serve both scripts and both
/// habits. Positions in `chars` are character positions; [`Folded::span`] leads back to the bytes of the text.
pub struct Folded {
    /// The folded characters.
    pub chars: Vec<char>,
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Folded {
    /// Folds `text`, in one pass.
    pub fn new(text: &str) -> Self {
        Self::without(text, &[])
    }

    /// Folds `text` without the pieces `markup`, so that words which they divide are whole.
    pub fn without(text: &str, markup: &[Span]) -> Self {
        let mut chars = Vec::with_capacity(text.len() / 2);
        let mut starts = Vec::with_capacity(text.len() / 2 + 1);
        let mut ends = Vec::with_capacity(text.len() / 2 + 1);
        let mut gap = 0;
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            if is_markup(at, markup, &mut gap) {
                continue;
            }
            if !c.is_ascii_digit() {
                widen(&mut chars);
            }
            let folded = match c {
                ',' | ':' if before.is_ascii_digit() => c,
                ',' => '，',
                ':' => '：',
                _ => fold_char(c),
            };
            if matches!(before, ' ' | '\u{A0}') && is_thin(&chars, folded) {
                chars.pop();
                starts.pop();
                ends.pop();
            }
            chars.push(folded);
            starts.push(at as u32);
            ends.push((at + c.len_utf8()) as u32);
            before = c;
        }
        widen(&mut chars);
        starts.push(text.len() as u32);
        Folded {
            chars,
            starts,
            ends,
        }
    }

    /// The bytes of the character positions `range`, from the first to the last character.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.starts[range.start] as usize;
        if range.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.ends[range.end - 1] as usize)
    }

    /// The character positions of a span at `at` or behind it, where `at` then is: for spans in text order.
    pub(crate) fn next(&self, at: &mut usize, span: Span) -> std::ops::Range<usize> {
        debug_assert!(*at == 0 || (self.starts[*at - 1] as usize) < span.start.max(1));
        let mut index = |byte: usize| {
            while *at < self.chars.len() && (self.starts[*at] as usize) < byte {
                *at += 1;
            }
            *at
        };
        index(span.start)..index(span.end)
    }

    /// The character position at or behind the byte offset `byte`.
    pub fn index(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|&s| (s as usize) < byte)
            .min(self.chars.len())
    }
}

/// Whether the space that `chars` end with only sets a number apart from `next`, as some sites print all of them: 增长 5.7 个
/// 百分点.
///
/// Behind a number that is one where what it counts begins: 10:00 县长王明 and 1 王明 are two things each.
fn is_thin(chars: &[char], next: char) -> bool {
    const COUNTED: &str = "年月日时分届次号期周季学级至和多余万亿千的个人名家项位处小场宗栋楼";
    match *chars {
        [.., last, ' '] if is_han(last) => next.is_ascii_digit(),
        [.., '0'..='9' | '%', ' '] => phrase::has!(COUNTED, next),
        _ => false,
    }
}

/// The last character is a mark behind a digit and no digit follows.
fn widen(chars: &mut [char]) {
    if let Some(last) = chars.last_mut() {
        match last {
            ',' => *last = '，',
            ':' => *last = '：',
            _ => {}
        }
    }
}

/// The folded form of one character.
pub fn fold_char(c: char) -> char {
    match c {
        // Most characters are these.
        '\u{4E00}'..='\u{9FFF}' => crate::lexicon::script::simplified(c),
        ';' => '；',
        '!' => '！',
        '?' => '？',
        '(' => '（',
        ')' => '）',
        '％' => '%',
        '「' => '“',
        '」' => '”',
        '『' => '‘',
        '』' => '’',
        '•' | '‧' | '・' | '･' | '●' => '·',
        '．' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
            char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
        }
        '\u{3000}' | '\u{A0}' => ' ',
        _ => crate::lexicon::script::simplified(c),
    }
}
