use super::Scene;

pub(super) fn find(_scene: &Scene) -> Vec<super::Slogan> {
    Vec::new()
}
