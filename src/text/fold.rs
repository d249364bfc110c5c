use super::Span;

/// A text folded for recognition: one character in, one character out.
///
/// Traditional becomes Simplified, full-width letters and digits become ASCII, quotation marks become curly, and
/// half-width punctuation becomes full-width except between digits (`1,200`, `9:30`, `1.5`) and Latin letters. So one
/// lexicon and one grammar serve both scripts. Positions in `chars` are character positions; [`Folded::span`] leads
/// back to the bytes of the text.
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
        let mut markup = markup.iter().peekable();
        let rest = text.char_indices().filter(|&(at, _)| {
            while markup.next_if(|gap| gap.end <= at).is_some() {}
            markup.peek().is_none_or(|gap| at < gap.start)
        });
        let mut rest = rest.peekable();
        let mut before = ' ';
        while let Some((at, c)) = rest.next() {
            let after = rest.peek().map_or(' ', |&(_, c)| c);
            chars.push(match c {
                ',' if !(before.is_ascii_digit() && after.is_ascii_digit()) => '，',
                ':' if !(before.is_ascii_digit() && after.is_ascii_digit()) => '：',
                _ => fold_char(c),
            });
            starts.push(at as u32);
            ends.push((at + c.len_utf8()) as u32);
            before = c;
        }
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

    /// The character position at or behind the byte offset `byte`.
    pub fn index(&self, byte: usize) -> usize {
        self.starts
            .partition_point(|&s| (s as usize) < byte)
            .min(self.chars.len())
    }
}

/// The folded form of one character.
pub fn fold_char(c: char) -> char {
    match c {
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
