use super::pairs::Pairs;
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
    let mut wanted: Vec<(Span, Reason, u32)> = Vec::new();
    for &span in &report.decisions {
        wanted.push((span, Reason::Decision, 3));
    }
    for action in &report.actions {
        wanted.push((action.text, Reason::Demand, 2));
    }
    for &span in &report.agenda {
        wanted.push((span, Reason::Point, 1));
    }
    let (mut parts, mut left): (Vec<Part>, usize) = (Vec::new(), budget);
    for (span, reason, score) in wanted {
        // A joint may stand before each piece.
        let words: Vec<char> = document.words(text, span).chars().collect();
        let length = words.len() + 1;
        let at = parts.partition_point(|part| part.span.end <= span.start);
        let free = parts.get(at).is_none_or(|part| span.end <= part.span.start);
        if length <= left && free && Pairs::close(&words) {
            left -= length;
            parts.insert(
                at,
                Part {
                    span,
                    reason,
                    score,
                },
            );
        }
    }
    Digest { parts }
}
