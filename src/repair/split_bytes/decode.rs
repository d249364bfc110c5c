//! Reads a place again, byte by byte.
//!
//! What stands in the place is known but for pairs that have vanished because no character has them: such a pair was the
//! second half of one character and the first half of the next, so both are bounded. The ways to read the place compete;
//! what the text says elsewhere decides, and how clearly it does tells whether the result is certain.

use super::best::{Best, One};
use super::context::{Context, Known};
use super::{COMMA, Hole, LONGEST, LOST, hole};
use crate::lexicon::gbk;
use crate::lexicon::readings::Reading;
use crate::text::phrase;
use std::sync::LazyLock;

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
    /// Of equal ways the one with the lower rank comes first.
    rank: usize,
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
        found: Vec::new(),
        ended: false,
    };
    for (lead, cost) in reader.second_bytes(trail, hole.reading) {
        reader.keep(Way {
            at: hole.span.end,
            out: String::new(),
            certain: true,
            lead,
            last: before,
            parted: true,
            cost,
            rank: 0,
        });
    }
    for _ in 0..LONGEST {
        let ways = std::mem::take(&mut reader.found);
        reader.step(ways);
        if reader.ended {
            return choose(reader.found);
        }
    }
    None
}

/// The best of all ways, the first. Where another one is as good, the characters in which they differ are lost.
fn choose(ends: Vec<Way>) -> Option<Way> {
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

/// What may stand behind a way where a pair has vanished: a character, and a comma with some.
#[derive(Clone, Copy)]
struct Tail {
    /// What the way costs with it.
    cost: u32,
    c: char,
    comma: bool,
    /// The last character's second byte, if that is known.
    half: Option<u8>,
}

impl Tail {
    fn last(&self) -> char {
        if self.comma { COMMA } else { self.c }
    }
}

struct Reader<'a> {
    text: &'a str,
    context: &'a Context,
    /// The ways that have come to the next character of the text, cheapest first.
    found: Vec<Way>,
    /// Whether they have come to where the border is back. All come there at once.
    ended: bool,
}

