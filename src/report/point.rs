use super::{Point, Report, Scene};

pub(super) fn find(_scene: &Scene, _report: &Report) -> Vec<Point> {
    Vec::new()
}
