//! GBK, both ways: wanted only where a text shows that its bytes were taken apart.

use super::column::Column;
use super::gbk_table as table;
use crate::text::sort;
use std::sync::LazyLock;

/// Trail bytes a lead byte has: 40–FE without 7F.
const TRAILS: usize = 190;

struct Gbk {
    /// The character of each pair, 0 where there is none.
    chars: Vec<u16>,
    /// The place of each character in `chars`, one more than that; 0 where it has none.
    places: Vec<u16>,
}

static GBK: LazyLock<Gbk> = LazyLock::new(Gbk::new);

/// The character of a pair of bytes.
pub(crate) fn decode(lead: u8, trail: u8) -> Option<char> {
    let c = *GBK.chars.get(place(lead, trail)?)?;
    char::from_u32(c.into()).filter(|&c| c != '\0')
}

/// The pair of bytes of a character.
pub(crate) fn encode(c: char) -> Option<[u8; 2]> {
    let c = u16::try_from(c as u32).ok()?;
    let place = (*GBK.places.get(usize::from(c))?).checked_sub(1)? as usize;
    let trail = (place % TRAILS) as u8 + 0x40;
    Some([
        (place / TRAILS) as u8 + 0x81,
        trail + u8::from(trail >= 0x7F),
    ])
}

/// Level 1 of GB 2312: the common characters, in the order of their readings.
pub(crate) fn common() -> impl Iterator<Item = char> {
    let halves = table::LEVEL1_HIGH.iter().zip(table::LEVEL1_LOW);
    halves.filter_map(|(&high, &low)| char::from_u32(u32::from(high) << 8 | u32::from(low)))
}

fn place(lead: u8, trail: u8) -> Option<usize> {
    if !(0x81..=0xFE).contains(&lead) || !(0x40..=0xFE).contains(&trail) || trail == 0x7F {
        return None;
    }
    let column = trail as usize - 0x40 - usize::from(trail > 0x7F);
    Some((lead as usize - 0x81) * TRAILS + column)
}

/// The places of some rows between two trail bytes, in order.
fn places(
    leads: std::ops::RangeInclusive<u8>,
    trails: std::ops::RangeInclusive<u8>,
) -> impl Iterator<Item = usize> {
    leads.flat_map(move |lead| trails.clone().filter_map(move |trail| place(lead, trail)))
}

impl Gbk {
    fn new() -> Self {
        let mut chars = vec![0u16; 126 * TRAILS];
        let common = common().map(|c| c as u16);
        for (place, c) in places(0xB0..=0xD7, 0xA1..=0xFE).zip(common) {
            chars[place] = c;
        }
        let level2 = Column::new(table::LEVEL2).steps().map(|c| c as u16);
        for (place, c) in places(0xD8..=0xF7, 0xA1..=0xFE).zip(level2) {
            chars[place] = c;
        }
        let mut known: Vec<u16> = chars.iter().copied().filter(|&c| c != 0).collect();
        sort(&mut known, |&c| (c.into(), 0));
        let others = (0x4E00..=0x9FA5).filter(|c| known.binary_search(c).is_err());
        let others = others.chain(cells(table::REST));
        let computed = places(0x81..=0xA0, 0x40..=0xFE).chain(places(0xAA..=0xFE, 0x40..=0xA0));
        for (place, c) in computed.zip(others) {
            chars[place] = c;
        }
        for (place, c) in places(0xA1..=0xA9, 0x40..=0xFE).zip(cells(table::SYMBOLS)) {
            chars[place] = c;
        }
        let mut places = vec![0; 0x1_0000];
        for (place, &c) in (1..).zip(&chars) {
            places[usize::from(c)] = place;
        }
        places[0] = 0;
        Gbk { chars, places }
    }
}

/// Cells of a column in which 0 stands for no character.
fn cells(column: &'static [u8]) -> impl Iterator<Item = u16> {
    Column::new(column).scan(0u32, |last, n| {
        let Some(n) = n.checked_sub(1) else {
            return Some(0);
        };
        *last = last.wrapping_add((n >> 1) ^ (n & 1).wrapping_neg());
        Some(*last as u16)
    })
}

#[cfg(test)]
mod tests {
    use super::{common, decode, encode};

    #[test]
    fn pairs() {
        for (c, pair) in [
            ('要', [0xD2, 0xAA]),
            ('務', [0x84, 0xD5]),
            ('獎', [0xAA, 0x84]),
            ('質', [0xD9, 0x7C]),
            ('嗝', [0xE0, 0xC3]),
            ('，', [0xA3, 0xAC]),
            ('ǎ', [0xA8, 0xA3]),
            ('丂', [0x81, 0x40]),
            ('齄', [0xF7, 0xFE]),
        ] {
            assert_eq!(encode(c), Some(pair), "{c}");
            assert_eq!(decode(pair[0], pair[1]), Some(c), "{c}");
        }
        assert_eq!(decode(0xAE, 0xD9), None);
        assert_eq!(decode(0xD8, b'('), None);
        assert_eq!(encode('🎉'), None);
        assert_eq!(common().count(), 3755);
    }

    #[test]
    fn every_pair_leads_back() {
        let mut count = 0;
        for lead in 0..=u8::MAX {
            for trail in 0..=u8::MAX {
                if let Some(c) = decode(lead, trail) {
                    assert_eq!(encode(c), Some([lead, trail]), "{c}");
                    count += 1;
                }
            }
        }
        assert!((21_700..22_100).contains(&count), "{count}");
    }
}
