//! Reads a place again, byte by byte.
//!
//! What stands in the place is known but for pairs that have vanished because no character has them: such a pair was the
//! second half of one character and the first half of the next, so both are bounded. The ways to read the place compete;
//! what the text says elsewhere decides, and how clearly it does tells whether the result is certain.

use super::best::Best;
use super::context::Context;
use super::{Hole, LONGEST, LOST, hole};
use crate::lexicon::gbk;
use crate::lexicon::readings::Reading;
use crate::text::{phrase, sort};

use super::super::notes::syllable;

/// One way to read a place again. Costs are bits: how unlikely it is.
#[derive(Clone)]
pub(super) struct Way {
    /// How far it has come in the text.
    pub(super) at: usize,
    pub(super) out: String,
    /// Whether nothing else is nearly as likely.
    pub(super) certain: bool,
    /// The byte that waits for its second half.
    lead: u8,
    /// The character that it has come to.
    last: char,
    /// Whether a note stands between the two bytes of the next character.
    parted: bool,
    cost: u32,
}

/// Ways that go on at a time.
const WAYS: usize = 8;
/// What lies so much behind the best way is no rival.
const CLEAR: u32 = 8;
/// What is nearer to the best way is as good as it.
const NEAR: u32 = 2;
/// That a character is none that the text or the lexicon knows, and has the one byte that is known.
const UNKNOWN: u32 = 11;
/// That a character carries no note though it does elsewhere: where its bytes stand side by side, a note follows.
const NOTELESS: u32 = 10;

/// That a `?` has swallowed this or that mark, digit or letter and not the end of a line.
const SWALLOWED: u32 = 4;
const COMMA: char = '，';
/// Marks that end a paragraph.
const CLOSERS: &str = "。！？”」";

/// Whole-text marks as sites have narrowed them, and as they were.
const NARROWED: [(char, char); 5] = [
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('(', '（'),
    (')', '）'),
];

/// The likeliest way to read the place that `hole` begins again.
pub(super) fn restore(text: &str, context: &Context, before: char, hole: Hole) -> Option<Way> {
    let wide = NARROWED.iter().find(|pair| pair.0 == before);
    let before = wide.map_or(before, |pair| pair.1);
    let [_, trail] = gbk::encode(before)?;
    let mut reader = Reader {
        text,
        context,
        next: Vec::new(),
        ends: Vec::new(),
    };
    for (lead, cost) in reader.second_bytes(trail, hole.reading) {
        reader.next.push(Way {
            at: hole.span.end,
            out: String::new(),
            certain: true,
            lead,
            last: before,
            parted: true,
            cost,
        });
    }
    for _ in 0..LONGEST {
        let mut ways = std::mem::take(&mut reader.next);
        sort(&mut ways, |way| (way.cost as usize, 0));
        ways.truncate(WAYS);
        if ways.is_empty() {
            break;
        }
        for way in ways {
            reader.step(way);
        }
    }
    choose(reader.ends)
}

/// The best of all ways. Where another one is as good, the characters in which they differ are lost.
fn choose(mut ends: Vec<Way>) -> Option<Way> {
    sort(&mut ends, |way| (way.cost as usize, 0));
    let mut ends = ends.into_iter();
    let mut best = ends.next()?;
    let mut out: Vec<char> = best.out.chars().collect();
    for rival in ends.filter(|rival| rival.out != best.out) {
        best.certain &= rival.cost >= best.cost + CLEAR;
        if rival.cost >= best.cost + NEAR {
            continue;
        }
        let other: Vec<char> = rival.out.chars().collect();
        if other.len() == out.len() {
            for (c, other) in out.iter_mut().zip(other) {
                if *c != other {
                    *c = LOST;
                }
            }
        }
    }
    let lost = out.iter().filter(|&&c| c == LOST).count();
    best.out = out.iter().collect();
    best.certain &= lost == 0;
    (lost <= 2 || lost * 2 <= out.len()).then_some(best)
}

struct Reader<'a> {
    text: &'a str,
    context: &'a Context,
    /// Ways that have come to the next character of the text.
    next: Vec<Way>,
    /// Ways that have come to where the border is back.
    ends: Vec<Way>,
}

