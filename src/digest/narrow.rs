//! Digests of a part of the report: one speaker's words, the points alone.

use super::fill::fill;
use super::{Candidate, Digest, Part, Reason, digest};
use crate::document::Document;
use crate::report::{Point, Report};
use crate::text::Span;

/// What one speaker says.
pub(crate) fn of_speaker(
    candidates: &[Candidate],
    report: &Report,
    speaker: usize,
    budget: usize,
) -> Digest {
    let mut said = Vec::new();
    for candidate in candidates {
        let span = candidate.forms[0].span;
        // Speeches are in text order: the last one that begins in the words or before them tells whose they are.
        let next = report.speeches.partition_point(|s| s.verb.start < span.end);
        if let Some(speech) = next.checked_sub(1).map(|at| &report.speeches[at])
            && speech.speaker == Some(speaker)
            && speech.span.overlaps(span)
        {
            said.push(candidate.clone());
        }
    }
    digest(&said, budget)
}

/// The heads of the points, the outermost ones first.
pub(crate) fn of_points(text: &str, document: &Document, report: &Report, budget: usize) -> Digest {
    let mut wanted = Vec::new();
    let mut level: Vec<&Point> = report.points.iter().collect();
    let mut score = u32::from(u8::MAX);
    while !level.is_empty() {
        for point in &level {
            wanted.push(Part {
                span: Span::new(point.marker.start, point.head.end.max(point.marker.end)),
                reason: Reason::Point,
                score,
            });
        }
        score = score.saturating_sub(1);
        level = level.iter().flat_map(|point| &point.children).collect();
    }
    fill(text, document, &wanted, budget)
}
