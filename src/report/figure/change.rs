//! The growth that belongs to a figure: 同比增长5.7%, 较上年提高2.3个百分点, 从51%提高到73.5%.

use super::guard::exactly;
use super::quantity::{Kind, Quantity};
use super::reader::{Reader, Role};
use super::{Draft, Part, metric};
use crate::lexicon::{before, has};
use crate::text::phrase;

/// What the words before a number say about a change.
#[derive(Clone, Copy)]
pub(super) enum Change {
    /// 增长5.7%, 增速7.3%: the number is the change.
    By,
    /// 高于全市平均水平3.4个百分点: a comparison with these places.
    Compare(Part),
}

/// Places that a place is compared with.
const PLACES: &str = "全国 全省 全市 全县 全区 全州 平均";

/// The change of this kind that `left` ends in, and where its words begin.
pub(super) fn change(chars: &[char], left: Part, kind: Kind) -> Option<(Change, usize)> {
    let share = matches!(kind, Kind::Share | Kind::Points);
    let mut end = left.end;
    let mut reached = false;
    while end > left.start {
        let Some((n, tag)) = before().longest_ending(&chars[left.start..end], 5) else {
            break;
        };
        let verb = end - n;
        if has(tag, b'n') || has(tag, b'g') && !reached {
            // 拉动出口增长1.2个百分点 tells how much of the growth it was.
            if kind == Kind::Points
                && phrase::first!(&chars[left.start..verb], "拉动 带动").is_some()
            {
                return None;
            }
            let start = opening(chars, Part::new(left.start, verb));
            // 比全省高0.7个百分点: with a place, and not with a time.
            let base = &chars[start..verb];
            if kind == Kind::Points
                && phrase::starts!(base, "比 较") > 0
                && phrase::first!(base, PLACES).is_some()
                && phrase::first!(base, "年 月 期 季").is_none()
            {
                let places = Part::new(start + 1, adverbs(chars, Part::new(start, verb)));
                return Some((Change::Compare(places), start));
            }
            // A short word is a change only behind what it compares with (高0.92米 is a height), or alone: 降3%.
            let alone = share
                && !chars[left.start..start]
                    .iter()
                    .any(|c| crate::text::is_han(*c));
            if n > 1 || start < verb || alone {
                return Some((Change::By, start));
            }
            break;
        }
        if !has(tag, b'l') {
            break;
        }
        // 提高到73.5% is where it has come to.
        reached |= matches!(chars[verb..end], ['到' | '至']);
        end = verb;
    }
    for at in left.start.max(left.end.saturating_sub(24))..left.end {
        if let Some((n, tag)) = before().longest(&chars[at..left.end])
            && has(tag, b'c')
            && at + n < left.end
            && (at == 0 || chars[at - 1] != '不')
        {
            let than = Part::new(at + n, left.end);
            return Some(match kind == Kind::Points && is_past(than.of(chars)) {
                true => (Change::By, opening(chars, Part::new(left.start, at))),
                false => (Change::Compare(than), at),
            });
        }
    }
    None
}

/// Whether something is compared with a time, 低于去年同期0.1个百分点, and not with a target, 低于年度目标.
pub(super) fn is_past(base: &[char]) -> bool {
    phrase::first!(base, "去年 上年 前年 同期 上月 上季 年底 年末 年初").is_some()
}

/// Where the words begin that belong to a change behind `left`: 同比, 比去年同期分别.
pub(super) fn opening(chars: &[char], left: Part) -> usize {
    let start = adverbs(chars, left);
    let from = base(chars, Part::new(left.start, start));
    adverbs(chars, Part::new(left.start, from))
}

/// Where the adverbs begin that `left` ends in.
fn adverbs(chars: &[char], left: Part) -> usize {
    let mut start = left.end;
    while let Some((n, tag)) = before().longest_ending(&chars[left.start..start], 7)
        && has(tag, b'a')
    {
        start -= n;
    }
    start
}

/// Where what a change compares with begins, 较5年前, 比去年同期, 与上年相比, or the end of `left`.
fn base(chars: &[char], left: Part) -> usize {
    for at in (left.start.max(left.end.saturating_sub(14))..left.end).rev() {
        let last = at.checked_sub(1).map_or(' ', |i| chars[i]);
        let begins = match chars[at] {
            '较' => last != '比',
            '比' => {
                !phrase::has!("占对相同环", last)
                    && phrase::starts_at!(chars, at, "比例 比重 比率 比较") == 0
            }
            '从' | '由' => true,
            '同' if chars[at + 1] == '比' => true,
            '与' | '同' => chars[at..left.end].ends_with(&['相', '比']),
            _ => false,
        };
        if begins {
            return at;
        }
    }
    left.end
}

