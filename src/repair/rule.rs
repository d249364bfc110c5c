//! The table of rules.

use super::Found;
use crate::Options;

/// A repair rule: what it is called, why it changes what it changes, and how it finds it.
pub struct Rule {
    /// Its id, for options and JSON: `note`, `punctuation`.
    pub id: &'static str,
    /// The reason in Simplified Chinese, Traditional Chinese and English.
    pub reason: [&'static str; 3],
    /// The clause of the norm that it follows, where there is one.
    pub norm: Option<&'static str>,
    pub(crate) find: fn(&str, &Options) -> Found,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// All rules, in the order in which they run.
pub static RULES: &[Rule] = &[];
