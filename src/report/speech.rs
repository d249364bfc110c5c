use super::{Person, Scene, Speech};

pub(super) fn find(_scene: &Scene, _people: &mut [Person]) -> Vec<Speech> {
    Vec::new()
}
