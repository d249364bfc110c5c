//! Pinyin notes: `會(huì)議` is 會議 with a note that some republishing site has put behind every such character.
//!
//! An author's own note stays: one for a rare name (`亳(bó)州`), one of several syllables, one in a text that teaches
//! pinyin. A note goes on proof only; the proof is in [`find`].

use super::Found;
use crate::Options;
use crate::lexicon::readings::{self, Reading};
use crate::lexicon::{gbk, script};
use crate::text::{Span, is_han};

/// A bracket with one syllable behind a character.
pub(super) struct Note {
    /// The character that it is the reading of.
    pub(super) of: char,
    pub(super) reading: Reading,
    /// The bracket.
    span: Span,
    /// Whether it stands behind a byte of `of`, shown as a letter, and not behind the character.
    split: bool,
}

/// A bracket with one syllable, or what is left of one whose opening bracket has gone with a byte before it.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    /// From the bracket, or from the `?` that stands for it and the lost byte, to the closing bracket.
    pub(super) span: Span,
    pub(super) reading: Reading,
    /// Whether a `?` stands for it.
    pub(super) lost: bool,
}

/// All such marks, in text order.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_mark(text, at) {
        at = start + 1;
        if let Some(mark) = mark_at(text, start) {
            at = mark.span.end;
            found.push(mark);
        }
    }
    found
}

/// The notes among such marks: brackets behind a character.
pub(super) fn notes(text: &str, marks: &[Mark]) -> Vec<Note> {
    let mut found: Vec<Note> = Vec::with_capacity(marks.len());
    // The last two characters, notes left out.
    let (mut before, mut last) = (' ', ' ');
    let mut done = 0;
    for &Mark { span, reading, .. } in marks.iter().filter(|mark| !mark.lost) {
        // What is behind the last note.
        let mut back = text[done..span.start].chars().rev();
        (before, last) = match (back.next(), back.next()) {
            (Some(last), Some(before)) => (before, last),
            (Some(c), None) => (last, c),
            _ => (before, last),
        };
        done = span.start;
        if let Some(of) = noted(before, last, reading) {
            found.push(Note {
                of,
                reading,
                span,
                split: of != last,
            });
            done = span.end;
        }
    }
    found
}

/// The next place from `at` on where a bracket or what stands for a lost byte may be.
fn next_mark(text: &str, mut at: usize) -> Option<usize> {
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'(' | b'?' | 0xEF => return Some(at),
            0xE0..=0xEE => at += 3,
            _ => at += 1,
        }
    }
    None
}

/// The mark that starts at `at`.
fn mark_at(text: &str, at: usize) -> Option<Mark> {
    let (length, lost) = match text.as_bytes().get(at)? {
        b'(' => (1, false),
        b'?' => (1, true),
        0xEF if text[at..].starts_with('（') => (3, false),
        0xEF if text[at..].starts_with('\u{FFFD}') => (3, true),
        _ => return None,
    };
    let (reading, end) = syllable(text, at + length)?;
    Some(Mark {
        span: Span::new(at, end),
        reading,
        lost,
    })
}

/// The mark that starts at `at` if a `?` stands for its bracket.
pub(super) fn hole_at(text: &str, at: usize) -> Option<Mark> {
    mark_at(text, at).filter(|mark| mark.lost)
}

/// The mark that starts at `at` if it has its bracket.
pub(super) fn note_at(text: &str, at: usize) -> Option<Mark> {
    mark_at(text, at).filter(|mark| !mark.lost)
}

/// The syllable that stands at `from`, and where the bracket behind it ends.
fn syllable(text: &str, from: usize) -> Option<(Reading, usize)> {
    let (reading, length) = Reading::parse(&text[from..])?;
    Some((reading, from + length))
}

/// The character that a note behind `last` belongs to.
fn noted(before: char, last: char, reading: Reading) -> Option<char> {
    if is_han(last) {
        return Some(last);
    }
    // A trail byte and a letter that make a character together: the site has taken them for it.
    let letter = u8::try_from(last)
        .ok()
        .filter(|b| (0x40..0x7F).contains(b))?;
    let [_, trail] = gbk::encode(before)?;
    let of = gbk::decode(trail, letter)?;
    readings::readings(of).any(|r| r == reading).then_some(of)
}

/// Notes on one character.
struct Habit {
    of: char,
    reading: Reading,
    notes: usize,
    /// How often the character stands in the text.
    places: usize,
    consistent: bool,
}

impl Habit {
    /// A Traditional form, which is what such sites annotate.
    fn is_traditional(&self) -> bool {
        script::simplified(self.of) != self.of
    }

    /// Whether the note is a reading of its character.
    fn is_read(&self) -> bool {
        let known = |c| readings::readings(c).any(|r| r == self.reading);
        known(self.of) || known(script::simplified(self.of))
    }

