//! Quotation marks, brackets and title marks that open and close.

use crate::text::{is_closing, is_opening};

/// The marks that stand open behind the words read so far.
#[derive(Default)]
pub(super) struct Pairs {
    open: Vec<char>,
    broken: bool,
}

impl Pairs {
    /// Whether all that opens in these words closes in them, and the other way round.
    pub(super) fn close(words: &[char]) -> bool {
        let mut pairs = Pairs::default();
        pairs.read(words);
        pairs.is_closed()
    }

    /// Reads on.
    pub(super) fn read(&mut self, words: &[char]) {
        for &c in words {
            if c == '"' {
                match self.open.last() {
                    Some('"') => drop(self.open.pop()),
                    _ => self.open.push('"'),
                }
            } else if is_opening(c) {
                self.open.push(c);
            } else if c == '’' && self.open.last() != Some(&'‘') {
                // An apostrophe.
            } else if is_closing(c) {
                self.broken |= self.open.pop().is_none_or(|open| closes(open) != c);
            }
        }
    }

    /// Whether a mark has closed that never opened.
    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Whether everything that opened has closed.
    pub(super) fn is_closed(&self) -> bool {
        self.open.is_empty() && !self.broken
    }
}

/// What closes an opening mark.
fn closes(open: char) -> char {
    match open {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '（' => '）',
        '(' => ')',
        '《' => '》',
        '〈' => '〉',
        '【' => '】',
        '［' => '］',
        '[' => ']',
        '〔' => '〕',
        '｛' => '｝',
        '{' => '}',
        c => c,
    }
}
