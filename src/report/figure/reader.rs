//! Reads the quantities of a sentence: which are values, which changes, and of what.

use super::change::{self, Change};
use super::quantity::{Kind, Quantity};
use super::{Draft, metric, number, rank};
use std::ops::Range;

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
pub(super) struct Reader<'a> {
    pub(super) chars: &'a [char],
    pub(super) drafts: &'a mut Vec<Draft>,
    /// The first draft since the last semicolon.
    pub(super) group: usize,
    /// What the clauses so far speak of.
    pub(super) subject: Option<Range<usize>>,
    /// Where this clause begins.
    start: usize,
    /// Whether the clause before ended with one.
    semicolon: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(chars: &'a [char], drafts: &'a mut Vec<Draft>) -> Self {
        let group = drafts.len();
        Reader {
            chars,
            drafts,
            group,
            subject: None,
            start: group,
            semicolon: false,
        }
    }

    /// Reads one clause with its quantities.
    pub(super) fn clause(&mut self, clause: Range<usize>, found: &[Quantity]) {
        if self.semicolon {
            self.group = self.drafts.len();
            self.subject = None;
        }
        self.semicolon = clause.end > clause.start && self.chars[clause.end - 1] == '；';
        self.start = clause.start;
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
            // 10亿元以上项目8个: the first number says which ones.
            if let Some(next) = found.get(k + 1)
                && self.qualifies(quantity.range.end..next.range.start)
            {
                role = None;
                continue;
            }
            // 三个断面水质达标率全市第一: the count belongs to what is ranked.
            if quantity.kind == Kind::Count
                && found.len() == k + 1
                && let Some(rank) = ranks.peek()
                && metric::noun(self.chars, quantity.range.end..rank.start).end == rank.start
                && rank.start > quantity.range.end
            {
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
        let ranks: Vec<Range<usize>> = ranks.filter(|rank| rank.start >= cursor).collect();
        if !self.parallel(cursor, &ranks) {
            for rank in ranks {
                self.rank(cursor..rank.start, rank.clone());
                cursor = rank.end;
            }
        }
        if self.drafts[self.group..]
            .last()
            .is_none_or(|d| d.change.is_none())
            && let Some((start, end)) = change::doubling(self.chars, cursor..clause.end)
        {
            self.doubling(cursor..start, start..end);
        }
        if quantities == 0 && self.drafts.len() == self.group {
            let noun = metric::subject(self.chars, clause);
            if noun.len() > 1 {
                self.subject = Some(noun);
            }
        }
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
            draft.set(quantity);
            return (Some(Role::Value), Vec::new());
        }
        if let Some((change, start)) = change::change(chars, raw.clone(), quantity.kind) {
            let subject = metric::head(chars, raw.start..start);
            return self.change(change, &subject, start..quantity.range.end, quantity, run);
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
                draft.set(quantity);
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
            draft.set(quantity);
            draft.threshold = false;
            return (Some(Role::Value), Vec::new());
        }
        let mut names = if run > 1 {
            self.names(raw.clone(), run)
        } else {
            Vec::new()
        };
        // 白岭、柳河两个基地产煤分别为…
        if names.is_empty()
            && run > 1
            && let Some(last) = last
            && let Some(value) = self.drafts[last].value.clone()
            && value.end == raw.start
        {
            names = self.names(self.start..value.start, run);
        }
        let metric = names
            .first()
            .cloned()
            .or_else(|| self.metric(&head, quantity, base.map_or(limit, |_| quantity.range.end)));
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
        subject: &metric::Head,
        words: Range<usize>,
        quantity: &Quantity,
        run: usize,
    ) -> (Option<Role>, Vec<Range<usize>>) {
        let last = self.drafts.len();
        if change == Change::Compare {
            let metric = if subject.noun.is_empty() {
                metric::head(self.chars, words.start..quantity.range.start).noun
            } else {
                subject.noun.clone()
            };
            self.push(quantity, Some(metric), None, false);
            return (Some(Role::Value), Vec::new());
        }
        if subject.noun.is_empty() {
            // What another one is compared with has no change here: 与平均的3.4%相比，低1.3个百分点.
            let compared = |d: &&Draft| d.compared;
            let behind = self.drafts[self.group..].iter().rev();
            let behind = behind.take(2).take_while(compared).count();
            let open = |d: &&Draft| d.change.is_none() && d.value.is_some() && d.growth.is_none();
            let before = self.drafts[self.group..last - behind].iter().rev();
            if before.take(run).take_while(open).count() == run {
                let target = last - behind - run;
                self.drafts[target].change = Some(words);
                return (Some(Role::Change(target)), Vec::new());
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
            self.names(subject.full.clone(), run)
        } else {
            Vec::new()
        };
        let metric = names.first().cloned().or_else(|| {
            if subject.noun.is_empty() {
                self.carried()
            } else if run > 1 {
                Some(subject.full.clone())
            } else {
                Some(subject.noun.clone())
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

    /// What a value measures: the noun behind it, before it, or in the clause before.
    fn metric(
        &self,
        head: &metric::Head,
        quantity: &Quantity,
        limit: usize,
    ) -> Option<Range<usize>> {
        let tail = metric::noun(self.chars, quantity.range.end..limit);
        let of = self.chars.get(quantity.range.end) == Some(&'的');
        let verb = metric::begins_with_verb(self.chars, tail.clone());
        let mut noun = head.noun.clone();
        // 甲单位、乙单位代表共300人参加会议: all of them together.
        if verb && quantity.kind == Kind::Count && head.sum {
            noun = 0..0;
        }
        let by_tail = match quantity.kind {
            Kind::Share if quantity.number.is_some() => noun.is_empty(),
            Kind::Share | Kind::Time => noun.is_empty() || of,
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
            compared: ["相比", "相较"]
                .iter()
                .any(|w| number::starts(self.chars, quantity.range.end, w)),
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