    /// Whether the character always carries this note.
    fn is_steady(&self) -> bool {
        self.consistent && (self.is_traditional() || self.notes * 2 >= self.places)
    }
}

/// A note goes
/// - if it is a reading of its character, the character always carries it, and the text has three such notes on
///   Traditional characters or two on the same one;
/// - or if its character carries it three times or more, and hardly ever stands without it;
/// - or, in a text full of notes, if its character is Traditional and always carries it;
/// - or, in a text with one or two notes, if it is the reading of a common Traditional character.
///
/// Where half of the characters carry one, the text teaches pinyin.
pub(super) fn find(text: &str, _: &Options) -> Found {
    let notes = notes(text, &marks(text));
    if notes.is_empty() {
        return Found::default();
    }
    let (han, index, habits) = habits(text, &notes);
    if notes.len() * 2 > han && notes.len() > 2 {
        return Found::default();
    }
    let read = |habit: &&Habit| habit.is_steady() && habit.is_read();
    let sum = |habits: &mut dyn Iterator<Item = &Habit>| habits.map(|h| h.notes).sum::<usize>();
    let proven = sum(&mut habits.iter().filter(read));
    let traditional = sum(&mut habits.iter().filter(read).filter(|h| h.is_traditional()));
    let repeated = habits.iter().filter(read).any(|habit| habit.notes > 1);
    let habitual = traditional >= 3 || (proven >= 3 && repeated);
    let accepts = |habit: &Habit| -> Option<bool> {
        let read = habit.is_read();
        let often = habit.consistent && habit.notes >= 3 && habit.notes * 10 >= habit.places * 9;
        let few = || habit.is_traditional() && readings::is_common(script::simplified(habit.of));
        if often || (habit.is_steady() && read && (habitual || few())) {
            return Some(true);
        }
        (habit.is_steady() && habit.is_traditional() && traditional >= 10).then_some(false)
    };
    let accepted: Vec<Option<bool>> = habits.iter().map(accepts).collect();
    let mut found = Found::default();
    for note in &notes {
        let certain = if note.split {
            habitual.then_some(true)
        } else {
            accepted[index[note.of as usize] - 1]
        };
        if let Some(certain) = certain {
            found.change(note.span.start, note.span.end, "", certain);
        }
    }
    found
}

/// How many ideographs a text has, and what the notes of each character are: under its code point the place, one more
/// than that, among the habits.
fn habits(text: &str, notes: &[Note]) -> (usize, Vec<usize>, Vec<Habit>) {
    let last = notes.iter().map(|note| note.of as usize).max();
    let mut index = vec![0; last.map_or(0, |last| last + 1)];
    let mut habits: Vec<Habit> = Vec::new();
    for note in notes.iter().filter(|note| !note.split) {
        let place = &mut index[note.of as usize];
        if *place == 0 {
            habits.push(Habit {
                of: note.of,
                reading: note.reading,
                notes: 0,
                places: 0,
                consistent: true,
            });
            *place = habits.len();
        }
        let habit = &mut habits[*place - 1];
        habit.notes += 1;
        habit.consistent &= habit.reading == note.reading;
    }
    let mut han = 0;
    for c in text.chars().filter(|&c| is_han(c)) {
        han += 1;
        if let Some(place @ 1..) = index.get(c as usize) {
            habits[place - 1].places += 1;
        }
    }
    (han, index, habits)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::Options;
    use crate::edit::Edits;

    fn without_notes(text: &str) -> String {
        Edits::new(find(text, &Options::default()).edits).apply(text)
    }

    #[test]
    fn notes_go() {
        for (spoilt, clean) in [
            ("區(qū)委書(shū)記講話(huà)", "區委書記講話"),
            ("嵐溪區(qū)開會", "嵐溪區開會"),
            (
                "各村(社區(qū))代表、各區(qū)長(zhǎng)、各縣(xiàn)長(zhǎng)",
                "各村(社區)代表、各區長、各縣長",
            ),
            ("區（qū）委書（shū）記講話（huà）", "區委書記講話"),
            ("区(qū)委书(shū)记，区(qū)长", "区委书记，区长"),
        ] {
            assert_eq!(without_notes(spoilt), clean);
        }
    }

    #[test]
    fn what_authors_write_stays() {
        for text in [
            "亳(bó)州市委常委会召开会议",
            "黟(yī)县、歙(shè)县、亳(bó)州三地签约",
            "你好(nǐ hǎo)，GDP(CPI)增长5.7%，各村(社區)代表",
            "你(nǐ)们(men)好(hǎo)吗(ma)",
            "重(zhòng)要的是重(chóng)复，重(zhòng)量与重(chóng)来",
            "单(shàn)县、六(lù)安、蚌(bèng)埠三地的单位、六个部门参会",
        ] {
            assert_eq!(without_notes(text), text);
        }
    }
}
