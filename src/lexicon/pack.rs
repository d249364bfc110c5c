//! Lists of this folder as they travel: packed when the crate is compiled, from the text that people read and edit.
//!
//! A list costs a download what a compressor cannot guess. So comments stay at home, a tag stands once before all of its
//! words, words of one length stand one behind the other without anything between them (so lists have the shorter words
//! of a tag first), words are written in the alphabet of all lists, and characters in the order of their code points are
//! steps.

use super::alphabet::coded;
use crate::text::phrase::decoded;

/// A list packed by a function of this module, of just its size.
macro_rules! pack {
    ($with:ident, $file:literal) => {{
        use $crate::lexicon::pack;
        const LIST: &[u8] = include_bytes!($file);
        // 190 KB of phrases take seconds.
        #[allow(long_running_const_eval)]
        const LENGTH: usize = pack::$with::<0>(LIST).length;
        #[allow(long_running_const_eval)]
        const PACKED: pack::Bytes<LENGTH> = pack::$with(LIST);
        &PACKED.bytes
    }};
    ($with:ident, $file:literal, str) => {{
        const TEXT: &str = match std::str::from_utf8($crate::lexicon::pack!($with, $file)) {
            Ok(text) => text,
            Err(_) => panic!("a list that is not UTF-8"),
        };
        TEXT
    }};
}
pub(crate) use pack;

/// The words of a list, for [`super::Lexicon::read`]: one a line, with its tag behind a tab if it has one.
macro_rules! words {
    ($file:literal) => {
        $crate::lexicon::pack!(grouped, $file, str)
    };
}
pub(crate) use words;

/// The lines of a list without its comments.
#[cfg(any(feature = "paste", feature = "peoples", feature = "problems"))]
macro_rules! lines {
    ($file:literal) => {
        $crate::lexicon::pack!(plain, $file, str)
    };
}
#[cfg(any(feature = "paste", feature = "peoples", feature = "problems"))]
pub(crate) use lines;

/// What has been written so far of what fits: a first round that has room for nothing counts.
pub(crate) struct Bytes<const ROOM: usize> {
    pub(crate) bytes: [u8; ROOM],
    pub(crate) length: usize,
}

impl<const ROOM: usize> Bytes<ROOM> {
    pub(super) const fn new() -> Self {
        Bytes {
            bytes: [0; ROOM],
            length: 0,
        }
    }

    const fn push(&mut self, byte: u8) {
        if self.length < ROOM {
            self.bytes[self.length] = byte;
        }
        self.length += 1;
    }

    /// Copies `list[from..to]`.
    const fn copy(&mut self, list: &[u8], from: usize, to: usize) {
        let mut at = from;
        while at < to {
            self.push(list[at]);
            at += 1;
        }
    }

    /// Writes `list[from..to]` in the alphabet of all lists.
    const fn letters(&mut self, list: &[u8], from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let (c, width) = decoded(list, at);
            match coded(c) {
                Some(number) => {
                    self.push(0xC0 | (number >> 6) as u8);
                    self.push(0x80 | (number & 63) as u8);
                }
                None => self.copy(list, at, at + width),
            }
            at += width;
        }
    }

    /// Seven bits a byte, the lowest first.
    pub(super) const fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.push(number as u8);
    }
}

/// The lines of a list without comments and empty ones.
#[cfg(any(feature = "paste", feature = "peoples", feature = "problems"))]
pub(crate) const fn plain<const ROOM: usize>(list: &[u8]) -> Bytes<ROOM> {
    let mut out = Bytes::new();
    let mut at = 0;
    while let Some(line) = line(list, at) {
        out.copy(list, line.start, line.end);
        out.push(b'\n');
        at = line.next;
    }
    out
}

/// The words of a list in groups: where the tag changes, NUL and the new tag; where the length changes, the new one in
/// characters as a control character, of C0 or from 32 on of C1; and the words.
pub(crate) const fn grouped<const ROOM: usize>(list: &[u8]) -> Bytes<ROOM> {
    let mut out = Bytes::new();
    let (mut at, mut last, mut length) = (0, None, 0);
    while let Some(new) = line(list, at) {
        if !same(list, &last, &new) {
            out.push(0);
            out.copy(list, new.tag, new.end);
            length = 0;
        }
        let own = count(list, new.start, new.word);
        if own != length {
            length = own;
            match length {
                ..32 => out.push(length as u8),
                // From U+0080 on.
                32..64 => out.copy(&[0xC2, 0x60 + length as u8], 0, 2),
                _ => panic!("a word of 64 characters or more"),
            }
        }
        out.letters(list, new.start, new.word);
        at = new.next;
        last = Some(new);
    }
    out
}

