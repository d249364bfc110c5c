//! Short lists of words written as one string, `"召开 举行 举办"`, compared with the characters of a text.
//!
//! Compiled once and used wherever a rule knows a few words; a list that grows or is asked at every character of a text
//! is a [`Lexicon`](crate::lexicon). Of two words that begin alike the longer one stands first.

/// The same as [`contains`] of a set that is known when the engine is compiled.
macro_rules! has {
    ($set:expr, $c:expr $(,)?) => {{
        use $crate::text::phrase::{self, Key};
        let c = $c;
        if cfg!(feature = "speed") {
            const TABLE: &[u32; phrase::slots($set, Key::Each)] = &phrase::table($set, Key::Each);
            const SIEVE: (u64, u64) = phrase::sieve($set, Key::Each);
            phrase::passes(SIEVE, c) && phrase::slot(TABLE, c, |_| Some(())).is_some()
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
        use $crate::text::phrase::{self, Key};
        !cfg!(feature = "speed") || phrase::passes(const { phrase::sieve($set, Key::Each) }, $c)
    }};
}
pub(crate) use may_be;

/// The same as [`starts_with`] of words that are known when the engine is compiled.
macro_rules! starts {
    ($chars:expr, $words:expr $(,)?) => {{
        use $crate::text::phrase::{self, Key};
        let chars: &[char] = $chars;
        if cfg!(feature = "speed") {
            const TABLE: &[u32; phrase::slots($words, Key::First)] =
                &phrase::table($words, Key::First);
            const SIEVE: (u64, u64) = phrase::sieve($words, Key::First);
            let first = chars.first().copied().unwrap_or_default();
            if phrase::passes(SIEVE, first) {
                phrase::slot(TABLE, first, |at| phrase::begun(chars, &$words[at..])).unwrap_or(0)
            } else {
                0
            }
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
        use $crate::text::phrase::{self, Key};
        let chars: &[char] = $chars;
        if cfg!(feature = "speed") {
            const TABLE: &[u32; phrase::slots($words, Key::Last)] =
                &phrase::table($words, Key::Last);
            let last = chars.last().copied().unwrap_or_default();
            let mut shortest = 0;
            phrase::slot(TABLE, last, |at| {
                phrase::ended(chars, $words, at, &mut shortest)
            });
            shortest
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

/// The character of a word by which a table finds it; each of its characters is a word of its own in a set.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Each,
    First,
    Last,
}

/// The keys of words: where in `words` each is, and its code point.
struct Keys<'a> {
    words: &'a [u8],
    key: Key,
    at: usize,
}

impl Keys<'_> {
    const fn next(&mut self) -> Option<(usize, u32)> {
        let words = self.words;
        while self.at < words.len() {
            let at = self.at;
            self.at += width(words[at]);
            let is_key = match self.key {
                Key::Each => true,
                Key::First => at == 0 || words[at - 1] == b' ',
                Key::Last => self.at == words.len() || words[self.at] == b' ',
            };
            if is_key {
                let c = match width(words[at]) {
                    1 => words[at] as u32,
                    2 => (words[at] as u32 & 0x1F) << 6 | words[at + 1] as u32 & 0x3F,
                    3 => {
                        let high = (words[at] as u32 & 0xF) << 12;
                        let middle = (words[at + 1] as u32 & 0x3F) << 6;
                        high | middle | words[at + 2] as u32 & 0x3F
                    }
                    _ => panic!("a character of more than 16 bits"),
                };
                return Some((at, c));
            }
        }
        None
    }
}

const fn keys(words: &str, key: Key) -> Keys<'_> {
    let words = words.as_bytes();
    Keys { words, key, at: 0 }
}

/// What keys there are: one bit for all that share their lowest six bits, and one for all that share the next six.
pub(crate) const fn sieve(words: &str, key: Key) -> (u64, u64) {
    let (mut low, mut high) = (0, 0);
    let mut keys = keys(words, key);
    while let Some((_, c)) = keys.next() {
        low |= 1 << (c & 63);
        high |= 1 << (c >> 6 & 63);
    }
    (low, high)
}

/// Whether a character may be one of the keys that a sieve was made of; most are none.
#[inline(always)]
pub(crate) const fn passes((low, high): (u64, u64), c: char) -> bool {
    low >> (c as u32 & 63) & high >> (c as u32 >> 6 & 63) & 1 != 0
}

/// Whether each word is found: none stands behind one that it begins with.
const fn is_ordered(words: &str) -> bool {
    let bytes = words.as_bytes();
    let mut firsts = keys(words, Key::First);
    while let Some((earlier, _)) = firsts.next() {
        let mut rest = keys(words, Key::First);
        rest.at = firsts.at;
        while let Some((at, _)) = rest.next() {
            let mut same = 0;
            while earlier + same < at
                && at + same < bytes.len()
                && bytes[earlier + same] == bytes[at + same]
                && bytes[earlier + same] != b' '
            {
                same += 1;
            }
            if bytes[earlier + same] == b' ' {
                return false;
            }
        }
    }
    true
}

/// How many slots the table of these words has: a power of two, of which at most half are taken.
pub(crate) const fn slots(words: &str, key: Key) -> usize {
    let mut keys = keys(words, key);
    let mut count: usize = 1;
    while keys.next().is_some() {
        count += 1;
    }
    (2 * count).next_power_of_two()
}

/// A hash table of words in their order: the code point of a word's key, and above its 16 bits where in `words` that is.
pub(crate) const fn table<const N: usize>(words: &str, key: Key) -> [u32; N] {
    assert!(
        matches!(key, Key::Each) || is_ordered(words),
        "a word behind one that it begins with"
    );
    let mut table = [0; N];
    let mut keys = keys(words, key);
    while let Some((at, c)) = keys.next() {
        let mut slot = home::<N>(c);
        while table[slot] != 0 {
            slot = (slot + 1) & (N - 1);
        }
        table[slot] = c | (at as u32) << 16;
    }
    table
}

/// The slot that a character is looked for first.
#[inline(always)]
const fn home<const N: usize>(c: u32) -> usize {
    // Fibonacci hashing.
    (c.wrapping_mul(0x9E37_79B9) >> 16) as usize & (N - 1)
}

/// The first answer that `found` has for the place of a word of which `c` is the key.
#[inline(always)]
pub(crate) fn slot<const N: usize, T>(
    table: &[u32; N],
    c: char,
    mut found: impl FnMut(usize) -> Option<T>,
) -> Option<T> {
    let mut slot = home::<N>(c as u32);
    while table[slot] != 0 {
        if table[slot] & 0xFFFF == c as u32
            && let Some(answer) = found((table[slot] >> 16) as usize)
        {
            return Some(answer);
        }
        slot = (slot + 1) & (N - 1);
    }
    None
}

/// The length of the first word of `words` if `chars` starts with it.
#[inline(never)]
pub(crate) fn begun(chars: &[char], words: &str) -> Option<usize> {
    let length = same(chars, words);
    (length > 0).then_some(length)
}

/// Notes the length of the word of `words` whose last character is at `at`, if `chars` ends with it and with no shorter one.
#[inline(never)]
pub(crate) fn ended(chars: &[char], words: &str, at: usize, shortest: &mut usize) -> Option<()> {
    let from = words.as_bytes()[..at].iter().rposition(|b| *b == b' ');
    let before = &words[from.map_or(0, |space| space + 1)..at];
    let (front, word) = (before.chars().rev(), chars.iter().rev().skip(1));
    let length = 1 + before.chars().count();
    if length <= 6
        && (*shortest == 0 || length < *shortest)
        && chars.len() >= length
        && front.zip(word).all(|(c, d)| c == *d)
    {
        *shortest = length;
    }
    None
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

/// The same of what begins at `at`; 0 behind the end.
#[inline(never)]
pub(crate) fn starts_with_at(chars: &[char], at: usize, words: &str) -> usize {
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
pub(crate) fn first_of(chars: &[char], words: &str) -> Option<usize> {
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
