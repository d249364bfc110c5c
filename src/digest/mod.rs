//! The digest: the words of a report that matter most, within a budget of characters.

use crate::document::Document;
use crate::report::Report;
use crate::text::Span;

/// Chosen pieces of the text, in text order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// The pieces.
    pub parts: Vec<Part>,
}

/// A chosen piece and why it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub span: Span,
    /// The reason.
    pub reason: Reason,
    /// Its weight among the others: the higher, the more important.
    pub score: u32,
}

/// Why a piece was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It says which meeting this was.
    Lead,
    /// It is somebody's main demand.
    Demand,
    /// It heads an enumerated point.
    Point,
    /// It holds figures.
    Figure,
    /// It states a decision.
    Decision,
}

/// Chooses from the report what fits into `budget` characters.
pub fn digest(_text: &str, _document: &Document, _report: &Report, _budget: usize) -> Digest {
    Digest::default()
}