/// What stands for the weight 0 in [`weights`].
pub(crate) const NO_WEIGHT: u16 = 16;

/// A list of weights from -15 to 15, each with its characters in the order of their code points, as numbers of
/// [`super::column::Column`]: a weight and [`NO_WEIGHT`], how many characters follow, and the steps from one to the next,
/// the first from U+4E00.
pub(crate) const fn weights<const ROOM: usize>(list: &[u8]) -> Bytes<ROOM> {
    let mut out = Bytes::new();
    let mut at = 0;
    while let Some(line) = line(list, at) {
        let (negative, mut weight) = (list[line.start] == b'-', 0);
        at = line.start + negative as usize;
        while at < line.word {
            weight = weight * 10 + (list[at] - b'0') as usize;
            at += 1;
        }
        out.number(match negative {
            true => NO_WEIGHT as usize - weight,
            false => NO_WEIGHT as usize + weight,
        });
        out.number(count(list, line.tag, line.end));
        let mut last = 0x4E00;
        at = line.tag;
        while at < line.end {
            let (new, width) = decoded(list, at);
            assert!(width == 3, "not a character of three bytes");
            assert!(new >= last, "not in the order of code points");
            out.number(new - last);
            last = new;
            at += width;
        }
        at = line.next;
    }
    out
}

/// Where the parts of a line are.
pub(super) struct Line {
    pub(super) start: usize,
    /// Where the word ends.
    pub(super) word: usize,
    /// Where the tag starts that stands behind the word and a tab.
    tag: usize,
    end: usize,
    /// Where the next line starts.
    pub(super) next: usize,
}

/// The first line from `at` on that says something.
pub(super) const fn line(list: &[u8], mut at: usize) -> Option<Line> {
    while at < list.len() {
        let (start, mut end, mut comment, mut tab) = (at, at, false, None);
        while at < list.len() && list[at] != b'\n' {
            comment |= list[at] == b'#';
            if !comment && list[at] == b'\t' && tab.is_none() {
                tab = Some(at);
            }
            at += 1;
            if !comment && !list[at - 1].is_ascii_whitespace() {
                end = at;
            }
        }
        at += 1;
        if end > start {
            let (word, tag) = match tab {
                Some(tab) if tab < end => (tab, tab + 1),
                _ => (end, end),
            };
            return Some(Line {
                start,
                word,
                tag,
                end,
                next: at,
            });
        }
    }
    None
}

/// Whether a line has the tag of the last one.
const fn same(list: &[u8], last: &Option<Line>, line: &Line) -> bool {
    let Some(last) = last else {
        return false;
    };
    let length = line.end - line.tag;
    let mut at = 0;
    while at < length && list[last.tag + at] == list[line.tag + at] {
        at += 1;
    }
    at == length && last.tag + at == last.end
}

/// The characters of `list[from..to]`.
const fn count(list: &[u8], from: usize, to: usize) -> usize {
    let (mut count, mut at) = (0, from);
    while at < to {
        count += (list[at] & 0xC0 != 0x80) as usize;
        at += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::super::alphabet::character;
    use super::{Bytes, grouped, plain, weights};

    #[test]
    fn comments_stay_at_home() {
        const LIST: &[u8] = "# titles\n\n书记\tt # says\n  \n县长 \n#\n局长".as_bytes();
        const PACKED: Bytes<{ plain::<0>(LIST).length }> = plain(LIST);
        assert_eq!(PACKED.bytes, *"书记\tt\n县长\n局长\n".as_bytes());
    }

    #[test]
    fn words_by_tag_and_length() {
        let list =
            "书记\tp\n局长\tp\n县委书记\tp # of a county\n代表\nSo \ts\n市长\tp\n".as_bytes();
        let packed: Bytes<64> = grouped(list);
        let packed = std::str::from_utf8(&packed.bytes[..packed.length]).unwrap();
        let expected = "\0p\u{2}书记局长\u{4}县委书记\0\u{2}代表\0s\u{3}So \0p\u{2}市长";
        assert_eq!(packed.chars().map(character).collect::<String>(), expected);
        assert!(packed.len() < expected.len());
        let long = "x".repeat(45);
        let packed: Bytes<64> = grouped(long.as_bytes());
        assert_eq!(
            packed.bytes[..packed.length],
            *format!("\0\u{8D}{long}").as_bytes()
        );
    }

    #[test]
    fn weights_and_steps() {
        let packed: Bytes<16> = weights("# weights\n5\t一丁万\n-2\t龙\n".as_bytes());
        let expected = [21, 3, 0, 1, 6, 14, 1, 0x99, 0xA3, 1];
        assert_eq!(packed.bytes[..packed.length], expected);
    }
}
