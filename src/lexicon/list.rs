//! The lists of this folder as statics.

use super::Lexicon;
use std::ops::Deref;
use std::sync::OnceLock;

/// A word list that is read when it is first asked.
///
/// What a `LazyLock` would be, with one initializer for all lists: less code and a faster look-up.
pub(crate) struct List {
    files: &'static [&'static str],
    words: OnceLock<Lexicon>,
}

impl List {
    pub(crate) const fn new(files: &'static [&'static str]) -> Self {
        List {
            files,
            words: OnceLock::new(),
        }
    }
}

impl Deref for List {
    type Target = Lexicon;

    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    fn deref(&self) -> &Lexicon {
        self.words.get_or_init(|| Lexicon::read(self.files))
    }
}
