//! What a text tells about itself: its characters, its words, the characters that carry notes.

use super::super::notes::{self, Mark, Note};
use super::{COMMA, LOST};
use crate::lexicon::readings::{Reading, is_common, readings};
use crate::lexicon::{self, gbk, script};
use crate::text::{Span, Table, is_han, pair, phrase, sort};
use std::cell::OnceCell;
use std::sync::LazyLock;

/// Full-width marks, which sites that make them half-width cannot see while they are split, from the usual to the rare.
const MARKS: &str = "，。、；：“”（）《》！？「」";

/// From here on a character's note is not what such sites write: another tone, or a note on a Simplified character.
pub(super) const OTHERWISE: u32 = 14;

/// Whether `c` is a mark that does not follow another one.
fn is_pause(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：')
}

pub(super) struct Context {
    /// The notes as number of the reading and character, sorted.
    noted: Vec<(usize, char)>,
    /// The characters that carry one.
    carriers: Table,
    /// The ideographs in Simplified.
    used: Counts,
    /// The ideographs as they stand there.
    forms: Counts,
    /// Neighbours in Simplified, notes left out.
    pairs: Table,
    /// Whether the text is Traditional.
    traditional: bool,
    /// What each lead byte and each trail byte may belong to, as far as anybody has asked.
    leads: Vec<OnceCell<Vec<Known>>>,
    trails: Vec<OnceCell<Vec<Known>>>,
    comma: OnceCell<Known>,
    /// How rare the bytes are that make no character with each byte, behind it and before it.
    rare: Vec<OnceCell<u32>>,
}

/// A character and what is known about it whatever stands before it. Costs are bits: how unlikely it is.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) c: char,
    /// Its bytes, if it has some.
    pub(super) bytes: Option<[u8; 2]>,
    /// Whether it carries notes elsewhere.
    pub(super) noted: bool,
    /// As its neighbours see it.
    class: char,
    han: bool,
    /// What it costs where nothing tells that it stands there.
    alone: u32,
    /// What it costs that it is of the other script.
    strange: u32,
}

impl Known {
    /// A character that is lost.
    pub(super) const LOST: Known = Known {
        c: LOST,
        bytes: None,
        noted: false,
        class: LOST,
        han: false,
        alone: 18,
        strange: 0,
    };

    /// The least that it costs, whatever stands before it.
    pub(super) fn least(&self) -> u32 {
        if self.han {
            2 + self.strange
        } else {
            self.alone - 1
        }
    }
}

/// Characters that a site annotates so.
pub(super) struct Noted<'a> {
    context: &'a Context,
    reading: Reading,
    /// Those of the text.
    here: &'a [(usize, char)],
}

impl Noted<'_> {
    /// How unlikely it is that the site has annotated `c` so; none if it does not read so.
    pub(super) fn cost(&self, c: char) -> Option<u32> {
        if self.here.binary_search_by_key(&c, |pair| pair.1).is_ok() {
            return Some(0);
        }
        // Most are read otherwise.
        if !readings(c).any(|r| r.is_near(self.reading)) {
            return None;
        }
        let plain = script::simplified(c);
        let traditional = plain != c;
        let Some(at) = readings(c).position(|r| r == self.reading) else {
            // Lists of readings differ in tones.
            return traditional.then_some(OTHERWISE);
        };
        let strange = match plain {
            plain if self.context.used.get(plain) > 0 => 0,
            plain if is_common(plain) => 1,
            _ => 4,
        };
        Some(match (at, traditional) {
            (0, true) => 3 + strange,
            (_, true) => 8 + strange,
            _ => 16,
        })
    }

    /// Those with this first byte, each with what that costs.
    pub(super) fn with_lead(&self, lead: u8) -> Vec<(Known, u32)> {
        let chars = (0x40..=0xFE).filter_map(|trail| gbk::decode(lead, trail));
        self.costed(chars)
    }

    /// Those with this second byte.
    pub(super) fn with_trail(&self, trail: u8) -> Vec<(Known, u32)> {
        let chars = (0x81..=0xFE).filter_map(|lead| gbk::decode(lead, trail));
        self.costed(chars)
    }

    /// Those of the text and of the lexicon.
    pub(super) fn all(&self) -> Vec<(Known, u32)> {
        let is_new = |c: &char| self.here.binary_search_by_key(c, |pair| pair.1).is_err();
        let others = with_number(&ANNOTATED, self.reading).iter();
        let others = others.map(|pair| pair.1).filter(is_new);
        self.costed(self.here.iter().map(|pair| pair.1).chain(others))
    }

    fn costed(&self, chars: impl Iterator<Item = char>) -> Vec<(Known, u32)> {
        let costed = |c| Some((c, self.cost(c)?));
        let known = |(c, cost)| (self.context.known(c), cost);
        chars.filter_map(costed).map(known).collect()
    }
}

