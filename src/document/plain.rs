use super::{BlockKind, Document};
use crate::text::Span;

/// A line is a block.
pub(super) fn parse(text: &str) -> Document {
    let mut document = Document::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        let words = line.trim();
        at += line.len();
        if !words.is_empty() {
            document.push(
                text,
                BlockKind::Paragraph,
                Span::new(start, start + words.len()),
            );
        }
    }
    document
}
