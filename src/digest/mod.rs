//! The digest: the words of a report that matter most, within a budget of characters.
//!
//! Sentences are cut into runs of clauses that can stand by themselves (`run`), weighed by what they do in the report
//! (`weigh`) and put together where one needs the other (`candidate`), all that once a text; for each budget those are
//! chosen whose weights add up to most (`select`). Nothing is rewritten: a digest is a list of spans in text order.

mod candidate;
mod dateline;
mod facts;
#[cfg(any(feature = "keywords", feature = "markdown"))]
mod fill;
#[cfg(feature = "markdown")]
mod minutes;
#[cfg(feature = "keywords")]
mod narrow;
mod pairs;
mod run;
mod select;
mod weigh;

pub(crate) use candidate::Candidate;
#[cfg(feature = "markdown")]
pub(crate) use minutes::of_minutes;
#[cfg(feature = "keywords")]
pub(crate) use narrow::{of_points, of_speaker};

use crate::document::Document;
use crate::report::{Report, Scene};
use crate::text::{Span, is_sentence_end, trim};

/// Chosen pieces of the text, in text order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// The pieces.
    pub parts: Vec<Part>,
}

/// A chosen piece and why it was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// It is the gist of a paragraph.
    Gist,
}

impl Reason {
    /// All reasons, numbered by their place for JavaScript.
    pub const ALL: [Reason; 6] = [
        Reason::Lead,
        Reason::Demand,
        Reason::Point,
        Reason::Figure,
        Reason::Decision,
        Reason::Gist,
    ];

    /// The reason's name in JSON and JavaScript.
    pub const fn name(self) -> &'static str {
        const NAMES: [&str; 6] = ["lead", "demand", "point", "figure", "decision", "gist"];
        NAMES[self as usize]
    }
}

/// What digests of the text choose from.
pub(crate) fn candidates(scene: &Scene, report: &Report) -> Vec<Candidate> {
    let facts = facts::Facts::new(scene, report);
    let units = run::units(scene, &facts);
    candidate::candidates(scene, &facts, &units)
}

/// Chooses what fits into `budget` characters, the joints of [`Digest::to_text`] included.
pub(crate) fn digest(candidates: &[Candidate], budget: usize) -> Digest {
    let parts = if budget == 0 {
        Vec::new()
    } else {
        select::select(candidates, budget)
    };
    Digest { parts }
}

impl Digest {
    /// The pieces as one text; `…` stands where words of a sentence are left out.
    pub fn to_text(&self, text: &str, document: &Document) -> String {
        let mut out = String::new();
        let mut end = None;
        for part in &self.parts {
            if end.is_some_and(|end| !joins(text, end, part.span.start)) {
                out.push('…');
            }
            out.push_str(&document.words(text, part.span));
            end = Some(part.span.end);
        }
        out
    }
}

/// Whether what stands before `end` needs no mark before what begins at `start`.
fn joins(text: &str, end: usize, start: usize) -> bool {
    let closed = text[..end].chars().rev();
    let mut closed = closed.skip_while(|c| crate::text::is_closing(*c));
    closed.next().is_some_and(is_sentence_end) || trim(Span::new(end, start).of(text)).1.is_empty()
}
