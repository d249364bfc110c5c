//! Quantities: a numeral and its unit, or a range of two.

use super::change::grows;
use super::number::{Numeral, digit, digits, numeral};
use super::{Part, guard, rank};
use crate::lexicon::units;
use crate::report::Number;
use crate::text::{is_han, phrase};

/// What a quantity measures.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) enum Kind {
    /// No unit: 12万 in a list whose last member has one.
    #[default]
    Bare,
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
    /// No quantity but a place among others: 全市第一.
    Rank,
    /// No quantity but a growth: 翻一番.
    Doubling,
}

/// A quantity in a clause, or what stands for one.
#[derive(Clone, Copy, Default)]
pub(super) struct Quantity {
    /// Numeral and unit.
    pub(super) range: Part,
    /// The unit, without its scale.
    pub(super) unit: Part,
    pub(super) number: Option<Number>,
    pub(super) kind: Kind,
}

/// The quantities and ranks of `range`, in one pass; names in quotation marks and titles of works hold none.
///
/// Gives where the last name ends, which may be behind the clause, up to `end`.
pub(super) fn find(chars: &[char], range: Part, end: usize, found: &mut Vec<Quantity>) -> usize {
    let mut at = range.start;
    let mut from = at;
    while at < range.end {
        let c = chars[at];
        let close = name(chars, at, end);
        if close > at {
            at = close;
            continue;
        }
        let follows = !found.is_empty() && matches!(chars[from..at], ['、' | '和' | '及' | '与']);
        let place = rank::rank(chars, Part::new(from, at), range.end, follows);
        let next = if c == '翻' {
            doubling(chars, at, range.end)
        } else if !place.is_empty() {
            // 在全省13个市中排第三: how many there are is part of the rank.
            found.retain(|quantity| quantity.range.end <= place.start);
            Ok(Quantity {
                range: place,
                kind: Kind::Rank,
                ..Quantity::default()
            })
        } else if digit(c).is_some_and(|_| c != '零') || phrase::has!("十百千数几半", c) {
            quantity(chars, at, range.end)
        } else {
            Err(at + 1)
        };
        at = match next {
            Ok(quantity) => {
                found.push(quantity);
                from = quantity.range.end;
                from
            }
            Err(end) => end.max(at + 1),
        };
    }
    at
}

/// Behind the closing mark of a short quotation or a work's title that opens at `at`; `at` if there is none.
pub(super) fn name(chars: &[char], at: usize, end: usize) -> usize {
    let (close, longest) = match chars[at] {
        '“' => ('”', 20),
        '‘' => ('’', 20),
        '《' => ('》', 60),
        '〔' => ('〕', 10),
        _ => return at,
    };
    for (i, &c) in chars[at + 1..end].iter().take(longest + 1).enumerate() {
        if c == close {
            // “产值突破1000亿元” is said and no name.
            let told = &chars[at..at + i + 1];
            // “5%”左右.
            let amount = matches!(told, [.., '元' | '%']) && told.iter().any(char::is_ascii_digit);
            return if amount { at } else { at + i + 2 };
        }
        // Speech is no name.
        if longest == 20 && matches!(c, '。' | '！' | '？') {
            break;
        }
    }
    at
}

/// 翻番, 翻一番, 翻了近两番.
fn doubling(chars: &[char], at: usize, end: usize) -> Result<Quantity, usize> {
    let close = chars[at..end].iter().take(6).position(|c| *c == '番');
    match close {
        Some(close) => Ok(Quantity {
            range: Part::new(at, at + close + 1),
            kind: Kind::Doubling,
            ..Quantity::default()
        }),
        None => Err(at + 1),
    }
}

