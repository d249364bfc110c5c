//! Days as texts write them: 2025年2月13日上午, 13日, 本月17日至21日, 二〇二五年二月十三日, 今天（4月19日）, 周二.

use crate::report::Scene;
use std::ops::Range;

/// A day in words, with the year and the month only where they stand there.
#[derive(Clone)]
pub(super) struct Day {
    pub(super) year: Option<u32>,
    pub(super) month: Month,
    pub(super) day: Which,
    pub(super) range: Range<usize>,
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
}

/// Words for days seen from the day of writing.
const RELATIVE: [(&str, i32); 13] = [
    ("今天", 0),
    ("今日", 0),
    ("今早", 0),
    ("今晚", 0),
    ("今晨", 0),
    ("昨天", -1),
    ("昨日", -1),
    ("昨晚", -1),
    ("前天", -2),
    ("前日", -2),
    ("今（", 0),
    ("昨（", -1),
    ("当天（", 0),
];

/// Parts of a day, which belong to its words.
const PARTS: [&str; 12] = [
    "上午", "下午", "晚上", "中午", "晚间", "早上", "早晨", "清晨", "凌晨", "傍晚", "当晚", "晚",
];

/// The first day in `range`.
pub(super) fn next(scene: &Scene, range: Range<usize>) -> Option<Day> {
    let mut at = range.start;
    while at < range.end {
        let day = day(scene, at..range.end);
        if let Some(mut day) = day.filter(|day| !scene.is_damaged(day.range.clone())) {
            let part = PARTS.iter().find(|part| scene.has(day.range.end, part));
            let end = day.range.end + part.map_or(0, |part| part.chars().count());
            day.range.end = end.min(range.end);
            return Some(day);
        }
        // A number is read whole or not at all.
        at = number(scene.chars(), at..range.end).map_or(at + 1, |(_, end)| end.max(at + 1));
    }
    None
}

/// The day that begins at the start of `range`.
fn day(scene: &Scene, range: Range<usize>) -> Option<Day> {
    let (chars, start) = (scene.chars(), range.start);
    if let Some(day) = relative(scene, range.clone()) {
        return Some(day);
    }
    let mut at = start;
    let mut year = None;
    let mut month = Month::Same;
    for (word, which) in [
        ("本月", Month::Same),
        ("同月", Month::Same),
        ("上月", Month::Last),
        ("上个月", Month::Last),
    ] {
        if scene.has(at, word) {
            (at, month) = (at + word.chars().count(), which);
            // 本月（10月） 18日.
            if chars.get(at) == Some(&'（') {
                at = (at..range.end.min(at + 6)).find(|&at| chars[at] == '）')? + 1;
            }
            at += chars[at..range.end]
                .iter()
                .take_while(|c| **c == ' ')
                .count();
            let (n, end) = number(chars, at..range.end)?;
            return whole(scene, start, year, month, n, end, range.end);
        }
    }
    let republic = ["中华民国", "民国"].iter().find(|word| scene.has(at, word));
    at += republic.map_or(0, |word| word.chars().count());
    let (mut n, mut end) = number(chars, at..range.end)?;
    let era = republic.is_some() || end - at == 3 && (100..200).contains(&n);
    let whole_year = (1900..2200).contains(&n) || era;
    let mark = chars.get(end).copied()?;
    if whole_year && matches!(mark, '年' | '-' | '/' | '.') {
        year = Some(if era { n + 1911 } else { n });
        (n, end) = number(chars, end + 1..range.end)?;
        if mark != '年' {
            let (day, last) = number(chars, end + 1..range.end)?;
            let same = chars.get(end) == Some(&mark) && last <= end + 3;
            return (same && (1..=12).contains(&n) && (1..=31).contains(&day)).then_some(Day {
                year,
                month: Month::Given(n),
                day: Which::Of(day),
                range: start..last,
            });
        }
        if chars.get(end) != Some(&'月') {
            return None;
        }
    }
    if chars.get(end) == Some(&'月') && (1..=12).contains(&n) {
        month = Month::Given(n);
        (n, end) = number(chars, end + 1..range.end)?;
    } else if !chars[at].is_ascii_digit() || republic.is_some() {
        return None; // 一日 is no date.
    }
    whole(scene, start, year, month, n, end, range.end)
}

