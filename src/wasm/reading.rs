//! A reading for JavaScript.

use crate::digest::Digest;
use crate::highlight::Mark;
use crate::repair::RULES;
use crate::text::{Span, Utf16};
use wasm_bindgen::prelude::*;

/// A text that has been read. `free()` gives its memory back; the garbage collector does so too, later.
#[wasm_bindgen]
pub struct Reading {
    source: String,
    pub(super) inner: crate::Reading,
}

impl Reading {
    pub(super) fn new(source: String, options: &crate::Options) -> Self {
        let inner = crate::read(&source, options);
        Reading { source, inner }
    }

    /// A digest as `[start, end, reason, score]` for each piece.
    pub(super) fn flat(&self, digest: Digest) -> Vec<u32> {
        let utf16 = Utf16::new(self.inner.text());
        let mut flat = Vec::with_capacity(digest.parts.len() * 4);
        for part in digest.parts {
            push(&mut flat, &utf16, part.span);
            flat.extend([part.reason as u32, part.score]);
        }
        flat
    }

    /// Marks as `[start, end, kind, fact]` for each.
    pub(super) fn flat_marks(&self, marks: Vec<Mark>) -> Vec<u32> {
        let utf16 = Utf16::new(self.inner.text());
        let mut flat = Vec::with_capacity(marks.len() * 4);
        for mark in marks {
            push(&mut flat, &utf16, mark.span);
            flat.extend([mark.kind as u32, mark.fact]);
        }
        flat
    }
}

#[wasm_bindgen]
impl Reading {
    /// The repaired text, which all spans index.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.inner.text().to_owned()
    }

    /// The report with a summary of at most `budget` characters: what `report.schema.json` describes.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn report(&self, budget: u32) -> Result<JsValue, JsValue> {
        js_sys::JSON::parse(&self.inner.json(budget as usize))
    }

    /// The summary: `[start, end, reason, score]` for each piece, in text order.
    pub fn digest(&self, budget: u32) -> Vec<u32> {
        self.flat(self.inner.digest(budget as usize))
    }

    /// The words to highlight: `[start, end, kind, fact]` for each mark, in text order, nested or disjoint.
    pub fn marks(&self) -> Vec<u32> {
        self.flat_marks(self.inner.marks())
    }

    /// What repair changed: `[start, end]` of the source, `[start, end]` of the text, rule, 1 where the rule is sure.
    pub fn edits(&self) -> Vec<u32> {
        let source = Utf16::new(&self.source);
        let text = Utf16::new(self.inner.text());
        let (edits, offsets) = (self.inner.edits(), self.inner.edits().offsets());
        let mut flat = Vec::with_capacity(edits.len() * 6);
        for (edit, &(before, after)) in edits.iter().zip(offsets.pieces()) {
            push(&mut flat, &source, before);
            push(&mut flat, &text, after);
            let rule = RULES.iter().position(|rule| rule.id == edit.rule.id);
            flat.extend([rule.unwrap_or_default() as u32, u32::from(edit.certain)]);
        }
        flat
    }

    /// A reading with some edits undone, given by their places in `edits()`: what they changed is as its author wrote it,
    /// and nothing is repaired anew. Studio only.
    #[cfg(feature = "markdown")]
    pub fn undo(&self, edits: &[u32]) -> Reading {
        let mut undone = vec![false; self.inner.edits().len()];
        for &at in edits {
            if let Some(place) = undone.get_mut(at as usize) {
                *place = true;
            }
        }
        let mut undone = undone.into_iter();
        let rest = self.inner.edits().filter(|_| undone.next() == Some(false));
        Reading {
            inner: self.inner.with_edits(&self.source, rest),
            source: self.source.clone(),
        }
    }

    /// Where bytes are lost for good: `[start, end]` for each place of the text.
    pub fn damage(&self) -> Vec<u32> {
        let utf16 = Utf16::new(self.inner.text());
        let mut flat = Vec::new();
        for &span in self.inner.damage() {
            push(&mut flat, &utf16, span);
        }
        flat
    }

    /// The blocks: `[start, end]` of the text, kind, level for each, in text order. Studio only.
    ///
    /// Kinds: 0 heading, 1 paragraph, 2 list item, 3 table cell, 4 quotation, 5 code, 6 a line about the text, 7 caption,
    /// 8 the page around. The level is a heading's level, an item's depth, a cell's row × 65536 + column.
    #[cfg(feature = "markdown")]
    pub fn blocks(&self) -> Vec<u32> {
        use crate::document::BlockKind::*;
        let utf16 = Utf16::new(self.inner.text());
        let mut flat = Vec::new();
        for block in &self.inner.document().blocks {
            push(&mut flat, &utf16, block.span);
            flat.extend(match block.kind {
                Heading(level) => [0, level.into()],
                Paragraph => [1, 0],
                Item { depth, .. } => [2, depth.into()],
                Cell { row, column } => [3, u32::from(row) << 16 | u32::from(column)],
                Quote => [4, 0],
                Code => [5, 0],
                Meta => [6, 0],
                Caption => [7, 0],
                Noise => [8, 0],
            });
        }
        flat
    }

    /// What stands between the words of the blocks and is none of them: `[start, end]` of the text. Studio only.
    #[cfg(feature = "markdown")]
    pub fn markup(&self) -> Vec<u32> {
        let utf16 = Utf16::new(self.inner.text());
        let mut flat = Vec::new();
        for &gap in &self.inner.document().markup {
            push(&mut flat, &utf16, gap);
        }
        flat
    }

    /// Carries spans of the text, `[start, end]` each, back to the source.
    #[wasm_bindgen(js_name = toSource)]
    pub fn to_source(&self, spans: &[u32]) -> Vec<u32> {
        let text = Utf16::new(self.inner.text());
        let source = Utf16::new(&self.source);
        let offsets = self.inner.edits().offsets();
        let mut flat = Vec::with_capacity(spans.len());
        for pair in spans.chunks_exact(2) {
            let start = text.byte(pair[0]);
            let span = Span::new(start, text.byte(pair[1]).max(start));
            push(&mut flat, &source, offsets.span_to_source(span));
        }
        flat
    }
}

/// The report to read, in the language of its text. Only in the flavour with Markdown: a card needs none of it.
#[cfg(feature = "markdown")]
#[wasm_bindgen]
impl Reading {
    /// HTML without a page around: card, summary, text.
    pub fn html(&self) -> String {
        self.inner.html()
    }

    /// Markdown.
    pub fn markdown(&self) -> String {
        self.inner.markdown()
    }

    /// Plain text.
    pub fn plain(&self) -> String {
        self.inner.plain()
    }
}

pub(super) fn push(flat: &mut Vec<u32>, utf16: &Utf16, span: Span) {
    flat.extend([utf16.offset(span.start), utf16.offset(span.end)]);
}
