//! Readings of characters in pinyin: wanted only where a text holds notes.

use super::column::Column;
use super::{gbk, readings_table as table, script};
use crate::text::{Table, sort};
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

    /// Reads the syllable with its tone mark that `words` begin with, as it is written in a note up to its closing
    /// bracket: `huì)`, `lǜ）`; also says where that ends. Capitals, digits, a syllable without a mark and anything that
    /// is not in the inventory are none.
    pub(crate) fn parse(words: &str) -> Option<(Reading, usize)> {
        let (mut letters, mut room, mut tone) = (0, 64u32, 0);
        for (at, c) in words.char_indices() {
            if matches!(c, ')' | '）') {
                let number = SYLLABLES.get(letters)? as u16 * 5;
                return Some((
                    Reading(number + u16::checked_sub(tone, 1)?),
                    at + c.len_utf8(),
                ));
            }
            let (letter, mark) = unmark(c)?;
            if letter != 0 {
                room = room.checked_sub(8)?;
                letters |= u64::from(letter) << room;
            }
            if mark != 0 {
                if tone != 0 {
                    return None;
                }
                tone = mark;
            }
        }
        None
    }
}

/// The letter and the tone of a letter with a mark, composed or not; 0 where there is none.
fn unmark(c: char) -> Option<(u8, u16)> {
    const MARKED: [char; 24] = [
        'ā', 'á', 'ǎ', 'à', 'ē', 'é', 'ě', 'è', 'ī', 'í', 'ǐ', 'ì', 'ō', 'ó', 'ǒ', 'ò', 'ū', 'ú',
        'ǔ', 'ù', 'ǖ', 'ǘ', 'ǚ', 'ǜ',
    ];
    Some(match c {
        'a'..='z' => (c as u8, 0),
        '\0'..='\x7F' => return None,
        '\u{304}' => (0, 1),
        '\u{301}' => (0, 2),
        '\u{30C}' => (0, 3),
        '\u{300}' => (0, 4),
        'ü' => (b'v', 0),
        'ɡ' => (b'g', 0),
        'ɑ' => (b'a', 0),
        _ => {
            let at = MARKED.iter().position(|&marked| marked == c)?;
            (b"aeiouv"[at / 4], at as u16 % 4 + 1)
        }
    })
}

/// The numbers of the syllables, under their letters as the bytes of a number, the first one highest.
static SYLLABLES: LazyLock<Table> = LazyLock::new(|| {
    let mut numbers = Table::default();
    for (at, word) in table::SYLLABLES.split(|&byte| byte == b' ').enumerate() {
        let bytes = word.iter().chain([&0; 8]).take(8);
        let letters = bytes.fold(0, |sum, &byte| sum << 8 | u64::from(byte));
        numbers.get_or(letters, at);
    }
    numbers
});

/// The readings of the characters of the Basic Multilingual Plane.
struct Readings {
    /// Sorted by character, the usual reading of each first.
    list: Vec<Reading>,
    /// For each code point where its readings begin, which is where those of the one before it end.
    starts: Vec<u16>,
}

static READINGS: LazyLock<Readings> = LazyLock::new(|| {
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
    let mut starts = vec![0; 0x1_0001];
    let mut from = 0;
    for (at, &(c, _)) in all.iter().enumerate() {
        let c = usize::from(c);
        starts[from..=c].fill(at as u16);
        from = c + 1;
    }
    starts[from..].fill(all.len() as u16);
    Readings {
        list: all.iter().map(|entry| entry.1).collect(),
        starts,
    }
});

/// Whether a character is of GB 2312 level 1: the 3,755 that daily life needs.
pub(crate) fn is_common(c: char) -> bool {
    gbk::encode(c).is_some_and(|[lead, trail]| (0xB0..=0xD7).contains(&lead) && trail > 0xA0)
}

/// The known readings of a character, the usual one first.
pub(crate) fn readings(c: char) -> impl Iterator<Item = Reading> {
    let c = usize::from(u16::try_from(c as u32).unwrap_or(0));
    let Readings { list, starts } = &*READINGS;
    list[starts[c].into()..starts[c + 1].into()].iter().copied()
}

#[cfg(test)]
mod tests {
    use super::{Reading, readings};

    #[test]
    fn syllables_with_their_tone() {
        for good in ["huì", "lǜ", "ān", "zhuàng", "zhuang\u{300}", "ér"] {
            let noted = format!("{good})（");
            let read = Reading::parse(&noted).expect("a syllable");
            assert_eq!(read.1, good.len() + 1);
        }
        for bad in [
            "", "hui", "Huì", "nǐhǎo", "nǐ hǎo", "CPI", "xyǎ", "hùì", "abs",
        ] {
            assert_eq!(Reading::parse(&format!("{bad})")), None, "{bad}");
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
            let noted = format!("{syllable}）");
            let reading = Reading::parse(&noted).expect("a syllable");
            assert!(readings(c).any(|r| r == reading.0), "{c} {syllable}");
        }
        assert_eq!(readings('a').count(), 0);
        assert_eq!(readings('😀').count(), 0);
    }
}