/// The pairs of a sorted list that begin with the number of this reading.
fn with_number(list: &[(usize, char)], reading: Reading) -> &[(usize, char)] {
    let number = reading.number();
    let from = list.partition_point(|pair| pair.0 < number);
    let count = list[from..].partition_point(|pair| pair.0 == number);
    &list[from..from + count]
}

/// What the words of the lexicon are made of.
struct Words {
    /// Neighbours.
    pairs: Table,
    chars: Counts,
}

/// How often characters stand in a text or a list.
#[derive(Default)]
struct Counts {
    /// By code point.
    of: Vec<u32>,
    total: usize,
}

impl Counts {
    fn add(&mut self, c: char) {
        let c = c as usize;
        if c >= self.of.len() {
            self.of.resize((c + 1).max(0xA000), 0);
        }
        self.of[c] += 1;
        self.total += 1;
    }

    fn get(&self, c: char) -> usize {
        self.of.get(c as usize).map_or(0, |&n| n as usize)
    }
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let (mut pairs, mut chars) = (Table::default(), Counts::default());
    let lists = [
        lexicon::titles(),
        lexicon::verbs(),
        lexicon::cuts(),
        lexicon::meetings(),
        lexicon::convening(),
        lexicon::common(),
        lexicon::places(),
        lexicon::units(),
        lexicon::before(),
        lexicon::words(),
        lexicon::ranks(),
        lexicon::openers(),
        lexicon::predicates(),
        lexicon::acts(),
    ];
    #[cfg(feature = "hant")]
    let lists = lists.into_iter().chain([script::TO_TRADITIONAL.phrases()]);
    for word in lists.into_iter().flat_map(lexicon::Lexicon::words) {
        word.iter().for_each(|&c| chars.add(c));
        for two in word.windows(2) {
            pairs.add(pair(two[0], two[1]));
        }
    }
    Words { pairs, chars }
});

/// Characters that are the Simplified form of another one, sorted.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let forms = script::simplified_pairs().filter_map(|(_, form)| char::from_u32(form));
    let mut forms: Vec<char> = forms.collect();
    sort(&mut forms, |&c| (c as usize, 0));
    forms
});

/// The readings of the Traditional characters, as number of the reading and character, sorted.
static ANNOTATED: LazyLock<Vec<(usize, char)>> = LazyLock::new(|| {
    let chars = script::simplified_pairs().filter_map(|(c, _)| char::from_u32(c));
    let all = chars.flat_map(|c| readings(c).map(move |reading| (reading.number(), c)));
    let mut all: Vec<(usize, char)> = all.collect();
    sort(&mut all, |&(reading, c)| (reading, c as usize));
    all
});

impl Context {
    /// What `text` tells outside of its broken places.
    pub(super) fn new(text: &str, places: &[Span], marks: &[Mark]) -> Self {
        // Each is tried at every place that its reading fits: once is enough.
        let (mut noted, mut carriers) = (Vec::new(), Table::default());
        let mut seen = Table::default();
        for Note { of, reading, .. } in notes::notes(text, marks) {
            carriers.add(of.into());
            if seen.add((reading.number() as u64) << 32 | u64::from(of)) {
                noted.push((reading.number(), of));
            }
        }
        sort(&mut noted, |&(reading, of)| (reading, of as usize));
        let (mut forms, mut used) = (Counts::default(), Counts::default());
        let (mut pairs, mut traditional) = (Table::default(), 0);
        let (mut before, mut done) = (' ', 0);
        let mut places = places.iter().peekable();
        let mut marks = marks.iter().filter(|mark| !mark.lost).peekable();
        for (at, c) in text.char_indices() {
            if at < done {
                continue;
            }
            while places.next_if(|place| place.end <= at).is_some() {}
            if let Some(place) = places.peek().filter(|place| place.start < at) {
                (before, done) = (' ', place.end);
                continue;
            }
            while marks.next_if(|note| note.span.start < at).is_some() {}
            if let Some(note) = marks.next_if(|note| note.span.start == at) {
                done = note.span.end;
                continue;
            }
            let plain = script::simplified(c);
            if is_han(c) {
                forms.add(c);
                used.add(plain);
                traditional += usize::from(plain != c);
            }
            let plain = class(plain);
            if before != ' ' {
                pairs.add(pair(before, plain));
            }
            before = plain;
        }
        Context {
            traditional: traditional * 10 > forms.total,
            noted,
            carriers,
            used,
            forms,
            pairs,
            leads: vec![OnceCell::new(); 256],
            trails: vec![OnceCell::new(); 256],
            comma: OnceCell::new(),
            rare: vec![OnceCell::new(); 512],
        }
    }

