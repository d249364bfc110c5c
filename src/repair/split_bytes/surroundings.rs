//! What stands around a place, which nothing has spoilt, and tells what can stand in it.

use super::super::notes;
use super::context::{Context, Known};
use super::decode::Way;
use crate::text::{is_han, phrase};

/// Marks that stand in pairs.
const PAIRED: &str = "“”「」『』《》";
/// Their partners are looked for so many characters away, and not in other lines.
const REACH: usize = 60;
/// That a mark has no partner.
const UNPAIRED: u32 = 6;
/// That a line ends though the next one is not indented.
const UNINDENTED: u32 = 3;
/// What stands behind a digit.
const COUNTED: &str = "年月日时時分点點个個名人万萬亿億元家次";

pub(super) struct Surroundings {
    /// The character behind the place.
    next: Option<Known>,
    /// The mark before the place that may be waiting for its partner, by its place in [`PAIRED`].
    open: Option<usize>,
    /// The first such mark behind it.
    after: Option<usize>,
    /// What it costs that a line ends with the place, if it can.
    pub(super) line_ends: Option<u32>,
}

impl Surroundings {
    /// Of what stands from `start` to `end` of the text.
    pub(super) fn new(text: &str, context: &Context, start: usize, end: usize) -> Self {
        let mark = |c: char| (c == '\n').then_some(None).or(paired(c).map(Some));
        let before = text[..start].chars().rev().take(REACH);
        let after = text[end..].chars().take(REACH);
        let behind_note = notes::note_at(text, end).map_or(end, |note| note.1);
        let next = text[behind_note..].chars().next().filter(|&c| c != '\n');
        Surroundings {
            next: next.map(|c| context.known(c)),
            open: before.filter_map(mark).next().flatten().filter(opens),
            after: after.filter_map(mark).next().flatten(),
            line_ends: match text[end..].chars().next() {
                None | Some('\n' | '\t' | ' ' | '\u{3000}') => Some(0),
                Some(c) if phrase::has(COUNTED, c) => None,
                Some(c) => (is_han(c) || paired(c).is_some()).then_some(UNINDENTED),
            },
        }
    }

    /// How unlikely they are around this way to read the place, in bits.
    pub(super) fn cost(&self, context: &Context, way: &Way) -> u32 {
        let next = match (way.out.chars().next_back(), &self.next) {
            (Some(last), Some(next)) => context.cost(last, next),
            _ => 0,
        };
        next + UNPAIRED * self.unpaired(&way.out)
    }

    /// How many marks have no partner if `words` stand in the place.
    fn unpaired(&self, words: &str) -> u32 {
        let (mut open, mut count) = (self.open, 0);
        for c in words.chars() {
            match paired(c) {
                Some(at) if opens(&at) => open = Some(at),
                Some(at) => count += u32::from(open.take() != Some(at - 1)),
                None if c == '\n' => open = None,
                None => {}
            }
        }
        let fits = match (open, self.after) {
            (Some(open), Some(after)) => after == open + 1 || (opens(&after) && after != open),
            (open, after) => open.is_none() && after.as_ref().is_none_or(opens),
        };
        count + u32::from(!fits)
    }
}

fn paired(c: char) -> Option<usize> {
    PAIRED.chars().position(|mark| mark == c)
}

/// Whether a mark of [`PAIRED`] is the first of its pair.
fn opens(at: &usize) -> bool {
    at.is_multiple_of(2)
}
