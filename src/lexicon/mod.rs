//! Word lists as readable text, and the one table that looks words up in them.
//!
//! A list is a text file of this folder: one word a line, `#` starts a comment, and fields behind a tab belong to the
//! word. Words are Simplified: recognition runs on folded text ([`crate::text::Folded`]).

/// The words of a list of this folder without its comments and empty lines: a tenth less to download.
macro_rules! words {
    ($file:literal) => {{
        const LIST: &[u8] = include_bytes!($file);
        const BARE: [u8; $crate::lexicon::bare_length(LIST)] = $crate::lexicon::bare(LIST);
        const WORDS: &str = match std::str::from_utf8(&BARE) {
            Ok(words) => words,
            Err(_) => panic!("a list that is not UTF-8"),
        };
        WORDS
    }};
}
pub(crate) use words;

mod figures;
#[cfg(feature = "notes")]
pub(crate) mod gbk;
#[cfg(feature = "notes")]
mod gbk_table;
mod packed;
mod people;
#[cfg(feature = "notes")]
pub(crate) mod readings;
#[cfg(feature = "notes")]
mod readings_table;
pub(crate) mod script;
mod script_simplified;
#[cfg(feature = "hant")]
mod script_traditional;

pub(crate) use figures::*;
pub(crate) use people::*;

/// A word list that finds its longest word at a place.
///
/// Built once from text (about a millisecond for 10,000 words). A look-up hashes two characters and compares only with
/// the words that begin with them; most places fail at the first bit.
pub(crate) struct Lexicon {
    /// Words with their second field; those of one bucket stand together, the longest first.
    words: Vec<(Box<[char]>, &'static str)>,
    /// Open addressing: the two first characters of a bucket and where its words stand.
    buckets: Vec<Bucket>,
    /// Does some word start with the character?
    starts: CharSet,
    /// Does some word end with it?
    ends: CharSet,
}

#[derive(Clone, Copy, Default)]
struct Bucket {
    key: u64,
    from: u32,
    to: u32,
}

/// One bit a character of the Basic Multilingual Plane; the other planes share its bits.
struct CharSet(Box<[u64; 1024]>);

impl CharSet {
    fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut bits = Box::new([0u64; 1024]);
        for c in chars {
            let c = c as usize & 0xFFFF;
            bits[c / 64] |= 1 << (c % 64);
        }
        CharSet(bits)
    }

    fn may_hold(&self, c: char) -> bool {
        let c = c as usize & 0xFFFF;
        self.0[c / 64] & (1 << (c % 64)) != 0
    }
}

/// The two first characters of a word; one that has no second has 0 there, and no bucket has the key 0.
fn key(word: &[char]) -> u64 {
    u64::from(word[0] as u32) << 32 | word.get(1).map_or(0, |&c| u64::from(c as u32))
}