    /// What is known about `c`.
    pub(super) fn known(&self, c: char) -> Known {
        let plain = script::simplified(c);
        let han = is_han(c);
        let alone = if han {
            match self.used.get(plain) {
                0 if is_common(plain) => 14 - WORDS.chars.get(plain).clamp(1, 31).ilog2(),
                0 => 18,
                n => (self.used.total / n).ilog2().clamp(6, 9),
            }
        } else {
            let mark = MARKS.chars().position(|mark| mark == c);
            mark.map_or(18, |at| 4 + at as u32 / 3)
        };
        let other = self.traditional
            && han
            && self.forms.get(c) == 0
            && SIMPLIFIED.binary_search(&c).is_ok();
        Known {
            c,
            bytes: gbk::encode(c),
            noted: self.carriers.get(c.into()).is_some(),
            class: class(plain),
            han,
            alone,
            strange: if other { 8 } else { 0 },
        }
    }

    /// The comma.
    pub(super) fn comma(&self) -> &Known {
        self.comma.get_or_init(|| self.known(COMMA))
    }

    /// How few bytes make no character behind `half`, in bits.
    pub(super) fn rare_behind(&self, half: u8) -> u32 {
        self.rarity(half.into(), &|lead| gbk::decode(half, lead))
    }

    /// How few bytes make no character before `lead`, in bits.
    pub(super) fn rare_before(&self, lead: u8) -> u32 {
        self.rarity(256 + usize::from(lead), &|half| gbk::decode(half, lead))
    }

    fn rarity(&self, at: usize, decode: &dyn Fn(u8) -> Option<char>) -> u32 {
        *self.rare[at].get_or_init(|| {
            let none = (0x81..=0xFE).filter(|&byte| decode(byte).is_none()).count();
            (126 / none.max(1)).ilog2()
        })
    }

    /// How unlikely `known` is behind `last`, in bits.
    pub(super) fn cost(&self, last: &Known, known: &Known) -> u32 {
        let two = pair(last.class, known.class);
        let seen = self.pairs.get(two).is_some();
        if !known.han {
            let twice = is_pause(last.c) && is_pause(known.c);
            return known.alone - u32::from(seen) + if twice { 10 } else { 0 };
        }
        known.strange
            + if seen {
                if last.han { 2 } else { 6 }
            } else if last.han && WORDS.pairs.get(two).is_some() {
                6
            } else {
                known.alone + 2
            }
    }

    /// What carries such a note in this text and elsewhere.
    pub(super) fn noted(&self, reading: Reading) -> Noted<'_> {
        Noted {
            context: self,
            reading,
            here: with_number(&self.noted, reading),
        }
    }

    /// Known characters with this lead byte whose trail byte could be a lead byte, or 80, which begins no pair: all that
    /// starts with it vanishes.
    pub(super) fn with_lead(&self, lead: u8) -> &[Known] {
        self.leads[lead as usize].get_or_init(|| self.all_known(|trail| gbk::decode(lead, trail)))
    }

    /// Known characters with this trail byte.
    pub(super) fn with_trail(&self, trail: u8) -> &[Known] {
        self.trails[trail as usize].get_or_init(|| self.all_known(|lead| gbk::decode(lead, trail)))
    }

    /// The characters with one byte or the other that such a text is written with.
    fn all_known(&self, decode: impl Fn(u8) -> Option<char>) -> Vec<Known> {
        let chars = (0x80..=0xFE).filter_map(decode);
        let known = chars.map(|c| self.known(c));
        known
            .filter(|known| {
                phrase::has!(MARKS, known.c) || (known.han && self.cost(&Known::LOST, known) < 18)
            })
            .collect()
    }
}

/// A character as its neighbours see it: a pause is a pause.
fn class(plain: char) -> char {
    match plain {
        ',' | ';' | ':' => '，',
        _ if is_pause(plain) => '，',
        _ => plain,
    }
}
