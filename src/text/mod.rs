//! Spans that know their text, UTF-16 offsets, character classes and folding.

mod class;
mod fold;
mod line;
mod order;
pub(crate) mod phrase;
mod span;
mod table;
mod utf16;

pub use class::{is_closing, is_han, is_opening, is_sentence_end};
pub use fold::{Folded, fold_char};
pub(crate) use line::{line_end, lines, trim, trim_end};
pub(crate) use order::sort;
pub use span::Span;
pub(crate) use table::{Table, Words, pair};
pub use utf16::Utf16;
