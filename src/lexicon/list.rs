//! The lists of this folder as statics.

use super::Lexicon;
use std::ops::Deref;
use std::sync::OnceLock;

/// A word list that is read when it is first asked.
///
/// What a `LazyLock` would be, with one initializer for all lists: less code and a faster look-up.
pub(crate) struct List {
    files: &'static [&'static str],
    tagged: bool,
    words: OnceLock<Lexicon>,
}

impl List {
    /// Files whose tags stand behind their words.
    pub(crate) const fn new(files: &'static [&'static str]) -> Self {
        List::of(files, false)
    }

    /// Files whose tags stand before their words.
    pub(crate) const fn tagged(files: &'static [&'static str]) -> Self {
        List::of(files, true)
    }

    const fn of(files: &'static [&'static str], tagged: bool) -> Self {
        List {
            files,
            tagged,
            words: OnceLock::new(),
        }
    }
}

impl Deref for List {
    type Target = Lexicon;

    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    fn deref(&self) -> &Lexicon {
        self.words
            .get_or_init(|| Lexicon::read(self.files, self.tagged))
    }
}
