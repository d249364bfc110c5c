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

impl List {
    /// The same as [`Lexicon::at`], for places that are many: one call.
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn at(&self, chars: &[char]) -> (usize, u8) {
        self.read().looked_up(chars)
    }

    /// The same as [`Lexicon::longest`].
    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    pub(crate) fn longest(&self, chars: &[char]) -> Option<(usize, &'static str)> {
        self.read().longest(chars)
    }

    #[inline(always)]
    fn read(&self) -> &Lexicon {
        self.words.get_or_init(|| Lexicon::read(self.files))
    }
}

impl Deref for List {
    type Target = Lexicon;

    #[cfg_attr(feature = "speed", inline(always))]
    #[cfg_attr(not(feature = "speed"), inline(never))]
    fn deref(&self) -> &Lexicon {
        self.read()
    }
}
