//! Word lists as readable text, and the one table that looks words up in them.
//!
//! A list is a text file of this folder: one word a line, with its tag behind a tab if it has one; `#` starts a comment.
//! Words are Simplified: recognition runs on folded text ([`crate::text::Folded`]).

mod alphabet;
mod clauses;
mod column;
mod figures;
#[cfg(feature = "notes")]
pub(crate) mod gbk;
#[cfg(feature = "notes")]
mod gbk_table;
mod list;
pub(crate) mod pack;
mod people;
#[cfg(feature = "notes")]
pub(crate) mod readings;
#[cfg(feature = "notes")]
mod readings_table;
pub(crate) mod script;
#[cfg(feature = "hant")]
mod script_rare;
mod script_simplified;
#[cfg(feature = "hant")]
mod script_traditional;

pub(crate) use clauses::*;
pub(crate) use figures::*;
pub(crate) use list::List;
#[cfg(any(feature = "paste", feature = "peoples", feature = "problems"))]
pub(crate) use pack::lines;
pub(crate) use pack::{pack, words};
pub(crate) use people::*;

/// A word list that finds its longest word at a place.
///
/// Built once from text (about a millisecond for 10,000 words). A look-up hashes two characters and compares only with
/// the words that begin with them; most places fail at one bit.
pub(crate) struct Lexicon {
    /// The characters of all words.
    chars: Vec<char>,
    /// The words; those of one bucket are linked, the longest first.
    words: Vec<Word>,
    /// The first word of each bucket; a bucket is a hash of two characters.
    buckets: Vec<u32>,
    /// What words begin with.
    starts: Pairs,
    /// The characters that words end with, the upper bits of each and the lower ones.
    ends: Pairs,
}

#[derive(Clone, Copy)]
struct Word {
    from: u32,
    length: u32,
    /// The next word of the bucket.
    next: u32,
    tag: &'static str,
    /// The first letter of the tag, 0 where it has none.
    letter: u8,
}

/// No word.
const NONE: u32 = u32::MAX;

/// Which characters may stand beside each other: a row for all first ones of the same lowest eight bits, in it a bit for
/// all second ones of the same lowest six.
struct Pairs([u64; 256]);

impl Pairs {
    /// Adds a pair; without a second one, all that begin with the first.
    fn add(&mut self, first: u32, second: Option<u32>) {
        self.0[first as usize & 255] |= second.map_or(!0, |second| 1 << (second & 63));
    }

    #[inline(always)]
    fn may_hold(&self, first: u32, second: u32) -> bool {
        self.0[first as usize & 255] >> (second & 63) & 1 != 0
    }
}

impl Lexicon {
    /// Reads lists as [`words!`] gives them; of two entries of one word the first counts.
    #[inline(never)]
    pub(crate) fn read(lists: &[&'static str]) -> Self {
        let mut lexicon = Lexicon::sized(lists.iter().map(|list| list.len()).sum());
        for list in lists {
            let (mut tag, mut tag_starts, mut length) = ("", 0, 0);
            let mut from = 0;
            for (at, c) in list.char_indices() {
                if c == '\0' {
                    (tag_starts, length) = (at + 1, 0);
                } else if c.is_control() {
                    if length == 0 {
                        tag = &list[tag_starts..at];
                    }
                    (length, from) = (c as usize % 0x60, lexicon.chars.len());
                } else if length > 0 {
                    lexicon.chars.push(alphabet::character(c));
                    if lexicon.chars.len() == from + length {
                        lexicon.link(from, tag, usize::MAX);
                        from += length;
                    }
                }
            }
        }
        lexicon
    }

    /// A list without words yet, for as many as so many bytes of a packed list can hold.
    pub(crate) fn sized(bytes: usize) -> Self {
        // A character has two bytes there; three buckets for four of them keep the chains short.
        let chars = bytes / 2;
        Lexicon {
            chars: Vec::with_capacity(chars),
            words: Vec::new(),
            buckets: vec![NONE; (chars * 3 / 4 + 1).next_power_of_two()],
            starts: Pairs([0; 256]),
            ends: Pairs([0; 256]),
        }
    }

    /// Adds a word of a text, unless sixteen others begin as it does: a look-up stays short whatever the text holds.
    pub(crate) fn learn(&mut self, word: &[char]) {
        self.add(word, "", 16);
    }

    /// Adds a word if fewer than `most` begin as it does.
    fn add(&mut self, word: &[char], tag: &'static str, most: usize) {
        let from = self.chars.len();
        self.chars.extend_from_slice(word);
        self.link(from, tag, most);
    }

    /// Links the word that the last characters are into its bucket, if fewer than `most` are before it and it is not there.
    fn link(&mut self, from: usize, tag: &'static str, most: usize) {
        let chars = &self.chars[from..];
        let (Some(&first), Some(&last)) = (chars.first(), chars.last()) else {
            return;
        };
        let key = key(first, chars.get(1));
        let second = chars.get(1).map(|&c| c as u32);
        self.starts.add(first as u32, second);
        self.ends.add(last as u32 >> 6, Some(last as u32));
        let bucket = self.bucket(key);
        let (mut before, mut next, mut count) = (NONE, self.buckets[bucket], 0);
        while let Some(word) = self.words.get(next as usize)
            && word.length as usize >= chars.len()
        {
            count += 1;
            if self.of(word) == chars || count > most {
                return;
            }
            (before, next) = (next, word.next);
        }
        let new = self.words.len() as u32;
        match self.words.get_mut(before as usize) {
            Some(word) => word.next = new,
            None => self.buckets[bucket] = new,
        }
        self.words.push(Word {
            from: from as u32,
            length: chars.len() as u32,
            next,
            tag,
            letter: lettered((0, tag)).1,
        });
    }

    /// The longest word that `chars` starts with: its length in characters and its tag.
    #[inline(always)]
    pub(crate) fn longest(&self, chars: &[char]) -> Option<(usize, &'static str)> {
        let word = self.find(chars)?;
        Some((word.length as usize, word.tag))
    }

    /// The length of the longest word that `chars` starts with, and the first letter of its tag; 0 where there is none.
    #[inline(always)]
    pub(crate) fn at(&self, chars: &[char]) -> (usize, u8) {
        match self.find(chars) {
            Some(word) => (word.length as usize, word.letter),
            None => (0, 0),
        }
    }

    /// The longest word that `chars` starts with: asked at every character of a text, many times, mostly in vain.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    fn find(&self, chars: &[char]) -> Option<&Word> {
        let (first, second) = (*chars.first()?, chars.get(1));
        let next = second.map_or(0, |&c| c as u32);
        if !self.starts.may_hold(first as u32, next) {
            return None;
        }
        // Words of two characters and more, then those of one.
        self.search(chars, key(first, second))
            .or_else(|| self.search(chars, key(first, None)))
    }

