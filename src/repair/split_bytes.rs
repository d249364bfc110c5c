//! Split bytes: a site annotated the bytes of a text and hit half of one character and half of the next.
//!
//! `要務` in GBK is D2AA 84D5; AA84 is 獎, so the site made it D2AA 84 `(jiǎng)` D5 …, which shows as `要?jiǎng)?wù)`: an
//! impossible pair becomes `?` and swallows a byte, and from there on the pairs are read one byte late, until a letter
//! or a second `?` brings the border back. The reading tells the byte that is lost: only 84 makes a character that reads
//! jiǎng out of the AA before it. So the text can be read again, byte by byte.

use super::notes::{self, Note, syllable};
use super::{Found, edit};
use crate::Options;
use crate::edit::Edit;
use crate::lexicon::readings::{Reading, is_common, readings};
use crate::lexicon::{gbk, script};
use crate::text::{Span, is_han, sort};

/// Characters that are read one byte late are at most that many: a note or a mark comes sooner.
const LONGEST: usize = 160;

/// A `?` that stands for a lost byte and a bracket, with the syllable and the bracket behind it.
#[derive(Clone, Copy)]
struct Hole {
    span: Span,
    reading: Reading,
}

/// The hole that starts at `at`.
fn hole(text: &str, at: usize) -> Option<Hole> {
    let rest = &text[at..];
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '?' | '\u{FFFD}'))?;
    let (reading, end) = syllable(text, at + mark.len_utf8())?;
    Some(Hole {
        span: Span::new(at, end),
        reading,
    })
}

/// Each place that begins with a hole, from the character before it to where the border is back.
fn each_place(text: &str, mut visit: impl FnMut(char, Hole, Span) -> usize) {
    let (mut before, mut start, mut done) = (' ', 0, 0);
    for (at, c) in text.char_indices() {
        if at < done {
            continue;
        }
        if let Some(hole) = hole(text, at).filter(|_| before != '(') {
            let place = Span::new(start, border(text, hole.span.end));
            done = visit(before, hole, place);
            start = done;
            before = text[..done].chars().next_back().unwrap_or(' ');
            continue;
        }
        // A character keeps its own note: the lost byte followed both.
        if matches!(c, '(' | '（')
            && let Some((_, end)) = syllable(text, at + c.len_utf8())
        {
            done = end;
            continue;
        }
        (before, start) = (c, at);
    }
}

/// All such places, with the character before each.
pub(super) fn places(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    each_place(text, |_, _, place| {
        found.push(place);
        place.end
    });
    found
}

/// Where text that is read late from `from` on is read right again, if nothing better is known.
fn border(text: &str, from: usize) -> usize {
    for (at, c) in text[from..].char_indices().take(LONGEST) {
        let at = from + at;
        if let Some(hole) = hole(text, at) {
            return hole.span.end;
        }
        if c.is_ascii() {
            let swallowed = c == '?' || (0x40..0x7F).contains(&(c as u8));
            return at + usize::from(swallowed);
        }
    }
    from
}

pub(super) fn find(text: &str, _: &Options) -> Found {
    let mut found = Found::default();
    let mut document = None;
    each_place(text, |before, hole, place| {
        let document = document.get_or_insert_with(|| Document::new(text));
        match document.restore(before, hole) {
            Some(way) => {
                if way.out.contains(LOST) {
                    found.damage.push(Span::new(hole.span.start, way.at));
                }
                found.edits.push(Edit {
                    certain: way.certain,
                    ..edit("split-bytes", hole.span.start..way.at, &way.out)
                });
                way.at
            }
            None => {
                found.damage.push(Span::new(hole.span.start, place.end));
                place.end
            }
        }
    });
    found
}

/// What a text tells about itself.
struct Document<'a> {
    text: &'a str,
    /// Its notes as character and reading, sorted.
    noted: Vec<(char, Reading)>,
    /// Its ideographs in Simplified, sorted, each as often as it stands there.
    used: Vec<char>,
    /// Its neighbours in Simplified, notes left out, likewise.
    pairs: Vec<(char, char)>,
}

