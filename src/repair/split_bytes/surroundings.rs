//! What stands around a place, which nothing has spoilt, and tells what can stand in it.

use super::super::notes;
use super::context::{Context, Known};
use crate::text::{is_han, phrase};

/// Marks that stand in pairs; titles may stand in quotations, and quotations in titles.
const PAIRED: [&str; 2] = ["“”「」『』", "《》"];
/// Their partners are looked for so many characters away, and not in other lines.
const REACH: usize = 60;
/// That a mark has no partner.
const UNPAIRED: u32 = 6;
/// That a line ends though the next one is not indented.
const UNINDENTED: u32 = 3;
/// Marks that end a paragraph.
pub(super) const CLOSERS: &str = "。！？”」";
/// What stands behind a digit.
const COUNTED: &str = "年月日时時分点點个個名人万萬亿億元家次";

pub(super) struct Surroundings {
    /// The character behind the place.
    next: Option<Known>,
    /// The marks of each kind before the place that may be waiting for their partners, by their places in [`PAIRED`].
    open: [Option<usize>; 2],
    /// The first such marks behind it.
    after: [Option<usize>; 2],
    /// What it costs that a line ends with the place, if it can.
    line_ends: Option<u32>,
}

impl Surroundings {
    /// Of what stands from `start` to `end` of the text.
    pub(super) fn new(text: &str, context: &Context, start: usize, end: usize) -> Self {
        let mut before = text[..start].chars().rev().take(REACH);
        let mut after = text[end..].chars().take(REACH);
        let behind_note = notes::note_at(text, end).map_or(end, |note| note.span.end);
        let next = text[behind_note..].chars().next().filter(|&c| c != '\n');
        Surroundings {
            next: next.map(|c| context.known(c)),
            open: first_marks(&mut before).map(|first| first.filter(opens)),
            after: first_marks(&mut after),
            line_ends: match text[end..].chars().next() {
                None | Some('\n' | '\t' | ' ' | '\u{3000}') => Some(0),
                Some(c) if phrase::has!(COUNTED, c) => None,
                Some(c) => (is_han(c) || matches!(c, '“' | '《')).then_some(UNINDENTED),
            },
        }
    }

    /// How unlikely they are around these words, in bits.
    pub(super) fn cost(&self, context: &Context, words: &[char]) -> u32 {
        let next = match (words.last(), &self.next) {
            (Some(&last), Some(next)) => context.cost(&context.known(last), next),
            _ => 0,
        };
        next + UNPAIRED * self.unpaired(words)
    }

    /// What it costs that a line ends with the place behind `last`, if it can.
    pub(super) fn line_ends(&self, last: char) -> Option<u32> {
        let cost = self.line_ends?;
        // A quotation ends in mid-line, too.
        let closes = if cost > 0 { "。！？" } else { CLOSERS };
        phrase::contains(closes, last).then_some(cost)
    }

    /// How many marks have no partner if `words` stand in the place.
    fn unpaired(&self, words: &[char]) -> u32 {
        let mut count = 0;
        for (kind, of) in PAIRED.iter().enumerate() {
            let (mut open, after) = (self.open[kind], self.after[kind]);
            for &c in words.iter().filter(|&&c| !is_han(c)) {
                match place(of, c) {
                    Some(at) if opens(&at) => open = Some(at),
                    Some(at) => count += u32::from(open.take() != Some(at - 1)),
                    None if c == '\n' => open = None,
                    None => {}
                }
            }
            let fits = match (open, after) {
                (Some(open), Some(after)) => after == open + 1 || (opens(&after) && after != open),
                (open, after) => open.is_none() && after.as_ref().is_none_or(opens),
            };
            count += u32::from(!fits);
        }
        count
    }
}

/// The first mark of each kind, in the same line.
fn first_marks(chars: &mut dyn Iterator<Item = char>) -> [Option<usize>; 2] {
    let mut found = [None; 2];
    for c in chars.take_while(|&c| c != '\n').filter(|&c| !is_han(c)) {
        for (first, of) in found.iter_mut().zip(PAIRED) {
            *first = first.or(place(of, c));
        }
    }
    found
}

fn place(of: &str, c: char) -> Option<usize> {
    of.chars().position(|mark| mark == c)
}

/// Whether a mark of [`PAIRED`] is the first of its pair.
fn opens(at: &usize) -> bool {
    at.is_multiple_of(2)
}
