//! Short lists of words written as one string, `"召开 举行 举办"`, compared with the characters of a text.
//!
//! Compiled once and used wherever a rule knows a few words; a list that grows or is asked at every character of a text
//! is a [`Lexicon`](crate::lexicon). Of two words that begin alike the longer one stands first.

mod known;
mod sieve;

pub(crate) use known::{Key, Known, known, slots, table};

/// The same as [`contains`] of a set that is known when the engine is compiled.
macro_rules! has {
    ($set:expr, $c:expr $(,)?) => {{
        use $crate::text::phrase;
        let c = $c;
        if cfg!(feature = "speed") {
            phrase::known!($set, Each).has(c)
        } else {
            phrase::contains($set, c)
        }
    }};
}
pub(crate) use has;

/// Whether a character may be one of a set, as a sieve has it: for what is asked at every character of a text and has an
/// answer at few. Always, where size counts more.
macro_rules! may_be {
    ($set:expr, $c:expr $(,)?) => {{
        use $crate::text::phrase;
        !cfg!(feature = "speed") || phrase::known!($set, Each).may_have($c)
    }};
}
pub(crate) use may_be;

/// The same as [`starts_with`] of words that are known when the engine is compiled.
macro_rules! starts {
    ($chars:expr, $words:expr $(,)?) => {{
        use $crate::text::phrase;
        let chars: &[char] = $chars;
        if cfg!(feature = "speed") {
            phrase::known!($words, First).starts(chars)
        } else {
            phrase::starts_with(chars, $words)
        }
    }};
}
pub(crate) use starts;

/// The same as [`starts_with`] of what begins at `$at`, be it behind the end, and of words that are known when the engine
/// is compiled.
macro_rules! starts_at {
    ($chars:expr, $at:expr, $words:expr $(,)?) => {{
        use $crate::text::phrase;
        let (chars, at): (&[char], usize) = ($chars, $at);
        if cfg!(feature = "speed") {
            phrase::starts!(chars.get(at..).unwrap_or_default(), $words)
        } else {
            phrase::starts_with_at(chars, at, $words)
        }
    }};
}
pub(crate) use starts_at;

/// The same as [`ends_with`] of words that are known when the engine is compiled.
macro_rules! ends {
    ($chars:expr, $words:expr $(,)?) => {{
        use $crate::text::phrase;
        let chars: &[char] = $chars;
        if cfg!(feature = "speed") {
            phrase::known!($words, Last).ends(chars)
        } else {
            phrase::ends_with(chars, $words)
        }
    }};
}
pub(crate) use ends;

/// The same as [`first_of`] of words that are known when the engine is compiled.
macro_rules! first {
    ($chars:expr, $words:expr $(,)?) => {{
        use $crate::text::phrase;
        let chars: &[char] = $chars;
        if cfg!(feature = "speed") {
            (0..chars.len()).find(|at| phrase::starts!(&chars[*at..], $words) > 0)
        } else {
            phrase::first_of(chars, $words)
        }
    }};
}
pub(crate) use first;

/// Whether `c` is one of the characters of `set`.
///
/// What `str::contains` says of a character, without the search for longer words that it sets up each time.
#[inline(never)]
pub(crate) fn contains(set: &'static str, c: char) -> bool {
    sieve::may_have(set, c) && holds(set, c)
}

/// The same, by a walk through the set.
fn holds(set: &str, c: char) -> bool {
    set.chars().any(|other| other == c)
}

/// The length of the first of `words` that `chars` starts with; 0 where none does.
#[inline(never)]
pub(crate) fn starts_with(chars: &[char], words: &'static str) -> usize {
    match chars.first() {
        Some(&first) if sieve::may_have(words, first) => begun(chars, words),
        _ => 0,
    }
}

/// The same, by a walk through the words.
fn begun(chars: &[char], words: &str) -> usize {
    let mut rest = words;
    loop {
        let length = same(chars, rest);
        if length > 0 {
            return length;
        }
        match rest.bytes().position(|byte| byte == b' ') {
            Some(end) => rest = &rest[end + 1..],
            None => return 0,
        }
    }
}

/// The same of what begins at `at`; 0 behind the end.
#[inline(never)]
pub(crate) fn starts_with_at(chars: &[char], at: usize, words: &'static str) -> usize {
    starts_with(chars.get(at..).unwrap_or_default(), words)
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

/// The character that begins at `at`, and how many bytes it has.
pub(crate) const fn decoded(bytes: &[u8], at: usize) -> (usize, usize) {
    let width = width(bytes[at]);
    // What tells the length takes its bits and one more.
    let taken = if width > 1 { width + 1 } else { 0 };
    let (mut c, mut next) = (bytes[at] as usize & 0xFF >> taken, 1);
    while next < width {
        c = c << 6 | bytes[at + next] as usize & 0x3F;
        next += 1;
    }
    (c, width)
}

/// The length of the shortest of `words` that `chars` ends with, of at most six characters; 0 where none does.
#[inline(never)]
pub(crate) fn ends_with(chars: &[char], words: &'static str) -> usize {
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
pub(crate) fn first_of(chars: &[char], words: &'static str) -> Option<usize> {
    (0..chars.len()).find(|at| starts_with(&chars[*at..], words) > 0)
}

#[cfg(test)]
mod tests {
    use super::{contains, ends_with, starts_with};

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
    fn a_table_finds_what_it_was_made_of() {
        const WORDS: &str = "召开 a, 举行了 举行 é， 会";
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
        assert_eq!(first!(&chars, "举行 举办"), Some(2));
        assert_eq!(first!(&chars, "闭幕"), None);
    }
}
