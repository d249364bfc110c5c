//! Numbers as bytes: seven bits a byte, low bits first, the top bit says that more follow.

/// Appends a number.
pub(crate) fn push(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends the step from one number to the next, its sign in the lowest bit.
pub(crate) fn push_step(out: &mut Vec<u8>, from: u32, to: u32) {
    let step = to as i32 - from as i32;
    push(out, ((step << 1) ^ (step >> 31)) as u32);
}
