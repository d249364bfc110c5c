//! Repair: spoilt text in, the clean text and the edits that lead to it out.
//!
//! One rule a file. A rule is a function from a text to its edits; the rules run in the order of [`RULES`], each on the
//! text that the ones before it have left.

use crate::Options;
use crate::edit::Edits;
use crate::text::Span;

/// A repair rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Placeholder until the rules stand here.
    Markup,
}

/// All rules, in the order in which they run.
pub const RULES: &[Rule] = &[Rule::Markup];

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

/// Repairs `source`.
pub fn repair(source: &str, _options: &Options) -> Repaired {
    Repaired {
        text: source.to_owned(),
        edits: Edits::default(),
        damage: Vec::new(),
    }
}