impl Reader<'_> {
    /// What costs that much is of no account.
    fn limit(&self) -> u32 {
        let limit = if self.ended {
            self.found.first().map(|best| best.cost + CLEAR)
        } else {
            self.found.get(WAYS - 1).map(|last| last.cost + 1)
        };
        limit.unwrap_or(u32::MAX)
    }

    /// Keeps a way if it is of account.
    fn keep(&mut self, way: Way) {
        if way.cost < self.limit() {
            let key = (way.cost, way.rank);
            let at = self
                .found
                .partition_point(|held| (held.cost, held.rank) <= key);
            self.found.insert(at, way);
            if !self.ended {
                self.found.truncate(WAYS);
            }
        }
    }

    /// Second bytes that make a character of this reading, with their costs.
    fn second_bytes(&self, first: u8, reading: Reading) -> Vec<(u8, u32)> {
        let bytes = (0x40..=0xFE).filter_map(|second| {
            let c = gbk::decode(first, second)?;
            Some((second, self.context.reads(c, reading)?))
        });
        bytes.collect()
    }

    /// What a way with that cost, with that character last, costs behind another character.
    fn cost(&self, cost: u32, last: char, parted: bool, known: &Known) -> u32 {
        let noteless = !parted && known.noted;
        cost + self.context.cost(last, known) + if noteless { NOTELESS } else { 0 }
    }

    /// The way behind another character.
    fn with(&self, way: &Way, c: char) -> Way {
        let known = self.context.known(c);
        let mut way = Way {
            cost: self.cost(way.cost, way.last, way.parted, &known),
            ..way.clone()
        };
        way.parted = false;
        way.out.push(c);
        way.last = c;
        way
    }

    /// The way behind what may stand where a pair has vanished.
    fn behind(&self, way: &Way, tail: &Tail) -> Way {
        let mut way = way.clone();
        way.out.push(tail.c);
        if tail.comma {
            way.out.push(COMMA);
        }
        way.last = tail.last();
        way.cost = tail.cost;
        way.parted = false;
        way.certain = false;
        way
    }

    /// The first character that a vanished pair has spoilt, and a comma after it: no character begins with a comma's
    /// second byte, so that pair vanishes too.
    fn firsts(&self, way: &Way) -> Vec<Tail> {
        let mut best = Best::new(2 * WAYS, self.limit());
        for known in self.context.with_lead(way.lead) {
            if way.cost + known.least() < best.limit {
                let cost = self.cost(way.cost, way.last, way.parted, known);
                best.push((cost, 0, Some(known)));
            }
        }
        best.push((way.cost + UNKNOWN, 0, None));
        let mut ones: Vec<Tail> = Vec::with_capacity(3 * WAYS);
        ones.extend(best.list.iter().map(|&(cost, _, known)| Tail {
            cost,
            c: known.map_or(LOST, |known| known.c),
            comma: false,
            half: known.and_then(|known| known.bytes).map(|bytes| bytes[1]),
        }));
        let comma = self.context.comma();
        let Some([lead, trail]) = comma.bytes else {
            return ones;
        };
        for at in 0..ones.len() {
            let one = ones[at];
            if one
                .half
                .is_some_and(|half| gbk::decode(half, lead).is_none())
            {
                ones.push(Tail {
                    cost: self.cost(one.cost, one.c, false, comma),
                    comma: true,
                    half: Some(trail),
                    ..one
                });
            }
        }
        ones
    }

    /// The ways behind the pair that has vanished at this place, to the character whose second byte is `trail`.
    fn vanished(&self, way: &Way, ones: &[Tail], trail: u8) -> Vec<Way> {
        let mut best = Best::new(WAYS, self.limit());
        for (at, one) in ones.iter().enumerate() {
            if one.cost + UNKNOWN < best.limit {
                let rare = one.half.map_or(3, |half| RARE[0][half as usize]);
                best.push((one.cost + UNKNOWN + rare, at, None));
            }
            for two in self.context.with_trail(trail) {
                if one.cost + two.least() >= best.limit {
                    continue;
                }
                let Some([lead, _]) = two.bytes else {
                    continue;
                };
                let rare = match one.half {
                    Some(half) if gbk::decode(half, lead).is_none() => 0,
                    Some(_) => continue,
                    None => RARE[1][lead as usize],
                };
                let cost = self.cost(one.cost, one.last(), false, two) + rare;
                best.push((cost, at, Some(two)));
            }
        }
        let way = |&(cost, at, two): &One| {
            let mut way = self.behind(way, &ones[at]);
            way.cost = cost;
            way.last = two.map_or(LOST, |two| two.c);
            way.out.push(way.last);
            way
        };
        best.list.iter().map(way).collect()
    }

    /// Goes on by one character of the text: all ways have come to the same one.
    fn step(&mut self, mut ways: Vec<Way>) {
        let Some(Way { at, out, .. }) = ways.first() else {
            return;
        };
        let (at, begins) = (*at, out.is_empty());
        let Some(c) = self.text[at..].chars().next() else {
            return;
        };
        if let Some(hole) = hole(self.text, at) {
            for way in &mut ways {
                way.at = hole.span.end;
            }
            return self.end_with_note(ways, hole.reading);
        }
        if c == '('
            && let Some((_, end)) = syllable(self.text, at + 1)
            && !begins
        {
            // A note between two bytes that were taken for a character.
            for way in &mut ways {
                (way.at, way.parted) = (end, true);
            }
            self.found = ways;
            return;
        }
        if let Ok(letter) = u8::try_from(c)
            && letter.is_ascii()
        {
            self.ended = true;
            for (rank, way) in ways.into_iter().enumerate() {
                self.end_with_letter(Way { rank, ..way }, letter);
            }
            return;
        }
        let Some([first, second]) = gbk::encode(c) else {
            return;
        };
        self.ended = second < 0x80;
        // What has not vanished is the cheaper, but comes last among equals.
        for (rank, way) in ways.iter_mut().enumerate() {
            way.at += c.len_utf8();
            if let Some(c) = gbk::decode(way.lead, first) {
                let mut end = self.with(way, c);
                end.rank = 2 * rank + 1;
                self.go_on(end, second);
            }
        }
        for (rank, way) in ways.iter().enumerate() {
            for mut end in self.vanished(way, &self.firsts(way), first) {
                end.rank = 2 * rank;
                self.go_on(end, second);
            }
        }
    }

    /// The way goes on with a second byte: it waits for its other half, or is a letter.
    fn go_on(&mut self, mut way: Way, second: u8) {
        if self.ended {
            way.out.push(second as char);
        } else {
            way.lead = second;
        }
        self.keep(way);
    }

    /// The next character has a note of its own: its first byte waits, the note tells the second.
    fn end_with_note(&mut self, mut ways: Vec<Way>, reading: Reading) {
        self.ended = true;
        for (rank, way) in ways.iter_mut().enumerate() {
            way.rank = 2 * rank;
            for (second, cost) in self.second_bytes(way.lead, reading) {
                if let Some(c) = gbk::decode(way.lead, second) {
                    self.keep(self.noted(way, c, cost));
                }
            }
            way.rank += 1;
        }
        for way in &ways {
            let ones = self.firsts(way);
            for c in self.context.noted(reading) {
                let Some([lead, trail]) = gbk::encode(c) else {
                    continue;
                };
                for mut end in self.vanished(way, &ones, trail) {
                    // The way up to the character before, which leaves no pair with this one.
                    let mut chars = end.out.chars().rev();
                    let (_, one) = (chars.next(), chars.next().unwrap_or(LOST));
                    let apart =
                        gbk::encode(one).is_none_or(|[_, half]| gbk::decode(half, lead).is_none());
                    if end.last == LOST && apart {
                        end.out.pop();
                        end.last = one;
                        self.keep(self.noted(&end, c, 0));
                    }
                }
            }
        }
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
            return self.keep(Way {
                cost: way.cost + 2 * UNKNOWN,
                out: way.out + "\u{FFFD}",
                last: LOST,
                parted: false,
                certain: false,
                ..way
            });
        }
        way.at += 1;
        let reading = self.note_at(way.at);
        if let Some(c) = gbk::decode(way.lead, letter) {
            let end = match reading.map(|reading| self.context.reads(c, reading)) {
                Some(Some(cost)) => Some(self.noted(&way, c, cost)),
                Some(None) => None,
                None => Some(self.with(&way, c)),
            };
            end.into_iter().for_each(|end| self.keep(end));
        }
        let ones = self.firsts(&way);
        let Some(reading) = reading else {
            let ends = self.vanished(&way, &ones, letter);
            return ends.into_iter().for_each(|end| self.keep(end));
        };
        for lead in 0x81..=0xFE {
            let Some(c) = gbk::decode(lead, letter) else {
                continue;
            };
            let Some(cost) = self.context.reads(c, reading) else {
                continue;
            };
            for one in &ones {
                let rare = match one.half {
                    Some(half) if gbk::decode(half, lead).is_none() => 0,
                    Some(_) => continue,
                    None => RARE[1][lead as usize],
                };
                self.keep(self.noted(&self.behind(&way, one), c, cost + rare));
            }
        }
    }

    /// What a `?` has swallowed: the second half of the character that waits, and a half-width mark, a digit or the end of
    /// a line.
    fn end_with_swallowed(&mut self, way: Way) {
        let rest = &self.text[way.at..];
        let line_ends = rest.starts_with(['\n', '\u{3000}']);
        let ends = self.firsts(&way);
        let mut ends: Vec<Way> = ends.iter().map(|one| self.behind(&way, one)).collect();
        let closed = |one: &Way| -> Vec<Way> {
            let closers = CLOSERS
                .chars()
                .filter(|&c| gbk::encode(c).is_some_and(|[lead, _]| is_apart(one.last, lead)));
            closers.map(|c| self.with(one, c)).collect()
        };
        let more: Vec<Way> = ends.iter().flat_map(closed).collect();
        ends.extend(more);
        for mut end in ends {
            match end.last {
                c if line_ends && phrase::has(CLOSERS, c) => end.out.push('\n'),
                LOST => end.cost += SWALLOWED,
                _ => {
                    end.out.push(LOST);
                    end.cost += SWALLOWED;
                }
            }
            self.keep(end);
        }
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

/// Before which second half, and behind which first one, how few bytes make no character, in bits.
static RARE: LazyLock<[Vec<u32>; 2]> = LazyLock::new(|| {
    let rarity = |decode: &dyn Fn(u8) -> Option<char>| {
        let none = (0x81..=0xFE).filter(|&byte| decode(byte).is_none()).count();
        (126 / none.max(1)).ilog2()
    };
    [
        (0..=0xFF)
            .map(|half| rarity(&|lead| gbk::decode(half, lead)))
            .collect(),
        (0..=0xFF)
            .map(|lead| rarity(&|half| gbk::decode(half, lead)))
            .collect(),
    ]
});
