use super::{Occasion, Scene};
use crate::text::Span;

pub(super) fn title(_scene: &Scene) -> Option<Span> {
    None
}

pub(super) fn find(_scene: &Scene) -> Occasion {
    Occasion::default()
}
