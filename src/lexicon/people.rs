//! The words that people's names, titles and deeds are made of.

use super::column::Column;
use super::pack::NO_WEIGHT;
use super::{Lexicon, List, pack, words};
use crate::text::{is_han, phrase};
use std::sync::LazyLock;

/// The words that titles end in; tags `p` (may follow a name), `w` (people in general), none. See [`title`] for 副.
pub(crate) fn titles() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("titles.txt")]);
    &LIST
}

/// What people in a report do; tags `s` (says), `n` (noun of a speech), `h` (presides), `a` (is there), `o` (other).
pub(crate) fn verbs() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("verbs.txt")]);
    &LIST
}

/// The words behind which a title's owner begins; tags `o` (object), `v` (object, then subject), `k` (no cut), none.
pub(crate) fn cuts() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("cuts.txt")]);
    &LIST
}

/// How names of meetings end; tags `g` (needs words before it), `x` (no meeting), none.
pub(crate) fn meetings() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("meetings.txt")]);
    &LIST
}

/// What stands before a meeting's name; tags `h` (holds it), `a` (is there), `o` (another meeting), none.
pub(crate) fn convening() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("convening.txt")]);
    &LIST
}

/// Words that look like names; tags `n` (no name begins with it), `c` (none is it, unless a title stands beside it).
pub(crate) fn common() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("common.txt")]);
    &LIST
}

/// Names of provinces, prefectures and countries, which look like people's and end before one.
pub(crate) fn places() -> &'static Lexicon {
    static LIST: List = List::new(&[
        words!("divisions.txt"),
        #[cfg(feature = "peoples")]
        words!("countries.txt"),
    ]);
    &LIST
}

/// How names of organizations and places end; tags `o`, `l`, `w`, `p`, `k`, see there.
#[cfg(feature = "details")]
pub(crate) fn institutions() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("institutions.txt")]);
    &LIST
}

/// The parts that names of Tibetans, Mongols, Uyghurs and others are made of.
#[cfg(feature = "peoples")]
pub(crate) fn peoples() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("peoples.txt")]);
    &LIST
}

/// What a name may stand behind without a title: parties and the like; tag `a` for what puts somebody into office.
pub(crate) fn houses() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("houses.txt")]);
    &LIST
}

/// What comes before the names of those who made the report (记者, 图/文).
pub(crate) fn credits() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("credits.txt")]);
    &LIST
}

/// The longest verb that `chars` starts with: its length and the letter of its tag; 0 where there is none.
#[cfg_attr(not(feature = "speed"), inline(never))]
pub(crate) fn verb(chars: &[char]) -> (usize, u8) {
    let (length, tag) = verbs().at(chars);
    if length == 0 {
        return (0, 0);
    }
    // 称号, 称谓, 指示, 指标; 与会长王明座谈.
    let noun = matches!(
        chars,
        ['称', '号' | '谓', ..] | ['指', '示' | '标' | '数' | '引' | '南', ..]
    );
    if length == 1 && noun || length == 2 && chars[0] == '与' && title(&chars[1..]).0 > 1 {
        return (0, 0);
    }
    if matches!(tag, b's' | b'r' | b'h' | b'a') {
        let closes = chars.get(length + 1).is_none_or(|c| !is_han(*c));
        match chars.get(length) {
            // 通报了; 介绍说, 回应指.
            Some('了') => return (length + 1, tag),
            Some('说') => return (length + 1, b's'),
            Some('称' | '指' | '道') if closes => return (length + 1, b's'),
            _ => {}
        }
    }
    (length, tag)
}

/// The longest cut that `chars` starts with.
#[cfg_attr(not(feature = "speed"), inline(never))]
pub(crate) fn cut(chars: &[char]) -> (usize, u8) {
    cuts().at(chars)
}

/// The longest title that `chars` starts with, the second in command included: 书记, 副书记, 常务副书记.
#[cfg_attr(not(feature = "speed"), inline(never))]
pub(crate) fn title(chars: &[char]) -> (usize, u8) {
    /// What 长 begins with, behind it.
    const LONG: &str =
        "期 征 效 远 足 城 沙 春 治 垣 宁区 安区 安街 江大 江流 江经 江沿 江干 江生 江保";
    let mut second = match chars {
        ['副', ..] => 1,
        ['常', '务', '副', ..] => 3,
        _ => 0,
    };
    let (mut length, mut tag) = titles().at(&chars[second..]);
    // 营销副总.
    if length == 0 && second == 1 {
        second = 0;
        (length, tag) = titles().at(chars);
    }
    if length == 0 {
        return (0, 0);
    }
    // 湖南省长沙市, 市长江大桥, 区长期坚持.
    let (word, rest) = chars[second..].split_at(length);
    if length == 2 && word[1] == '长' && phrase::starts!(rest, LONG) > 0
        // 在主席台就座, 轮值主席国.
        || word[length - 1] == '席' && matches!(rest.first(), Some('台' | '国'))
    {
        return (0, 0);
    }
    (second + length, tag)
}

