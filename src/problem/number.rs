//! Decimal numbers as a text writes them, exact.

/// A decimal number: `digits` / 10^`decimals`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) digits: i128,
    pub(super) decimals: u32,
}

/// More digits than any report needs.
const LONGEST: usize = 15;

/// The number that `text` begins with (`1,204.5`) and its length in bytes.
pub(super) fn decimal(text: &str) -> Option<(Decimal, usize)> {
    let (mut digits, mut decimals, mut point, mut count, mut end) = (0i128, 0, false, 0, 0);
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let followed = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        match byte {
            b'0'..=b'9' if count < LONGEST => {
                digits = digits * 10 + i128::from(byte - b'0');
                decimals += u32::from(point);
                count += 1;
                end = at + 1;
            }
            b',' if count > 0 && followed && !point => {}
            b'.' if count > 0 && followed && !point => point = true,
            b'0'..=b'9' => return None,
            _ => break,
        }
    }
    (count > 0).then_some((Decimal { digits, decimals }, end))
}

impl Decimal {
    /// The least and the greatest number that is written like this, in units of 10^-`scale` halves.
    pub(super) fn bounds(self, scale: u32) -> (i128, i128) {
        let unit = 10i128.pow(scale.saturating_sub(self.decimals));
        let twice = self.digits * unit * 2;
        (twice - unit, twice + unit)
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, decimal};

    #[test]
    fn numbers() {
        let is = |digits, decimals| Decimal { digits, decimals };
        assert_eq!(decimal("1,204.50亿"), Some((is(120_450, 2), 8)));
        assert_eq!(decimal("7。"), Some((is(7, 0), 1)));
        assert_eq!(decimal("亿"), None);
        assert_eq!(decimal("1234567890123456"), None);
        assert_eq!(is(69, 1).bounds(2), (1370, 1390));
    }
}
