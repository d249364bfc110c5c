//! The words around quantities.

use super::Lexicon;
use std::sync::LazyLock;

/// Units and measure words; tags in the file.
pub(crate) fn units() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("units.txt")]));
    &LIST
}

/// What stands between a metric and its number; tags `v` (verb that a count keeps), `a` (adverb), none.
pub(crate) fn links() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("links.txt")]));
    &LIST
}

/// What stands before a metric and is no part of it.
pub(crate) fn frames() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("frames.txt")]));
    &LIST
}

/// Words of growth; tags `g` (verb), `n` (rate), `c` (comparison), `a` (belongs to the verb behind it).
pub(crate) fn changes() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("changes.txt")]));
    &LIST
}

/// Words of rank; tags in the file.
pub(crate) fn ranks() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("ranks.txt")]));
    &LIST
}

/// Transitive verbs that begin what is counted.
pub(crate) fn deeds() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("deeds.txt")]));
    &LIST
}

/// Words at which the noun behind a number ends.
pub(crate) fn stops() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::new(&[words!("stops.txt"), words!("deeds.txt")]));
    &LIST
}

/// Words before a span of time that make it a fact.
pub(crate) fn lasting() -> &'static Lexicon {
    static LIST: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("lasting.txt")]));
    &LIST
}