/// The longest title that `chars` ends with.
#[inline(never)]
pub(crate) fn title_end(chars: &[char]) -> (usize, u8) {
    let (length, tag) = titles().at_end(chars);
    if length == 0 {
        return (0, 0);
    }
    let second = chars[..chars.len() - length].ends_with(&['副']);
    (length + usize::from(second), tag)
}

/// The longest place that `chars` starts with.
#[cfg_attr(not(feature = "speed"), inline(never))]
pub(crate) fn place(chars: &[char]) -> (usize, u8) {
    places().at(chars)
}

/// Whether `chars` starts with a word that no name begins with.
pub(crate) fn is_never(chars: &[char]) -> bool {
    common().at(chars).1 == b'n'
}

/// Whether `chars` is a word and a name only where a title stands beside it.
pub(crate) fn is_common(chars: &[char]) -> bool {
    common().get(chars).is_some()
}

/// Weights of the characters of names, in half nats against running text.
pub(crate) struct NameWeights {
    /// From the first of the Unified Ideographs on: the weight in a surname + 16 and in a given name + 16, five bits each;
    /// and a bit for transcriptions.
    weights: Vec<u16>,
    doubles: Lexicon,
}

/// The bit of the characters that foreign names are written with.
#[cfg(feature = "peoples")]
const FOREIGN: u16 = 1 << 10;

/// What no sum of weights makes up for.
pub(crate) const NO_NAME: i32 = -99;

/// The weights, built once.
pub(crate) fn name_weights() -> &'static NameWeights {
    static WEIGHTS: LazyLock<NameWeights> = LazyLock::new(|| {
        let mut weights = vec![NO_WEIGHT << 5; 0x5200];
        for (list, shift) in [
            (&pack!(weights, "surnames.txt")[..], 0),
            (&pack!(weights, "given.txt")[..], 5),
        ] {
            let mut numbers = Column::new(list);
            while let (Some(weight), Some(count)) = (numbers.next(), numbers.next()) {
                let mut at = 0;
                for step in numbers.by_ref().take(count as usize) {
                    at += step as usize;
                    let held = &mut weights[at];
                    *held = *held & !(31 << shift) | (weight as u16) << shift;
                }
            }
        }
        #[cfg(feature = "peoples")]
        for c in super::lines!("foreign.txt").trim().chars() {
            weights[c as usize - 0x4E00] |= FOREIGN;
        }
        let doubles: &[&str] = &[
            words!("surnames-double.txt"),
            #[cfg(feature = "peoples")]
            words!("surnames-japanese.txt"),
        ];
        let doubles = Lexicon::read(doubles);
        NameWeights { weights, doubles }
    });
    &WEIGHTS
}

impl NameWeights {
    fn of(&self, c: char) -> i32 {
        let at = (c as usize).wrapping_sub(0x4E00);
        i32::from(
            self.weights
                .get(at)
                .map_or(NO_WEIGHT << 5, |weight| *weight),
        )
    }

    /// The weight of a surname of one character; [`NO_NAME`] where it is none.
    pub(crate) fn family(&self, c: char) -> i32 {
        match self.of(c) & 31 {
            0 => NO_NAME,
            weight => weight - 16,
        }
    }

    /// The weight of a surname of two characters; [`NO_NAME`] where it is none.
    pub(crate) fn double(&self, chars: &[char]) -> i32 {
        let known = self.doubles.at(chars).1 == b'd';
        if known { 6 } else { NO_NAME }
    }

    /// The weight of exactly this surname.
    pub(crate) fn surname(&self, chars: &[char]) -> Option<i32> {
        let weight = match chars {
            [one] => self.family(*one),
            [_, _] => self.double(chars),
            _ => NO_NAME,
        };
        (weight > NO_NAME).then_some(weight)
    }

    /// Whether `chars` starts with a Japanese surname.
    #[cfg(feature = "peoples")]
    pub(crate) fn is_japanese(&self, chars: &[char]) -> bool {
        self.doubles.at(chars).1 == b'j'
    }

    /// The weight of a character of a given name.
    pub(crate) fn given(&self, c: char) -> i32 {
        (self.of(c) >> 5 & 31) - 16
    }

    /// Whether foreign names are written with this character.
    #[cfg(feature = "peoples")]
    pub(crate) fn is_foreign(&self, c: char) -> bool {
        self.of(c) & i32::from(FOREIGN) != 0
    }
}
