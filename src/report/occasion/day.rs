//! Days as texts write them: 2025年2月13日上午, 13日, 本月17日至21日, 二〇二五年二月十三日, 今天（4月19日）, 周二, 近日.

use super::calendar::Civil;
use crate::text::phrase;

/// A day in words, with the year and the month only where they stand there.
#[derive(Clone, Copy)]
pub(super) struct Day {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) year: Option<u32>,
    pub(super) month: Month,
    pub(super) day: Which,
}

/// The month of a day.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Month {
    /// 2月.
    Given(u32),
    /// None, or 本月: that of the anchor.
    Same,
    /// 上月.
    Last,
}

/// Which day of its month.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Which {
    /// 13日.
    Of(u32),
    /// 今天 0, 昨天 -1, seen from the anchor.
    Ago(i32),
    /// 周二: 2; the last one up to the anchor.
    Weekday(u32),
    /// 近日, 日前: none that anybody could tell.
    Lately,
}

impl Day {
    /// The calendar day, where the words give all of it.
    pub(super) fn civil(&self) -> Option<Civil> {
        match (self.year, self.month, self.day) {
            (Some(year), Month::Given(month), Which::Of(day)) => Some(Civil { year, month, day }),
            _ => None,
        }
    }
}

/// Parts of a day, which belong to its words.
const PARTS: &str = "上午 下午 晚上 中午 晚间 早上 早晨 清晨 凌晨 傍晚 当晚 晚";

/// What days and numbers begin with.
const HEADS: &str = "今昨前当周星礼本同上近日民中十〇零○O一二三四五六七八九0123456789";

/// The first day at `at` or behind it.
pub(super) fn next(chars: &[char], mut at: usize) -> Option<Day> {
    while at < chars.len() {
        if !phrase::may_be!(HEADS, chars[at]) {
            debug_assert!(day(chars, at).is_none() && number(chars, at).1 == at);
            at += 1;
            continue;
        }
        if let Some(mut day) = day(chars, at) {
            day.end += phrase::starts!(&chars[day.end..], PARTS);
            return Some(day);
        }
        // A number is read whole or not at all.
        at = number(chars, at).1.max(at + 1);
    }
    None
}

/// The day that begins at `start`.
fn day(chars: &[char], start: usize) -> Option<Day> {
    match chars[start] {
        '今' | '昨' | '前' | '当' => relative(chars, start),
        '周' | '星' | '礼' => weekday(chars, start),
        '本' | '同' | '上' => in_month(chars, start),
        '近' | '日' => lately(chars, start),
        '民' | '中' => dated(chars, start),
        c if digit(c).is_some() || c == '十' => dated(chars, start),
        _ => None,
    }
}

/// A day whose words begin at `start`, nothing else known.
fn at(start: usize, end: usize, day: Which) -> Day {
    Day {
        start,
        end,
        year: None,
        month: Month::Same,
        day,
    }
}

/// 近日, 日前; not 节日前, 三日前.
fn lately(chars: &[char], start: usize) -> Option<Day> {
    let length = phrase::starts!(&chars[start..], "近日 日前");
    const INSIDE: &str = "节假生平终本今昨当次前近最附每旬作止期念接临数几两多";
    let inside =
        start > 0 && (digit(chars[start - 1]).is_some() || phrase::has!(INSIDE, chars[start - 1]));
    (length > 0 && !inside).then(|| at(start, start + length, Which::Lately))
}

/// 周二, 星期日.
fn weekday(chars: &[char], start: usize) -> Option<Day> {
    let end = start + phrase::starts!(&chars[start..], "周 星期 礼拜");
    let n = match chars.get(end)? {
        '日' => 7,
        c if c.is_ascii() => return None,
        c => digit(*c)?,
    };
    let named = end > start && (1..=7).contains(&n) && chars.get(end + 1) != Some(&'年');
    named.then(|| at(start, end + 1, Which::Weekday(n)))
}

