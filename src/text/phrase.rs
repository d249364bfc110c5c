//! Short lists of words written as one string, `"召开 举行 举办"`, compared with the characters of a text.
//!
//! Compiled once and used wherever a rule knows a few words; a list that grows or is asked at every character of a text
//! is a [`Lexicon`](crate::lexicon). Of two words that begin alike the longer one stands first.

/// Whether `c` is one of the characters of `set`.
///
/// What `str::contains` says of a character, without the search for longer words that it sets up each time.
#[inline(never)]
pub(crate) fn has(set: &str, c: char) -> bool {
    let needle = Needle::new(c);
    let mut at = 0;
    while let Some(&lead) = set.as_bytes().get(at) {
        if needle.is_at(set, at) {
            return true;
        }
        at += width(lead);
    }
    false
}

/// The length of the first of `words` that `chars` starts with; 0 where none does.
#[inline(never)]
pub(crate) fn starts(chars: &[char], words: &str) -> usize {
    let Some(&first) = chars.first() else {
        return 0;
    };
    let needle = Needle::new(first);
    let mut at = 0;
    loop {
        if needle.is_at(words, at) {
            let length = same(chars, &words[at..]);
            if length > 0 {
                return length;
            }
        }
        // The next word.
        loop {
            match words.as_bytes().get(at) {
                None => return 0,
                Some(b' ') => break,
                Some(lead) => at += width(*lead),
            }
        }
        at += 1;
    }
}

/// The length of the first word of `words` if `chars` starts with it; 0 if not.
fn same(chars: &[char], words: &str) -> usize {
    let mut length = 0;
    for c in words.chars() {
        if c == ' ' {
            break;
        }
        if chars.get(length) != Some(&c) {
            return 0;
        }
        length += 1;
    }
    length
}

/// A character to look for by the last of its bytes, in which nearly all others differ.
struct Needle {
    c: char,
    last: usize,
    byte: u8,
}

impl Needle {
    #[inline(always)]
    fn new(c: char) -> Self {
        let (last, byte) = match c {
            '\0'..='\x7F' => (0, c as u8),
            '\u{80}'..='\u{7FF}' => (1, 0x80 | c as u8 & 0x3F),
            '\u{800}'..='\u{FFFF}' => (2, 0x80 | c as u8 & 0x3F),
            _ => (3, 0x80 | c as u8 & 0x3F),
        };
        Needle { c, last, byte }
    }

    /// Whether it is the character of `text` that begins at `at`.
    #[inline(always)]
    fn is_at(&self, text: &str, at: usize) -> bool {
        text.as_bytes().get(at + self.last) == Some(&self.byte) && text[at..].starts_with(self.c)
    }
}

/// How many bytes the character has that begins with this one.
#[inline(always)]
fn width(lead: u8) -> usize {
    match lead {
        0xF0.. => 4,
        0xE0.. => 3,
        0x80.. => 2,
        _ => 1,
    }
}

/// The length of the shortest of `words` that `chars` ends with, of at most six characters; 0 where none does.
#[inline(never)]
pub(crate) fn ends(chars: &[char], words: &str) -> usize {
    if !chars.last().is_some_and(|&last| has(words, last)) {
        return 0;
    }
    for length in 1..=chars.len().min(6) {
        if starts(&chars[chars.len() - length..], words) == length {
            return length;
        }
    }
    0
}

/// The place of the first of `words` in `chars`.
#[inline(never)]
pub(crate) fn first(chars: &[char], words: &str) -> Option<usize> {
    (0..chars.len()).find(|&at| starts(&chars[at..], words) > 0)
}

#[cfg(test)]
mod tests {
    use super::{ends, first, has, starts};

    #[test]
    fn characters_of_a_set() {
        let set = "a，é🎉会—";
        assert!(set.chars().all(|c| has(set, c)));
        assert!(!"b。éü🎊合 ".replace('é', "").chars().any(|c| has(set, c)));
        assert!(!has("", ' '));
    }

    #[test]
    fn words_of_a_list() {
        let chars: Vec<char> = "会上举行了".chars().collect();
        assert_eq!(starts(&chars[2..], "召开 举行了 举行"), 3);
        assert_eq!(starts(&chars[2..], "召开 举"), 1);
        assert_eq!(starts(&chars[4..], "了解 的"), 0);
        assert_eq!(starts(&[], "召开"), 0);
        assert_eq!(starts(&['丽', 'é', 'a'], "丽é丽 丽éa 丽"), 3);
        assert_eq!(ends(&chars, "举行了 举行 上"), 3);
        assert_eq!(ends(&chars[..2], "会上 会"), 2);
        assert_eq!(ends(&[], "会"), 0);
        assert_eq!(first(&chars, "举行 举办"), Some(2));
        assert_eq!(first(&chars, "闭幕"), None);
    }
}
