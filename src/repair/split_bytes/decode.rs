//! Reads a place again, byte by byte.
//!
//! What stands in the place is known but for pairs that have vanished because no character has them: such a pair was the
//! second half of one character and the first half of the next, so both are bounded. The ways to read the place compete;
//! what the text says elsewhere decides, and how clearly it does tells whether the result is certain.

use super::context::{Context, Known, OTHERWISE};
use super::surroundings::Surroundings;
use super::vanished::Tail;
use super::{Hole, LONGEST, LOST, hole};
use crate::lexicon::gbk;
use crate::lexicon::readings::Reading;

use super::super::notes::{self, syllable};
use std::cell::OnceCell;

/// One way to read a place again. Costs are bits: how unlikely it is.
#[derive(Clone)]
pub(super) struct Way {
    pub(super) out: String,
    /// Whether nothing else is nearly as likely.
    pub(super) certain: bool,
    /// The byte that waits for its second half.
    pub(super) lead: u8,
    /// The character that it has come to.
    pub(super) last: char,
    /// Whether a note stands between the two bytes of the next character.
    pub(super) parted: bool,
    pub(super) cost: u32,
    /// Of equal ways the one with the lower rank comes first.
    rank: usize,
}

/// Ways that go on at a time.
pub(super) const WAYS: usize = 16;
/// What lies so much behind the best way is no rival.
const CLEAR: u32 = 10;
/// What is nearer to the best way is as good as it.
const NEAR: u32 = 2;
/// That a character is none that the text or the lexicon knows, and has the one byte that is known.
pub(super) const UNKNOWN: u32 = 13;
/// That a character carries no note though it does elsewhere: where its bytes stand side by side, a note follows.
const NOTELESS: u32 = 10;

/// That a `?` has swallowed this or that mark, digit or letter and not the end of a line.
const SWALLOWED: u32 = 6;
/// Marks that end a paragraph.
pub(super) const CLOSERS: &str = "。！？”」";

/// Whole-text marks as sites have narrowed them, and as they were.
const NARROWED: [(char, char); 5] = [
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('(', '（'),
    (')', '）'),
];

/// The likeliest way to read the place that `hole` begins again, and where in the text it ends.
pub(super) fn restore(
    text: &str,
    context: &Context,
    before: char,
    hole: Hole,
) -> Option<(Way, usize)> {
    let wide = NARROWED.iter().find(|pair| pair.0 == before);
    let before = wide.map_or(before, |pair| pair.1);
    let [_, trail] = gbk::encode(before)?;
    let mut reader = Reader {
        text,
        context,
        at: hole.span.end,
        found: Vec::new(),
        ended: false,
        start: hole.span.start,
        around: OnceCell::new(),
    };
    for (lead, _, cost) in reader.second_bytes(trail, hole.reading) {
        reader.keep(Way {
            out: String::new(),
            certain: cost < OTHERWISE,
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
            return Some((choose(reader.found)?, reader.at));
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

impl Way {
    /// Goes on to another character, at that cost in all.
    pub(super) fn add(&mut self, cost: u32, c: char) {
        self.cost = cost;
        self.out.push(c);
        self.last = c;
        self.parted = false;
        self.certain &= c != LOST;
    }
}

/// Reads one place again.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) context: &'a Context,
    /// How far all ways have come in the text.
    at: usize,
    /// The ways that have come to the next character of the text, cheapest first.
    found: Vec<Way>,
    /// Whether they have come to where the border is back. All come there at once.
    ended: bool,
    /// Where the place begins.
    start: usize,
    /// What stands around it, once they have come to its end and anybody has asked.
    around: OnceCell<Surroundings>,
}

impl Reader<'_> {
    /// What costs that much is of no account.
    pub(super) fn limit(&self) -> u32 {
        let limit = if self.ended {
            self.found.first().map(|best| best.cost + CLEAR)
        } else {
            self.found.get(WAYS - 1).map(|last| last.cost + 1)
        };
        limit.unwrap_or(u32::MAX)
    }

    /// Keeps a way if it is of account.
    fn keep(&mut self, mut way: Way) {
        if self.ended {
            way.cost += self.around().cost(self.context, &way);
        }
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

    fn around(&self) -> &Surroundings {
        let new = || Surroundings::new(self.text, self.context, self.start, self.at);
        self.around.get_or_init(new)
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
    pub(super) fn cost(&self, cost: u32, last: char, parted: bool, known: &Known) -> u32 {
        let noteless = !parted && known.noted;
        cost + self.context.cost(last, known) + if noteless { NOTELESS } else { 0 }
    }

    /// The way behind another character.
    fn with(&self, mut way: Way, c: char) -> Way {
        let known = self.context.known(c);
        way.add(self.cost(way.cost, way.last, way.parted, &known), c);
        way
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
    pub(super) fn go_on(&mut self, mut way: Way, second: Option<u8>) {
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
        let annotated = self.context.annotated(reading);
        for way in &ways {
            let ones = self.firsts(way);
            for &(c, cost) in &annotated {
                if let Some([lead, _]) = gbk::encode(c) {
                    self.keep_noted_behind(way, &ones, c, lead, cost);
                }
            }
        }
    }

    /// The ways behind one of `ones` and a character with a note, whose first byte has vanished with the second of that one.
    fn keep_noted_behind(&mut self, way: &Way, ones: &[Tail], c: char, lead: u8, cost: u32) {
        for one in ones {
            if one.cost + cost < self.limit()
                && let Some(rare) = one.rarity(self.context, lead)
            {
                self.keep_noted(self.behind(way, one), c, cost + rare);
            }
        }
    }

    /// The way behind a character with a note, at a cost.
    fn keep_noted(&mut self, mut way: Way, c: char, cost: u32) {
        way.cost += cost;
        way.certain &= cost < OTHERWISE;
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
        let reading = notes::note_at(self.text, self.at).map(|note| note.0);
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
                self.keep_noted_behind(way, &ones, c, lead, cost);
            }
        }
    }

    /// What a `?` has swallowed: the second half of the character that waits, and a half-width mark, a digit or the end of
    /// a line.
    fn end_with_swallowed(&mut self, way: &Way) {
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
            if let Some(cost) = self.around().line_ends(end.last) {
                end.out.push('\n');
                end.cost += cost;
            } else {
                if end.last != LOST {
                    end.out.push(LOST);
                }
                end.cost += SWALLOWED;
            }
            self.keep(end);
        }
    }
}
