//! Which meeting, when, where.

mod anchor;
mod calendar;
mod date;
mod day;
mod meeting;
mod place;
mod year;

use super::{Occasion, Scene};
use crate::document::BlockKind;
use crate::text::Span;
use std::ops::Range;

/// The headline: the first heading of the highest level.
pub(super) fn title(scene: &Scene) -> Option<Span> {
    let level = |kind| match kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let headings = scene
        .body()
        .filter_map(|(_, kind, range)| Some((level(kind)?, range)));
    let (_, range) = headings.min_by_key(|(level, _)| *level)?;
    (!scene.is_damaged(range.clone())).then(|| scene.span(range))
}

/// Which meeting, when, where.
pub(super) fn find(scene: &Scene) -> Occasion {
    let main = meeting::find(scene);
    Occasion {
        meeting: main.name.clone().map(|range| scene.span(range)),
        date: date::find(scene, &main),
        place: place::find(scene, &main),
    }
}

/// The verbs that hold a meeting.
const HOLD: [&str; 6] = ["召开", "举行", "举办", "开幕", "闭幕", "召集"];

/// Whether a verb that holds a meeting stands in `range`.
fn holds(scene: &Scene, mut range: Range<usize>) -> bool {
    range.any(|at| HOLD.iter().any(|word| scene.has(at, word)))
}

/// The sentences of running text.
fn sentences<'s>(scene: &'s Scene) -> impl Iterator<Item = Range<usize>> + 's {
    let body = |block: usize| scene.blocks[block].0 == BlockKind::Paragraph;
    let sentences = scene.sentences.iter();
    let sentences = sentences.filter(move |(block, _)| body(*block));
    sentences.map(|(_, range)| range.clone())
}
