/// Converts UTF-8 byte offsets of one text to UTF-16 code units and back.
///
/// Built in one pass; each conversion then looks at no more than 64 bytes.
pub struct Utf16<'a> {
    text: &'a str,
    /// UTF-16 length of the characters that begin before byte `i * STEP`.
    marks: Vec<u32>,
}

const STEP: usize = 64;

impl<'a> Utf16<'a> {
    /// Indexes `text`.
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut sum = 0;
        for step in text.as_bytes().chunks(STEP) {
            marks.push(sum);
            sum += units(step);
        }
        marks.push(sum);
        Utf16 { text, marks }
    }

    /// UTF-16 offset of the byte offset `byte`, which must lie on a character border.
    pub fn offset(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        let mark = byte / STEP;
        self.marks[mark] + units(&self.text.as_bytes()[mark * STEP..byte])
    }

    /// Byte offset of the UTF-16 offset `unit`, rounded down to a character border.
    pub fn byte(&self, unit: u32) -> usize {
        let mark = self.marks.partition_point(|&m| m <= unit).saturating_sub(1);
        let mut at = (mark * STEP).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        let mut units = self.marks[mark];
        for c in self.text[at..].chars() {
            if units + c.len_utf16() as u32 > unit {
                break;
            }
            units += c.len_utf16() as u32;
            at += c.len_utf8();
        }
        at
    }
}

/// The UTF-16 length of the characters whose first byte is here: all other bytes are 10xxxxxx, and those of two units
/// begin with 11110xxx.
fn units(bytes: &[u8]) -> u32 {
    let mut units = 0;
    for &byte in bytes {
        units += u32::from(byte & 0xC0 != 0x80) + u32::from(byte >= 0xF0);
    }
    units
}

#[cfg(test)]
mod tests {
    use super::Utf16;

    #[test]
    fn both_ways() {
        let text = "会a𠮷議é🎉—".repeat(40);
        let index = Utf16::new(&text);
        let mut units = 0;
        for (at, c) in text.char_indices() {
            assert_eq!(index.offset(at), units, "at byte {at}");
            assert_eq!(index.byte(units), at);
            units += c.len_utf16() as u32;
        }
        assert_eq!(index.offset(text.len()), units);
        assert_eq!(index.byte(units), text.len());
        assert_eq!(index.byte(u32::MAX), text.len());
        assert_eq!(Utf16::new("").offset(0), 0);
    }
}
