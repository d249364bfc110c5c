//! Quantities: a numeral and its unit, or a range of two.

use super::guard::is_quantity;
use super::number::{numeral, starts};
use crate::lexicon::units;
use crate::report::{Number, Scene};
use crate::text::is_han;
use std::ops::Range;

/// What a quantity measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Money, length, energy, occurrences: 亿元, 公里, 人次.
    Measure,
    /// A part of a whole or a multiple: 5.7%, 三成, 1.6倍, 三分之二.
    Share,
    /// The difference of two shares: 个百分点.
    Points,
    /// Things or people: 个, 家, 名.
    Count,
    /// How long: 年, 小时.
    Time,
    /// No unit: 12万 in a list whose last member has one.
    Bare,
}

/// A quantity in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// Numeral and unit.
    pub(super) range: Range<usize>,
    /// The unit, without its scale.
    pub(super) unit: Range<usize>,
    pub(super) number: Option<Number>,
    pub(super) kind: Kind,
}

/// The quantities of `range`, in one pass. Names in quotation marks and titles of works hold none.
pub(super) fn quantities(scene: &Scene, range: Range<usize>) -> Vec<Quantity> {
    let chars = scene.chars();
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let c = chars[at];
        if let Some(close) = name(chars, at, range.end) {
            at = close;
        } else if c.is_ascii_digit() || is_numeral(c) {
            match quantity(chars, at, range.end) {
                Ok(quantity) => {
                    at = quantity.range.end;
                    push(chars, &mut found, quantity);
                }
                Err(end) => at = end.max(at + 1),
            }
        } else {
            at += 1;
        }
    }
    found
}

/// Whether a Chinese numeral may begin with `c`.
fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十两百千数几".contains(c)
}

/// Behind the closing mark of a short quotation or a work's title that opens at `at`.
pub(super) fn name(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let (close, longest) = match chars[at] {
        '“' => ('”', 20),
        '‘' => ('’', 20),
        '《' => ('》', 60),
        '〔' => ('〕', 10),
        _ => return None,
    };
    let inside = at + 1..end.min(at + 2 + longest);
    let close = inside.clone().find(|&i| chars[i] == close)?;
    let speech = |i: usize| matches!(chars[i], '。' | '！' | '？');
    (longest > 20 || !(at..close).any(speech)).then_some(close + 1)
}

/// The quantity at `at`, or behind what to go on.
fn quantity(chars: &[char], at: usize, end: usize) -> Result<Quantity, usize> {
    let before = at.checked_sub(1).map_or(' ', |i| chars[i]);
    let digits = chars[at].is_ascii_digit();
    // A-12, 2A, 12:30, 1/3: pieces of codes.
    if digits && (before.is_ascii_alphanumeric() || "-_/:.#*+".contains(before)) {
        let minus = before == '-' && at > 1 && (is_han(chars[at - 2]) || chars[at - 2] == '、');
        if !minus {
            let code =
                |i: &usize| !(chars[*i].is_ascii_alphanumeric() || "-_/:.".contains(chars[*i]));
            return Err((at..end).find(code).unwrap_or(end));
        }
    }
    let numeral = numeral(chars, at, end).ok_or(at + 1)?;
    let start = at - usize::from(digits && before == '-');
    let mut from = numeral.end;
    if chars.get(from) == Some(&' ') && from + 1 < end {
        from += 1;
    }
    if let Some(ratio) = ratio(chars, at, end) {
        return Ok(ratio);
    }
    let (kind, mut unit) = if numeral.whole {
        (Kind::Share, numeral.end..numeral.end)
    } else {
        match units().longest(&chars[from..end]) {
            Some((_, "x")) => return Err(from + 1),
            // 三项要求 announces a list; 23个问题 counts.
            Some((_, "y")) if numeral.is_few() => return Err(from + 1),
            Some((_, "y")) => (Kind::Count, from..from + 1),
            Some((n, tag)) => (kind(tag).ok_or(from + n)?, from..from + n),
            None => match range(chars, numeral.end, end) {
                Some(last) => {
                    return Ok(Quantity {
                        range: start..last.range.end,
                        number: None,
                        ..last
                    });
                }
                None if numeral.scaled && !numeral.han => (Kind::Bare, numeral.end..numeral.end),
                None => return Err(numeral.end),
            },
        }
    };
    if chars.get(unit.end).is_some_and(|c| matches!(c, '/' | '·'))
        && kind != Kind::Share
        && let Some((n, tag)) = units().longest(&chars[unit.end + 1..end])
    {
        // 元/吨, 次/台·年
        unit.end += 1 + n;
        if tag != "x" && chars.get(unit.end) == Some(&'·') && chars.get(unit.end + 1) == Some(&'年')
        {
            unit.end += 2;
        }
    }
    let start = each(chars, start, kind);
    let quantity = Quantity {
        range: start..unit.end.max(numeral.end),
        unit,
        number: numeral.number.map(|number| Number {
            mantissa: if chars[at - 1.min(at)] == '-' {
                -number.mantissa
            } else {
                number.mantissa
            },
            ..number
        }),
        kind,
    };
    if is_quantity(chars, &quantity, &numeral) {
        Ok(quantity)
    } else {
        Err(quantity.range.end)
    }
}

