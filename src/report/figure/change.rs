//! The growth that belongs to a figure: 同比增长5.7%, 较上年提高2.3个百分点, 从51%提高到73.5%.

use super::number::starts;
use super::quantity::Kind;
use crate::lexicon::{changes, links};
use std::ops::Range;

/// What the words before a number say about a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// 增长5.7%: the number is the change.
    By,
    /// 增速7.3%: the number is a rate.
    Rate,
    /// 高于全市平均水平3.4个百分点: a comparison with a place.
    Compare,
}

/// The change that `head` ends in, and where its words begin.
pub(super) fn change(chars: &[char], head: Range<usize>, measure: Kind) -> Option<(Change, usize)> {
    let mut end = head.end;
    // 增长了, 增加近, 提高约
    while end > head.start {
        let c = chars[end - 1];
        let filler = matches!(
            c,
            '了' | '约' | '近' | '超' | '逾' | '达' | '为' | ' ' | '过' | '出' | '少' | '多'
        ) && !matches!(
            changes().longest_ending(&chars[head.start..end], 4),
            Some((_, "g"))
        );
        if !filler {
            break;
        }
        end -= 1;
    }
    let words = &chars[head.start..end];
    let (n, kind) = match changes().longest_ending(words, 6) {
        Some((n, "g")) => (n, Change::By),
        Some((n, "n")) => (n, Change::Rate),
        _ => match rate(chars, head.clone()) {
            Some((n, close)) => {
                end = close;
                (n, Change::Rate)
            }
            None => return comparison(chars, head),
        },
    };
    let words = &chars[head.start..end];
    let mut start = end - n;
    // A one-letter word is a change only by itself or behind what it compares with: 低1.3个百分点, 比上年多12人.
    let short = n == 1 && "多少高低快翻减增跌涨降".contains(words[words.len() - 1]);
    let verb = start;
    loop {
        let rest = &chars[head.start..start];
        let Some((n, "a")) = changes().longest_ending(rest, 7) else {
            break;
        };
        start -= n;
    }
    if let Some(base) = base(chars, head.start..start) {
        start = base;
        while let Some((n, "a")) = changes().longest_ending(&chars[head.start..start], 7) {
            start -= n;
        }
    }
    // 高0.92米 is a height.
    let share = matches!(measure, Kind::Share | Kind::Points);
    let alone = share
        && !chars[head.start..start]
            .iter()
            .any(|c| crate::text::is_han(*c));
    (!short || start < verb || alone).then_some((kind, start))
}

/// The rate of growth that `head` ends in, and where: 增速达到, 增幅为.
fn rate(chars: &[char], head: Range<usize>) -> Option<(usize, usize)> {
    let start = head.start;
    let words = &chars[head];
    let (n, _) = links().longest_ending(words, 5)?;
    let close = words.len() - n;
    match changes().longest_ending(&words[..close], 4) {
        Some((n, "n")) => Some((n, start + close)),
        _ => None,
    }
}

/// 高于全市平均水平: the comparison stands before whom it compares with.
fn comparison(chars: &[char], head: Range<usize>) -> Option<(Change, usize)> {
    let start = head.start.max(head.end.saturating_sub(24));
    let at = (start..head.end)
        // 不少于10人 is no comparison.
        .filter(|&i| i == 0 || chars[i - 1] != '不')
        .find(|&i| matches!(changes().longest(&chars[i..head.end]), Some((_, "c"))))?;
    Some((Change::Compare, at))
}

/// Where what a change compares with begins: 较5年前, 比去年同期, 与上年相比.
fn base(chars: &[char], range: Range<usize>) -> Option<usize> {
    let from = range.start.max(range.end.saturating_sub(14));
    let at = (from..range.end).rev().find(|&i| {
        let before = i.checked_sub(1).map_or(' ', |i| chars[i]);
        match chars[i] {
            '较' => before != '比',
            // 同比2022年: the base is told, too.
            '比' if matches!(before, '同' | '环') => {
                chars.get(i + 1).is_some_and(char::is_ascii_digit)
            }
            '比' => {
                !matches!(before, '占' | '对' | '相')
                    && !"例重率较".contains(*chars.get(i + 1).unwrap_or(&' '))
            }
            '从' | '由' => true,
            '与' => chars[i..range.end].windows(2).any(|w| w == ['相', '比']),
            _ => false,
        }
    })?;
    Some(at)
}

/// Where the base of a change begins that ends in this number: 从, 由 of 从51%提高到73.5%.
pub(super) fn base_of(chars: &[char], head: Range<usize>) -> Option<usize> {
    let from = head.start.max(head.end.saturating_sub(6));
    (from..head.end)
        .rev()
        .find(|&i| matches!(chars[i], '从' | '由') && !starts(chars, i, "由于"))
}

/// 翻番, 翻一番, 翻了近两番: where the words begin and end.
pub(super) fn doubling(chars: &[char], range: Range<usize>) -> Option<(usize, usize)> {
    let at = range.clone().find(|&i| chars[i] == '翻')?;
    let end = (at + 1..range.end.min(at + 6)).find(|&i| chars[i] == '番')? + 1;
    Some((at, end))
}

/// Where the words before a doubling that belong to it begin: 比2012年.
pub(super) fn base_start(chars: &[char], range: Range<usize>) -> usize {
    base(chars, range.clone()).unwrap_or(range.end)
}