impl Reader<'_> {
    /// Second bytes that make a character of this reading, with their costs.
    fn second_bytes(&self, first: u8, reading: Reading) -> Vec<(u8, u32)> {
        let bytes = (0x40..=0xFE).filter_map(|second| {
            let c = gbk::decode(first, second)?;
            Some((second, self.context.reads(c, reading)?))
        });
        bytes.collect()
    }

    /// What the way costs behind another character.
    fn cost(&self, way: &Way, c: char) -> u32 {
        let noteless = !way.parted && self.context.is_noted(c);
        way.cost + self.context.cost(way.last, c) + if noteless { NOTELESS } else { 0 }
    }

    /// The way behind another character.
    fn with(&self, way: &Way, c: char) -> Way {
        let mut way = Way {
            cost: self.cost(way, c),
            ..way.clone()
        };
        way.parted = false;
        way.out.push(c);
        way.last = c;
        way
    }

    /// The way behind a character that is not known, at a cost.
    fn without(&self, way: &Way, cost: u32) -> Way {
        let mut way = way.clone();
        way.cost += cost;
        way.out.push(LOST);
        way.last = LOST;
        way.parted = false;
        way.certain = false;
        way
    }

    /// The ways behind the first character that a vanished pair has spoilt, and behind a comma after it: no character
    /// begins with a comma's second byte, so that pair vanishes too.
    fn firsts(&self, way: &Way) -> Vec<Way> {
        let mut best = Best::new(2 * WAYS);
        for &c in self.context.with_lead(way.lead) {
            best.push((self.cost(way, c), 0, c));
        }
        best.push((way.cost + UNKNOWN, 0, LOST));
        let mut ones = Vec::with_capacity(3 * WAYS);
        for &(_, _, c) in &best.list {
            ones.push(match c {
                LOST => self.without(way, UNKNOWN),
                c => self.with(way, c),
            });
        }
        let comma = gbk::encode(COMMA).map_or(0, |bytes| bytes[0]);
        let before = |one: &&Way| is_apart(one.last, comma);
        let commas: Vec<Way> = ones
            .iter()
            .filter(before)
            .map(|one| self.with(one, COMMA))
            .collect();
        ones.extend(commas);
        ones
    }

    /// The ways behind the pair that has vanished at this place, to the character whose second byte is `trail`.
    fn vanished(&self, way: &Way, trail: u8) -> Vec<Way> {
        let context = self.context;
        let mut way = way.clone();
        way.certain = false;
        let ones = self.firsts(&way);
        let mut best = Best::new(WAYS);
        for (at, one) in ones.iter().enumerate() {
            let half = gbk::encode(one.last).map(|bytes| bytes[1]);
            let rare = half.map_or(3, |half| rarity(|lead| gbk::decode(half, lead)));
            best.push((one.cost + UNKNOWN + rare, at, LOST));
            for &two in context.with_trail(trail) {
                let Some([lead, _]) = gbk::encode(two) else {
                    continue;
                };
                let rare = match half {
                    Some(half) if gbk::decode(half, lead).is_none() => 0,
                    Some(_) => continue,
                    None => rarity(|half| gbk::decode(half, lead)),
                };
                best.push((self.cost(one, two) + rare, at, two));
            }
        }
        let way = |&(cost, at, two): &(u32, usize, char)| Way {
            cost,
            ..match two {
                LOST => self.without(&ones[at], 0),
                two => self.with(&ones[at], two),
            }
        };
        best.list.iter().map(way).collect()
    }

    /// Goes on by one character of the text.
    fn step(&mut self, mut way: Way) {
        let Some(c) = self.text[way.at..].chars().next() else {
            return;
        };
        if let Some(hole) = hole(self.text, way.at) {
            way.at = hole.span.end;
            return self.end_with_note(way, hole.reading);
        }
        if c == '('
            && let Some((_, end)) = syllable(self.text, way.at + 1)
            && !way.out.is_empty()
        {
            // A note between two bytes that were taken for a character.
            (way.at, way.parted) = (end, true);
            return self.next.push(way);
        }
        if let Ok(letter) = u8::try_from(c)
            && letter.is_ascii()
        {
            return self.end_with_letter(way, letter);
        }
        let Some([first, second]) = gbk::encode(c) else {
            return;
        };
        way.at += c.len_utf8();
        let mut ways = self.vanished(&way, first);
        ways.extend(gbk::decode(way.lead, first).map(|c| self.with(&way, c)));
        for mut way in ways {
            if second < 0x80 {
                way.out.push(second as char);
                self.ends.push(way);
            } else {
                way.lead = second;
                self.next.push(way);
            }
        }
    }

    /// The next character has a note of its own: its first byte waits, the note tells the second.
    fn end_with_note(&mut self, way: Way, reading: Reading) {
        let mut ends = Vec::new();
        for (second, cost) in self.second_bytes(way.lead, reading) {
            let c = gbk::decode(way.lead, second);
            ends.extend(c.map(|c| self.noted(&way, c, cost)));
        }
        for c in self.context.noted(reading) {
            let Some([lead, trail]) = gbk::encode(c) else {
                continue;
            };
            for way in self.vanished(&way, trail) {
                // The way up to the character before, which leaves no pair with this one.
                let mut chars = way.out.chars().rev();
                let (_, one) = (chars.next(), chars.next().unwrap_or(LOST));
                let apart =
                    gbk::encode(one).is_none_or(|[_, half]| gbk::decode(half, lead).is_none());
                if way.last == LOST && apart {
                    let mut end = way.clone();
                    end.out.pop();
                    end.last = one;
                    ends.push(self.noted(&end, c, 0));
                }
            }
        }
        self.ends.append(&mut ends);
    }

    /// The way behind a character with a note, at a cost.
    fn noted(&self, way: &Way, c: char, cost: u32) -> Way {
        let mut end = way.clone();
        end.parted = true;
        let mut end = self.with(&end, c);
        end.cost += cost;
        end
    }

    /// A letter stands for the second byte of a character, which may have a note; a `?` has swallowed that and a byte more.
    fn end_with_letter(&mut self, mut way: Way, letter: u8) {
        if letter == b'?' {
            way.at += 1;
            return self.end_with_swallowed(way);
        }
        if !(0x40..0x7F).contains(&letter) {
            let lost = self.without(&way, 2 * UNKNOWN);
            return self.ends.push(lost);
        }
        way.at += 1;
        let reading = self.note_at(way.at);
        if let Some(c) = gbk::decode(way.lead, letter) {
            let end = match reading.map(|reading| self.context.reads(c, reading)) {
                Some(Some(cost)) => Some(self.noted(&way, c, cost)),
                Some(None) => None,
                None => Some(self.with(&way, c)),
            };
            self.ends.extend(end);
        }
        let Some(reading) = reading else {
            let ends = self.vanished(&way, letter);
            return self.ends.extend(ends);
        };
        for lead in 0x81..=0xFE {
            let Some(c) = gbk::decode(lead, letter) else {
                continue;
            };
            let Some(cost) = self.context.reads(c, reading) else {
                continue;
            };
            let mut way = way.clone();
            way.certain = false;
            for one in self.firsts(&way) {
                if one.last == LOST || is_apart(one.last, lead) {
                    let mut end = self.noted(&one, c, cost);
                    if one.last == LOST {
                        end.cost += rarity(|half| gbk::decode(half, lead));
                    }
                    self.ends.push(end);
                }
            }
        }
    }

    /// What a `?` has swallowed: the second half of the character that waits, and a half-width mark, a digit or the end of
    /// a line.
    fn end_with_swallowed(&mut self, way: Way) {
        let rest = &self.text[way.at..];
        let line_ends = rest.starts_with(['\n', '\u{3000}']);
        let mut ends = self.firsts(&way);
        let closed = |one: &Way| -> Vec<Way> {
            let closers = CLOSERS
                .chars()
                .filter(|&c| gbk::encode(c).is_some_and(|[lead, _]| is_apart(one.last, lead)));
            closers.map(|c| self.with(one, c)).collect()
        };
        let more: Vec<Way> = ends.iter().flat_map(closed).collect();
        ends.extend(more);
        for end in &mut ends {
            end.certain = false;
            match end.last {
                c if line_ends && phrase::has(CLOSERS, c) => end.out.push('\n'),
                LOST => end.cost += SWALLOWED,
                _ => {
                    end.out.push(LOST);
                    end.cost += SWALLOWED;
                }
            }
        }
        self.ends.append(&mut ends);
    }

    /// The note that stands at `at`.
    fn note_at(&self, at: usize) -> Option<Reading> {
        let rest = &self.text[at..];
        let open = rest.chars().next().filter(|c| matches!(c, '(' | '（'))?;
        Some(syllable(self.text, at + open.len_utf8())?.0)
    }
}

/// Whether the second byte of `c` and `lead` are a pair that vanishes.
fn is_apart(c: char, lead: u8) -> bool {
    gbk::encode(c).is_some_and(|[_, half]| gbk::decode(half, lead).is_none())
}

/// How few bytes make no character, in bits.
fn rarity(decode: impl Fn(u8) -> Option<char>) -> u32 {
    let none = (0x81..=0xFE).filter(|&byte| decode(byte).is_none()).count();
    (126 / none.max(1)).ilog2()
}