/// The day whose number is `n` and ends at `end`: 13日, 13日至15日, 9至10日, 18（星期四）日.
fn whole(
    scene: &Scene,
    start: usize,
    year: Option<u32>,
    month: Month,
    n: u32,
    mut end: usize,
    limit: usize,
) -> Option<Day> {
    let chars = scene.chars();
    let named = month != Month::Same || year.is_some();
    let mut closed = match chars.get(end)? {
        '日' => true,
        '号' => named,
        _ => false,
    };
    end += usize::from(closed);
    // The last day of a range belongs to the words: 至15日, 至3月2日, 至10日.
    if matches!(
        chars.get(end),
        Some('至' | '到' | '-' | '—' | '–' | '~' | '～')
    ) {
        let dashes = chars[end..]
            .iter()
            .take_while(|c| matches!(c, '—' | '-'))
            .count();
        let mut to = end + dashes.max(1);
        while let Some((last, e)) = number(chars, to..limit) {
            to = e + 1;
            match chars.get(e) {
                Some('月') if last <= 12 => {}
                Some('日' | '号') if last <= 31 => {
                    (end, closed) = (to, true);
                    break;
                }
                _ => break,
            }
        }
    }
    (closed && (1..=31).contains(&n) && end <= limit).then_some(Day {
        year,
        month,
        day: Which::Of(n),
        range: start..end,
    })
}

/// A day told from the day of writing, or from the day that stands in brackets behind: 今天（4月19日）, 今（14）日.
fn relative(scene: &Scene, range: Range<usize>) -> Option<Day> {
    let (chars, start) = (scene.chars(), range.start);
    let make = |day, end| Day {
        year: None,
        month: Month::Same,
        day,
        range: start..end,
    };
    for week in ["周", "星期", "礼拜"] {
        let at = start + week.chars().count();
        if scene.has(start, week)
            && let Some(n) = "一二三四五六日"
                .chars()
                .position(|c| chars.get(at) == Some(&c))
            && chars.get(at + 1) != Some(&'年')
            && at < range.end
        {
            return Some(make(Which::Weekday(n as u32 + 1), at + 1));
        }
    }
    let (word, ago) = RELATIVE.iter().find(|(word, _)| scene.has(start, word))?;
    let end = start + word.chars().count();
    let open = if word.ends_with('（') { end - 1 } else { end };
    if chars.get(open) == Some(&'（') {
        let close = (open..range.end.min(open + 16)).find(|&at| chars[at] == '）')?;
        let inside = day(scene, open + 1..close).filter(|day| day.range.end + 4 >= close);
        if let Some(inside) = inside {
            return Some(Day {
                range: start..close + 1,
                ..inside
            });
        }
        let (n, last) = number(chars, open + 1..close)?;
        let closed = last == close && chars.get(close + 1) == Some(&'日');
        return (closed && (1..=31).contains(&n)).then(|| make(Which::Of(n), close + 2));
    }
    Some(make(Which::Ago(*ago), end))
}

/// The number at the start of `range` in digits of either kind, and where it ends.
fn number(chars: &[char], range: Range<usize>) -> Option<(u32, usize)> {
    const CHINESE: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let words = chars.get(range.clone())?;
    let digits: Vec<u32> = words.iter().map_while(|c| c.to_digit(10)).take(9).collect();
    if !digits.is_empty() {
        let value = digits.iter().fold(0, |n, d| n * 10 + d);
        return Some((value, range.start + digits.len()));
    }
    let digit = |c: &char| {
        let c = if matches!(c, '零' | '○' | 'O') {
            '〇'
        } else {
            *c
        };
        CHINESE.iter().position(|d| *d == c).map(|n| n as u32)
    };
    let (mut value, mut length, mut ten) = (0, 0, false);
    for c in words.iter().take(4) {
        match digit(c) {
            Some(n) if ten => value += n,
            Some(n) => value = value * 10 + n,
            None if *c == '十' && !ten => (value, ten) = (value.max(1) * 10, true),
            None => break,
        }
        length += 1;
    }
    (length > 0).then_some((value, range.start + length))
}
