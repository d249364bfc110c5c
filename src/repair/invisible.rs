//! Invisible and wrong characters: what nobody can see goes, what looks like a character becomes it.

use super::Found;
use super::signs::is_odd;
use crate::Options;
#[cfg(feature = "paste")]
use crate::lexicon::lines;
use crate::text::{Span, is_han};

/// Finds zero-width characters, strange spaces, foreign line ends, look-alikes of characters, and lost characters.
///
/// Line ends become `\n`; spaces of every width but the ideographic one become a space, or nothing where they indent a
/// line; radicals and compatibility ideographs become the characters that they stand for. Joiners stay inside emoji and
/// in scripts that need them. U+FFFD and private-use characters cannot be repaired: they are damage.
pub(super) fn find(text: &str, _: &Options) -> Found {
    let mut found = Found::default();
    // Whether nothing but white space stands before the character in its line.
    let mut indent = true;
    let mut before = '\n';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_odd(c) {
            let end = at + c.len_utf8();
            let after = chars.peek().map_or('\n', |&(_, c)| c);
            match fate(c, before, after, indent) {
                Fate::Stays => {}
                Fate::Lost => found.damage.push(Span::new(at, end)),
                Fate::Goes => found.push(at, end, ""),
                Fate::Becomes(new) => found.push(at, end, new.encode_utf8(&mut [0; 4])),
            }
        }
        let ends = matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
        indent = ends || indent && c.is_whitespace();
        before = c;
    }
    found
}

/// What becomes of a character.
enum Fate {
    Stays,
    Goes,
    Becomes(char),
    Lost,
}

/// Whether `c` is of a script that needs its joiners and marks, or of an emoji.
fn needs_marks(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{1FFF}')
        || matches!(c, '\u{200D}' | '\u{20E3}' | '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

fn fate(c: char, before: char, after: char, indent: bool) -> Fate {
    match c {
        // A line feed follows that is the line end.
        '\r' if after == '\n' => Fate::Goes,
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Becomes('\n'),
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => {
            if indent {
                Fate::Goes
            } else {
                Fate::Becomes(' ')
            }
        }
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{180E}' => Fate::Goes,
        '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{34F}' => {
            if needs_marks(before) || needs_marks(after) {
                Fate::Stays
            } else {
                Fate::Goes
            }
        }
        // Variants of a character: nobody means them, and they hide the word.
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' if is_han(before) => Fate::Goes,
        '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Fate::Lost,
        '\u{FFF9}'..='\u{FFFB}' => Fate::Goes,
        '\n' | '\t' => Fate::Stays,
        _ if c.is_control() => Fate::Goes,
        '\u{2E80}'..='\u{2FD5}' | '\u{F900}'..='\u{FAD9}' => {
            unified(c).map_or(Fate::Stays, Fate::Becomes)
        }
        _ => Fate::Stays,
    }
}

/// The character that a radical or compatibility ideograph stands for.
#[cfg(feature = "paste")]
fn unified(c: char) -> Option<char> {
    for line in lines!("../lexicon/compat.txt").lines() {
        let (first, characters) = line.split_once('\t')?;
        let first = u32::from_str_radix(first, 16).ok()?;
        let place = (c as u32).wrapping_sub(first) as usize;
        // A line has 32 characters at most.
        if place < 32
            && let Some(new) = characters.chars().nth(place)
        {
            return (new != c).then_some(new);
        }
    }
    None
}

/// Without the table every character stands for itself.
#[cfg(not(feature = "paste"))]
fn unified(_: char) -> Option<char> {
    None
}

#[cfg(test)]
mod tests {
    use super::{find, unified};
    use crate::Options;
    use crate::repair::only;

    #[test]
    fn characters() {
        let cases = [
            ("\u{FEFF}会\u{200B}议\r\n召\u{AD}开\r完", "会议\n召开\n完"),
            ("\u{A0}\u{A0}会\u{A0}议\n \u{A0}x", "会 议\n x"),
            ("⼀⽉，⻅⻓⻔", "一月，见长门"),
            ("\u{F900}\u{FA30}", "\u{8C48}\u{4FAE}"),
            ("葛\u{E0100}县", "葛县"),
            ("\u{1}会\u{7F}", "会"),
        ];
        for (text, expected) in cases {
            assert_eq!(only("invisible", text), expected, "in {text:?}");
        }
    }

    #[test]
    fn what_stays() {
        for text in [
            "　　会议\t召开。",
            "👩\u{200D}👩\u{200D}👧 ❤\u{FE0F}",
            "می\u{200C}خواهم",
            "café 5 µm",
            "\u{FA0E}\u{FA1F}",
        ] {
            assert_eq!(only("invisible", text), text);
        }
        assert_eq!(unified('⺀'), None);
    }

    #[test]
    fn damage() {
        let found = find("会\u{FFFD}议\u{E000}", &Options::default());
        assert!(found.edits.is_empty());
        assert_eq!(found.damage.len(), 2);
    }
}
