//! GBK, from the tables of the Encoding Standard.

use super::{Content, Table, packed};
use crate::Outcome;
use encoding_rs::GBK;
use std::collections::BTreeSet;

/// The character of a pair, without what GBK leaves to users.
pub(super) fn decode(lead: u8, trail: u8) -> Option<char> {
    if (0xA1..=0xA7).contains(&lead) && trail <= 0xA0 {
        return None; // The Encoding Standard puts one space there.
    }
    let pair = [lead, trail];
    let text = GBK.decode_without_bom_handling_and_without_replacement(&pair)?;
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if !('\u{E000}'..'\u{F900}').contains(&c) => Some(c),
        _ => None,
    }
}

/// Level 1 of GB 2312: 3,755 characters in the order of their readings.
pub(super) fn level1() -> Vec<char> {
    pairs(0xB0..=0xD7, 0xA1)
        .filter_map(|(l, t)| decode(l, t))
        .collect()
}

/// Level 2 of GB 2312: 3,008 characters in the order of their radicals.
fn level2() -> Vec<char> {
    pairs(0xD8..=0xF7, 0xA1)
        .filter_map(|(l, t)| decode(l, t))
        .collect()
}

fn pairs(leads: std::ops::RangeInclusive<u8>, from: u8) -> impl Iterator<Item = (u8, u8)> {
    leads.flat_map(move |lead| {
        (from..=0xFE)
            .filter(|&trail| trail != 0x7F)
            .map(move |trail| (lead, trail))
    })
}

/// What cannot be computed: the order of GB 2312, the symbols, and the end of GBK.
pub(crate) fn gbk() -> Outcome<Table> {
    let (level1, level2) = (level1(), level2());
    let known: BTreeSet<char> = level1.iter().chain(&level2).copied().collect();
    // GBK/3 and GBK/4 hold all other ideographs in Unicode order: the engine computes them.
    let mut others = ('\u{4E00}'..='\u{9FA5}').filter(|c| !known.contains(c));
    let (mut rest, mut last) = (Vec::new(), 0);
    for (lead, trail) in pairs(0x81..=0xA0, 0x40).chain(upper()) {
        match (others.next(), decode(lead, trail)) {
            (Some(expected), Some(c)) if expected == c => {}
            (None, cell) => push_cell(&mut rest, &mut last, cell),
            (expected, c) => return Err(format!("GBK {lead:X}{trail:X}: {c:?}, not {expected:?}")),
        }
    }
    let (mut symbols, mut last) = (Vec::new(), 0);
    for (lead, trail) in pairs(0xA1..=0xA9, 0x40) {
        push_cell(&mut symbols, &mut last, decode(lead, trail));
    }
    let mut radicals = Vec::new();
    let mut before = 0;
    for &c in &level2 {
        packed::push_step(&mut radicals, before, c as u32);
        before = c as u32;
    }
    Ok(Table {
        file: "gbk_table.rs",
        title: "GBK, as far as it cannot be computed from the order of Unicode.",
        source: "encoding_rs (crates.io), Apache-2.0 OR MIT; its data from the Encoding Standard, BSD-3-Clause".to_owned(),
        content: Content::Columns(vec![
            ("LEVEL1_HIGH", "GB 2312 level 1: high bytes of the code points.", level1.iter().map(|&c| (c as u32 >> 8) as u8).collect()),
            ("LEVEL1_LOW", "GB 2312 level 1: low bytes.", level1.iter().map(|&c| c as u8).collect()),
            ("LEVEL2", "GB 2312 level 2: steps from code point to code point.", radicals),
            ("SYMBOLS", "Rows A1 to A9: 0 for no character, or the step with 1 added.", symbols),
            ("REST", "What follows the ideographs of GBK/4, likewise.", rest),
        ]),
    })
}

/// The pairs of GBK/4.
fn upper() -> impl Iterator<Item = (u8, u8)> {
    pairs(0xAA..=0xFE, 0x40).filter(|&(_, trail)| trail <= 0xA0)
}

fn push_cell(out: &mut Vec<u8>, last: &mut u32, cell: Option<char>) {
    match cell {
        None => out.push(0),
        Some(c) => {
            let step = c as i32 - *last as i32;
            packed::push(out, (((step << 1) ^ (step >> 31)) as u32) + 1);
            *last = c as u32;
        }
    }
}
