use super::{Report, Scene};

pub(super) fn find(_scene: &Scene, _report: &mut Report) {}
