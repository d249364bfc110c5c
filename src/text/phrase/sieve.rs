//! Sieves of short lists, made when a list is first asked: most characters of a text are not in it, and it need not be
//! walked for them.

use std::cell::Cell;

/// How many sieves are kept: some times as many as there are lists, so that two of them hardly want one place.
const PLACES: usize = 2048;

/// A list by its address and its length; one bit for all characters that share their lowest six bits, and one for all that
/// share the next six.
type Sieve = (u64, u64, u64);

thread_local! {
    static SIEVES: [Cell<Sieve>; PLACES] = const { [const { Cell::new((0, 0, 0)) }; PLACES] };
}

/// Whether `c` may be one of the characters of a list.
///
/// A list that never moves is known by its address: a sieve for each call would be 6 KB more of the reader's code.
#[inline(never)]
pub(super) fn may_have(list: &'static str, c: char) -> bool {
    let at = list.as_ptr() as u64;
    // No two lists lie 256 TB apart, and none has 64 KB.
    let id = at << 16 | list.len() as u64;
    SIEVES.with(|sieves| {
        let place = &sieves[at as usize / 8 % PLACES];
        let (kept, mut low, mut high) = place.get();
        if kept != id {
            (low, high) = (0, 0);
            for key in list.chars() {
                low |= 1 << (key as u32 & 63);
                high |= 1 << (key as u32 >> 6 & 63);
            }
            place.set((id, low, high));
        }
        low >> (c as u32 & 63) & high >> (c as u32 >> 6 & 63) & 1 != 0
    })
}