/// One way to read a place again.
#[derive(Clone)]
struct Way {
    /// How far it has come in the text.
    at: usize,
    /// The byte that waits for its second half.
    lead: u8,
    out: String,
    /// The character before the place.
    before: char,
    /// Whether a pair has vanished in it already; a second one would leave too much open.
    vanished: bool,
    /// How unlikely it is.
    cost: u32,
    certain: bool,
}

impl Way {
    /// The character that it has come to.
    fn last(&self) -> char {
        self.out.chars().next_back().unwrap_or(self.before)
    }

    /// Gives up as many characters.
    fn lose(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(LOST, count));
        self.cost += 12;
        self.certain = false;
    }
}

/// Full-width marks, which sites that make them half-width cannot see while they are split.
const MARKS: &str = "，、。；：！？（）“”《》「」";
/// What stands for a character whose bytes are lost.
const LOST: char = '\u{FFFD}';
/// How unlikely a way may be and still be taken.
const DEAREST: u32 = 40;
/// What lies so much behind the best way is no rival.
const CLEAR: u32 = 6;

impl<'a> Document<'a> {
    fn new(text: &'a str) -> Self {
        let pair = |note: Note| (note.of, note.reading);
        let mut noted: Vec<_> = notes::notes(text).into_iter().map(pair).collect();
        sort(&mut noted, |&(of, reading)| (of as usize, reading.number()));
        let han = text.chars().filter(|&c| is_han(c));
        let mut used: Vec<char> = han.map(script::simplified).collect();
        sort(&mut used, |&c| (c as usize, 0));
        let mut pairs: Vec<(char, char)> = Vec::new();
        let (mut before, mut done) = (' ', 0);
        for (at, c) in text.char_indices() {
            if at < done {
                continue;
            }
            if matches!(c, '(' | '（')
                && let Some((_, end)) = syllable(text, at + c.len_utf8())
            {
                done = end;
                continue;
            }
            let c = script::simplified(c);
            if is_han(before) && is_han(c) {
                pairs.push((before, c));
            }
            before = c;
        }
        sort(&mut pairs, |pair| (pair.0 as usize, pair.1 as usize));
        Document {
            text,
            noted,
            used,
            pairs,
        }
    }

    /// How often two characters stand side by side.
    fn together(&self, one: char, other: char) -> usize {
        let pair = (script::simplified(one), script::simplified(other));
        let from = self.pairs.partition_point(|&p| p < pair);
        self.pairs[from..].partition_point(|&p| p == pair)
    }

    /// The likeliest way to read a place again.
    fn restore(&self, before: char, hole: Hole) -> Option<Way> {
        let [_, trail] = gbk::encode(before)?;
        let mut ends: Vec<Way> = Vec::new();
        for (lead, cost) in self.second_bytes(trail, hole.reading) {
            self.follow(
                Way {
                    at: hole.span.end,
                    lead,
                    out: String::new(),
                    before,
                    vanished: false,
                    cost,
                    certain: true,
                },
                &mut ends,
            );
        }
        sort(&mut ends, |way| (way.cost as usize, 0));
        ends.dedup_by(|later, first| later.out == first.out && later.at == first.at);
        let rival = ends.get(1).map_or(u32::MAX, |way| way.cost);
        let mut best = ends
            .into_iter()
            .next()
            .filter(|way| way.cost <= DEAREST + 3 * way.out.chars().count() as u32)?;
        best.certain &= rival >= best.cost + CLEAR;
        Some(best)
    }

    /// Second bytes that make a character of this reading, with their costs.
    fn second_bytes(&self, first: u8, reading: Reading) -> Vec<(u8, u32)> {
        let bytes = (0x40..=0xFE).filter_map(|second| {
            let c = gbk::decode(first, second)?;
            Some((second, self.reads(c, reading)?))
        });
        bytes.collect()
    }

