//! Which meeting, when, where.

mod date;
mod meeting;
mod place;

use super::{Occasion, Scene};
use crate::document::BlockKind;
use crate::text::Span;
use std::ops::Range;

/// The headline: the first heading of the highest level.
pub(super) fn title(scene: &Scene) -> Option<Span> {
    let heading = |(_, kind, range)| (kind == BlockKind::Heading(1)).then_some(range);
    let range = scene.body().find_map(heading)?;
    (!scene.is_damaged(range.clone())).then(|| scene.span(range))
}

/// When and where the meeting was held.
pub(super) fn find(scene: &Scene) -> Occasion {
    Occasion {
        meeting: meeting::find(scene).map(|range| scene.span(range)),
        date: date::find(scene),
        place: place::find(scene),
    }
}

/// The verbs that hold a meeting.
const HOLD: [&str; 6] = ["召开", "举行", "举办", "开幕", "闭幕", "召集"];

/// The sentences of running text.
fn sentences<'s>(scene: &'s Scene) -> impl Iterator<Item = Range<usize>> + 's {
    let body = |block: usize| scene.blocks[block].0 == BlockKind::Paragraph;
    let sentences = scene.sentences.iter();
    let sentences = sentences.filter(move |(block, _)| body(*block));
    sentences.map(|(_, range)| range.clone())
}
