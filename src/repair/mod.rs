//! Repair: spoilt text in, the clean text and the edits that lead to it out.
//!
//! One rule a file. A rule is a function from a text to its edits; the rules run in the order of [`RULES`], each on the
//! text that the ones before it have left. Every edit says which rule made it, can be undone by itself, and the table
//! says why in the reader's language.

mod brackets;
mod dashes;
mod doubled;
mod entities;
mod invisible;
mod line;
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
mod spaces;
#[cfg(feature = "notes")]
mod split_bytes;
mod width;

pub use rule::{RULES, Rule};

use crate::document::Document;
use crate::edit::{Edit, Edits, Side};
use crate::text::{Span, sort};
use crate::{Format, Options};
use std::ops::Range;

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

/// What one rule finds in a text.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The changes, in text order and disjoint.
    pub(crate) edits: Vec<Edit>,
    /// Places of the text before the changes where bytes are lost for good.
    pub(crate) damage: Vec<Span>,
}

impl From<Vec<Edit>> for Found {
    fn from(edits: Vec<Edit>) -> Self {
        Found {
            edits,
            damage: Vec::new(),
        }
    }
}

/// A certain change by the rule `id`.
fn edit(id: &str, range: Range<usize>, replacement: &str) -> Edit {
    let rule = RULES.iter().find(|rule| rule.id == id);
    debug_assert!(rule.is_some(), "no rule is called {id}");
    Edit {
        rule: rule.unwrap_or(&RULES[0]),
        source: range.into(),
        replacement: replacement.to_owned(),
        certain: true,
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
        if !round(&mut repaired, &options) {
            break;
        }
    }
    sort(&mut repaired.damage, |spot| (spot.start, spot.end));
    repaired.damage.dedup();
    repaired
}

/// Every text seen in practice is clean after two rounds; the bound keeps the time linear.
const ROUNDS: usize = 6;

/// Runs all rules once; says whether something changed.
fn round(repaired: &mut Repaired, options: &Options) -> bool {
    let mut changed = false;
    for rule in RULES {
        if options.without.iter().any(|id| id == rule.id) {
            continue;
        }
        let found = (rule.find)(&repaired.text, options);
        let damage = &mut repaired.damage;
        damage.extend(found.damage);
        if found.edits.is_empty() {
            continue;
        }
        changed = true;
        let step = Edits::new(found.edits);
        let offsets = step.offsets();
        let moved = |span: &Span| {
            let start = offsets.to_text(span.start, Side::Start);
            Span::new(start, offsets.to_text(span.end, Side::End).max(start))
        };
        *damage = damage.iter().map(moved).filter(|d| !d.is_empty()).collect();
        let next = step.apply(&repaired.text);
        repaired.edits = std::mem::take(&mut repaired.edits).then(step, &repaired.text);
        repaired.text = next;
    }
    changed
}
