//! The characters of the lists, numbered: what UTF-8 has three bytes for travels as two.
//!
//! A packed list stays text. A character of the alphabet is written as the one of its number, from U+00A0 on, where UTF-8
//! has two bytes; the numbers of the 1,900 characters lie so close that brotli makes a tenth less of the lists.

use super::column::Column;
use super::pack::{Bytes, line};
use crate::text::phrase::decoded;
use std::sync::LazyLock;

/// The lists that say which characters are numbered; in another list the same ones are.
const LISTS: &[&[u8]] = &[
    include_bytes!("acts.txt"),
    include_bytes!("before.txt"),
    include_bytes!("closers.txt"),
    include_bytes!("common.txt"),
    include_bytes!("convening.txt"),
    #[cfg(feature = "peoples")]
    include_bytes!("countries.txt"),
    include_bytes!("credits.txt"),
    include_bytes!("cuts.txt"),
    include_bytes!("divisions.txt"),
    include_bytes!("houses.txt"),
    #[cfg(feature = "details")]
    include_bytes!("institutions.txt"),
    include_bytes!("meetings.txt"),
    include_bytes!("meta.txt"),
    include_bytes!("noise.txt"),
    include_bytes!("openers.txt"),
    include_bytes!("predicates.txt"),
    include_bytes!("ranks.txt"),
    include_bytes!("script_simplified.txt"),
    include_bytes!("surnames-double.txt"),
    include_bytes!("titles.txt"),
    include_bytes!("units.txt"),
    include_bytes!("verbs.txt"),
    include_bytes!("words.txt"),
];

/// The first number: below are control characters, which lists count with.
const FIRST: usize = 0xA0;
/// The last number: UTF-8 has three bytes for what is above.
const LAST: usize = 0x7FF;

/// The number of each character, 0 for those without one.
type Numbers = [u16; 0x1_0000];

#[allow(long_running_const_eval)]
const NUMBERS: &Numbers = &numbers();

const fn numbers() -> Numbers {
    let mut numbers = [0; 0x1_0000];
    // In words of Taiwan, which are no list of these.
    numbers['·' as usize] = 1;
    let mut list = 0;
    while list < LISTS.len() {
        let mut next = 0;
        while let Some(line) = line(LISTS[list], next) {
            let mut at = line.start;
            while at < line.word {
                let (c, width) = decoded(LISTS[list], at);
                if c >= 0x80 && c < numbers.len() {
                    numbers[c] = 1;
                }
                at += width;
            }
            next = line.next;
        }
        list += 1;
    }
    let (mut c, mut number) = (0, FIRST);
    while c < numbers.len() {
        if numbers[c] > 0 {
            // More than there is room for: the last ones keep their three bytes.
            numbers[c] = if number > LAST { 0 } else { number as u16 };
            number += 1;
        }
        c += 1;
    }
    numbers
}

/// What a character of a list travels as.
pub(super) const fn coded(c: usize) -> Option<usize> {
    if c < NUMBERS.len() && NUMBERS[c] > 0 {
        return Some(NUMBERS[c] as usize);
    }
    assert!(c < FIRST || c > LAST, "a character that would be a number");
    None
}

/// The characters in the order of their numbers, as steps from one to the next for [`Column`].
const fn steps<const ROOM: usize>() -> Bytes<ROOM> {
    let mut out = Bytes::new();
    let (mut c, mut last) = (0, 0);
    while c < NUMBERS.len() {
        if NUMBERS[c] > 0 {
            out.number(c - last);
            last = c;
        }
        c += 1;
    }
    out
}

/// The character that travels as `c`.
pub(super) fn character(c: char) -> char {
    #[allow(long_running_const_eval)]
    const STEPS: Bytes<{ steps::<0>().length }> = steps();
    static CHARACTERS: LazyLock<Vec<char>> = LazyLock::new(|| {
        let numbered = Column::new(&STEPS.bytes).sums();
        numbered.filter_map(char::from_u32).collect()
    });
    let number = (c as usize).wrapping_sub(FIRST);
    CHARACTERS.get(number).copied().unwrap_or(c)
}
