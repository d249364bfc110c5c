//! The words by which clauses are told.

use super::{Lexicon, List, words};

/// What a clause begins with that does not stand by itself, and what goes with it; tags, see there.
pub(crate) fn openers() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("openers.txt")]);
    &LIST
}

/// What a clause ends with that does not stand by itself; tags, see there.
pub(crate) fn closers() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("closers.txt")]);
    &LIST
}

/// Words that make a clause say something.
pub(crate) fn predicates() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("predicates.txt")]);
    &LIST
}

/// What a meeting does, and formulae; tags, see there.
pub(crate) fn acts() -> &'static Lexicon {
    static LIST: List = List::new(&[words!("acts.txt")]);
    &LIST
}
