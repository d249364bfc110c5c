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

use super::super::notes::syllable;

/// One way to read a place again. Costs are bits: how unlikely it is.
#[derive(Clone)]
pub(super) struct Way {
    /// How far the best way has come in the text.
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
        at: hole.span.end,
        found: Vec::new(),
        ended: false,
    };
    for (lead, _, cost) in reader.second_bytes(trail, hole.reading) {
        reader.keep(Way {
            at: 0,
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
            let best = choose(reader.found)?;
            return Some(Way {
                at: reader.at,
                ..best
            });
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

    /// How unlikely it is that a pair which ends with this lead byte has vanished behind it; none if it has not.
    fn rarity(&self, context: &Context, lead: u8) -> Option<u32> {
        match self.half {
            Some(half) => gbk::decode(half, lead).is_none().then_some(0),
            None => Some(context.rare_before(lead)),
        }
    }
}

impl Way {
    /// Goes on to another character, at that cost in all.
    fn add(&mut self, cost: u32, c: char) {
        self.cost = cost;
        self.out.push(c);
        self.last = c;
        self.parted = false;
        self.certain &= c != LOST;
    }
}

struct Reader<'a> {
    text: &'a str,
    context: &'a Context,
    /// How far all ways have come in the text.
    at: usize,
    /// The ways that have come to the next character of the text, cheapest first.
    found: Vec<Way>,
    /// Whether they have come to where the border is back. All come there at once.
    ended: bool,
}

impl<'a> Reader<'a> {
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

    /// Second bytes that make a character of this reading, with it and their costs.
    fn second_bytes(&self, first: u8, reading: Reading) -> Vec<(u8, char, u32)> {
        let bytes = (0x40..=0xFE).filter_map(|second| {
            let c = gbk::decode(first, second)?;
            Some((second, c, self.context.reads(c, reading)?))
        });
        bytes.collect()
    }

    /// What a way with that cost, with that character last, costs behind another character.
    fn cost(&self, cost: u32, last: char, parted: bool, known: &Known) -> u32 {
        let noteless = !parted && known.noted;
        cost + self.context.cost(last, known) + if noteless { NOTELESS } else { 0 }
    }

    /// The way behind another character.
    fn with(&self, mut way: Way, c: char) -> Way {
        let known = self.context.known(c);
        way.add(self.cost(way.cost, way.last, way.parted, &known), c);
        way
    }

    /// The way behind what may stand where a pair has vanished.
    fn behind(&self, way: &Way, tail: &Tail) -> Way {
        let mut way = way.clone();
        way.certain = false;
        way.add(tail.cost, tail.c);
        if tail.comma {
            way.add(tail.cost, COMMA);
        }
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
            if one.c != LOST && one.rarity(self.context, lead).is_some() {
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

    /// What the pair that has vanished at this place leaves: one of `ones`, and the character whose second byte is `trail`.
    fn vanished(&self, ones: &[Tail], trail: u8) -> Vec<One<'a>> {
        let mut best = Best::new(WAYS, self.limit());
        for (at, one) in ones.iter().enumerate() {
            if one.cost + UNKNOWN < best.limit {
                let rare = one.half.map_or(3, |half| self.context.rare_behind(half));
                best.push((one.cost + UNKNOWN + rare, at, None));
            }
            for two in self.context.with_trail(trail) {
                if one.cost + two.least() < best.limit
                    && let Some([lead, _]) = two.bytes
                    && let Some(rare) = one.rarity(self.context, lead)
                {
                    let cost = self.cost(one.cost, one.last(), false, two) + rare;
                    best.push((cost, at, Some(two)));
                }
            }
        }
        best.list
    }

    /// The ways behind the pair that has vanished at this place.
    fn keep_vanished(&mut self, way: &Way, trail: u8, second: Option<u8>) {
        let ones = self.firsts(way);
        for (cost, at, two) in self.vanished(&ones, trail) {
            let mut end = self.behind(way, &ones[at]);
            end.add(cost, two.map_or(LOST, |two| two.c));
            self.go_on(end, second);
        }
    }

    /// Goes on by one character of the text.
    fn step(&mut self, mut ways: Vec<Way>) {
        let text = self.text;
        let (Some(first), Some(c)) = (ways.first(), text[self.at..].chars().next()) else {
            return;
        };
        let begins = first.out.is_empty();
        if let Some(hole) = hole(text, self.at) {
            self.at = hole.span.end;
            return self.end_with_note(ways, hole.reading);
        }
        if c == '('
            && !begins
            && let Some((_, end)) = syllable(text, self.at + 1)
        {
            // A note between two bytes that were taken for a character.
            self.at = end;
            ways.iter_mut().for_each(|way| way.parted = true);
            self.found = ways;
            return;
        }
        if c.is_ascii() {
            return self.end_with_letter(ways, c as u8);
        }
        let Some([first, second]) = gbk::encode(c) else {
            return;
        };
        self.at += c.len_utf8();
        self.ended = second < 0x80;
        // What has not vanished is the cheaper, but comes last among equals.
        for (rank, way) in ways.iter_mut().enumerate() {
            way.rank = 2 * rank + 1;
            if let Some(c) = gbk::decode(way.lead, first) {
                let end = self.with(way.clone(), c);
                self.go_on(end, Some(second));
            }
            way.rank -= 1;
        }
        for way in &ways {
            self.keep_vanished(way, first, Some(second));
        }
    }

    /// The way goes on, maybe with a second byte: it waits for its other half, or is a letter.
    fn go_on(&mut self, mut way: Way, second: Option<u8>) {
        match second {
            Some(second) if self.ended => way.out.push(second as char),
            Some(second) => way.lead = second,
            None => {}
        }
        self.keep(way);
    }

    /// The next character has a note of its own: its first byte waits, the note tells the second.
    fn end_with_note(&mut self, mut ways: Vec<Way>, reading: Reading) {
        self.ended = true;
        for (rank, way) in ways.iter_mut().enumerate() {
            way.rank = 2 * rank;
            for (_, c, cost) in self.second_bytes(way.lead, reading) {
                self.keep_noted(way.clone(), c, cost);
            }
            way.rank += 1;
        }
        for way in &ways {
            let ones = self.firsts(way);
            let context = self.context;
            for c in context.noted(reading) {
                let Some([lead, trail]) = gbk::encode(c) else {
                    continue;
                };
                for (cost, at, two) in self.vanished(&ones, trail) {
                    // The first character, which leaves no pair with this one.
                    let one = &ones[at];
                    if two.is_none() && one.rarity(self.context, lead).is_some() {
                        let mut end = self.behind(way, one);
                        end.cost = cost;
                        self.keep_noted(end, c, 0);
                    }
                }
            }
        }
    }

    /// The way behind a character with a note, at a cost.
    fn keep_noted(&mut self, mut way: Way, c: char, cost: u32) {
        way.cost += cost;
        way.parted = true;
        let end = self.with(way, c);
        self.keep(end);
    }

    /// A letter stands for the second byte of a character, which may have a note; a `?` has swallowed that and a byte more.
    fn end_with_letter(&mut self, mut ways: Vec<Way>, letter: u8) {
        self.ended = true;
        let is_second = (0x40..0x7F).contains(&letter);
        let swallowed = letter == b'?';
        self.at += usize::from(is_second || swallowed);
        let reading = self.note_at(self.at);
        for (rank, way) in ways.iter_mut().enumerate() {
            way.rank = rank;
            if swallowed {
                self.end_with_swallowed(way);
                continue;
            }
            if !is_second {
                let mut end = way.clone();
                end.add(way.cost + 2 * UNKNOWN, LOST);
                self.keep(end);
                continue;
            }
            if let Some(c) = gbk::decode(way.lead, letter) {
                match reading.map(|reading| self.context.reads(c, reading)) {
                    Some(Some(cost)) => self.keep_noted(way.clone(), c, cost),
                    Some(None) => {}
                    None => {
                        let end = self.with(way.clone(), c);
                        self.keep(end);
                    }
                }
            }
            let Some(reading) = reading else {
                self.keep_vanished(way, letter, None);
                continue;
            };
            let ones = self.firsts(way);
            for lead in 0x81..=0xFE {
                let Some(c) = gbk::decode(lead, letter) else {
                    continue;
                };
                let Some(cost) = self.context.reads(c, reading) else {
                    continue;
                };
                for one in &ones {
                    if let Some(rare) = one.rarity(self.context, lead) {
                        self.keep_noted(self.behind(way, one), c, cost + rare);
                    }
                }
            }
        }
    }

    /// What a `?` has swallowed: the second half of the character that waits, and a half-width mark, a digit or the end of
    /// a line.
    fn end_with_swallowed(&mut self, way: &Way) {
        let line_ends = self.text[self.at..].starts_with(['\n', '\u{3000}']);
        let ones = self.firsts(way);
        let mut ends: Vec<Way> = ones.iter().map(|one| self.behind(way, one)).collect();
        for one in &ones {
            for c in CLOSERS.chars() {
                if one.c != LOST
                    && gbk::encode(c)
                        .is_some_and(|[lead, _]| one.rarity(self.context, lead).is_some())
                {
                    ends.push(self.with(self.behind(way, one), c));
                }
            }
        }
        for mut end in ends {
            if line_ends && phrase::has(CLOSERS, end.last) {
                end.out.push('\n');
            } else {
                if end.last != LOST {
                    end.out.push(LOST);
                }
                end.cost += SWALLOWED;
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
