//! Sieves of short lists, made when a list is first asked: most characters of a text are not in it, and it need not be
//! walked for them.

use std::cell::Cell;

/// One bit for all characters that share their lowest six bits, and one for all that share the next six.
#[derive(Clone, Copy)]
pub(super) struct Sieve(u64, u64);

impl Sieve {
    pub(super) const NONE: Sieve = Sieve(0, 0);

    #[inline(always)]
    pub(super) const fn with(self, c: u32) -> Self {
        Sieve(self.0 | 1 << (c & 63), self.1 | 1 << (c >> 6 & 63))
    }

    #[inline(always)]
    pub(super) fn may_hold(self, c: char) -> bool {
        self.0 >> (c as u32 & 63) & self.1 >> (c as u32 >> 6 & 63) & 1 != 0
    }
}

/// How many sieves are kept: some times as many as there are lists, so that two of them hardly want one place.
const PLACES: usize = 2048;

thread_local! {
    /// By a list's address and length.
    static SIEVES: [Cell<(u64, Sieve)>; PLACES] = const { [const { Cell::new((0, Sieve::NONE)) }; PLACES] };
}

/// Whether `c` may be one of the characters of a list.
///
/// A list that never moves is known by its address: two numbers of 64 bits at each of some 350 calls would be code.
#[inline(always)]
pub(super) fn may_have(list: &'static str, c: char) -> bool {
    let at = list.as_ptr() as u64;
    // No two lists lie 256 TB apart, and none has 64 KB.
    let id = at << 16 | list.len() as u64;
    SIEVES.with(|sieves| {
        let place = &sieves[at as usize / 8 % PLACES];
        let (kept, mut sieve) = place.get();
        if kept != id {
            sieve = list
                .chars()
                .fold(Sieve::NONE, |sieve, c| sieve.with(c as u32));
            place.set((id, sieve));
        }
        sieve.may_hold(c)
    })
}
