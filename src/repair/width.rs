//! Width of digits and letters: full-width ones become ASCII.

use super::protect::Regions;
use super::{Found, edit};
use crate::Options;

/// Finds runs of full-width digits and Latin letters, with the decimal points between digits and the percent signs
/// behind them, in one pass. A full-width comma between digits may divide two numbers and stays.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut edits = Vec::new();
    if !text.contains(|c| ascii(c).is_some() || matches!(c, '．' | '％')) {
        return edits.into();
    }
    let mut regions = Regions::new(text, options);
    let mut run = String::new();
    let mut start = 0;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        let new = match c {
            '．' if is_digit(before) && is_digit(after) => Some('.'),
            '％' if is_digit(before) => Some('%'),
            _ => ascii(c),
        };
        let new = new.filter(|_| !regions.cover(at));
        if let Some(new) = new {
            if run.is_empty() {
                start = at;
            }
            run.push(new);
        } else if !run.is_empty() {
            edits.push(edit("width", start..at, &run));
            run.clear();
        }
        before = c;
    }
    if !run.is_empty() {
        edits.push(edit("width", start..text.len(), &run));
    }
    edits.into()
}

/// The ASCII form of a full-width digit or letter.
fn ascii(c: char) -> Option<char> {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}
