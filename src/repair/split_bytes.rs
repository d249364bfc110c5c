//! Split bytes: a site annotated the bytes of a text and hit half of one character and half of the next.
//!
//! `要務` in GBK is D2AA 84D5; AA84 is 獎, so the site made it D2AA 84 `(jiǎng)` D5 …, which shows as `要?jiǎng)?wù)`: an
//! impossible pair becomes `?` and swallows a byte, and from there on the pairs are read one byte late, until a letter
//! or a second `?` brings the border back. The reading tells the byte that is lost: only 84 makes a character that reads
//! jiǎng out of the AA before it. So the text can be read again, byte by byte.

mod best;
mod context;
mod decode;
mod surroundings;
mod vanished;

use super::Found;
use super::notes::{self, Mark};
use crate::Options;
use crate::text::Span;
use context::Context;
use decode::Restored;

/// Characters that are read one byte late are at most that many: a note or a mark comes sooner.
const LONGEST: usize = 160;

/// Each place that begins with a `?` for a note's bracket, from the character before it to where the border is back.
fn each_place(text: &str, marks: &[Mark], visit: &mut dyn FnMut(char, Mark, Span) -> usize) {
    let (mut before, mut start, mut done) = (' ', 0, 0);
    for &mark in marks {
        if mark.span.start < done {
            continue;
        }
        if let Some((back, c)) = text[done..mark.span.start].char_indices().next_back() {
            (before, start) = (c, done + back);
        }
        if !mark.lost {
            // A character keeps its own note: the lost byte followed both.
            done = mark.span.end;
        } else if before == '(' {
            done = mark.span.start;
        } else {
            let place = Span::new(start, border(text, mark.span.end));
            done = visit(before, mark, place);
            start = done;
            before = text[..done].chars().next_back().unwrap_or(' ');
        }
    }
}

/// All such places, with the character before each.
pub(super) fn places(text: &str) -> Vec<Span> {
    places_among(text, &notes::marks(text))
}

fn places_among(text: &str, marks: &[Mark]) -> Vec<Span> {
    let mut found = Vec::new();
    each_place(text, marks, &mut |_, _, place| {
        found.push(place);
        place.end
    });
    found
}

/// Where text that is read late from `from` on is read right again, if nothing better is known.
fn border(text: &str, from: usize) -> usize {
    for (at, c) in text[from..].char_indices().take(LONGEST) {
        let at = from + at;
        if let Some(hole) = notes::hole_at(text, at) {
            return hole.span.end;
        }
        if c.is_ascii() {
            let swallowed = c == '?' || (0x40..0x7F).contains(&(c as u8));
            return at + usize::from(swallowed);
        }
    }
    from
}

/// What stands for a character whose bytes are lost.
const LOST: char = '\u{FFFD}';
const COMMA: char = '，';

pub(super) fn find(text: &str, _: &Options) -> Found {
    let mut found = Found::default();
    let marks = notes::marks(text);
    let places = places_among(text, &marks);
    if places.is_empty() {
        return found;
    }
    let context = Context::new(text, &places, &marks);
    each_place(
        text,
        &marks,
        &mut |before, hole, place| match decode::restore(text, &context, before, hole) {
            Some(Restored {
                words,
                certain,
                end,
            }) => {
                if words.contains(LOST) {
                    found.damage.push(Span::new(hole.span.start, end));
                }
                found.change(hole.span.start, end, &words, certain);
                end
            }
            None => {
                found.damage.push(Span::new(hole.span.start, place.end));
                place.end
            }
        },
    );
    found
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::Options;
    use crate::edit::Edits;
    use crate::text::Span;

    fn restored(text: &str) -> String {
        Edits::new(find(text, &Options::default()).edits).apply(text)
    }

    #[test]
    fn the_reading_tells_the_lost_byte() {
        assert_eq!(restored("第一要?jiǎng)?wù)。"), "第一要務。");
        assert_eq!(restored("發(fā)展重?fù)?dān),"), "發(fā)展重擔,");
    }

    #[test]
    fn a_pair_that_vanished_is_bounded_by_its_neighbours() {
        let text = "高水平治理,各市控?cái)嗝嫠|(zhì)達(dá)標(biāo)";
        assert_eq!(
            restored(text),
            "高水平治理,各市控斷面水質(zhì)達(dá)標(biāo)"
        );
        let edits = find(text, &Options::default()).edits;
        assert!(!edits[0].certain);
    }

    #[test]
    fn a_note_that_such_sites_do_not_write_is_no_proof() {
        // 座談會, of which 談 alone carries a note; by its bytes it could be 谭, too.
        let edits = find("教?chù)熥?tán)會", &Options::default()).edits;
        assert!(!edits[0].certain, "{edits:?}");
    }

    #[test]
    fn what_is_lost_shows() {
        let text = "發展重?fù)?全區上下";
        let found = find(text, &Options::default());
        let damage: Vec<&str> = found.damage.iter().map(|d: &Span| d.of(text)).collect();
        assert_eq!(damage, ["?fù)?"]);
        assert!(!found.edits[0].certain);
        // The character, and what stood between it and the next one.
        assert_eq!(restored(text), "發展重\u{FFFD}\u{FFFD}全區上下");
        assert_eq!(restored(&restored(text)), restored(text));
    }

    #[test]
    fn questions_stay() {
        for text in ["是不是?(是)", "為什麼?fu)是的", "要?不要?"] {
            let found = find(text, &Options::default());
            assert!(found.edits.is_empty() && found.damage.is_empty(), "{text}");
        }
    }
}
