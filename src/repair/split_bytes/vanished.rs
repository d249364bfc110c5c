//! What a pair of bytes that no character has leaves when it has vanished: two characters, a byte of each known.

use super::LOST;
use super::best::{Best, One};
use super::context::{Context, Known};
use super::decode::{Reader, UNKNOWN, WAYS, Way};
use crate::lexicon::gbk;

/// That a comma stands there too, so that two pairs have vanished.
const COMMA_TOO: u32 = 1;

/// What may stand behind a way where a pair has vanished: a character, and a comma with some.
#[derive(Clone, Copy)]
pub(super) struct Tail {
    /// What the way costs with it.
    pub(super) cost: u32,
    pub(super) known: Known,
    comma: bool,
    /// The last character's second byte, if that is known.
    half: Option<u8>,
}

impl Tail {
    /// How unlikely it is that a pair which ends with this lead byte has vanished behind it; none if it has not.
    pub(super) fn rarity(&self, context: &Context, lead: u8) -> Option<u32> {
        match self.half {
            Some(half) => gbk::decode(half, lead).is_none().then_some(0),
            None => Some(context.rare_before(lead)),
        }
    }
}

impl<'a> Reader<'a> {
    /// The way behind what may stand where a pair has vanished.
    pub(super) fn behind(&mut self, way: &Way, tail: &Tail) -> Way {
        let mut way = self.add(way, tail.cost, tail.known);
        way.certain = false;
        if tail.comma {
            way = self.add(&way, tail.cost, *self.context.comma());
        }
        way
    }

    /// The first character that a vanished pair has spoilt, and a comma after it: no character begins with a comma's
    /// second byte, so that pair vanishes too.
    pub(super) fn firsts(&self, way: &Way) -> Vec<Tail> {
        let mut best = Best::new(2 * WAYS, self.limit());
        for known in self.context.with_lead(way.lead) {
            if way.cost + known.least() < best.limit {
                let cost = self.cost(way.cost, &way.last, way.parted, known);
                best.push((cost, 0, Some(known)));
            }
        }
        best.push((way.cost + UNKNOWN, 0, None));
        let mut ones: Vec<Tail> = Vec::with_capacity(3 * WAYS);
        ones.extend(best.list.iter().map(|&(cost, _, known)| Tail {
            cost,
            known: known.map_or(Known::LOST, |known| *known),
            comma: false,
            half: known.and_then(|known| known.bytes).map(|bytes| bytes[1]),
        }));
        let comma = self.context.comma();
        let Some([lead, trail]) = comma.bytes else {
            return ones;
        };
        for at in 0..ones.len() {
            let one = ones[at];
            if one.known.c != LOST && one.rarity(self.context, lead).is_some() {
                ones.push(Tail {
                    cost: self.cost(one.cost, &one.known, false, comma) + COMMA_TOO,
                    comma: true,
                    half: Some(trail),
                    ..one
                });
            }
        }
        ones
    }

    /// What the pair that has vanished at this place leaves: one of `ones`, and the character whose second byte is `trail`.
    pub(super) fn vanished(&self, ones: &[Tail], trail: u8) -> Vec<One<'a>> {
        let mut best = Best::new(WAYS, self.limit());
        for (at, one) in ones.iter().enumerate() {
            let last = if one.comma {
                self.context.comma()
            } else {
                &one.known
            };
            if one.cost + UNKNOWN < best.limit {
                let rare = one.half.map_or(3, |half| self.context.rare_behind(half));
                best.push((one.cost + UNKNOWN + rare, at, None));
            }
            for two in self.context.with_trail(trail) {
                if one.cost + two.least() < best.limit
                    && let Some([lead, _]) = two.bytes
                    && let Some(rare) = one.rarity(self.context, lead)
                {
                    let cost = self.cost(one.cost, last, false, two) + rare;
                    best.push((cost, at, Some(two)));
                }
            }
        }
        best.list
    }

    /// The ways behind the pair that has vanished at this place.
    pub(super) fn keep_vanished(&mut self, way: &Way, trail: u8, second: Option<u8>) {
        let ones = self.firsts(way);
        for (cost, at, two) in self.vanished(&ones, trail) {
            let end = self.behind(way, &ones[at]);
            let end = self.add(&end, cost, two.map_or(Known::LOST, |two| *two));
            self.go_on(end, second);
        }
    }
}
