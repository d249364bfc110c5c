//! Reads the quantities of a sentence: which are values, which changes and ranks, and of what.

use super::change::{Change, base_of, change, is_past, opening};
use super::quantity::{self, Kind, Quantity};
use super::{Draft, Part, metric};
use crate::text::phrase;

/// What begins a comparison with a place.
pub(super) const COMPARED: &str = "高于 高出 低于 快于";

/// What became of the quantity before, which one that follows in a list becomes, too.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Role {
    None,
    /// The value of a figure.
    Value,
    /// The change of this figure.
    Change(usize),
    /// The rank of this figure.
    Rank(usize),
}

/// Reads sentences clause by clause.
#[derive(Default)]
pub(super) struct Reader<'a> {
    pub(super) chars: &'a [char],
    pub(super) drafts: Vec<Draft>,
    /// Whether the sentence is a headline.
    heading: bool,
    /// The first draft since the last semicolon.
    pub(super) group: usize,
    /// What the clauses so far speak of.
    pub(super) subject: Part,
    /// Where this clause begins and ends.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Behind the last noun that stands behind its number.
    pub(super) tail: usize,
    /// Behind the last name in quotation marks.
    read: usize,
    /// The quantities of this clause.
    pub(super) found: Vec<Quantity>,
    /// Names before a list of quantities.
    pub(super) names: Vec<Part>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(chars: &'a [char]) -> Self {
        Reader {
            chars,
            ..Reader::default()
        }
    }

    /// Begins another sentence.
    pub(super) fn sentence(&mut self, heading: bool) {
        self.heading = heading;
        self.part();
    }

    /// Begins what has a subject of its own: a sentence, or what follows a semicolon.
    fn part(&mut self) {
        self.group = self.drafts.len();
        self.subject = Part::default();
    }

    /// Reads one clause of a sentence that ends at `end`.
    pub(super) fn clause(&mut self, clause: Part, end: usize) {
        (self.start, self.end) = (clause.start, clause.end);
        self.found.clear();
        let start = clause.start.max(self.read).min(clause.end);
        let unread = Part::new(start, clause.end);
        self.read = quantity::find(self.chars, unread, end, &mut self.found);
        let mut cursor = clause.start;
        let mut role = Role::None;
        let mut nth = 0;
        let mut until = 0;
        for at in 0..self.found.len() {
            let quantity = self.found[at];
            let next = self.found.get(at + 1);
            let limit = next.map_or(clause.end, |q| q.range.start.max(quantity.range.end));
            if next.is_some() && self.qualifies(quantity.range, limit) {
                role = Role::None;
                continue;
            }
            // 三个断面水质达标率全市第一: the count belongs to what is ranked or rated, or grows.
            if quantity.kind == Kind::Count && limit > quantity.range.end {
                let noun = metric::noun(self.chars, Part::new(quantity.range.end, limit));
                let belongs = next.is_some_and(|q| match q.kind {
                    Kind::Rank => noun.end == limit,
                    // 12国进出口增长14.7%; but 项目12个总投资增长14.7%.
                    Kind::Share => {
                        let place = |c: &char| phrase::has!("国省市县区州", *c);
                        noun.of(self.chars).ends_with(&['率'])
                            || noun.len() > 1 && quantity.unit.of(self.chars).iter().all(place)
                    }
                    _ => false,
                });
                if belongs {
                    continue;
                }
            }
            let start = quantity.range.start;
            let mut left = Part::new(cursor.min(start), start);
            // 12票赞成、3票反对: what names the one before names this one no more.
            let apart = Part::new(self.tail.max(left.start).min(start), start);
            if self.lists(apart) {
                left = apart;
            } else if self.tail > left.start
                && let Some(n) = left.of(self.chars).iter().rposition(|c| *c == '、')
            {
                left.start += n + 1;
            }
            nth += 1;
            role = if role == Role::None || !self.lists(left) {
                nth = 0;
                // The lists of members end where their whole list does.
                if at >= until {
                    until = at + self.run(at);
                }
                self.first(left, &quantity, until - at, limit)
            } else {
                self.follow(role, &quantity, nth, limit)
            };
            cursor = quantity.range.end;
        }
        if self.found.is_empty() && self.drafts.len() == self.group {
            let noun = metric::subject(self.chars, clause);
            if noun.end > noun.start + 1 {
                self.subject = noun;
            }
        }
        if self.chars[clause.start..clause.end].ends_with(&['；']) {
            self.part();
        }
    }

    /// The last figure of this part of the sentence.
    pub(super) fn last(&mut self) -> Option<&mut Draft> {
        self.drafts[self.group..].last_mut()
    }

    /// A quantity that has words of its own before it, the first of `run` in a list.
    fn first(&mut self, left: Part, quantity: &Quantity, run: usize, limit: usize) -> Role {
        let chars = self.chars;
        let end = quantity.range.end;
        self.names.clear();
        match quantity.kind {
            Kind::Rank => return self.rank(left, quantity.range, run),
            Kind::Doubling => {
                let start = opening(chars, left);
                return self.change(left, Part::new(start, end), quantity, run);
            }
            _ => {}
        }
        let reaches = left.of(chars).iter().any(|c| phrase::has!("达到至为", *c));
        // 从51%提高到73.5%: the second number is the value.
        if let Some(last) = self.last()
            && let Some(base) = last.base
            && last.quantity.range.end == left.start
            && left.len() <= 10
            && reaches
        {
            last.change = Part::new(base, end);
            last.quantity = *quantity;
            return Role::Value;
        }
        // 高于进口额增速16个百分点.
        let from = left.start + phrase::starts_at!(chars, left.start, "分别");
        let compared = phrase::starts_at!(chars, from, COMPARED);
        if quantity.kind == Kind::Points
            && compared > 0
            && !is_past(&chars[from + compared..left.end])
        {
            // 分别高于全省、全国1.5个、4个百分点.
            self.name(Part::new(from + compared, left.end), run);
            let metric = self.names.first().copied().unwrap_or(left);
            return self.push(quantity, metric, None);
        }
        // 比全省（7.7%）和全国（7.0%）分别高0.7、1.4个百分点.
        if let Some(first) = self.drafts.len().checked_sub(run)
            && quantity.kind == Kind::Points
            && chars[left.start] == '）'
            && phrase::starts!(self.drafts[first].metric.of(chars), "比 较") > 0
        {
            self.told(first);
            let metric = self.names[0];
            return self.push(quantity, metric, None);
        }
        match change(chars, left, quantity.kind) {
            Some((Change::By, start)) => {
                return self.change(left, Part::new(start, end), quantity, run);
            }
            Some((Change::Compare(places), start)) => {
                // 比全省、全国分别高0.7、1.4个百分点.
                self.name(places, run);
                let noun = metric::head(chars, Part::new(left.start, start), false);
                let metric = match self.names.first() {
                    Some(name) => *name,
                    None if noun.is_empty() => {
                        metric::head(chars, Part::new(start, places.end), false)
                    }
                    None => noun,
                };
                return self.push(quantity, metric, None);
            }
            None => {}
        }
        // 是2019年同期的48.8%
        let at = self.drafts.len().saturating_sub(1);
        if quantity.kind == Kind::Share
            && left.of(chars).ends_with(&['的'])
            && phrase::starts_at!(chars, left.start, "是 为 相当于") > 0
            && phrase::has!("年期月", chars[left.end - 2])
            && left.len() > 3
            && let Some(last) = self.last()
            && last.change.is_empty()
        {
            last.change = Part::new(left.start, end);
            return Role::Change(at);
        }
        let to = chars[end..limit]
            .iter()
            .take(10)
            .any(|c| phrase::has!("到至为", *c));
        let base = base_of(chars, left).filter(|_| to);
        let mut until = base.unwrap_or(left.end);
        // 出口额是去年的3.2倍, 总额达到改制前的4倍
        if quantity.kind == Kind::Share
            && left.of(chars).ends_with(&['的'])
            && let Some(n) = phrase::first!(left.of(chars), "是 达到 相当于 还不到 不到 不足")
            && n > 1
        {
            until = left.start + n;
        }
        let noun = metric::head(chars, Part::new(left.start, until), false);
        // 占比提升3.9个百分点，达到39.4%; 首次突破300亿元，达到312.6亿元.
        if noun.is_empty()
            && let Some(last) = self.last()
        {
            let value = last.quantity;
            let passed = value.unit.of(chars) == quantity.unit.of(chars)
                && value.range.start > 0
                && phrase::has!("破过越", chars[value.range.start - 1])
                && reaches;
            let points = value.kind == Kind::Points
                && quantity.kind == Kind::Share
                && !last.growth.is_empty();
            // 增加5600人至370万人
            let to = !last.growth.is_empty()
                && value.range.end == left.start
                && matches!(chars[left.start], '至' | '到');
            if passed || points || to {
                if points || to {
                    last.change = last.growth;
                    last.growth = Part::default();
                }
                last.quantity = *quantity;
                return Role::Value;
            }
        }
        // 白岭、柳河两个基地产煤分别为…
        let mut listed = left;
        if let Some(last) = self.last()
            && last.quantity.range.end == left.start
            && last.quantity.kind == Kind::Count
        {
            listed.start = self.start.max(left.start.saturating_sub(60));
        }
        self.name(listed, run);
        // 事故2起、死亡14人，分别占33.3%、48.3%
        if self.names.is_empty()
            && noun.is_empty()
            && run > 1
            && left.of(chars).contains(&'别')
            && let Some(first) = self.drafts.len().checked_sub(run)
            && first >= self.group
        {
            self.told(first);
        }
        let limit = if base.is_some() { end } else { limit };
        let metric = match self.names.first() {
            Some(name) => *name,
            None => self.metric(noun, left, quantity, limit),
        };
        self.push(quantity, metric, base)
    }

    /// A further member of a list of quantities.
    fn follow(&mut self, role: Role, quantity: &Quantity, nth: usize, limit: usize) -> Role {
        match role {
            Role::Change(at) if at + 1 < self.drafts.len() => {
                self.drafts[at + 1].change = quantity.range;
                Role::Change(at + 1)
            }
            Role::Rank(at) if at + 1 < self.drafts.len() => {
                self.drafts[at + 1].rank = quantity.range;
                Role::Rank(at + 1)
            }
            Role::Value => {
                let tail = metric::noun(self.chars, Part::new(quantity.range.end, limit));
                // 2.3万户8.6万名贫困人口: one noun for both.
                let told = !metric::is_level(tail.of(self.chars));
                if told
                    && quantity.kind == Kind::Count
                    && let Some(last) = self.last()
                    && last.quantity.kind == Kind::Count
                    && last.quantity.range.end == quantity.range.start
                {
                    last.metric = tail;
                }
                let metric = match self.names.get(nth) {
                    Some(name) => *name,
                    None if told => {
                        self.tail = tail.end;
                        tail
                    }
                    None => self.carried(),
                };
                self.push(quantity, metric, None)
            }
            _ => role,
        }
    }

    pub(super) fn push(&mut self, quantity: &Quantity, metric: Part, base: Option<usize>) -> Role {
        self.drafts.push(Draft {
            quantity: *quantity,
            metric,
            base,
            heading: self.heading,
            ..Draft::default()
        });
        Role::Value
    }
}
