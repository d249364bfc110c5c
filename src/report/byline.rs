use super::Scene;

pub(super) fn find(_scene: &Scene) -> Vec<crate::text::Span> {
    Vec::new()
}
