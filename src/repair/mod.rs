//! Repair: spoilt text in, the clean text and the edits that lead to it out.
//!
//! One rule a file. A rule is a function from a text, or from a line of it, to its edits; the rules run in the order of
//! [`RULES`], each on what the ones before it have left. One scan tells which rules may have a case at all. Every edit
//! says which rule made it, can be undone by itself, and the table says why in the reader's language.

mod brackets;
mod dashes;
mod doubled;
#[cfg(feature = "paste")]
mod entities;
mod invisible;
mod line;
#[cfg(feature = "paste")]
mod markup;
mod noise;
#[cfg(feature = "notes")]
mod notes;
mod protect;
mod punctuation;
mod quotes;
mod repeat;
mod rule;
mod script;
mod signs;
mod spaces;
#[cfg(feature = "notes")]
mod split_bytes;
mod width;
#[cfg(feature = "paste")]
mod wrap;

pub use rule::{RULES, Rule};

use crate::document::Document;
use crate::edit::{Edit, Edits};
use crate::text::{Span, sort};
use crate::{Format, Options, Quotes};
use line::{Habits, Line};
use protect::Regions;
use rule::Find;
use signs::CASES;

/// A repaired text.
#[derive(Clone, Debug, Default)]
pub struct Repaired {
    /// The clean text.
    pub text: String,
    /// What was changed, in offsets of the source.
    pub edits: Edits,
    /// Places of `text` where bytes are lost for good: facts and digest stay away from them.
    pub damage: Vec<Span>,
}

/// What one rule finds.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The changes, disjoint; whose they are is said by who asked.
    pub(crate) edits: Vec<Edit>,
    /// Places of the text before the changes where bytes are lost for good.
    pub(crate) damage: Vec<Span>,
}

impl Found {
    /// A certain change of the bytes from `start` to `end`.
    fn push(&mut self, start: usize, end: usize, new: &str) {
        self.change(start, end, new, true);
    }

    /// A change of the bytes from `start` to `end`, sure or the likeliest one.
    #[inline(never)]
    fn change(&mut self, start: usize, end: usize, new: &str, certain: bool) {
        self.edits.push(Edit {
            rule: &RULES[0],
            source: Span::new(start, end),
            replacement: new.to_owned(),
            certain,
        });
    }

    /// A certain change; one edit with the last one where it goes on behind it.
    fn extend(&mut self, start: usize, end: usize, new: &str) {
        match self.edits.last_mut() {
            Some(last) if last.source.end == start => {
                last.source.end = end;
                last.replacement.push_str(new);
            }
            _ => self.push(start, end, new),
        }
    }

    /// The changes in text order, as those of `rule`.
    fn into_edits(mut self, rule: &'static Rule) -> Edits {
        sort(&mut self.edits, |edit| (edit.source.start, 0));
        for edit in &mut self.edits {
            edit.rule = rule;
        }
        Edits::new(self.edits)
    }
}

/// Repairs `source`.
///
/// ```
/// use jiyao::{Options, repair::repair};
/// let repaired = repair("會議開始", &Options::default());
/// assert_eq!(repaired.text, "會議開始");
/// assert!(repaired.edits.is_empty());
/// ```
pub fn repair(source: &str, options: &Options) -> Repaired {
    let mut repaired = Repaired {
        text: source.to_owned(),
        ..Repaired::default()
    };
    let mut kept = options.keep.clone();
    sort(&mut kept, |span| (span.start, span.end));
    let mut shown = signs(source, options);
    // What one rule leaves may be another one's case: an escape inside of an escape. A clean text takes one round.
    for _ in 0..ROUNDS {
        // A text may show what it is only when it is clean.
        let format = if Document::is_markdown(&repaired.text, options.format) {
            Format::Markdown
        } else {
            Format::Plain
        };
        let options = Options {
            format,
            ..options.clone()
        };
        if !round(&mut repaired, &mut kept, &mut shown, &options) {
            break;
        }
    }
    sort(&mut repaired.damage, |spot| {
        (spot.start, usize::MAX - spot.end)
    });
    repaired
        .damage
        .dedup_by(|inner, spot| spot.contains(*inner));
    repaired
}

/// Every text seen in practice is clean after two rounds; the bound keeps the time linear.
const ROUNDS: usize = 6;

