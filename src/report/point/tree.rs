//! Points below points.

use super::marker::Style;
use crate::report::Point;

/// A point that may get points below it.
pub(super) struct Node {
    pub(super) list: usize,
    pub(super) style: Style,
    pub(super) block: usize,
    pub(super) speech: usize,
    /// Whether its list ends with it.
    pub(super) ends: bool,
    pub(super) point: Point,
}

/// Points as they come, the open ones from the outermost to the innermost.
#[derive(Default)]
pub(super) struct Tree {
    open: Vec<Node>,
    pub(super) roots: Vec<Point>,
}

impl Tree {
    /// Whose the last point of a list is.
    pub(super) fn speaker(&self, list: usize) -> Option<usize> {
        let mut open = self.open.iter().rev();
        open.find(|node| node.list == list)
            .and_then(|node| node.point.speaker)
    }

    pub(super) fn push(&mut self, node: Node) {
        let depth = match self.open.iter().rposition(|open| open.list == node.list) {
            Some(depth) => depth,
            None => {
                self.open.len()
                    - self
                        .open
                        .iter()
                        .rev()
                        .take_while(|open| !holds(open, &node))
                        .count()
            }
        };
        self.close(depth);
        self.open.push(node);
    }

    /// Closes the open points from `depth` on.
    pub(super) fn close(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some(node) = self.open.pop()
        {
            match self.open.last_mut() {
                Some(above) => above.point.children.push(node.point),
                None => self.roots.push(node.point),
            }
        }
    }
}

/// Whether the point `above` can hold the first item of another list.
fn holds(above: &Node, node: &Node) -> bool {
    if !above.ends {
        return true;
    }
    above.block == node.block && above.speech == node.speech && above.style < node.style
}
