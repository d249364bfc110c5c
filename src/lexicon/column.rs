//! The columns of tables: numbers of seven bits a byte, as `cargo xtask tables` and [`super::pack`] write them.

/// Reads the numbers of a column one by one.
pub(crate) struct Column(&'static [u8]);

impl Column {
    /// The numbers of a packed column.
    pub(crate) fn new(bytes: &'static [u8]) -> Self {
        Column(bytes)
    }

    /// The numbers as running sums of steps that carry their sign in the lowest bit.
    pub(crate) fn steps(self) -> impl Iterator<Item = u32> {
        self.scan(0u32, |sum, n| {
            *sum = sum.wrapping_add((n >> 1) ^ (n & 1).wrapping_neg());
            Some(*sum)
        })
    }

    /// The numbers as running sums.
    pub(crate) fn sums(self) -> impl Iterator<Item = u32> {
        self.scan(0u32, |sum, n| {
            *sum = sum.wrapping_add(n);
            Some(*sum)
        })
    }
}

impl Iterator for Column {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.0.split_first() {
            self.0 = rest;
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
            shift = (shift + 7).min(28);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Column;

    #[test]
    fn numbers() {
        let column = || Column::new(b"\x05\x03\xac\x02");
        assert_eq!(column().collect::<Vec<_>>(), [5, 3, 300]);
        assert_eq!(column().sums().collect::<Vec<_>>(), [5, 8, 308]);
        let steps: Vec<i32> = column().steps().map(|n| n as i32).collect();
        assert_eq!(steps, [-3, -5, 145]);
    }

    /// A generated table is as `cargo xtask tables` wrote it: its checksum is that of what stands below it.
    #[test]
    fn tables_are_untouched() {
        for table in [
            include_str!("script_simplified.rs"),
            include_str!("script_rare.rs"),
            include_str!("gbk_table.rs"),
            include_str!("readings_table.rs"),
            include_str!("script_simplified.txt"),
            include_str!("script_traditional.rs"),
            include_str!("script_traditional.txt"),
            include_str!("script_taiwan.txt"),
            include_str!("script_taiwan_words.txt"),
            include_str!("script_hong_kong.txt"),
            include_str!("script_hong_kong_words.txt"),
        ] {
            let (head, body) = table.split_once(" Checksum: ").expect("a checksum");
            let (sum, body) = body.split_once('\n').expect("a body");
            let hash = body.bytes().fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)
            });
            assert!(head.contains(" Source: "), "{head}");
            assert_eq!(sum, format!("{hash:016x}"), "{head}");
        }
    }
}