/// The signs of a text, as far as these options look for them.
fn signs(words: &str, options: &Options) -> u16 {
    let shown = signs::signs(words);
    let asked = options.quotes != Quotes::Keep
        && shown & (signs::CURLY | signs::CORNER | signs::INNER) != 0;
    shown | if asked { signs::QUOTE } else { 0 }
}

/// Runs all rules once, but for the places `kept`, on a text that shows the signs `shown`; says whether something changed.
fn round(repaired: &mut Repaired, kept: &mut [Span], shown: &mut u16, options: &Options) -> bool {
    let mut changed = false;
    let mut lines = false;
    // The signs of the rule that has changed the text since it was looked at.
    let mut unseen = 0;
    for rule in RULES {
        // Rules with the same signs, one behind the other, need no look between them.
        if unseen & !rule.on != 0 {
            *shown = signs(&repaired.text, options);
            unseen = 0;
        }
        if !rule.is_due(*shown, options) {
            continue;
        }
        let (mut step, damage) = match rule.find {
            Find::Text(find) => {
                let mut found = find(&repaired.text, options);
                let damage = std::mem::take(&mut found.damage);
                (found.into_edits(rule), damage)
            }
            Find::Line(_) if lines => continue,
            Find::Line(_) => {
                lines = true;
                let habits = Habits::new(&repaired.text, *shown, options);
                (by_lines(&repaired.text, kept, habits, options), Vec::new())
            }
        };
        repaired.damage.extend(damage);
        step.spare(kept);
        if step.is_empty() {
            continue;
        }
        changed = true;
        let offsets = step.offsets();
        offsets.carry(&mut repaired.damage);
        offsets.carry(kept);
        repaired.damage.retain(|spot| !spot.is_empty());
        let next = step.apply(&repaired.text);
        repaired.edits = std::mem::take(&mut repaired.edits).then(step, &repaired.text);
        repaired.text = next;
        if cfg!(feature = "speed") {
            unseen = rule.on;
        } else {
            *shown = signs(&repaired.text, options);
        }
    }
    if unseen != 0 {
        *shown = signs(&repaired.text, options);
    }
    changed
}

/// What the rules of lines do, one after the other, to each line that shows a sign of a case.
fn by_lines(text: &str, kept: &[Span], habits: Habits, options: &Options) -> Edits {
    let mut all = Vec::new();
    let mut next = 0;
    let mut regions = Regions::blocks(text, options);
    for (base, words) in line::lines(text) {
        let mut shown = signs(words, options);
        if shown & CASES == 0 || regions.cover(base) {
            continue;
        }
        // What of the line stays, in offsets of the line.
        let mut fixed = Vec::new();
        while kept.get(next).is_some_and(|span| span.end <= base) {
            next += 1;
        }
        for span in &kept[next..] {
            if base + words.len() <= span.start {
                break;
            }
            let end = (span.end - base).min(words.len());
            fixed.push(Span::new(span.start.saturating_sub(base), end));
        }
        // Made for the next rule that is due, from what the ones before it have left.
        let mut line = None;
        let mut now = words.to_owned();
        let mut edits = Edits::default();
        for rule in RULES {
            let Find::Line(find) = rule.find else {
                continue;
            };
            if !rule.is_due(shown, options) {
                continue;
            }
            let mut found = Found::default();
            find(
                line.get_or_insert_with(|| Line::new(&now, habits)),
                &mut found,
            );
            if found.edits.is_empty() {
                continue;
            }
            let mut step = found.into_edits(rule);
            step.spare(&fixed);
            step.offsets().carry(&mut fixed);
            let changed = step.apply(&now);
            edits = edits.then(step, &now);
            now = changed;
            line = None;
            shown = signs(&now, options);
        }
        for mut edit in edits.into_list() {
            edit.source.start += base;
            edit.source.end += base;
            all.push(edit);
        }
    }
    Edits::new(all)
}

/// The text as one rule alone leaves it.
#[cfg(test)]
fn only(id: &str, text: &str) -> String {
    let others = RULES.iter().filter(|rule| rule.id != id);
    let options = Options {
        without: others.map(|rule| rule.id.to_owned()).collect(),
        ..Options::default()
    };
    repair(text, &options).text
}
