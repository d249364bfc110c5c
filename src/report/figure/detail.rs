//! What the words of a figure say besides its number: which way it goes, against what, how exactly, whether it is an aim.

use super::Part;
use super::change::Change;
use super::number::numeral;
use super::quantity::Kind;
use crate::lexicon::{before, has};
use crate::report::{Report, Scene};
use crate::text::{Span, phrase};
use std::ops::Range;

/// Details of one figure; figures whose words say none of them have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureDetail {
    /// Which figure: an index into the report's figures.
    pub figure: u32,
    /// Which way it goes: 增长5.7% up, 由17件降到9件 down.
    pub direction: Option<Direction>,
    /// By how much: 5.7%, 2.3个百分点.
    pub amount: Option<Span>,
    /// Against what: 同比, 较年初.
    pub base: Option<Span>,
    /// The words that make it inexact or a limit: 近, 余, 不低于, 以上.
    pub bound: Option<Span>,
    /// The word that makes it an aim and no result: 力争, 目标.
    pub aim: Option<Span>,
}

/// Which way a figure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It grows.
    Up,
    /// It shrinks.
    Down,
}

/// Before a number: it is not exact, or a limit.
const BEFORE: &str = "不低于 不少于 不超过 不高于 不小于 不大于 不足 不到 超过 突破 至少 最多 最高 大约 接近 将近 超 逾 近 约";

/// Behind a number or in it: the same.
const BEHIND: &str = "以上 以下 以内 左右 之多 上下";

/// What is still to come.
const AIMS: &str = "力争 确保 争取 目标 计划 预计 预期 有望 拟 规划";

/// The details of the figures, in their order.
pub(crate) fn find(scene: &Scene, report: &Report) -> Vec<FigureDetail> {
    let mut details = Vec::new();
    for (at, figure) in report.figures.iter().enumerate() {
        let mut detail = FigureDetail {
            figure: at as u32,
            ..FigureDetail::default()
        };
        if let Some(words) = figure.change {
            change(scene, scene.range(words), &mut detail);
        } else if let Some(value) = figure.value {
            // 工业增加值增长8.3%: the value is the change.
            let value = scene.range(value);
            let clause = scene.clause_start(value.start.saturating_sub(30), value.start);
            let left = Part::new(clause, value.start);
            let points = scene.chars()[..value.end].ends_with(&['点']);
            let kind = if points { Kind::Points } else { Kind::Share };
            if let Some((Change::By, start)) = super::change::change(scene.chars(), left, kind) {
                change(scene, start..value.end, &mut detail);
            }
        }
        if let Some(value) = figure.value {
            let value = scene.range(value);
            detail.bound = bound(scene, &value).map(|bound| scene.span(bound));
            detail.aim = aim(scene, &value).map(|aim| scene.span(aim));
        }
        let figure = detail.figure;
        if detail
            != (FigureDetail {
                figure,
                ..FigureDetail::default()
            })
        {
            details.push(detail);
        }
    }
    details
}

/// Direction, amount and base of a change: 同比增长5.7%, 较年初下降1.7个百分点, 由17件降到9件.
fn change(scene: &Scene, change: Range<usize>, detail: &mut FigureDetail) {
    let chars = scene.chars();
    let mut verb = change.start;
    while verb < change.end {
        let rest = &chars[verb..change.end];
        let (n, tag) = before().longest(rest).unwrap_or((1, ""));
        let adverb = has(tag, b'a');
        if !adverb && (has(tag, b'g') || has(tag, b'n') || has(tag, b'c')) {
            let down = rest[..n]
                .iter()
                .any(|c| phrase::has!("下降跌减落窄压缩缓少低负", *c));
            // 增速-3.2%
            let negative = matches!(rest.get(n), Some('-' | '−' | '负'));
            detail.direction = Some(if down || negative {
                Direction::Down
            } else {
                Direction::Up
            });
            verb += n;
            break;
        }
        verb += if has(tag, b'k') || n > 1 { n } else { 1 };
    }
    let Some(_) = detail.direction else { return };
    // 提高到73.5% says where it has come to.
    let reached = chars
        .get(verb)
        .is_some_and(|c| matches!(c, '到' | '至' | '为'));
    let number = (verb..change.end).find(|&at| numeral(chars, at, change.end).is_some());
    if let Some(start) = number.filter(|_| !reached) {
        let mark = (start..change.end).find(|&at| phrase::has!("，；、", chars[at]));
        detail.amount = Some(scene.span(start..mark.unwrap_or(change.end)));
    }
    let words = &chars[change.clone()];
    let base = match phrase::starts!(words, "同比 环比 按年 按月 同期") {
        0 if phrase::starts!(words, "较 比 从 由 与 高于 低于 快于 好于") > 0 => {
            let end = (change.start + 1..verb).find(|&at| is_verb(&chars[at..change.end]));
            change.start..end.unwrap_or(change.start)
        }
        n => change.start..change.start + n,
    };
    if !base.is_empty() {
        detail.base = Some(scene.span(base));
    }
}

/// Whether words begin with what a change does, or with an adverb of it.
fn is_verb(words: &[char]) -> bool {
    let (n, tag) = before().longest(words).unwrap_or((0, ""));
    // 较去年同期, 较常年偏多.
    let part = words[..n] == ['同', '期'];
    words[0] == '偏' || has(tag, b'g') || has(tag, b'a') && !part
}

/// The words before, in or behind a value that make it inexact.
fn bound(scene: &Scene, value: &Range<usize>) -> Option<Range<usize>> {
    let chars = scene.chars();
    let floor = value.start.saturating_sub(3);
    let lead = &chars[floor..value.start];
    for length in (1..=lead.len()).rev() {
        if phrase::starts!(&lead[lead.len() - length..], BEFORE) == length {
            return Some(value.start - length..value.start);
        }
    }
    let vague = value.clone().find(|&at| phrase::has!("余多来", chars[at]));
    if let Some(at) = vague {
        return Some(at..at + 1);
    }
    let inside = value.end.saturating_sub(2)..value.end;
    if inside.len() == 2 && phrase::starts!(&chars[inside.clone()], BEHIND) == 2 {
        return Some(inside);
    }
    let n = phrase::starts_at!(scene.chars(), value.end, BEHIND);
    (n > 0).then_some(value.end..value.end + n)
}

/// The word before a value, in its clause, that makes it an aim.
fn aim(scene: &Scene, value: &Range<usize>) -> Option<Range<usize>> {
    let floor = value.start.saturating_sub(30);
    let start = scene.clause_start(floor, value.start);
    (start..value.start).find_map(|at| {
        let n = phrase::starts_at!(scene.chars(), at, AIMS);
        // 完成目标的83% is a result.
        let done = scene.has(at + n, "的") || scene.has(at + n, "任务");
        (n > 0 && !done).then_some(at..at + n)
    })
}