/// The quantity at `at`, or behind what to go on.
fn quantity(chars: &[char], at: usize, end: usize) -> Result<Quantity, usize> {
    let before = at.checked_sub(1).map_or(' ', |i| chars[i]);
    // A-12, 2A, 12:30, 1/3: pieces of codes; but 3.3%和-2.1%.
    let code = |c: char| c.is_ascii_alphanumeric() || phrase::has!("-_/:.#*+", c);
    let minus = before == '-' && at > 1 && (is_han(chars[at - 2]) || chars[at - 2] == '、');
    // GDP117亿元
    let glued = before.is_ascii_uppercase() && is_money(chars, at, end);
    if chars[at].is_ascii_digit() && code(before) && !minus && !glued {
        let mut close = at;
        while close < end && code(chars[close]) {
            close += 1;
        }
        return Err(close);
    }
    // Digits that are no numeral hold none.
    let numeral = numeral(chars, at, end).ok_or(at + digits(&chars[at..end]).max(1))?;
    let mut found = measured(chars, &numeral, end)?;
    // 上百项, 个半小时
    let above =
        before == '上' && numeral.han && numeral.scaled || before == '个' && chars[at] == '半';
    found.range.start = at - usize::from(minus || above);
    if minus && let Some(number) = &mut found.number {
        number.mantissa = -number.mantissa;
    }
    // 3—5亿元, 3亿元至5亿元.
    let dashes = if found.kind == Kind::Bare {
        "—–-~～至到"
    } else {
        "—–-~～至"
    };
    let mut next = found.range.end;
    while next < end && next < found.range.end + 2 && phrase::contains(dashes, chars[next]) {
        next += 1;
    }
    // 增加5600人至370万人: two quantities.
    // 两年三个月
    if (next > found.range.end || found.kind == Kind::Time)
        && !(matches!(found.kind, Kind::Measure | Kind::Count) && grows(&chars[..at]))
        && let Some(numeral) = self::numeral(chars, next, end)
        && let Ok(last) = measured(chars, &numeral, end)
        && (last.kind == found.kind || found.kind == Kind::Bare && last.kind != Kind::Time)
    {
        found.range.end = last.range.end;
        (found.unit, found.kind, found.number) = (last.unit, last.kind, None);
    }
    // 分别高0.7、1.4个百分点, 1.5个和4个百分点: both are points.
    if (found.kind == Kind::Bare || found.unit.of(chars) == ['个'])
        && matches!(chars[..end].get(found.range.end), Some('、' | '和'))
        && let Some(next) = self::numeral(chars, found.range.end + 1, end)
        && matches!(measured(chars, &next, end), Ok(next) if next.kind == Kind::Points)
    {
        found.kind = Kind::Points;
    }
    // 空气质量综合指数为3.83.
    let index = || {
        let exact = numeral.number.is_some_and(|number| number.exponent < 0);
        let left = &chars[..at - phrase::ends!(&chars[..at], "为 是 达到 达")];
        let alone = chars[..end]
            .get(found.range.end)
            .is_none_or(|c| !is_han(*c));
        exact && alone && phrase::ends!(left, "指数 系数 得分 性别比 收入比") > 0
    };
    let scaled = numeral.scaled && !numeral.han;
    if found.kind == Kind::Bare && !scaled && !index()
        || !guard::is_quantity(chars, &found, &numeral)
    {
        return Err(found.range.end);
    }
    Ok(found)
}

/// Whether a sum of money stands at `at`.
fn is_money(chars: &[char], at: usize, end: usize) -> bool {
    let numeral = numeral(chars, at, end);
    let found = numeral.and_then(|numeral| measured(chars, &numeral, end).ok());
    found.is_some_and(|found| found.unit.of(chars) == ['元'])
}

/// A numeral with its unit, if it has one that measures or counts; or behind what to go on.
fn measured(chars: &[char], numeral: &Numeral, end: usize) -> Result<Quantity, usize> {
    let space = chars.get(numeral.end) == Some(&' ') && numeral.end + 1 < end;
    let from = numeral.end + usize::from(space);
    let mut found = Quantity {
        range: Part::new(numeral.end, numeral.end),
        unit: Part::new(numeral.end, numeral.end),
        number: numeral.number,
        kind: Kind::Bare,
    };
    if numeral.whole {
        found.kind = Kind::Share;
        return Ok(found);
    }
    let Some((mut n, mut tag)) = units().longest(&chars[from..end]) else {
        return Ok(found);
    };
    // 提高3个点, but 3个点位.
    let next = chars[..end].get(from + n);
    if tag == "b"
        && chars[from + n - 1] == '点'
        && next.is_some_and(|c| phrase::has!("位菜子式", *c))
    {
        (n, tag) = (n - 1, "c");
    }
    let mut close = from + n;
    if numeral.is_few() && guard::announces(&chars[close..end]) {
        return Err(close);
    }
    found.kind = match tag {
        "m" => Kind::Measure,
        "p" => Kind::Share,
        "b" => Kind::Points,
        "t" => Kind::Time,
        // 92.6分 is a score, no time.
        "x" if chars[from..close] == ['分'] && numeral.number.is_some_and(|n| n.exponent < 0) => {
            Kind::Measure
        }
        "x" => return Err(from + 1),
        _ => Kind::Count,
    };
    // 台次, 件次, 家（次）.
    let times = phrase::starts_at!(&chars[..end], close, "次 （次）");
    if found.kind == Kind::Count && times > 0 {
        (close, found.kind) = (close + times, Kind::Measure);
    }
    // 占三成八, 九成六受访者; but 三成八个, 九成三峡移民.
    if chars[from..close] == ['成']
        && digits(&chars[close..end]) == 1
        && chars[..end]
            .get(close + 1)
            .is_none_or(|c| !is_han(*c) || phrase::has!("的来以左反支赞自受", *c))
    {
        (close, found.number) = (close + 1, None);
    }
    // 一成半, 两年半, 三年多, 两个半小时.
    let next = chars[..end].get(close);
    // 4艘半潜式重载船.
    let halved = found.kind != Kind::Count || chars[from..close] == ['个'];
    close += usize::from(
        halved && next == Some(&'半')
            || next == Some(&'多')
                && (found.kind == Kind::Time
                    || found.kind == Kind::Share
                        && chars.get(close + 1).is_none_or(|c| !is_han(*c))),
    );
    if chars[from..close].iter().any(|c| phrase::has!("半多", *c)) {
        found.number = None;
    }
    // 元/吨, 次/台·年
    while close < end
        && matches!(chars[close], '/' | '·')
        && let Some((n, _)) = units().longest(&chars[close + 1..end])
    {
        close += 1 + n;
    }
    found.unit = Part::new(from, close);
    found.range.end = close;
    Ok(found)
}
