/// The engine's one map: numbers under number keys, found by open addressing.
///
/// The standard maps are compiled anew for each pair of types, some 5 KB of Wasm each time; this one is compiled once.
/// Keys are what the caller makes of its things: [`pair`] for two characters, [`Words`] for a phrase. Nothing iterates
/// over it, so that no order but the text's can show.
#[derive(Default)]
pub(crate) struct Table {
    /// Key + 1 and value; 0 is a free place. The length is a power of two, at most half in use.
    slots: Vec<(u64, u32)>,
    len: usize,
}

/// The key of two characters.
pub(crate) fn pair(first: char, second: char) -> u64 {
    u64::from(first as u32) << 32 | u64::from(second as u32)
}

impl Table {
    /// The value under `key`.
    pub(crate) fn get(&self, key: u64) -> Option<usize> {
        let (held, value) = *self.slots.get(self.slot(key)?)?;
        (held != 0).then_some(value as usize)
    }

    /// The value under `key`; `new` is stored first where there is none.
    pub(crate) fn get_or(&mut self, key: u64, new: usize) -> usize {
        if self.slots.len() <= self.len * 2 {
            self.grow();
        }
        let slot = self.slot(key).unwrap_or(0);
        let place = &mut self.slots[slot];
        if place.0 == 0 {
            *place = (key + 1, new as u32);
            self.len += 1;
        }
        place.1 as usize
    }

    /// Stores a key; whether it is new.
    pub(crate) fn add(&mut self, key: u64) -> bool {
        let before = self.len;
        self.get_or(key, 0);
        self.len > before
    }

    /// How many keys there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Where `key` stands or would stand; nowhere in a table without places.
    fn slot(&self, key: u64) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        // Fibonacci hashing.
        let hash = (key ^ key >> 27).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut at = (hash >> 32) as usize & last;
        while self.slots[at].0 != 0 && self.slots[at].0 != key + 1 {
            at = (at + 1) & last;
        }
        Some(at)
    }

    fn grow(&mut self) {
        let larger = vec![(0, 0); (self.slots.len() * 2).max(16)];
        let old = std::mem::replace(&mut self.slots, larger);
        for (key, value) in old.into_iter().filter(|slot| slot.0 != 0) {
            if let Some(slot) = self.slot(key - 1) {
                self.slots[slot] = (key, value);
            }
        }
    }
}

/// Numbers for phrases, from 0 in the order of first sight: equal phrases have equal numbers.
#[derive(Default)]
pub(crate) struct Words {
    /// A tree: from a node by a character to the next node.
    steps: Table,
    /// The numbers of the nodes where a phrase ends.
    ends: Table,
}

impl Words {
    /// The number of a phrase.
    pub(crate) fn number(&mut self, phrase: impl Iterator<Item = char>) -> usize {
        let mut node = 0;
        for c in phrase {
            let key = (node as u64) << 32 | u64::from(c as u32);
            node = self.steps.get_or(key, self.steps.len() + 1);
        }
        self.ends.get_or(node as u64, self.ends.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Table, Words, pair};

    #[test]
    fn values_under_keys() {
        let mut table = Table::default();
        assert_eq!(table.get(pair('会', '议')), None);
        for n in 0..1000 {
            assert_eq!(table.get_or(n << 20, n as usize), n as usize);
        }
        assert_eq!(table.get_or(7 << 20, 0), 7);
        assert!((0..1000).all(|n| table.get(n << 20) == Some(n as usize)));
        assert!(table.add(1) && !table.add(1));
        assert_eq!(table.len(), 1001);
    }

    #[test]
    fn equal_phrases_have_equal_numbers() {
        let mut words = Words::default();
        let numbers =
            ["王明", "王", "", "王明", "王明明", "", "王"].map(|w| words.number(w.chars()));
        assert_eq!(numbers, [0, 1, 2, 0, 3, 2, 1]);
    }
}
