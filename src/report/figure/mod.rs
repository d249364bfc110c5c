//! Figures: quantities with what they measure, how it changed and where it ranks.
//!
//! One pass over each sentence finds the numbers; what the words between them mean decides which are values and which
//! changes, and what a clause leaves out comes from the clauses before it up to a semicolon:
//! 全县生产总值首次突破300亿元，达到312.6亿元，增长6.4%，增幅全市第一 is one figure with its change and its rank.

mod change;
mod guard;
mod list;
mod metric;
mod number;
mod quantity;
mod rank;
mod reader;
mod standing;

use super::{Figure, Number, Scene};
use crate::document::BlockKind;
use crate::text::{Words, sort};
use quantity::{Kind, Quantity, quantities};
use reader::Reader;
use std::ops::Range;

/// A figure in the making, in character positions.
#[derive(Clone, Debug, Default)]
struct Draft {
    value: Option<Range<usize>>,
    unit: Range<usize>,
    number: Option<Number>,
    kind: Option<Kind>,
    metric: Option<Range<usize>>,
    change: Option<Range<usize>>,
    rank: Option<Range<usize>>,
    /// The words of change before a value that is itself a change: 增长5.7%.
    growth: Option<Range<usize>>,
    /// Where 从 stands in 从51%提高到73.5%.
    base: Option<usize>,
    /// 突破400亿元: the exact value may follow.
    threshold: bool,
    /// What another one is compared with: 与平均的3.4%相比.
    compared: bool,
    heading: bool,
}

impl Draft {
    /// Gives it another value.
    fn set(&mut self, quantity: &Quantity) {
        self.value = Some(quantity.range.clone());
        self.unit = quantity.unit.clone();
        self.number = quantity.number;
        self.kind = Some(quantity.kind);
    }
}

/// The figures of the report's own words, in text order, each quantity once.
pub(super) fn find(scene: &Scene) -> Vec<Figure> {
    let chars = scene.chars();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut clauses = scene.clauses.iter().enumerate().peekable();
    let mut clauses = std::iter::from_fn(move || clauses.next());
    let mut next = clauses.next();
    for (at, (block, sentence)) in scene.sentences.iter().enumerate() {
        let (kind, line) = &scene.blocks[*block];
        let body = kind.is_body();
        let found = if body {
            quantities(scene, sentence.clone())
        } else {
            Vec::new()
        };
        let first = drafts.len();
        let mut reader = Reader::new(chars, &mut drafts);
        let mut rest = &found[..];
        while let Some((_, (of, clause))) = next
            && *of == at
        {
            let here = rest.partition_point(|q| q.range.start < clause.end);
            if body {
                reader.clause(clause.clone(), &rest[..here]);
            }
            rest = &rest[here..];
            next = clauses.next();
        }
        if is_heading(chars, *kind, line) {
            drafts[first..]
                .iter_mut()
                .for_each(|draft| draft.heading = true);
        }
    }
    finish(scene, drafts)
}

/// Whether a line is a headline by its kind or by its look: short, without a mark at its end.
fn is_heading(chars: &[char], kind: BlockKind, line: &Range<usize>) -> bool {
    matches!(kind, BlockKind::Heading(_))
        || line.len() <= 40
            && line.end > line.start
            && (crate::text::is_han(chars[line.end - 1])
                || chars[line.end - 1].is_ascii_alphanumeric()
                || chars[line.end - 1] == '%')
}

/// Turns drafts into figures: damaged ones and repeats go.
fn finish(scene: &Scene, drafts: Vec<Draft>) -> Vec<Figure> {
    let chars = scene.chars();
    let whole = |d: &Draft| {
        let parts = [&d.metric, &d.value, &d.change, &d.rank]
            .into_iter()
            .flatten();
        let parts = parts.chain(&d.growth);
        let start = parts.clone().map(|r| r.start).min()?;
        Some(start..parts.map(|r| r.end).max()?)
    };
    // Values told, with the last metrics they were told of: a headline repeats what the text says.
    let mut values = Words::default();
    let mut told: Vec<Vec<Range<usize>>> = Vec::new();
    let mut number =
        |range: Range<usize>| values.number(chars[range].iter().copied().filter(|c| *c != ' '));
    let mut kept: Vec<(Range<usize>, Draft)> = Vec::new();
    let (body, headings): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|d| !d.heading);
    for draft in body.into_iter().chain(headings) {
        let Some(span) = whole(&draft) else { continue };
        if scene.is_damaged(span.clone()) {
            continue;
        }
        let metric = draft.metric.clone().unwrap_or_default();
        if let Some(value) = &draft.value {
            let value = number(value.clone());
            told.resize_with(told.len().max(value + 1), Vec::new);
            let before = &mut told[value];
            let same = |m: &Range<usize>| is_same(&chars[m.clone()], &chars[metric.clone()]);
            if draft.heading && !before.is_empty() || before.iter().rev().take(8).any(same) {
                continue;
            }
            before.push(metric);
        }
        if let Some(change) = &draft.change {
            let digit = change.clone().find(|&i| chars[i].is_ascii_digit());
            let change = number(digit.unwrap_or(change.start)..change.end);
            told.resize_with(told.len().max(change + 1), Vec::new);
            told[change].push(0..0);
        }
        kept.push((span, draft));
    }
    sort(&mut kept, |(span, draft)| {
        (
            draft
                .value
                .as_ref()
                .or(draft.rank.as_ref())
                .map_or(span.start, |r| r.start),
            span.end,
        )
    });
    let figure = |(span, draft): (Range<usize>, Draft)| {
        let maybe = |range: Option<Range<usize>>| range.map(|range| scene.span(range));
        Figure {
            unit: (!draft.unit.is_empty()).then(|| scene.span(draft.unit)),
            value: maybe(draft.value),
            number: draft.number,
            metric: maybe(draft.metric),
            change: maybe(draft.change),
            rank: maybe(draft.rank),
            span: scene.span(span),
        }
    };
    kept.into_iter().map(figure).collect()
}

/// Whether one metric is a part of the other.
fn is_same(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    a == b
        || !short.is_empty()
            && long.len() <= LONGEST
            && long.windows(short.len()).any(|words| words == short)
}

/// A longer metric is a whole clause and compares with nothing.
const LONGEST: usize = 40;

#[cfg(test)]
mod tests;
