//! Figures: quantities with what they measure, how it changed and where it ranks.
//!
//! One pass over each sentence finds the numbers; what the words between them mean decides which are values and which
//! changes, and what a clause leaves out comes from the clauses before it up to a semicolon:
//! 全县生产总值首次突破300亿元，达到312.6亿元，增长6.4%，增幅全市第一 is one figure with its change and its rank.

mod change;
mod metric;
mod number;
mod quantity;
mod rank;

use super::{Figure, Number, Scene};
use crate::document::BlockKind;
use crate::text::{Words, sort};
use change::Change;
use quantity::{Kind, Quantity, quantities};
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
    heading: bool,
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
        || line.len() <= 40 && line.end > line.start && crate::text::is_han(chars[line.end - 1])
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

/// What became of a quantity.
#[derive(Clone, Copy, Debug)]
enum Role {
    /// The value of a figure.
    Value,
    /// The change of this figure.
    Change(usize),
    /// The value of a figure that is only a growth.
    Growth,
}

/// Reads a sentence clause by clause.
struct Reader<'a> {
    chars: &'a [char],
    drafts: &'a mut Vec<Draft>,
    /// The first draft since the last semicolon.
    group: usize,
    /// What the clauses so far speak of.
    subject: Option<Range<usize>>,
    /// Where the clause before ended.
    semicolon: bool,
}

impl<'a> Reader<'a> {
    fn new(chars: &'a [char], drafts: &'a mut Vec<Draft>) -> Self {
        let group = drafts.len();
        Reader {
            chars,
            drafts,
            group,
            subject: None,
            semicolon: false,
        }
    }

    /// Reads one clause with its quantities.
    fn clause(&mut self, clause: Range<usize>, found: &[Quantity]) {
        if self.semicolon {
            self.group = self.drafts.len();
            self.subject = None;
        }
        self.semicolon = clause.end > clause.start && self.chars[clause.end - 1] == '；';
        let ranks = rank::find(self.chars, clause.clone());
        let mut ranks = ranks.into_iter().peekable();
        let mut cursor = clause.start;
        let mut role: Option<Role> = None;
        let mut names: Vec<Range<usize>> = Vec::new();
        let mut nth = 0;
        let quantities = found.len();
        for (k, quantity) in found.iter().enumerate() {
            while let Some(rank) = ranks.next_if(|r| r.start < quantity.range.start) {
                self.rank(cursor..rank.start, rank.clone());
                cursor = rank.end;
                role = None;
            }
            if quantity.range.start < cursor {
                continue;
            }
            let raw = cursor..quantity.range.start;
            let limit = found.get(k + 1).map_or(clause.end, |q| q.range.start);
            let follows = k > 0 && role.is_some() && self.lists(raw.clone());
            if follows {
                nth += 1;
                role =
                    Some(self.follow(role.unwrap_or(Role::Value), quantity, names.get(nth), limit));
            } else {
                nth = 0;
                let pairs = found[k..].windows(2);
                let run = 1 + pairs
                    .take_while(|w| self.lists(w[0].range.end..w[1].range.start))
                    .count();
                (role, names) = self.first(raw, quantity, run, limit);
            }
            cursor = quantity.range.end;
        }
        for rank in ranks {
            if rank.start >= cursor {
                self.rank(cursor..rank.start, rank.clone());
                cursor = rank.end;
            }
        }
        if quantities == 0 && self.drafts.len() == self.group {
            let noun = metric::head(self.chars, clause).noun;
            let noun = metric::noun(self.chars, noun);
            if noun.len() > 1 {
                self.subject = Some(noun);
            }
        }
    }

    /// Whether only marks of a list stand in `range`.
    fn lists(&self, range: Range<usize>) -> bool {
        let words = &self.chars[range];
        words.len() <= 3
            && words.iter().all(|c| {
                matches!(
                    c,
                    '、' | '和' | '及' | '与' | '以' | ' ' | '，' | '约' | '近'
                )
            })
    }