    /// The longest word that `chars` starts with of those in the bucket of this key.
    #[cfg_attr(feature = "speed", inline(never))]
    #[cfg_attr(not(feature = "speed"), inline(always))]
    fn search(&self, chars: &[char], key: u32) -> Option<&Word> {
        let mut next = self.buckets[self.bucket(key)];
        while let Some(word) = self.words.get(next as usize) {
            let words = self.of(word);
            let mut same = 0;
            while same < words.len() && chars.get(same) == Some(&words[same]) {
                same += 1;
            }
            if same == words.len() {
                return Some(word);
            }
            next = word.next;
        }
        None
    }

    /// The same as [`Lexicon::at`] of the longest word that `chars` ends with, of at most six characters.
    pub(crate) fn at_end(&self, chars: &[char]) -> (usize, u8) {
        self.longest_ending(chars, 6).map_or((0, 0), lettered)
    }

    /// The tag of exactly this word.
    pub(crate) fn get(&self, word: &[char]) -> Option<&'static str> {
        let found = self.find(word)?;
        (self.of(found).len() == word.len()).then_some(found.tag)
    }

    /// The longest word that `chars` ends with, at most `longest` characters: its length and its tag.
    pub(crate) fn longest_ending(
        &self,
        chars: &[char],
        longest: usize,
    ) -> Option<(usize, &'static str)> {
        if !self
            .ends
            .may_hold(*chars.last()? as u32 >> 6, *chars.last()? as u32)
        {
            return None;
        }
        let from = chars.len() - longest.min(chars.len());
        (from..chars.len()).find_map(|at| Some((chars.len() - at, self.get(&chars[at..])?)))
    }

    /// All words.
    #[cfg(feature = "notes")]
    pub(crate) fn words(&self) -> impl Iterator<Item = &[char]> {
        self.words.iter().map(|word| self.of(word))
    }

    /// The characters of a word.
    fn of(&self, word: &Word) -> &[char] {
        &self.chars[word.from as usize..][..word.length as usize]
    }

    /// The bucket of the words of this key.
    #[inline(always)]
    fn bucket(&self, key: u32) -> usize {
        key as usize & (self.buckets.len() - 1)
    }
}

/// What words are found by: a hash of their first two characters, or of the only one.
#[inline(always)]
fn key(first: char, second: Option<&char>) -> u32 {
    let both = (first as u32) << 16 ^ second.map_or(0, |&c| c as u32);
    // Fibonacci hashing; the multiplier is odd, so that no two pairs of 16 bits become one.
    both.wrapping_mul(0x9E37_79B9).rotate_left(16)
}

fn lettered((length, tag): (usize, &'static str)) -> (usize, u8) {
    (length, tag.bytes().next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn longest_word_wins() {
        let list = Lexicon::read(&["\0t\u{2}书记\0u\u{3}书记员\0\u{2}县长", "\0\u{3}副书记"]);
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
        // A blank belongs to the word: what begins with So need not begin with "So ".
        let list = Lexicon::read(&["\0p\u{3}So "]);
        assert_eq!(list.get(&['S', 'o']), None);
        assert_eq!(list.get(&['S', 'o', ' ']), Some("p"));
    }
}
