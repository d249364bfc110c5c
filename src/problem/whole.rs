//! What the whole text lacks, and what it says twice.

use super::{NO_BYLINE, NO_DATE, Problem, REPEAT};
use crate::Reading;
use crate::document::BlockKind;
use crate::report::Kind;
use crate::text::Span;

/// A shorter paragraph may stand twice on purpose, in bytes.
const SHORT: usize = 60;

pub(super) fn find(reading: &Reading, found: &mut Vec<Problem>) {
    let (text, report) = (reading.text(), reading.report());
    let running = reading.document().blocks.iter();
    let running = running.filter(|block| block.kind == BlockKind::Paragraph);
    let mut paragraphs: Vec<Span> = running.map(|block| block.span).collect();
    paragraphs.retain(|span| span.len() >= SHORT);
    paragraphs.sort_by(|a, b| a.of(text).cmp(b.of(text)).then(a.cmp(b)));
    for pair in paragraphs.windows(2) {
        if pair[0].of(text) == pair[1].of(text) {
            found.push(Problem::new(&REPEAT, pair[1]).against(pair[0]).mended(""));
        }
    }
    if report.kind != Kind::Meeting {
        return;
    }
    if report.occasion.date.is_none() {
        found.push(Problem::new(&NO_DATE, Span::new(0, 0)));
    }
    let credited = report.byline.is_empty()
        && !reading
            .document()
            .blocks
            .iter()
            .any(|block| block.kind == BlockKind::Meta);
    if credited {
        found.push(Problem::new(&NO_BYLINE, Span::new(text.len(), text.len())));
    }
}
