//! The words around quantities.

use super::{Lexicon, List};

/// Units and measure words; tags first in the file.
pub(crate) fn units() -> &'static Lexicon {
    static LIST: List = List::new(&[super::words!("units.txt")]);
    &LIST
}

/// What stands before a number; tags first in the file, a word may have several.
pub(crate) fn before() -> &'static Lexicon {
    static LIST: List = List::new(&[super::words!("before.txt")]);
    &LIST
}

/// Words at which a noun beside a number begins or ends; tags first in the file, a word may have several.
pub(crate) fn words() -> &'static Lexicon {
    static LIST: List = List::new(&[super::words!("words.txt")]);
    &LIST
}

/// Words of rank; tags first in the file.
pub(crate) fn ranks() -> &'static Lexicon {
    static LIST: List = List::new(&[super::words!("ranks.txt")]);
    &LIST
}

/// Whether `tag` is among a word's tags.
pub(crate) fn has(tags: &str, tag: u8) -> bool {
    tags.as_bytes().contains(&tag)
}