    /// A quantity that has words of its own before it, the first of `run` in a list.
    fn first(
        &mut self,
        raw: Range<usize>,
        quantity: &Quantity,
        run: usize,
        limit: usize,
    ) -> (Option<Role>, Vec<Range<usize>>) {
        let chars = self.chars;
        let raw = open(chars, raw);
        // 从51%提高到73.5%: the second number is the value.
        let last = self
            .drafts
            .len()
            .checked_sub(1)
            .filter(|&last| last >= self.group);
        if let Some(last) = last
            && let Some(base) = self.drafts[last].base
            && self.drafts[last]
                .value
                .as_ref()
                .is_some_and(|v| v.end == raw.start)
            && raw.len() <= 10
            && chars[raw.clone()]
                .iter()
                .any(|c| matches!(c, '到' | '至' | '为'))
        {
            let draft = &mut self.drafts[last];
            draft.change = Some(base..quantity.range.end);
            draft.value = Some(quantity.range.clone());
            (draft.number, draft.kind, draft.unit) =
                (quantity.number, Some(quantity.kind), quantity.unit.clone());
            return (Some(Role::Value), Vec::new());
        }
        if let Some((change, start)) = change::change(chars, raw.clone()) {
            let subject = metric::head(chars, raw.start..start).noun;
            return self.change(change, subject, start..quantity.range.end, quantity, run);
        }
        // 是2019年同期的48.8%
        if quantity.kind == Kind::Share
            && raw.len() > 3
            && chars[raw.end - 1] == '的'
            && (matches!(chars[raw.start], '是' | '为')
                || number::starts(chars, raw.start, "相当于"))
            && let Some(last) = last
            && self.drafts[last].change.is_none()
        {
            self.drafts[last].change = Some(raw.start..quantity.range.end);
            return (Some(Role::Change(last)), Vec::new());
        }
        let base = change::base_of(chars, raw.clone());
        let head = metric::head(chars, raw.start..base.unwrap_or(raw.end));
        // 占比提升3.9个百分点，达到39.4%
        if let Some(last) = last
            && head.noun.is_empty()
            && quantity.kind == Kind::Share
        {
            let draft = &mut self.drafts[last];
            if draft.kind == Some(Kind::Points)
                && let Some(growth) = draft.growth.take()
            {
                draft.change = Some(growth);
                draft.value = Some(quantity.range.clone());
                (draft.number, draft.kind, draft.unit) =
                    (quantity.number, Some(quantity.kind), quantity.unit.clone());
                return (Some(Role::Value), Vec::new());
            }
        }
        // 首次突破300亿元，达到312.6亿元
        if let Some(last) = last
            && head.noun.is_empty()
            && self.drafts[last].threshold
            && chars[self.drafts[last].unit.clone()] == chars[quantity.unit.clone()]
        {
            let draft = &mut self.drafts[last];
            draft.value = Some(quantity.range.clone());
            (draft.number, draft.kind, draft.unit) =
                (quantity.number, Some(quantity.kind), quantity.unit.clone());
            draft.threshold = false;
            return (Some(Role::Value), Vec::new());
        }
        let names = if run > 1 {
            self.names(raw.clone(), run)
        } else {
            Vec::new()
        };
        let metric = names
            .first()
            .cloned()
            .or_else(|| self.metric(&head, quantity, limit));
        let words = &chars[raw.clone()];
        let threshold = words
            .windows(2)
            .any(|w| matches!(w, ['突' | '首', '破'] | ['超', '过'] | ['跨', '越']));
        self.push(quantity, metric, base, threshold);
        (Some(Role::Value), names)
    }

    /// A quantity that is a change, with its words.
    fn change(
        &mut self,
        change: Change,
        subject: Range<usize>,
        words: Range<usize>,
        quantity: &Quantity,
        run: usize,
    ) -> (Option<Role>, Vec<Range<usize>>) {
        let last = self.drafts.len();
        if change == Change::Compare {
            let metric = if subject.is_empty() {
                words.start..quantity.range.start
            } else {
                subject
            };
            let metric = metric::head(self.chars, metric).noun;
            self.push(quantity, Some(metric), None, false);
            return (Some(Role::Value), Vec::new());
        }
        if subject.is_empty() {
            let open = |d: &&Draft| d.change.is_none() && d.value.is_some() && d.growth.is_none();
            let open = self.drafts[self.group..]
                .iter()
                .rev()
                .take(run)
                .take_while(open)
                .count();
            if open == run {
                self.drafts[last - run].change = Some(words);
                return (Some(Role::Change(last - run)), Vec::new());
            }
            // 同比增长13%，环比增长2%: one change, told twice.
            if let Some(draft) = self.drafts[self.group..].last_mut()
                && let Some(told) = &mut draft.change
                && told.end + 2 > words.start
            {
                told.end = words.end;
                return (Some(Role::Change(last - 1)), Vec::new());
            }
        }
        let names = if run > 1 {
            self.names(subject.clone(), run)
        } else {
            Vec::new()
        };
        let metric = names.first().cloned().or_else(|| {
            if subject.is_empty() {
                self.carried()
            } else {
                Some(subject)
            }
        });
        self.push(quantity, metric, None, false);
        if let Some(draft) = self.drafts.last_mut() {
            draft.growth = Some(words);
        }
        (Some(Role::Growth), names)
    }

