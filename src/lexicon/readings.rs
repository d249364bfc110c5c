//! Readings of characters in pinyin: wanted only where a text holds notes.

use super::packed::Column;
use super::{gbk, readings_table as table, script};
use crate::text::sort;
use std::sync::LazyLock;

/// A syllable with its tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reading(u16);

impl Reading {
    /// A number of its own, for sorting.
    pub(crate) fn number(self) -> usize {
        self.0.into()
    }

    /// Whether both are the same syllable, in whatever tone.
    pub(crate) fn is_near(self, other: Reading) -> bool {
        self.0 / 5 == other.0 / 5
    }

    /// Reads a syllable with its tone mark, as it is written in a note: `huì`, `lǜ`. Capitals, digits, a syllable
    /// without a mark and anything that is not in the inventory are none.
    pub(crate) fn parse(syllable: &str) -> Option<Reading> {
        let (mut letters, mut room, mut tone) = (0, 64u32, None);
        for c in syllable.chars() {
            let (letter, mark) = unmark(c);
            if mark != 0 && tone.replace(mark).is_some() {
                return None;
            }
            if let Some(letter) = letter {
                room = room.checked_sub(8)?;
                letters |= u64::from(u8::try_from(letter).ok()?) << room;
            }
        }
        let at = SYLLABLES.binary_search(&letters).ok()?;
        Some(Reading(at as u16 * 5 + tone? - 1))
    }
}

/// The letter and the tone of a letter with a mark, composed or not; tone 0 where there is none.
fn unmark(c: char) -> (Option<char>, u16) {
    const MARKED: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";
    match c {
        'a'..='z' => (Some(c), 0),
        '\u{304}' => (None, 1),
        '\u{301}' => (None, 2),
        '\u{30C}' => (None, 3),
        '\u{300}' => (None, 4),
        'ü' => (Some('v'), 0),
        'ɡ' => (Some('g'), 0),
        'ɑ' => (Some('a'), 0),
        _ => match MARKED.chars().position(|m| m == c) {
            Some(at) => ("aeiouv".chars().nth(at / 4), at as u16 % 4 + 1),
            None => (Some(c), 0),
        },
    }
}

/// The syllables in order, their letters as the bytes of a number, the first one highest.
static SYLLABLES: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let syllables = table::SYLLABLES.split(|&byte| byte == b' ');
    let number = |word: &[u8]| {
        let bytes = word.iter().chain([&0; 8]).take(8);
        bytes.fold(0, |sum, &byte| sum << 8 | u64::from(byte))
    };
    syllables.map(number).collect()
});

/// Characters of the Basic Multilingual Plane with one reading each, sorted by character, the usual reading first.
static READINGS: LazyLock<Vec<(u16, Reading)>> = LazyLock::new(|| {
    let runs = Column::new(table::RUNS).zip(0..);
    let told = runs.flat_map(|(count, reading)| (0..count).map(move |_| Reading(reading)));
    let mut common: Vec<(u16, Reading)> = gbk::common().map(|c| c as u16).zip(told).collect();
    sort(&mut common, |entry| (entry.0.into(), 0));
    let listed = Column::new(table::CHARS)
        .sums()
        .zip(Column::new(table::OF))
        .map(|(c, reading)| (c as u16, Reading(reading as u16)));
    let mut all: Vec<(u16, Reading)> = listed.collect();
    let named = all.clone();
    let is_named = |c: u16| named.binary_search_by_key(&c, |entry| entry.0).is_ok();
    let usual = |c: u16| {
        let at = named.partition_point(|entry| entry.0 < c);
        let listed = named.get(at).filter(|entry| entry.0 == c);
        let told = common.binary_search_by_key(&c, |entry| entry.0).ok();
        listed.or(told.map(|at| &common[at])).map(|entry| entry.1)
    };
    for (from, to) in script::simplified_pairs() {
        if let (Ok(from), Ok(to)) = (u16::try_from(from), u16::try_from(to))
            && !is_named(from)
            && let Some(reading) = usual(to)
        {
            all.push((from, reading));
        }
    }
    all.extend(common.iter().filter(|entry| !is_named(entry.0)));
    sort(&mut all, |entry| (entry.0.into(), 0));
    all
});

/// Whether a character is of GB 2312 level 1: the 3,755 that daily life needs.
pub(crate) fn is_common(c: char) -> bool {
    u16::try_from(c as u32).is_ok_and(|c| COMMON.binary_search(&c).is_ok())
}

static COMMON: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut common: Vec<u16> = gbk::common().map(|c| c as u16).collect();
    sort(&mut common, |&c| (c.into(), 0));
    common
});

/// The known readings of a character, the usual one first.
pub(crate) fn readings(c: char) -> impl Iterator<Item = Reading> {
    let c = u16::try_from(c as u32).unwrap_or(0);
    let from = READINGS.partition_point(|entry| entry.0 < c);
    READINGS[from..]
        .iter()
        .take_while(move |entry| entry.0 == c)
        .map(|entry| entry.1)
}

#[cfg(test)]
mod tests {
    use super::{Reading, readings};

    #[test]
    fn syllables_with_their_tone() {
        for good in ["huì", "lǜ", "ān", "zhuàng", "zhuang\u{300}", "ér"] {
            assert!(Reading::parse(good).is_some(), "{good}");
        }
        for bad in [
            "", "hui", "Huì", "nǐhǎo", "nǐ hǎo", "CPI", "xyǎ", "hùì", "abs",
        ] {
            assert_eq!(Reading::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn characters_and_their_readings() {
        for (c, syllable) in [
            ('會', "huì"),
            ('会', "huì"),
            ('區', "qū"),
            ('長', "zhǎng"),
            ('務', "wù"),
            ('質', "zhì"),
            ('擔', "dān"),
            ('獎', "jiǎng"),
            ('財', "cái"),
            ('們', "mén"),
            ('行', "xíng"),
            ('襪', "wà"),
        ] {
            let reading = Reading::parse(syllable).expect("a syllable");
            assert!(readings(c).any(|r| r == reading), "{c} {syllable}");
        }
        assert_eq!(readings('a').count(), 0);
        assert_eq!(readings('😀').count(), 0);
    }
}
