//! Traditional and Simplified characters.

/// The Simplified form of one character, by itself.
pub(crate) fn simplified(c: char) -> char {
    c
}
