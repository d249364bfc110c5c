//! Repair: spoilt text in, the clean text and the edits that lead to it out.
//!
//! One rule a file. A rule is a function from a text to its edits; the rules run in the order of [`RULES`], each on the
//! text that the ones before it have left. Every edit says which rule made it, can be undone by itself, and the table
//! says why in the reader's language.

mod rule;

pub use rule::{RULES, Rule};

use crate::Options;
use crate::edit::{Edit, Edits, Side};
use crate::text::{Span, sort};

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

/// Repairs `source`.
///
/// ```
/// use jiyao::{Options, repair::repair};
/// let repaired = repair("會議開始", &Options::default());
/// assert_eq!(repaired.text, "會議開始");
/// assert!(repaired.edits.is_empty());
/// ```
pub fn repair(source: &str, options: &Options) -> Repaired {
    let mut text = source.to_owned();
    let mut edits = Edits::default();
    let mut damage: Vec<Span> = Vec::new();
    for rule in RULES {
        if options.without.iter().any(|id| id == rule.id) {
            continue;
        }
        let found = (rule.find)(&text, options);
        if found.edits.is_empty() && found.damage.is_empty() {
            continue;
        }
        damage.extend(found.damage);
        let step = Edits::new(found.edits);
        let offsets = step.offsets();
        let moved = |span: &Span| {
            let start = offsets.to_text(span.start, Side::Start);
            Span::new(start, offsets.to_text(span.end, Side::End).max(start))
        };
        damage = damage.iter().map(moved).filter(|d| !d.is_empty()).collect();
        let next = step.apply(&text);
        edits = edits.then(step, &text);
        text = next;
    }
    sort(&mut damage, |spot| (spot.start, spot.end));
    Repaired {
        text,
        edits,
        damage,
    }
}