impl Lexicon {
    /// Reads lists of one word a line, as [`words!`] gives them; the field behind the first tab is the word's tag.
    pub(crate) fn new(lists: &[&'static str]) -> Self {
        let lines = lists.iter().flat_map(|list| list.lines());
        Lexicon::of(lines.map(|line| line.split_once('\t').unwrap_or((line, ""))))
    }

    /// Words with their tags.
    pub(crate) fn of(words: impl Iterator<Item = (&'static str, &'static str)>) -> Self {
        let mut words: Vec<(Box<[char]>, &'static str)> = words
            .map(|(word, tag)| (word.trim().chars().collect(), tag))
            .collect();
        words.sort_unstable_by(|a, b| {
            let place = |word: &[char]| (key(word), std::cmp::Reverse(word.len()));
            place(&a.0).cmp(&place(&b.0)).then_with(|| a.cmp(b))
        });
        words.dedup_by(|later, first| later.0 == first.0);
        let mut lexicon = Lexicon {
            starts: CharSet::of(words.iter().map(|word| word.0[0])),
            ends: CharSet::of(words.iter().filter_map(|word| word.0.last().copied())),
            buckets: vec![Bucket::default(); (words.len() * 2).next_power_of_two()],
            words: Vec::new(),
        };
        let mut from = 0;
        for bucket in words.chunk_by(|a, b| key(&a.0) == key(&b.0)) {
            let (key, to) = (key(&bucket[0].0), from + bucket.len() as u32);
            let slot = lexicon.slot(key);
            lexicon.buckets[slot] = Bucket { key, from, to };
            from = to;
        }
        lexicon.words = words;
        lexicon
    }

    /// The longest word that `chars` starts with: its length in characters and its tag.
    pub(crate) fn longest(&self, chars: &[char]) -> Option<(usize, &'static str)> {
        if !self.starts.may_hold(*chars.first()?) {
            return None;
        }
        let pair = self.bucket(key(&chars[..chars.len().min(2)]));
        let found = pair.iter().find(|word| chars.starts_with(&word.0));
        let found = found.or_else(|| self.bucket(key(&chars[..1])).first());
        found.map(|word| (word.0.len(), word.1))
    }

    /// The tag of exactly this word.
    pub(crate) fn get(&self, word: &[char]) -> Option<&'static str> {
        if !self.starts.may_hold(*word.first()?) {
            return None;
        }
        let mut bucket = self.bucket(key(word)).iter();
        bucket.find(|w| *w.0 == *word).map(|w| w.1)
    }

    /// The longest word that `chars` ends with, at most `longest` characters: its length and its tag.
    pub(crate) fn longest_ending(
        &self,
        chars: &[char],
        longest: usize,
    ) -> Option<(usize, &'static str)> {
        if !self.ends.may_hold(*chars.last()?) {
            return None;
        }
        (1..=longest.min(chars.len()))
            .rev()
            .find_map(|n| Some((n, self.get(&chars[chars.len() - n..])?)))
    }

    fn bucket(&self, key: u64) -> &[(Box<[char]>, &'static str)] {
        let bucket = self.buckets[self.slot(key)];
        &self.words[bucket.from as usize..bucket.to as usize]
    }

    /// Where the bucket of `key` stands, or the free place where it would.
    fn slot(&self, key: u64) -> usize {
        // Fibonacci hashing; the table is at most half full, so that a free place is near.
        let hash = (key ^ key >> 27).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let last = self.buckets.len() - 1;
        let mut slot = (hash >> 32) as usize & last;
        while self.buckets[slot].key != key && self.buckets[slot].key != 0 {
            slot = (slot + 1) & last;
        }
        slot
    }
}

/// How many bytes of a list are words.
pub(crate) const fn bare_length(list: &[u8]) -> usize {
    let (mut at, mut length) = (0, 0);
    while at < list.len() {
        let (end, next) = line(list, at);
        if end > at {
            length += end - at + 1;
        }
        at = next;
    }
    length
}

/// The lines of a list without comments.
pub(crate) const fn bare<const LENGTH: usize>(list: &[u8]) -> [u8; LENGTH] {
    let mut bare = [0; LENGTH];
    let (mut at, mut length) = (0, 0);
    while at < list.len() {
        let (end, next) = line(list, at);
        if end > at {
            while at < end {
                bare[length] = list[at];
                (at, length) = (at + 1, length + 1);
            }
            bare[length] = b'\n';
            length += 1;
        }
        at = next;
    }
    bare
}

/// Where the words of the line that starts at `at` end, and where the next line starts.
const fn line(list: &[u8], at: usize) -> (usize, usize) {
    let (mut end, mut next, mut comment) = (at, at, false);
    while next < list.len() && list[next] != b'\n' {
        comment |= list[next] == b'#';
        next += 1;
        if !comment && !list[next - 1].is_ascii_whitespace() {
            end = next;
        }
    }
    (end, next + 1)
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, bare, bare_length};

    #[test]
    fn comments_stay_at_home() {
        const LIST: &[u8] = "# titles\n\n书记\tt # says\n  \n县长 \n#\n局长".as_bytes();
        let bare: [u8; bare_length(LIST)] = bare(LIST);
        assert_eq!(bare.as_slice(), "书记\tt\n县长\n局长\n".as_bytes());
    }

    #[test]
    fn longest_word_wins() {
        let list = Lexicon::new(&["书记\tt\n书记员\tu\n县长\n", "副书记\n"]);
        let find = |s: &str| list.longest(&s.chars().collect::<Vec<_>>());
        assert_eq!(find("书记员说"), Some((3, "u")));
        assert_eq!(find("书记说"), Some((2, "t")));
        assert_eq!(find("副书记"), Some((3, "")));
        assert_eq!(find("书"), None);
        assert_eq!(list.get(&['县', '长']), Some(""));
        assert_eq!(
            list.longest_ending(&"兼副书记".chars().collect::<Vec<_>>(), 4),
            Some((3, ""))
        );
    }
}
