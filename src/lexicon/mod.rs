//! Word lists as readable text, and the one table that looks words up in them.
//!
//! A list is a text file of this folder: one word a line, `#` starts a comment, and fields behind a tab belong to the
//! word. Words are Simplified: recognition runs on folded text ([`crate::text::Folded`]).

mod packed;
mod people;
pub(crate) mod script;
mod script_simplified;

pub(crate) use people::*;

/// A word list that finds its longest word at a place.
///
/// Built once from text (about a millisecond for 10,000 words); a look-up reads as many characters as the longest
/// match has.
pub(crate) struct Lexicon {
    /// Words with their second field, sorted.
    words: Vec<(Box<[char]>, &'static str)>,
    /// One bit a character of the Basic Multilingual Plane: does some word start with it?
    starts: Box<[u64; 1024]>,
}

impl Lexicon {
    /// Reads lists of one word a line; the field behind the first tab is the word's tag.
    pub(crate) fn new(lists: &[&'static str]) -> Self {
        let mut words: Vec<(Box<[char]>, &'static str)> = lists
            .iter()
            .flat_map(|list| list.lines())
            .map(|line| line.split('#').next().unwrap_or_default().trim_end())
            .filter(|line| !line.is_empty())
            .map(|line| line.split_once('\t').unwrap_or((line, "")))
            .map(|(word, tag)| (word.trim().chars().collect(), tag))
            .collect();
        words.sort_unstable();
        words.dedup_by(|later, first| later.0 == first.0);
        let mut starts = Box::new([0u64; 1024]);
        for (word, _) in &words {
            let c = word[0] as usize & 0xFFFF;
            starts[c / 64] |= 1 << (c % 64);
        }
        Lexicon { words, starts }
    }

    /// The longest word that `chars` starts with: its length in characters and its tag.
    pub(crate) fn longest(&self, chars: &[char]) -> Option<(usize, &'static str)> {
        let first = *chars.first()? as usize & 0xFFFF;
        if self.starts[first / 64] & (1 << (first % 64)) == 0 {
            return None;
        }
        let (mut low, mut high) = (0, self.words.len());
        let mut best = None;
        for (at, &c) in chars.iter().enumerate() {
            let here = &self.words[low..high];
            let next = |w: &(Box<[char]>, &str)| w.0.get(at).copied();
            high = low + here.partition_point(|w| next(w) <= Some(c));
            low += here.partition_point(|w| next(w) < Some(c));
            if low == high {
                break;
            }
            if self.words[low].0.len() == at + 1 {
                best = Some((at + 1, self.words[low].1));
            }
        }
        best
    }

    /// The tag of exactly this word.
    pub(crate) fn get(&self, word: &[char]) -> Option<&'static str> {
        self.words
            .binary_search_by(|w| (*w.0).cmp(word))
            .ok()
            .map(|at| self.words[at].1)
    }

    /// The longest word that `chars` ends with, at most `longest` characters: its length and its tag.
    pub(crate) fn longest_ending(
        &self,
        chars: &[char],
        longest: usize,
    ) -> Option<(usize, &'static str)> {
        (1..=longest.min(chars.len()))
            .rev()
            .find_map(|n| Some((n, self.get(&chars[chars.len() - n..])?)))
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn longest_word_wins() {
        let list = Lexicon::new(&["# titles\n书记\tt\n书记员\tu\n县长\n", "副书记 # comment\n"]);
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