fn kind(tag: &str) -> Option<Kind> {
    Some(match tag {
        "m" => Kind::Measure,
        "p" => Kind::Share,
        "b" => Kind::Points,
        "c" | "n" | "d" => Kind::Count,
        "t" => Kind::Time,
        _ => return None,
    })
}

/// Where a measure begins that is told for each of something: 每升0.3元.
fn each(chars: &[char], start: usize, kind: Kind) -> usize {
    let from = start.saturating_sub(3);
    let each = (from..start).rev().find(|&i| chars[i] == '每');
    let of = |i: &usize| {
        let unit = &chars[i + 1..start];
        kind == Kind::Measure && matches!(units().get(unit), Some("m"))
    };
    each.filter(of).unwrap_or(start)
}

/// 2:1 where it is called a ratio.
fn ratio(chars: &[char], at: usize, end: usize) -> Option<Quantity> {
    let close =
        (at..end).find(|&i| !chars[i].is_ascii_digit() && !matches!(chars[i], ':' | '：' | '∶'))?;
    let colon = (at..close).filter(|&i| !chars[i].is_ascii_digit()).count() == 1;
    let called =
        (close..end.min(close + 6)).any(|i| starts(chars, i, "比例") || starts(chars, i, "配比"));
    (colon && called).then_some(Quantity {
        range: at..close,
        unit: close..close,
        number: None,
        kind: Kind::Share,
    })
}

/// The second quantity of a range whose first numeral ends at `at`: the —5亿元 of 3—5亿元.
fn range(chars: &[char], at: usize, end: usize) -> Option<Quantity> {
    let dash = |i: usize| matches!(chars[i], '—' | '–' | '-' | '~' | '～' | '至' | '到');
    let next = (at..end.min(at + 3)).find(|&i| !dash(i))?;
    let last = if next > at {
        numeral(chars, next, end)?
    } else {
        return None;
    };
    let (n, tag) = units().longest(&chars[last.end..end])?;
    let occurrence = tag == "n" || tag == "t";
    (!occurrence).then_some(())?;
    Some(Quantity {
        range: next..last.end + n,
        unit: last.end..last.end + n,
        number: last.number,
        kind: kind(tag)?,
    })
}

/// Adds a quantity, or makes a range of it and the one before: 3—5亿元, 3亿元至5亿元.
fn push(chars: &[char], found: &mut Vec<Quantity>, next: Quantity) {
    if let Some(last) = found.last_mut() {
        let between = &chars[last.range.end..next.range.start];
        let dash = matches!(
            between,
            ['—' | '–' | '-' | '~' | '～' | '至'] | ['—' | '-', '—' | '-']
        );
        if dash && (last.kind == next.kind || last.kind == Kind::Bare) {
            last.range.end = next.range.end;
            last.unit = next.unit;
            last.kind = next.kind;
            last.number = None;
            return;
        }
    }
    found.push(next);
}
