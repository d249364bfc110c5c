//! Marks: which words to highlight, and as what.

use crate::report::Report;
use crate::text::Span;

/// A highlighted piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// As what.
    pub kind: MarkKind,
    /// Which fact: an index into the report's list of that kind.
    pub fact: u32,
}

/// What a highlighted piece is. The order is the order of the legend; [`MarkKind::ALL`] numbers the kinds for JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// The meeting's name.
    Meeting,
    /// A person's name.
    Person,
    /// A title.
    Title,
    /// A date.
    Time,
    /// A place.
    Place,
    /// The marker and head of a point.
    Point,
    /// A figure's value and change.
    Figure,
    /// A rank.
    Rank,
    /// A slogan.
    Slogan,
    /// A decision.
    Decision,
    /// A damaged spot.
    Damaged,
}

impl MarkKind {
    /// All kinds, numbered by their place.
    pub const ALL: [MarkKind; 11] = [
        MarkKind::Meeting,
        MarkKind::Person,
        MarkKind::Title,
        MarkKind::Time,
        MarkKind::Place,
        MarkKind::Point,
        MarkKind::Figure,
        MarkKind::Rank,
        MarkKind::Slogan,
        MarkKind::Decision,
        MarkKind::Damaged,
    ];

    /// The kind's name in JSON, CSS and JavaScript.
    pub const fn name(self) -> &'static str {
        match self {
            MarkKind::Meeting => "meeting",
            MarkKind::Person => "person",
            MarkKind::Title => "title",
            MarkKind::Time => "time",
            MarkKind::Place => "place",
            MarkKind::Point => "point",
            MarkKind::Figure => "figure",
            MarkKind::Rank => "rank",
            MarkKind::Slogan => "slogan",
            MarkKind::Decision => "decision",
            MarkKind::Damaged => "damaged",
        }
    }
}

/// The marks of a report, in text order; they nest or are disjoint.
pub fn marks(_text: &str, _report: &Report, _damage: &[Span]) -> Vec<Mark> {
    Vec::new()
}
