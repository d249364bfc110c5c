//! How a place ends: with a note, with a letter, or where a `?` has swallowed a byte.

use super::super::super::notes;
use super::super::LOST;
use super::super::context::{Known, OTHERWISE};
use super::super::surroundings::CLOSERS;
use super::super::vanished::Tail;
use super::{Reader, UNKNOWN, Way};
use crate::lexicon::gbk;
use crate::lexicon::readings::Reading;

/// That a `?` has swallowed this or that mark, digit or letter and not the end of a line.
const SWALLOWED: u32 = 6;

impl Reader<'_> {
    /// The next character has a note of its own: its first byte waits, the note tells the second.
    pub(super) fn end_with_note(&mut self, mut ways: Vec<Way>, reading: Reading) {
        self.ended = true;
        let noted = self.context.noted(reading);
        // All ways wait with the same byte but those that are at their first character.
        let mut seconds = (0, Vec::new());
        for (rank, way) in ways.iter_mut().enumerate() {
            way.rank = 2 * rank;
            if seconds.0 != way.lead {
                seconds = (way.lead, noted.with_lead(way.lead));
            }
            for &(known, cost) in &seconds.1 {
                self.keep_noted(*way, known, cost);
            }
            way.rank += 1;
        }
        let all = noted.all();
        for way in &ways {
            let ones = self.firsts(way);
            for &(known, cost) in &all {
                self.keep_noted_behind(way, &ones, known, cost);
            }
        }
    }

    /// The ways behind one of `ones` and a character with a note, whose first byte has vanished with the second of that one.
    fn keep_noted_behind(&mut self, way: &Way, ones: &[Tail], known: Known, cost: u32) {
        let Some([lead, _]) = known.bytes else {
            return;
        };
        for one in ones {
            if one.cost + cost + known.least() < self.limit()
                && let Some(rare) = one.rarity(self.context, lead)
            {
                let way = self.behind(way, one);
                self.keep_noted(way, known, cost + rare);
            }
        }
    }

    /// The way behind a character with a note, at a cost.
    fn keep_noted(&mut self, mut way: Way, known: Known, cost: u32) {
        way.certain &= cost < OTHERWISE;
        let cost = self.cost(way.cost + cost, &way.last, true, &known);
        if cost < self.limit() {
            let end = self.add(&way, cost, known);
            self.keep(end);
        }
    }

    /// A letter stands for the second byte of a character, which may have a note; a `?` has swallowed that and a byte more.
    pub(super) fn end_with_letter(&mut self, mut ways: Vec<Way>, letter: u8) {
        self.ended = true;
        let is_second = (0x40..0x7F).contains(&letter);
        let swallowed = letter == b'?';
        self.at += usize::from(is_second || swallowed);
        let note = notes::note_at(self.text, self.at);
        let noted = note.map(|note| self.context.noted(note.reading));
        let annotated = noted.as_ref().map(|noted| noted.with_trail(letter));
        for (rank, way) in ways.iter_mut().enumerate() {
            way.rank = rank;
            if swallowed {
                self.end_with_swallowed(way);
                continue;
            }
            if !is_second {
                let end = self.add(way, way.cost + 2 * UNKNOWN, Known::LOST);
                self.keep(end);
                continue;
            }
            if let Some(c) = gbk::decode(way.lead, letter) {
                let known = self.context.known(c);
                match noted.as_ref().map(|noted| noted.cost(c)) {
                    Some(Some(cost)) => self.keep_noted(*way, known, cost),
                    Some(None) => {}
                    None => {
                        let end = self.with(way, known);
                        self.keep(end);
                    }
                }
            }
            let Some(annotated) = &annotated else {
                self.keep_vanished(way, letter, None);
                continue;
            };
            let ones = self.firsts(way);
            for &(known, cost) in annotated {
                self.keep_noted_behind(way, &ones, known, cost);
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
                let closer = self.context.known(c);
                if one.known.c != LOST
                    && closer
                        .bytes
                        .is_some_and(|[lead, _]| one.rarity(self.context, lead).is_some())
                {
                    let way = self.behind(way, one);
                    ends.push(self.with(&way, closer));
                }
            }
        }
        for mut end in ends {
            if let Some(cost) = self.around().line_ends(end.last.c) {
                end.step = self.put(end.step, '\n');
                end.cost += cost;
            } else {
                if end.last.c != LOST {
                    end.step = self.put(end.step, LOST);
                }
                end.cost += SWALLOWED;
            }
            self.keep(end);
        }
    }
}
