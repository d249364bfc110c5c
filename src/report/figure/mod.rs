//! Figures: quantities with what they measure, how it changed and where it ranks.
//!
//! One pass over each sentence finds the numbers; what the words between them mean decides which are values and which
//! changes, and what a clause leaves out comes from the clauses before it up to a semicolon:
//! 全县生产总值首次突破300亿元，达到312.6亿元，增长6.4%，增幅全市第一 is one figure with its change and its rank.

mod change;
#[cfg(feature = "details")]
mod detail;
mod guard;
mod list;
mod measured;
mod metric;
mod number;
mod quantity;
mod rank;
mod reader;

use super::{Figure, Scene};
use crate::document::BlockKind;
use crate::text::{Span, Words, is_han};
#[cfg(feature = "details")]
pub(crate) use detail::find as details;
#[cfg(feature = "details")]
pub use detail::{Direction, FigureDetail};
use quantity::Quantity;
use reader::Reader;

/// A range of characters as two plain numbers; an empty one stands for none.
#[derive(Clone, Copy, Default)]
struct Part {
    start: usize,
    end: usize,
}

impl Part {
    fn new(start: usize, end: usize) -> Self {
        Part { start, end }
    }

    fn len(self) -> usize {
        self.end - self.start
    }

    fn is_empty(self) -> bool {
        self.start == self.end
    }

    fn of(self, chars: &[char]) -> &[char] {
        &chars[self.start..self.end]
    }

    fn span(self, scene: &Scene) -> Option<Span> {
        (!self.is_empty()).then(|| scene.span(self.start..self.end))
    }
}

/// A figure in the making.
#[derive(Clone, Copy, Default)]
struct Draft {
    quantity: Quantity,
    metric: Part,
    change: Part,
    rank: Part,
    /// The words of change before a value that is itself a change: 增长5.7%.
    growth: Part,
    /// Where 从 stands in 从51%提高到73.5%.
    base: Option<usize>,
    heading: bool,
    /// Another figure with the same value, + 1.
    twin: usize,
    /// From its first to its last word; empty if it is not kept.
    whole: Part,
}

/// The figures of the report's own words, in text order, each quantity once.
pub(super) fn find(scene: &Scene) -> Vec<Figure> {
    let mut reader = Reader::new(scene.chars());
    let mut last = usize::MAX;
    for (at, clause) in &scene.clauses {
        let (block, sentence) = &scene.sentences[*at];
        let (kind, line) = &scene.blocks[*block];
        if !kind.is_body() {
            continue;
        }
        if last != *at {
            last = *at;
            reader.sentence(is_heading(&scene.chars()[line.clone()], *kind));
        }
        reader.clause(Part::new(clause.start, clause.end), sentence.end);
    }
    keep(scene, &mut reader.drafts);
    let mut figures = Vec::new();
    for draft in &reader.drafts {
        if let Some(span) = draft.whole.span(scene) {
            figures.push(Figure {
                unit: draft.quantity.unit.span(scene),
                value: draft.quantity.range.span(scene),
                number: draft.quantity.number,
                metric: draft.metric.span(scene),
                change: draft.change.span(scene),
                rank: draft.rank.span(scene),
                span,
            });
        }
    }
    figures
}

/// Whether a line is a headline by its kind or by its look: short, without a mark at its end.
fn is_heading(line: &[char], kind: BlockKind) -> bool {
    let open = |c: &char| is_han(*c) || c.is_ascii_alphanumeric() || *c == '%';
    matches!(kind, BlockKind::Heading(_)) || line.len() <= 40 && line.last().is_some_and(open)
}

/// Tells how far the drafts reach that are kept: damaged ones and repeats are not, in headlines what the text tells.
fn keep(scene: &Scene, drafts: &mut [Draft]) {
    let chars = scene.chars();
    let mut values = Words::default();
    // The last draft with each value, + 1; changes count as values without one.
    let mut told: Vec<usize> = Vec::new();
    for pass in [false, true] {
        for at in 0..drafts.len() {
            let mut draft = drafts[at];
            let mut whole = Part::new(usize::MAX, 0);
            for part in [
                draft.quantity.range,
                draft.metric,
                draft.change,
                draft.rank,
                draft.growth,
            ] {
                if !part.is_empty() {
                    whole.start = whole.start.min(part.start);
                    whole.end = whole.end.max(part.end);
                }
            }
            if draft.heading != pass || whole.end == 0 || scene.is_damaged(whole.start..whole.end) {
                continue;
            }
            let value = draft.quantity.range;
            if !value.is_empty() {
                let number = values.number(value.of(chars).iter().copied());
                let known = number < told.len();
                if !known {
                    told.push(0);
                }
                draft.twin = told[number];
                if known && pass || is_told(chars, drafts, &draft) {
                    continue;
                }
                told[number] = at + 1;
            }
            let mut change = draft.change;
            if !change.is_empty() {
                while change.len() > 1 && !chars[change.start].is_ascii_digit() {
                    change.start += 1;
                }
                if values.number(change.of(chars).iter().copied()) == told.len() {
                    told.push(0);
                }
            }
            draft.whole = whole;
            drafts[at] = draft;
        }
    }
}

/// Whether one of the last figures with the same value has the same metric, or one that is a part of the other.
fn is_told(chars: &[char], drafts: &[Draft], draft: &Draft) -> bool {
    let mut twin = draft.twin;
    for _ in 0..8 {
        let Some(before) = twin.checked_sub(1).map(|at| &drafts[at]) else {
            break;
        };
        let (a, b) = (draft.metric.of(chars), before.metric.of(chars));
        let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
        // A longer metric is a whole clause and compares with nothing.
        if a == b
            || !short.is_empty()
                && long.len() <= 40
                && long.windows(short.len()).any(|words| words == short)
        {
            return true;
        }
        twin = before.twin;
    }
    false
}

#[cfg(test)]
mod tests;