    /// How unlikely it is that the site has annotated this character so; none if it does not read so.
    fn reads(&self, c: char, reading: Reading) -> Option<u32> {
        if self.noted.binary_search(&(c, reading)).is_ok() {
            return Some(0);
        }
        let traditional = script::simplified(c) != c;
        let Some(at) = readings(c).position(|r| r == reading) else {
            // Lists of readings differ in tones.
            let near = traditional && readings(c).any(|r| r.is_near(reading));
            return near.then_some(14);
        };
        Some(match (at, traditional) {
            (0, true) => 3 + self.strangeness(c) / 2,
            (_, true) => 8 + self.strangeness(c) / 2,
            _ => 16,
        })
    }

    /// How unlikely a character is in this text.
    fn strangeness(&self, c: char) -> u32 {
        let plain = script::simplified(c);
        if self.used.binary_search(&plain).is_ok() {
            0
        } else if is_common(plain) {
            2
        } else if MARKS.contains(c) {
            3
        } else {
            7
        }
    }

    /// Follows a way to its ends.
    fn follow(&self, mut way: Way, ends: &mut Vec<Way>) {
        for _ in 0..LONGEST {
            let rest = &self.text[way.at..];
            let Some(c) = rest.chars().next() else {
                return;
            };
            if let Some(hole) = hole(self.text, way.at) {
                // The next character has a note of its own: its first byte waits, the note tells the second.
                for (second, cost) in self.second_bytes(way.lead, hole.reading) {
                    let mut end = way.clone();
                    end.out.extend(gbk::decode(way.lead, second));
                    end.cost += cost;
                    end.at = hole.span.end;
                    ends.push(end);
                }
                return;
            }
            if c == '('
                && let Some((_, end)) = syllable(self.text, way.at + 1)
                && !way.out.is_empty()
            {
                way.at = end; // A note between two bytes that were taken for a character.
                continue;
            }
            if let Some(letter) = u8::try_from(c).ok().filter(u8::is_ascii) {
                self.vanished(&way, letter, ends);
                let n = gbk::decode(way.lead, letter);
                // A `?` has swallowed the waiting byte and one more; in front of anything else they have vanished.
                way.at += usize::from(n.is_some() || c == '?');
                match n {
                    Some(n) => {
                        self.push(&mut way, n);
                        way.cost += self.note_mismatch(way.at, n);
                    }
                    None => way.lose(1),
                }
                ends.push(way);
                return;
            }
            let Some([first, second]) = gbk::encode(c) else {
                return;
            };
            self.vanished_pair(&way, c, [first, second], ends);
            let n = gbk::decode(way.lead, first);
            match n.filter(|&n| self.strangeness(n) < 7 || self.together(way.last(), n) > 0) {
                Some(n) => self.push(&mut way, n),
                // Hardly a character of this text: a pair has vanished, and with it two characters.
                None => way.lose(2),
            }
            way.at += c.len_utf8();
            if second < 0x80 {
                way.out.push(second as char);
                ends.push(way);
                return;
            }
            way.lead = second;
        }
    }

