//! The few cheapest of many.

use super::context::Known;

/// One of many: what it costs, behind which way it stands, and the character, if that is known.
pub(super) type One<'a> = (u32, usize, Option<&'a Known>);

/// The cheapest of many.
pub(super) struct Best<'a> {
    pub(super) list: Vec<One<'a>>,
    most: usize,
    /// What costs that much is none of them.
    pub(super) limit: u32,
}

impl<'a> Best<'a> {
    pub(super) fn new(most: usize, limit: u32) -> Self {
        let list = Vec::with_capacity(most + 1);
        Best { list, most, limit }
    }

    /// Keeps one if it is among the cheapest; of equals the first. They come in the order of their ways.
    pub(super) fn push(&mut self, one: One<'a>) {
        if one.0 >= self.limit {
            return;
        }
        let at = self.list.partition_point(|held| held.0 <= one.0);
        self.list.insert(at, one);
        self.list.truncate(self.most);
        if let Some(last) = self.list.get(self.most - 1) {
            self.limit = last.0;
        }
    }
}
