use super::fill::fill;
use super::{Digest, Part, Reason};
use crate::document::Document;
use crate::report::Report;
use crate::text::Span;

/// What minutes came to, where no sentence says more: the decisions, then the tasks, then the topics that fit.
///
/// Minutes in English, and minutes of few words, have no clauses that the weights know.
pub(crate) fn of_minutes(
    text: &str,
    document: &Document,
    report: &Report,
    budget: usize,
) -> Digest {
    let mut wanted = Vec::new();
    let mut want = |span: Span, reason, score| {
        wanted.push(Part {
            span,
            reason,
            score,
        });
    };
    for &span in &report.decisions {
        want(span, Reason::Decision, 3);
    }
    for action in &report.actions {
        want(action.text, Reason::Demand, 2);
    }
    for &span in &report.agenda {
        want(span, Reason::Point, 1);
    }
    fill(text, document, &wanted, budget)
}