    /// A further member of a list of quantities.
    fn follow(
        &mut self,
        role: Role,
        quantity: &Quantity,
        name: Option<&Range<usize>>,
        limit: usize,
    ) -> Role {
        match role {
            Role::Change(target) if target + 1 < self.drafts.len() => {
                self.drafts[target + 1].change = Some(quantity.range.clone());
                return Role::Change(target + 1);
            }
            Role::Change(target) => return Role::Change(target),
            _ => {}
        }
        let tail = metric::noun(self.chars, quantity.range.end..limit);
        let metric = match name {
            Some(name) => Some(name.clone()),
            None if !tail.is_empty() => Some(tail),
            None => self.carried(),
        };
        self.push(quantity, metric, None, false);
        role
    }

    /// The names of a list before a list of numbers, if there are as many: 白岭、柳河两个基地分别产煤.
    fn names(&self, range: Range<usize>, count: usize) -> Vec<Range<usize>> {
        let chars = self.chars;
        let mut names = Vec::new();
        let mut start = range.start;
        for at in range.clone() {
            let mark = matches!(chars[at], '、' | '和' | '与' | '及');
            if mark {
                names.push(start..at - usize::from(chars[at] == '及' && chars[at - 1] == '以'));
                start = at + 1;
            }
        }
        names.push(start..range.end);
        let names: Vec<Range<usize>> = names
            .into_iter()
            .map(|name| metric::head(chars, name).noun)
            .filter(|name| !name.is_empty())
            .collect();
        if names.len() == count {
            names
        } else {
            Vec::new()
        }
    }

    /// What a value measures: the noun behind it, before it, or in the clause before.
    fn metric(
        &self,
        head: &metric::Head,
        quantity: &Quantity,
        limit: usize,
    ) -> Option<Range<usize>> {
        let tail = metric::noun(self.chars, quantity.range.end..limit);
        let verb = metric::begins_with_verb(self.chars, tail.clone());
        let noun = head.noun.clone();
        let by_tail = match quantity.kind {
            Kind::Share | Kind::Time => noun.is_empty(),
            _ => noun.is_empty() || !verb,
        };
        if !tail.is_empty() && by_tail {
            return Some(tail);
        }
        if !noun.is_empty() {
            return Some(noun);
        }
        if quantity.kind == Kind::Count && !head.phrase.is_empty() {
            return Some(head.phrase.clone());
        }
        self.carried()
    }

    /// What the clauses before speak of.
    fn carried(&self) -> Option<Range<usize>> {
        let last = self.drafts[self.group..].last();
        last.and_then(|draft| draft.metric.clone())
            .or_else(|| self.subject.clone())
    }

    fn push(
        &mut self,
        quantity: &Quantity,
        metric: Option<Range<usize>>,
        base: Option<usize>,
        threshold: bool,
    ) {
        self.drafts.push(Draft {
            value: Some(quantity.range.clone()),
            unit: quantity.unit.clone(),
            number: quantity.number,
            kind: Some(quantity.kind),
            metric: metric.filter(|m| !m.is_empty()),
            base,
            threshold,
            ..Draft::default()
        });
    }

    /// A rank: of the figure before it, or of the noun before it.
    fn rank(&mut self, raw: Range<usize>, rank: Range<usize>) {
        let chars = self.chars;
        let wish = ["要", "力争", "争取", "努力", "奋力", "争当", "争创"];
        if raw
            .clone()
            .any(|i| wish.iter().any(|w| number::starts(&chars[..raw.end], i, w)))
        {
            return;
        }
        let cut = raw
            .clone()
            .find(|&i| number::starts(&chars[..raw.end], i, "连续"));
        let noun = metric::head(chars, raw.start..cut.unwrap_or(raw.end)).noun;
        if noun.is_empty() {
            if let Some(draft) = self.drafts[self.group..].last_mut()
                && draft.rank.is_none()
            {
                draft.rank = Some(rank);
                return;
            }
            if let Some(subject) = self.subject.clone() {
                self.drafts.push(Draft {
                    metric: Some(subject),
                    rank: Some(rank),
                    ..Draft::default()
                });
            }
            return;
        }
        self.drafts.push(Draft {
            metric: Some(noun),
            rank: Some(rank),
            ..Draft::default()
        });
    }
}

/// Without what stands before a bracket that is open at its end.
fn open(chars: &[char], range: Range<usize>) -> Range<usize> {
    let open = range
        .clone()
        .rev()
        .find(|&i| matches!(chars[i], '（' | '）'));
    match open {
        Some(at) if chars[at] == '（' => at + 1..range.end,
        _ => range,
    }
}

#[cfg(test)]
mod tests;
