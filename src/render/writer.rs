//! JSON text, written by hand.

/// JSON text that grows by one value after the other; commas come by themselves.
///
/// By hand and not by serde: a tree of views with its serializers cost 40 KB of the download. The bytes are those of
/// `serde_json`, and of `JSON.stringify` in a browser.
#[derive(Default)]
pub(crate) struct Writer {
    /// What is written so far.
    pub(crate) out: String,
}

impl Writer {
    /// Opens an object `{` or a list `[`.
    pub(crate) fn open(&mut self, bracket: char) {
        self.separate();
        self.out.push(bracket);
    }

    /// Closes what was opened last, `}` or `]`.
    pub(crate) fn close(&mut self, bracket: char) {
        self.out.push(bracket);
    }

    /// The name of the next value, one that needs no escapes.
    pub(crate) fn key(&mut self, name: &str) {
        self.separate();
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
    }

    /// A value that needs no quotes: a number, `true`, `false`, `null`.
    pub(crate) fn bare(&mut self, value: &str) {
        self.separate();
        self.out.push_str(value);
    }

    /// A whole number.
    pub(crate) fn number(&mut self, value: i64) {
        self.separate();
        if value < 0 {
            self.out.push('-');
        }
        // Digits come from the right.
        let (mut digits, mut from, mut rest) = ([0; 20], 20, value.unsigned_abs());
        loop {
            from -= 1;
            digits[from] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        for &digit in &digits[from..] {
            self.out.push(char::from(digit));
        }
    }

    /// Words, with the escapes that JSON asks for and no other.
    pub(crate) fn string(&mut self, words: &str) {
        self.separate();
        self.out.push('"');
        let mut from = 0;
        for (at, &byte) in words.as_bytes().iter().enumerate() {
            let escape = match byte {
                b'"' | b'\\' => byte,
                8 => b'b',
                9 => b't',
                10 => b'n',
                12 => b'f',
                13 => b'r',
                0..32 => b'u',
                _ => continue,
            };
            self.out.push_str(&words[from..at]);
            self.out.push('\\');
            self.out.push(char::from(escape));
            if escape == b'u' {
                self.out.push_str(if byte < 16 { "000" } else { "001" });
                self.out
                    .push(char::from(b"0123456789abcdef"[usize::from(byte % 16)]));
            }
            from = at + 1;
        }
        self.out.push_str(&words[from..]);
        self.out.push('"');
    }

    /// A comma, unless a list, an object or a field begins here.
    fn separate(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(',');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Writer;
    use serde_json::{Value, json};

    #[test]
    fn the_bytes_of_serde_json() {
        let words: String = (0..0x100).filter_map(char::from_u32).collect();
        let words = ["会议“三农”", "𠮷\u{2028}\u{feff}", "", "a:", &words];
        let numbers = [0, 7, -10, 1 << 53, i64::MIN, i64::MAX];
        let mut json = Writer::default();
        json.open('{');
        json.key("words");
        json.open('[');
        for word in words {
            json.string(word);
        }
        json.close(']');
        json.key("none");
        json.bare("null");
        json.key("numbers");
        json.open('[');
        for number in numbers {
            json.number(number);
        }
        json.close(']');
        json.key("more");
        json.open('[');
        json.open('{');
        json.close('}');
        json.open('{');
        json.close('}');
        json.close(']');
        json.close('}');
        let value: Value = serde_json::from_str(&json.out).unwrap();
        let same = json!({"words": words, "none": null, "numbers": numbers, "more": [{}, {}]});
        assert_eq!(value, same);
        for word in words {
            assert!(json.out.contains(&serde_json::to_string(word).unwrap()));
        }
    }
}
