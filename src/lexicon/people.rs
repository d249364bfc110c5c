//! The words that people's names, titles and deeds are made of.

use super::Lexicon;
use crate::text::sort;
use std::sync::LazyLock;

/// The words that titles end in; tags `p` (may follow a name), `w` (people in general), none.
pub(crate) fn titles() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("titles.txt")]));
    &LIST
}

/// What people in a report do; tags `s` (says), `n` (noun of a speech), `h` (presides), `a` (is there), `o` (other).
pub(crate) fn verbs() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("verbs.txt")]));
    &LIST
}

/// The words behind which a title's owner begins; tags `o` (object), `v` (object, then subject), `k` (no cut), none.
pub(crate) fn cuts() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("cuts.txt")]));
    &LIST
}

/// How names of meetings end; tags `g` (needs words before it), `x` (no meeting), none.
pub(crate) fn meetings() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("meetings.txt")]));
    &LIST
}

/// What stands before a meeting's name; tags `h` (holds it), `a` (is there), `o` (another meeting), none.
pub(crate) fn convening() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("convening.txt")]));
    &LIST
}

/// Words that look like names and are none without a title beside them.
pub(crate) fn common() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("common.txt")]));
    &LIST
}

/// Words no name begins with, though their first character is a surname.
pub(crate) fn never() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("never.txt")]));
    &LIST
}

/// Names of provinces, prefectures and countries, which look like people's and end before one.
pub(crate) fn places() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::new(&[words!("divisions.txt"), words!("countries.txt")]));
    &LIST
}

/// The parts that names of Tibetans, Mongols, Uyghurs and others are made of.
pub(crate) fn peoples() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("peoples.txt")]));
    &LIST
}

/// Parties and the like, behind which a name may stand without a title.
pub(crate) fn houses() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("houses.txt")]));
    &LIST
}

/// What comes before the names of those who made the report (记者, 图/文).
pub(crate) fn credits() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("credits.txt")]));
    &LIST
}

/// Weights of the characters of names, in half nats against running text.
pub(crate) struct NameWeights {
    surnames: Lexicon,
    given: Vec<(char, i8)>,
    foreign: Vec<char>,
}

/// The weights, built once.
pub(crate) fn name_weights() -> &'static NameWeights {
    static WEIGHTS: LazyLock<NameWeights> = LazyLock::new(|| {
        let mut given: Vec<(char, i8)> = words!("given.txt")
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(weight, chars)| Some((weight.parse::<i8>().ok()?, chars)))
            .flat_map(|(weight, chars)| chars.chars().map(move |c| (c, weight)))
            .collect();
        sort(&mut given, |&(c, _)| (c as usize, 0));
        let mut foreign: Vec<char> = words!("foreign.txt").lines().flat_map(str::chars).collect();
        sort(&mut foreign, |&c| (c as usize, 0));
        NameWeights {
            surnames: Lexicon::new(&[words!("surnames.txt")]),
            given,
            foreign,
        }
    });
    &WEIGHTS
}

impl NameWeights {
    /// The weight of exactly this surname.
    pub(crate) fn surname(&self, chars: &[char]) -> Option<i32> {
        self.surnames.get(chars)?.parse().ok()
    }

    /// Whether these two characters are a Japanese surname.
    pub(crate) fn is_japanese(&self, chars: &[char]) -> bool {
        self.surnames.get(chars) == Some("j")
    }

    /// The weight of a character of a given name.
    pub(crate) fn given(&self, c: char) -> i32 {
        let at = self.given.binary_search_by_key(&c, |&(c, _)| c);
        at.map_or(0, |at| i32::from(self.given[at].1))
    }

    /// Whether foreign names are written with this character.
    pub(crate) fn is_foreign(&self, c: char) -> bool {
        self.foreign.binary_search(&c).is_ok()
    }
}
