//! What a text tells about itself: its characters, its words, the characters that carry notes.

use super::super::notes::{self, Note, syllable};
use super::LOST;
use crate::lexicon::readings::{Reading, is_common, readings};
use crate::lexicon::{self, gbk, script};
use crate::text::{Span, Table, is_han, pair, phrase, sort};
use std::cell::OnceCell;
use std::sync::LazyLock;

/// Full-width marks, which sites that make them half-width cannot see while they are split, from the usual to the rare.
const MARKS: &str = "，。、；：“”（）《》！？「」";

/// Whether `c` is a mark that does not follow another one.
fn is_pause(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：')
}

pub(super) struct Context {
    /// The notes as character and reading, sorted.
    noted: Vec<(char, Reading)>,
    /// The ideographs in Simplified.
    used: Counts,
    /// The ideographs as they stand there.
    forms: Counts,
    /// Neighbours in Simplified, notes left out.
    pairs: Table,
    /// Whether the text is Traditional.
    traditional: bool,
    /// What each lead byte and each trail byte may belong to, as far as anybody has asked.
    leads: Vec<OnceCell<Vec<char>>>,
    trails: Vec<OnceCell<Vec<char>>>,
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
    of: Table,
    total: usize,
}

impl Counts {
    fn add(&mut self, c: char) {
        self.of.count(pair(' ', c));
        self.total += 1;
    }

    fn get(&self, c: char) -> usize {
        self.of.get(pair(' ', c)).unwrap_or(0)
    }
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let (mut pairs, mut chars) = (Table::default(), Counts::default());
    let lists = [
        lexicon::titles(),
        lexicon::verbs(),
        lexicon::cuts(),
        lexicon::meetings(),
        lexicon::common(),
        lexicon::places(),
        lexicon::units(),
        lexicon::before(),
        lexicon::words(),
        lexicon::ranks(),
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

impl Context {
    /// What `text` tells outside of its broken places.
    pub(super) fn new(text: &str, places: &[Span]) -> Self {
        let note = |note: Note| (note.of, note.reading);
        let mut noted: Vec<_> = notes::notes(text).into_iter().map(note).collect();
        sort(&mut noted, |&(of, reading)| (of as usize, reading.number()));
        // Each is tried at every place that its reading fits: once is enough.
        noted.dedup();
        let (mut forms, mut used) = (Counts::default(), Counts::default());
        let (mut pairs, mut traditional) = (Table::default(), 0);
        let (mut before, mut done) = (' ', 0);
        let mut places = places.iter().peekable();
        for (at, c) in text.char_indices() {
            if at < done {
                continue;
            }
            while places.next_if(|place| place.end <= at).is_some() {}
            if let Some(place) = places.peek().filter(|place| place.start < at) {
                (before, done) = (' ', place.end);
                continue;
            }
            if matches!(c, '(' | '（')
                && let Some((_, end)) = syllable(text, at + c.len_utf8())
            {
                done = end;
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
            used,
            forms,
            pairs,
            leads: vec![OnceCell::new(); 256],
            trails: vec![OnceCell::new(); 256],
        }
    }

    /// How unlikely `c` is behind `last`, in bits.
    pub(super) fn cost(&self, last: char, c: char) -> u32 {
        let (last, plain) = (script::simplified(last), script::simplified(c));
        let two = pair(class(last), class(plain));
        let seen = self.pairs.get(two).is_some();
        if !is_han(c) {
            let twice = is_pause(last) && is_pause(c);
            let mark = MARKS.chars().position(|mark| mark == c);
            let bits = mark.map_or(18, |at| 4 + at as u32 / 3);
            return bits - u32::from(seen) + if twice { 10 } else { 0 };
        }
        let mut bits = if seen {
            if is_han(last) { 2 } else { 5 }
        } else if is_han(last) && WORDS.pairs.get(two).is_some() {
            6
        } else {
            let alone = match self.used.get(plain) {
                0 if is_common(plain) => 14 - WORDS.chars.get(plain).clamp(1, 31).ilog2(),
                0 => 18,
                n => (self.used.total / n).ilog2().clamp(5, 9),
            };
            alone + if is_han(last) { 2 } else { 1 }
        };
        if self.traditional && SIMPLIFIED.binary_search(&c).is_ok() && self.forms.get(c) == 0 {
            bits += 8;
        }
        bits
    }

    /// How unlikely it is that the site has annotated this character so; none if it does not read so.
    pub(super) fn reads(&self, c: char, reading: Reading) -> Option<u32> {
        if self.noted.binary_search(&(c, reading)).is_ok() {
            return Some(0);
        }
        let traditional = script::simplified(c) != c;
        let Some(at) = readings(c).position(|r| r == reading) else {
            // Lists of readings differ in tones.
            let near = traditional && readings(c).any(|r| r.is_near(reading));
            return near.then_some(14);
        };
        let strange = match script::simplified(c) {
            plain if self.used.get(plain) > 0 => 0,
            plain if is_common(plain) => 1,
            _ => 4,
        };
        Some(match (at, traditional) {
            (0, true) => 3 + strange,
            (_, true) => 8 + strange,
            _ => 16,
        })
    }

    pub(super) fn is_noted(&self, c: char) -> bool {
        let at = self.noted.partition_point(|pair| pair.0 < c);
        self.noted.get(at).is_some_and(|pair| pair.0 == c)
    }

    /// The characters with notes of this reading.
    pub(super) fn noted(&self, reading: Reading) -> impl Iterator<Item = char> {
        let noted = self.noted.iter().filter(move |pair| pair.1 == reading);
        noted.map(|pair| pair.0)
    }

    /// Known characters with this lead byte whose trail byte could be a lead byte.
    pub(super) fn with_lead(&self, lead: u8) -> &[char] {
        self.leads[lead as usize].get_or_init(|| {
            let chars = (0x81..=0xFE).filter_map(|trail| gbk::decode(lead, trail));
            chars.filter(|&c| self.is_known(c)).collect()
        })
    }

    /// Known characters with this trail byte.
    pub(super) fn with_trail(&self, trail: u8) -> &[char] {
        self.trails[trail as usize].get_or_init(|| {
            let chars = (0x81..=0xFE).filter_map(|lead| gbk::decode(lead, trail));
            chars.filter(|&c| self.is_known(c)).collect()
        })
    }

    /// Whether a character is one that such a text is written with.
    fn is_known(&self, c: char) -> bool {
        phrase::has(MARKS, c) || (is_han(c) && self.cost(LOST, c) < 18)
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