    /// A pair without a character vanished in front of `first`: the second half of one character and the first half of
    /// the next. Both are bounded; what the text says elsewhere decides: the second must stand there beside one of its
    /// neighbours or be a mark.
    fn vanished_pair(&self, way: &Way, c: char, [first, second]: [u8; 2], ends: &mut Vec<Way>) {
        if way.vanished {
            return;
        }
        let last = way.last();
        let at = way.at + c.len_utf8();
        let after = self.text[at..].chars().next().and_then(gbk::encode);
        let third = after.and_then(|[next, _]| gbk::decode(second, next));
        let mut best: Option<(usize, char, char)> = None;
        for byte in 0x81..=0xFE {
            let Some(one) = gbk::decode(way.lead, byte) else {
                continue;
            };
            let known = match self.strangeness(one) {
                0 => 2,
                strange => usize::from(strange == 2),
            };
            let proof = self.together(last, one).min(3) * 4 + if one == '，' { 8 } else { known };
            if proof == 0 {
                continue;
            }
            for lead in (0x81..=0xFE).filter(|&lead| gbk::decode(byte, lead).is_none()) {
                let Some(two) = gbk::decode(lead, first) else {
                    continue;
                };
                let more = self.together(one, two)
                    + third.map_or(0, |third| self.together(two, third))
                    + usize::from(MARKS.contains(two) && is_han(one)) * 4;
                let sum = proof + more;
                if more > 0 && best.is_none_or(|best| sum > best.0) {
                    best = Some((sum, one, two));
                }
            }
        }
        let Some((_, one, two)) = best else { return };
        let mut next = way.clone();
        next.out.extend([one, two]);
        next.cost += 8;
        (next.at, next.certain, next.vanished) = (at, false, true);
        if second < 0x80 {
            next.out.push(second as char);
            ends.push(next);
        } else {
            next.lead = second;
            self.follow(next, ends);
        }
    }

    /// Adds a character. Those that carry notes elsewhere would carry one here.
    fn push(&self, way: &mut Way, c: char) {
        let last = way.last();
        let strange = if self.together(last, c) > 0 {
            0
        } else {
            self.strangeness(c) + 2
        };
        way.certain &= strange < 9;
        way.cost += strange;
        way.out.push(c);
    }

    /// What it costs if a note follows that is none of `c`.
    fn note_mismatch(&self, at: usize, c: char) -> u32 {
        match self.note_at(at) {
            Some(reading) if self.reads(c, reading).is_none() => DEAREST,
            None if self.is_noted(c) => 4,
            _ => 0,
        }
    }

    fn is_noted(&self, c: char) -> bool {
        let at = self.noted.partition_point(|pair| pair.0 < c);
        self.noted.get(at).is_some_and(|pair| pair.0 == c)
    }

    fn note_at(&self, at: usize) -> Option<Reading> {
        let rest = &self.text[at..];
        let open = rest.chars().next().filter(|c| matches!(c, '(' | '（'))?;
        Some(syllable(self.text, at + open.len_utf8())?.0)
    }

    /// A pair without a character vanished in front of `letter`, which is the second byte of a character with a note:
    /// the note tells that character, and the one before it is among the few that leave no pair. The text must use one
    /// of them elsewhere.
    fn vanished(&self, way: &Way, letter: u8, ends: &mut Vec<Way>) {
        let Some(reading) = self.note_at(way.at + 1) else {
            return;
        };
        for first in 0x81..=0xFE {
            let Some(cost) = gbk::decode(first, letter).and_then(|c| self.reads(c, reading)) else {
                continue;
            };
            let before = (0x81..=0xFE).filter(|&lost| gbk::decode(lost, first).is_none());
            let before = before.filter_map(|lost| gbk::decode(way.lead, lost));
            let often = |c: &char| {
                let plain = script::simplified(*c);
                let from = self.used.partition_point(|&u| u < plain);
                self.used[from..].partition_point(|&u| u == plain)
            };
            let Some(best) = before.filter(|&c| !self.is_noted(c)).max_by_key(often) else {
                continue;
            };
            if often(&best) == 0 {
                continue;
            }
            let mut end = way.clone();
            end.out.push(best);
            end.out.extend(gbk::decode(first, letter));
            end.cost += cost + 8;
            end.at += 1;
            end.certain = false;
            ends.push(end);
        }
    }
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
    fn what_is_lost_shows() {
        let text = "發展重?fù)?全區上下";
        let found = find(text, &Options::default());
        let damage: Vec<&str> = found.damage.iter().map(|d: &Span| d.of(text)).collect();
        assert_eq!(damage, ["?fù)?"]);
        assert!(!found.edits[0].certain);
        assert_eq!(restored(text), "發展重\u{FFFD}全區上下");
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
