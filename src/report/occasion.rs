use super::{Occasion, Scene};
use crate::document::BlockKind;
use crate::text::Span;

/// The headline: the first heading of the highest level.
pub(super) fn title(scene: &Scene) -> Option<Span> {
    let heading = |(_, kind, range)| (kind == BlockKind::Heading(1)).then_some(range);
    let range = scene.body().find_map(heading)?;
    (!scene.is_damaged(range.clone())).then(|| scene.span(range))
}

pub(super) fn find(_scene: &Scene) -> Occasion {
    Occasion::default()
}
