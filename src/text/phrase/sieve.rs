//! Sieves of short lists, made when a list is first asked: most characters of a text are not in it, and it need not be
//! walked for them.

use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

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
const PLACES: usize = 4096;

/// The sieve of a list; of two that want one place the first keeps it.
struct Place {
    /// Whose it is: nobody's (0), being made ([`TAKEN`]), or a list's.
    id: AtomicU64,
    sieve: [AtomicU64; 2],
}

/// No list is at the end of memory.
const TAKEN: u64 = u64::MAX;

static SIEVES: [Place; PLACES] = [const {
    Place {
        id: AtomicU64::new(0),
        sieve: [const { AtomicU64::new(0) }; 2],
    }
}; PLACES];

/// Whether `c` may be one of the characters of a list.
///
/// A list that never moves is known by its address: two numbers of 64 bits at each of some 350 calls would be code.
#[inline(always)]
pub(super) fn may_have(list: &'static str, c: char) -> bool {
    let at = list.as_ptr() as u64;
    // No two lists lie 256 TB apart, and none has 64 KB.
    let id = at << 16 | list.len() as u64;
    let place = &SIEVES[at as usize / 8 % PLACES];
    if place.id.load(Acquire) == id {
        let [low, high] = &place.sieve;
        return Sieve(low.load(Relaxed), high.load(Relaxed)).may_hold(c);
    }
    place.keep(id, list);
    true
}

impl Place {
    /// Keeps the sieve of a list here, if there is none yet.
    #[inline(never)]
    fn keep(&self, id: u64, list: &str) {
        let free = self.id.compare_exchange(0, TAKEN, Acquire, Relaxed);
        if free.is_ok() {
            let sieve = list
                .chars()
                .fold(Sieve::NONE, |sieve, c| sieve.with(c as u32));
            self.sieve[0].store(sieve.0, Relaxed);
            self.sieve[1].store(sieve.1, Relaxed);
            self.id.store(id, Release);
        }
    }
}
