//! Reads a place again, byte by byte.
//!
//! What stands in the place is known but for pairs that have vanished because no character has them: such a pair was the
//! second half of one character and the first half of the next, so both are bounded. The ways to read the place compete;
//! what the text says elsewhere decides, and how clearly it does tells whether the result is certain.

mod ending;

use super::context::{Context, Known, OTHERWISE};
use super::surroundings::Surroundings;
use super::{LONGEST, LOST};
use crate::lexicon::gbk;

use super::super::notes::{self, Mark};
use std::cell::OnceCell;

/// A place that has been read again.
pub(super) struct Restored {
    pub(super) words: String,
    /// Whether nothing else is nearly as likely.
    pub(super) certain: bool,
    /// Where it ends in the text.
    pub(super) end: usize,
}

/// One way to read a place again. Costs are bits: how unlikely it is.
#[derive(Clone, Copy)]
pub(super) struct Way {
    /// Its last step among those of the reader; none at the start.
    step: Option<u32>,
    /// Whether nothing in it is a guess.
    pub(super) certain: bool,
    /// The byte that waits for its second half.
    pub(super) lead: u8,
    /// The character that it has come to.
    pub(super) last: Known,
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

/// Whole-text marks as sites have narrowed them, and as they were.
const NARROWED: [(char, char); 5] = [
    (',', '，'),
    (';', '；'),
    (':', '：'),
    ('(', '（'),
    (')', '）'),
];

/// The likeliest way to read the place that `hole` begins again.
pub(super) fn restore(text: &str, context: &Context, before: char, hole: Mark) -> Option<Restored> {
    let wide = NARROWED.iter().find(|pair| pair.0 == before);
    let before = context.known(wide.map_or(before, |pair| pair.1));
    let [_, trail] = before.bytes?;
    let mut reader = Reader {
        text,
        context,
        at: hole.span.end,
        steps: Vec::new(),
        found: Vec::new(),
        ended: false,
        start: hole.span.start,
        around: OnceCell::new(),
    };
    for (known, cost) in context.noted(hole.reading).with_lead(trail) {
        let Some([_, lead]) = known.bytes else {
            continue;
        };
        reader.keep(Way {
            step: None,
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
            return reader.choose();
        }
    }
    None
}

/// Reads one place again.
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) context: &'a Context,
    /// How far all ways have come in the text.
    at: usize,
    /// The characters of all ways, each with the step before it. Ways that begin alike share their steps.
    steps: Vec<(Option<u32>, char)>,
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
    /// What costs that much is of no account: it is no rival of the best, or too many go on before it.
    pub(super) fn limit(&self) -> u32 {
        let clear = self.found.first().map(|best| best.cost + CLEAR);
        let full = self.found.get(WAYS - 1).filter(|_| !self.ended);
        let limit = full.map_or(clear, |last| clear.min(Some(last.cost + 1)));
        limit.unwrap_or(u32::MAX)
    }

    /// Keeps a way if it is of account.
    fn keep(&mut self, mut way: Way) {
        if self.ended && way.cost < self.limit() {
            way.cost += self.around().cost(self.context, &self.words(&way));
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
            let limit = self.limit();
            while self.found.pop_if(|last| last.cost >= limit).is_some() {}
        }
    }

    /// What a way reads.
    fn words(&self, way: &Way) -> Vec<char> {
        let mut words = Vec::new();
        let mut next = way.step;
        while let Some(&(before, c)) = next.and_then(|at| self.steps.get(at as usize)) {
            words.push(c);
            next = before;
        }
        words.reverse();
        words
    }

    /// The best of all ways, the first. Where another one is as good, the characters in which they differ are lost.
    fn choose(&self) -> Option<Restored> {
        let (best, rivals) = self.found.split_first()?;
        let first = self.words(best);
        let (mut certain, mut words) = (best.certain, first.clone());
        for rival in rivals {
            let other = self.words(rival);
            if other == first {
                continue;
            }
            // It would have been dropped if it were clearly worse.
            certain = false;
            if rival.cost < best.cost + NEAR && other.len() == words.len() {
                for (c, other) in words.iter_mut().zip(other) {
                    if *c != other {
                        *c = LOST;
                    }
                }
            }
        }
        let lost = words.iter().filter(|&&c| c == LOST).count();
        (lost <= 2 || lost * 2 <= words.len()).then(|| Restored {
            words: words.iter().collect(),
            certain: certain && lost == 0,
            end: self.at,
        })
    }

    fn around(&self) -> &Surroundings {
        let new = || Surroundings::new(self.text, self.context, self.start, self.at);
        self.around.get_or_init(new)
    }

    /// What a way with that cost, with that character last, costs behind another character.
    pub(super) fn cost(&self, cost: u32, last: &Known, parted: bool, known: &Known) -> u32 {
        let noteless = !parted && known.noted;
        cost + self.context.cost(last, known) + if noteless { NOTELESS } else { 0 }
    }

    /// The way behind another character.
    fn with(&mut self, way: &Way, known: Known) -> Way {
        let cost = self.cost(way.cost, &way.last, way.parted, &known);
        self.add(way, cost, known)
    }

    /// The way behind another character, at that cost in all.
    pub(super) fn add(&mut self, way: &Way, cost: u32, known: Known) -> Way {
        Way {
            step: self.put(way.step, known.c),
            certain: way.certain && known.c != LOST,
            last: known,
            parted: false,
            cost,
            ..*way
        }
    }

    /// A step behind another one.
    fn put(&mut self, before: Option<u32>, c: char) -> Option<u32> {
        self.steps.push((before, c));
        u32::try_from(self.steps.len() - 1).ok()
    }

    /// Goes on by one character of the text.
    fn step(&mut self, mut ways: Vec<Way>) {
        let text = self.text;
        let (Some(first), Some(c)) = (ways.first(), text[self.at..].chars().next()) else {
            return;
        };
        let begins = first.step.is_none();
        if let Some(hole) = notes::hole_at(text, self.at) {
            self.at = hole.span.end;
            return self.end_with_note(ways, hole.reading);
        }
        if c == '('
            && !begins
            && let Some(note) = notes::note_at(text, self.at)
        {
            // A note between two bytes that were taken for a character.
            self.at = note.span.end;
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
                let end = self.with(way, self.context.known(c));
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
            Some(second) if self.ended => way.step = self.put(way.step, second.into()),
            Some(second) => way.lead = second,
            None => {}
        }
        self.keep(way);
    }
}
