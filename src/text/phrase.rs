//! Short lists of words written as one string, `"召开 举行 举办"`, compared with the characters of a text.
//!
//! Compiled once and used wherever a rule knows a few words; a list that grows or is asked at every character of a text
//! is a [`Lexicon`](crate::lexicon). Of two words that begin alike the longer one stands first.

/// The same as [`contains`] of a set that is known when the engine is compiled.
macro_rules! has {
    ($set:expr, $c:expr $(,)?) => {{
        use $crate::text::phrase;
        let c = $c;
        phrase::may_be(const { phrase::chars($set) }, Some(&c)) && phrase::contains($set, c)
    }};
}
pub(crate) use has;

/// The same as [`starts_with`] of words that are known when the engine is compiled.
macro_rules! starts {
    ($chars:expr, $words:expr $(,)?) => {{
        use $crate::text::phrase;
        let chars: &[char] = $chars;
        if phrase::may_be(const { phrase::initials($words) }, chars.first()) {
            phrase::starts_with(chars, $words)
        } else {
            0
        }
    }};
}
pub(crate) use starts;

/// The same as [`ends_with`] of words that are known when the engine is compiled.
macro_rules! ends {
    ($chars:expr, $words:expr $(,)?) => {{
        use $crate::text::phrase;
        let chars: &[char] = $chars;
        if phrase::may_be(const { phrase::chars($words) }, chars.last()) {
            phrase::ends_with(chars, $words)
        } else {
            0
        }
    }};
}
pub(crate) use ends;

/// Whether a character may be one of those that a sieve was made of: one bit for all that share their lowest six bits.
/// Most are none, and need no search.
#[inline(always)]
pub(crate) fn may_be(sieve: u64, c: Option<&char>) -> bool {
    !cfg!(feature = "speed") || c.is_some_and(|&c| sieve >> (c as u32 & 63) & 1 != 0)
}

/// The sieve of all characters of `set`.
pub(crate) const fn chars(set: &str) -> u64 {
    sieve(set.as_bytes(), false)
}

/// The sieve of the characters that `words` begin with.
pub(crate) const fn initials(words: &str) -> u64 {
    sieve(words.as_bytes(), true)
}

const fn sieve(bytes: &[u8], initials: bool) -> u64 {
    let (mut sieve, mut at, mut begins) = (0, 0, true);
    while at < bytes.len() {
        // The lowest six bits of a character are those of its last byte.
        let last = at + 1 == bytes.len() || bytes[at + 1] & 0xC0 != 0x80;
        if last && (begins || !initials) {
            sieve |= 1 << (bytes[at] & 63);
        }
        if last {
            begins = bytes[at] == b' ';
        }
        at += 1;
    }
    sieve
}

/// Whether `c` is one of the characters of `set`.
///
/// What `str::contains` says of a character, without the search for longer words that it sets up each time.
#[inline(never)]
pub(crate) fn contains(set: &str, c: char) -> bool {
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
pub(crate) fn starts_with(chars: &[char], words: &str) -> usize {
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
pub(crate) const fn width(lead: u8) -> usize {
    match lead {
        0xF0.. => 4,
        0xE0.. => 3,
        0x80.. => 2,
        _ => 1,
    }
}

/// The length of the shortest of `words` that `chars` ends with, of at most six characters; 0 where none does.
#[inline(never)]
pub(crate) fn ends_with(chars: &[char], words: &str) -> usize {
    if !chars.last().is_some_and(|&last| contains(words, last)) {
        return 0;
    }
    for length in 1..=chars.len().min(6) {
        if starts_with(&chars[chars.len() - length..], words) == length {
            return length;
        }
    }
    0
}

/// The place of the first of `words` in `chars`.
#[inline(never)]
pub(crate) fn first(chars: &[char], words: &str) -> Option<usize> {
    let sieve = if cfg!(feature = "speed") {
        initials(words)
    } else {
        0
    };
    let begins =
        |at: &usize| may_be(sieve, chars.get(*at)) && starts_with(&chars[*at..], words) > 0;
    (0..chars.len()).find(begins)
}

#[cfg(test)]
mod tests {
    use super::{contains, ends_with, first, starts_with};

    #[test]
    fn characters_of_a_set() {
        let set = "a，é🎉会—";
        assert!(set.chars().all(|c| contains(set, c)));
        assert!(
            !"b。éü🎊合 "
                .replace('é', "")
                .chars()
                .any(|c| contains(set, c))
        );
        assert!(!contains("", ' '));
    }

    #[test]
    fn a_sieve_keeps_what_it_was_made_of() {
        const WORDS: &str = "召开 a, 举行了 é🎉 会";
        for c in "召开a,举行了é🎉会议闭 \n，人".chars() {
            assert_eq!(has!(WORDS, c), contains(WORDS, c), "{c}");
            let chars = [c, '开', '了'];
            assert_eq!(starts!(&chars, WORDS), starts_with(&chars, WORDS), "{c}");
            let chars = ['举', '行', c];
            assert_eq!(ends!(&chars, WORDS), ends_with(&chars, WORDS), "{c}");
        }
        assert_eq!((starts!(&[], WORDS), ends!(&[], WORDS)), (0, 0));
    }

    #[test]
    fn words_of_a_list() {
        let chars: Vec<char> = "会上举行了".chars().collect();
        assert_eq!(starts_with(&chars[2..], "召开 举行了 举行"), 3);
        assert_eq!(starts_with(&chars[2..], "召开 举"), 1);
        assert_eq!(starts_with(&chars[4..], "了解 的"), 0);
        assert_eq!(starts_with(&[], "召开"), 0);
        assert_eq!(starts_with(&['丽', 'é', 'a'], "丽é丽 丽éa 丽"), 3);
        assert_eq!(ends_with(&chars, "举行了 举行 上"), 3);
        assert_eq!(ends_with(&chars[..2], "会上 会"), 2);
        assert_eq!(ends_with(&[], "会"), 0);
        assert_eq!(first(&chars, "举行 举办"), Some(2));
        assert_eq!(first(&chars, "闭幕"), None);
    }
}