/// Whether words end in a verb of growth: 增加约.
pub(super) fn grows(words: &[char]) -> bool {
    let verb = before().longest_ending(exactly(words), 5);
    verb.is_some_and(|(_, tag)| has(tag, b'g'))
}

/// Where 从 or 由 stands in 从51%提高到73.5%.
pub(super) fn base_of(chars: &[char], left: Part) -> Option<usize> {
    let near = left.start.max(left.end.saturating_sub(10));
    (near..left.end).rev().find(|&i| {
        matches!(chars[i], '从' | '由') && phrase::starts_at!(chars, i, "由于 从业 从事 从严") == 0
    })
}

impl Reader<'_> {
    /// A quantity that is a change told by `words`, or a rate; `left` begins before them.
    pub(super) fn change(
        &mut self,
        left: Part,
        words: Part,
        quantity: &Quantity,
        run: usize,
    ) -> Role {
        let count = self.drafts.len();
        let mut subject = Part::new(left.start, words.start);
        let mut metric = metric::head(self.chars, subject, run > 1);
        // 扣除退税因素后同比增长8%
        if matches!(metric.of(self.chars), [.., '后']) {
            metric = Part::default();
        }
        // 五年翻两番: a time is no noun.
        if metric.is_empty() {
            // What another one is compared with has no change here: 与平均的3.4%相比，低1.3个百分点; nor does a part
            // of something else grow by a part: 收入21亿元，为预算的102%，增长9%.
            let mut behind = count;
            while behind > self.group.max(count.saturating_sub(2)) {
                let draft = &self.drafts[behind - 1];
                let last = draft.quantity;
                // 增长7.2%，比全市高1.5个百分点，比去年提高0.8个百分点.
                let compared = last.kind == Kind::Points && draft.growth.is_empty();
                let part = [quantity.kind, last.kind] == [Kind::Share; 2]
                    && self.chars[..last.range.start].ends_with(&['的']);
                if !part
                    && !compared
                    && phrase::starts_at!(self.chars, last.range.end, "相比 相较") == 0
                {
                    break;
                }
                behind -= 1;
            }
            let first = behind.saturating_sub(run);
            // 增长3.1%，较上月回落2.2个百分点: a growth changes too.
            let points = quantity.kind == Kind::Points;
            let open = |d: &Draft| {
                d.change.is_empty()
                    && (d.growth.is_empty() || points && d.quantity.kind == Kind::Share)
                    && !d.quantity.range.is_empty()
            };
            if first >= self.group && behind >= run && self.drafts[first..behind].iter().all(open) {
                self.drafts[first].change = words;
                return Role::Change(first);
            }
            // 同比增长13%，环比增长2%: one change, told twice.
            if let Some(last) = self.last()
                && last.change.end + 2 > words.start
            {
                last.change.end = words.end;
                return Role::Change(count - 1);
            }
            metric = self.carried();
            // 工业实现营业收入、利润总额，分别增长20.2%和26%
            if self.drafts.len() == self.group && !self.subject.is_empty() {
                subject.start = self.subject.start;
                let comma = subject.of(self.chars).iter().position(|c| *c == '，');
                subject.end = comma.map_or(subject.end, |at| subject.start + at);
            }
            // 将增加2.5亿元预算
            let tail = metric::noun(self.chars, Part::new(quantity.range.end, self.end));
            if metric.is_empty()
                && matches!(quantity.kind, Kind::Measure | Kind::Count)
                && !metric::begins_with_verb(tail.of(self.chars))
            {
                metric = tail;
            }
        }
        self.name(subject, run);
        if let Some(name) = self.names.first() {
            metric = *name;
        }
        if quantity.kind == Kind::Doubling {
            if !metric.is_empty() {
                self.push(&Quantity::default(), metric, None);
                self.drafts[count].change = words;
            }
            return Role::None;
        }
        self.push(quantity, metric, None);
        self.drafts[count].growth = words;
        Role::Value
    }
}
