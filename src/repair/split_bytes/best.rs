//! The few cheapest of many.

/// The cheapest of many: what each costs, behind which way it stands, and the character.
pub(super) struct Best {
    pub(super) list: Vec<(u32, usize, char)>,
    most: usize,
}

impl Best {
    pub(super) fn new(most: usize) -> Self {
        let list = Vec::with_capacity(most + 1);
        Best { list, most }
    }

    /// Keeps one if it is among the cheapest; of equals the first.
    pub(super) fn push(&mut self, one: (u32, usize, char)) {
        let at = self
            .list
            .partition_point(|held| (held.0, held.1) <= (one.0, one.1));
        if at < self.most {
            self.list.insert(at, one);
            self.list.truncate(self.most);
        }
    }
}
