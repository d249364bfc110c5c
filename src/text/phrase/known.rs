//! Short lists known when the engine is compiled, in a form that is asked fast: a sieve that most characters do not pass,
//! and a hash table of the others. Where size counts more nobody asks for one.

use super::sieve::Sieve;
use super::{decoded, holds, same};

/// The list of these words, made when the engine is compiled.
macro_rules! known {
    ($words:expr, $key:ident) => {{
        use $crate::text::phrase::{Key, Known, slots, table};
        const SLOTS: usize = slots($words, Key::$key);
        const TABLE: &[u32; SLOTS] = &table($words, Key::$key);
        const KNOWN: Known<SLOTS> = Known::new($words, Key::$key, TABLE);
        KNOWN
    }};
}
pub(crate) use known;

/// The character by which a word is found; in a set each one is a word of its own.
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Each,
    First,
    Last,
}

/// Words told apart by spaces, with a table of so many slots.
#[derive(Clone, Copy)]
pub(crate) struct Known<const N: usize> {
    words: &'static str,
    /// Which characters may be keys.
    sieve: Sieve,
    table: &'static [u32; N],
}

/// A set up to this size needs no table.
const SMALL: usize = 16;

/// How many slots the table of these words has: a power of two, of which at most half are taken.
pub(crate) const fn slots(words: &str, key: Key) -> usize {
    let mut keys = Keys::new(words, key);
    let mut count: usize = 1;
    while keys.next().is_some() {
        count += 1;
    }
    (2 * count).next_power_of_two()
}

/// The words in their order, each in the first free slot behind its key's: the key's code point, and above these 16 bits
/// its place in `words`.
pub(crate) const fn table<const N: usize>(words: &str, key: Key) -> [u32; N] {
    assert!(
        matches!(key, Key::Each) || is_ordered(words),
        "a word behind one that it begins with is never found"
    );
    let mut table = [0; N];
    let mut keys = Keys::new(words, key);
    while let Some((at, c)) = keys.next() {
        let mut slot = home::<N>(c);
        while table[slot] != 0 {
            slot = (slot + 1) & (N - 1);
        }
        assert!(at < 1 << 16, "more words than 16 bits can tell");
        table[slot] = c | (at as u32) << 16;
    }
    table
}

impl<const N: usize> Known<N> {
    pub(crate) const fn new(words: &'static str, key: Key, table: &'static [u32; N]) -> Self {
        let mut sieve = Sieve::NONE;
        let mut keys = Keys::new(words, key);
        while let Some((_, c)) = keys.next() {
            sieve = sieve.with(c);
        }
        Known {
            words,
            sieve,
            table,
        }
    }

    /// Whether `c` may be a key.
    #[inline(always)]
    pub(crate) fn may_have(self, c: char) -> bool {
        self.sieve.may_hold(c)
    }

    /// Whether `c` is a key.
    #[inline(always)]
    pub(crate) fn has(self, c: char) -> bool {
        self.may_have(c)
            && if N <= SMALL {
                holds(self.words, c)
            } else {
                self.find(c, |_| Some(())).is_some()
            }
    }

    /// The length of the first word that `chars` starts with; 0 where none does.
    #[inline(always)]
    pub(crate) fn starts(self, chars: &[char]) -> usize {
        match chars.first() {
            Some(&first) if self.may_have(first) => self
                .find(first, |at| begun(chars, &self.words[at..]))
                .unwrap_or(0),
            _ => 0,
        }
    }

    /// The length of the shortest word that `chars` ends with; 0 where none does.
    #[inline(always)]
    pub(crate) fn ends(self, chars: &[char]) -> usize {
        let mut shortest = 0;
        if let Some(&last) = chars.last()
            && self.may_have(last)
        {
            self.find(last, |at| ended(chars, self.words, at, &mut shortest));
        }
        shortest
    }

    /// The first answer that `found` has for the place of a word with this key.
    #[inline(always)]
    fn find<T>(self, c: char, mut found: impl FnMut(usize) -> Option<T>) -> Option<T> {
        let mut slot = home::<N>(c as u32);
        while self.table[slot] != 0 {
            if self.table[slot] & 0xFFFF == c as u32
                && let Some(answer) = found((self.table[slot] >> 16) as usize)
            {
                return Some(answer);
            }
            slot = (slot + 1) & (N - 1);
        }
        None
    }
}

/// The slot that a key is looked for first.
#[inline(always)]
const fn home<const N: usize>(c: u32) -> usize {
    // Fibonacci hashing.
    (c.wrapping_mul(0x9E37_79B9) >> 16) as usize & (N - 1)
}

/// The length of the first word of `words` if `chars` starts with it.
#[inline(never)]
fn begun(chars: &[char], words: &str) -> Option<usize> {
    let length = same(chars, words);
    (length > 0).then_some(length)
}

/// Notes the length of the word whose last character is at `at`, if `chars` ends with it and with no shorter one; as in
/// [`ends_with`](super::ends_with) it has at most six characters.
#[inline(never)]
fn ended(chars: &[char], words: &str, at: usize, shortest: &mut usize) -> Option<()> {
    let from = words.as_bytes()[..at].iter().rposition(|b| *b == b' ');
    let front = &words[from.map_or(0, |space| space + 1)..at];
    let length = 1 + front.chars().count();
    if length <= chars.len().min(6)
        && (*shortest == 0 || length < *shortest)
        && front.chars().eq(chars[chars.len() - length..]
            .iter()
            .copied()
            .take(length - 1))
    {
        *shortest = length;
    }
    None
}

/// The keys of words in order: where in `words` each is, and its code point.
struct Keys<'a> {
    words: &'a [u8],
    key: Key,
    at: usize,
}

impl<'a> Keys<'a> {
    const fn new(words: &'a str, key: Key) -> Self {
        let words = words.as_bytes();
        Keys { words, key, at: 0 }
    }

    const fn next(&mut self) -> Option<(usize, u32)> {
        let words = self.words;
        while self.at < words.len() {
            let at = self.at;
            let (c, width) = decoded(words, at);
            self.at += width;
            let is_key = match self.key {
                Key::Each => true,
                Key::First => at == 0 || words[at - 1] == b' ',
                Key::Last => self.at == words.len() || words[self.at] == b' ',
            };
            if is_key {
                assert!(c < 1 << 16, "a key of more than 16 bits");
                return Some((at, c as u32));
            }
        }
        None
    }
}

/// Whether each word can be found: none stands behind one that it begins with.
const fn is_ordered(words: &str) -> bool {
    let bytes = words.as_bytes();
    let mut firsts = Keys::new(words, Key::First);
    while let Some((earlier, _)) = firsts.next() {
        let mut rest = Keys::new(words, Key::First);
        rest.at = firsts.at;
        while let Some((later, _)) = rest.next() {
            let mut same = 0;
            while bytes[earlier + same] != b' '
                && later + same < bytes.len()
                && bytes[earlier + same] == bytes[later + same]
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