/// A day told from the day of writing, or from the day that stands in brackets behind: 今天（4月19日）, 今（14）日.
fn relative(chars: &[char], start: usize) -> Option<Day> {
    const WORDS: &str =
        "今天 今日 今早 今晚 今晨 今午 昨天 昨日 昨晚 昨晨 昨午 前天 前日 今（ 昨（ 当天（";
    let mut end = start + phrase::starts!(&chars[start..], WORDS);
    // 王明昨在会上表示.
    let inside = start > 0 && phrase::has!("如当至迄现于而", chars[start - 1]);
    if !inside && phrase::starts!(&chars[start..], "今在 今举行 今召开 昨在 昨举行 昨召开") > 0
    {
        end = start + 1;
    }
    if end == start {
        return None;
    }
    let open = end - usize::from(chars[end - 1] == '（');
    if chars.get(open) != Some(&'（') {
        let ago = match chars[start] {
            '昨' => -1,
            '前' => -2,
            _ => 0,
        };
        return Some(at(start, end, Which::Ago(ago)));
    }
    let close = open + chars[open..].iter().take(16).position(|c| *c == '）')?;
    if let Some(inside) = day(&chars[..close], open + 1)
        && inside.end + 4 >= close
    {
        return Some(Day {
            start,
            end: close + 1,
            ..inside
        });
    }
    let (n, last) = number(chars, open + 1);
    let closed = last == close && chars.get(close + 1) == Some(&'日');
    (closed && (1..=31).contains(&n)).then(|| at(start, close + 2, Which::Of(n)))
}

/// 本月13日, 上月30日, 本月（10月）18日.
fn in_month(chars: &[char], start: usize) -> Option<Day> {
    let mut day = at(start, start, Which::Of(0));
    let mut place = start + phrase::starts!(&chars[start..], "本月 同月 上月 上个月");
    if place == start {
        return None;
    }
    if chars[start] == '上' {
        day.month = Month::Last;
    }
    if chars.get(place) == Some(&'（') {
        place += chars[place..].iter().take(6).position(|c| *c == '）')? + 1;
    }
    let (n, end) = number(chars, place);
    whole(chars, day, n, end)
}

/// 2025年2月13日, 民国114年2月13日, 2025-02-13, 2月13日, 13日.
pub(super) fn dated(chars: &[char], start: usize) -> Option<Day> {
    let mut day = at(start, start, Which::Of(0));
    let first = start + phrase::starts!(&chars[start..], "中华民国 民国");
    let (mut n, mut end) = number(chars, first);
    let era = first > start || end == first + 3 && (100..200).contains(&n);
    let mark = *chars.get(end)?;
    if (era || (1900..2200).contains(&n)) && matches!(mark, '年' | '-' | '/' | '.') {
        day.year = Some(if era { n + 1911 } else { n });
        (n, end) = number(chars, end + 1);
        if mark != '年' {
            let (number, last) = number(chars, end + 1);
            day.month = Month::Given(n);
            day.day = Which::Of(number);
            day.end = last;
            let same = chars.get(end) == Some(&mark) && last <= end + 3;
            return (same && (1..=12).contains(&n) && (1..=31).contains(&number)).then_some(day);
        }
        if chars.get(end) != Some(&'月') {
            return None;
        }
    }
    if chars.get(end) == Some(&'月') && (1..=12).contains(&n) {
        day.month = Month::Given(n);
        (n, end) = number(chars, end + 1);
    } else if !chars[start].is_ascii_digit() {
        return None; // 一日 is no date.
    }
    whole(chars, day, n, end)
}

/// The day with the number `n`, which ends at `end`: 13日, 13日至15日, 9至10日, 18（星期四）日.
fn whole(chars: &[char], mut day: Day, n: u32, mut end: usize) -> Option<Day> {
    let mut closed = match chars.get(end)? {
        '日' => true,
        '号' => day.month != Month::Same,
        _ => false,
    };
    end += usize::from(closed);
    // The last day of a range belongs to the words: 至15日, 至3月2日, 至10日.
    let mut to = end;
    while let Some('至' | '到' | '-' | '—' | '–' | '~' | '～') = chars.get(to) {
        to += 1;
    }
    while to > end {
        let (last, mark) = number(chars, to);
        let is_last = match chars.get(mark) {
            Some('月') if last <= 12 && mark > to => false,
            Some('日' | '号') if last <= 31 && mark > to => true,
            _ => break,
        };
        to = mark + 1;
        if is_last {
            (end, closed) = (to, true);
        }
    }
    day.day = Which::Of(n);
    day.end = end;
    (closed && (1..=31).contains(&n)).then_some(day)
}

/// The number at `at` in digits of either kind, and where it ends: `at` where there is none.
fn number(chars: &[char], at: usize) -> (u32, usize) {
    let (mut value, mut end, mut ten) = (0, at, false);
    while end < chars.len().min(at + 9) {
        value = match digit(chars[end]) {
            Some(n) if ten => value + n,
            Some(n) => value * 10 + n,
            None if chars[end] == '十' && !ten => {
                ten = true;
                value.max(1) * 10
            }
            None => break,
        };
        end += 1;
    }
    (value, end)
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '0'..='9' => c as u32 - '0' as u32,
        '〇' | '零' | '○' | 'O' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}
