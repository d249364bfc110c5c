//! When the meeting was held.

use super::anchor::Anchor;
use super::day::{Day, Month, Which, next};
use super::meeting::Main;
use super::{held, holds, is_running};
use crate::report::{Date, Kind, Scene};
use crate::text::phrase;
use std::ops::Range;

/// So many sentences at the start may tell the day without telling that something is held.
const LEAD: usize = 3;

/// The day of the meeting: the one that its own sentence gives, else that of the first sentence that holds a meeting,
/// else the first day of the lead. What its words leave out comes from the dateline, the publication or the text.
pub(super) fn find(scene: &Scene, main: &Main, kind: Kind) -> Option<Date> {
    // How the days of a sentence are ranked, and the day.
    let mut days: Vec<(u64, Day)> = Vec::new();
    let mut line = None;
    let mut sentence = 0;
    for (block, range) in &scene.sentences {
        let running = is_running(scene, *block, range);
        let own = main.sentence.as_ref() == Some(range);
        let again = main.again.binary_search_by_key(&range.start, |s| s.start);
        let again = again.is_ok();
        let mut told = None;
        let chars = &scene.chars()[..range.end];
        let mut at = range.start;
        while (running || own || again)
            && let Some(day) = next(chars, at)
        {
            at = day.end;
            if scene.is_damaged(day.start..day.end) {
                continue;
            }
            // 4月18日电; 2025-04-18T09:00 on a line of its own.
            let dateline = phrase::starts!(&scene.chars()[at..], "电 讯 消息 报道 专电 T") > 0;
            if dateline && sentence < 4 {
                line = line.or(Some(day));
            }
            // A text that reports no meeting gives a day only at its head, and none that is told from another.
            let early = sentence < LEAD;
            let rank = if dateline
                || is_other(scene, &day)
                || kind == Kind::Other
                    && !matches!(day.day, Which::Of(_))
                    && !(early && is_encounter(&scene.chars()[day.end..range.end]))
            {
                NONE
            } else if own {
                0
            } else if again {
                1
            } else if (early || kind != Kind::Other)
                && *told.get_or_insert_with(|| held(&scene.chars()[range.clone()]).is_some())
            {
                2
            } else if early {
                3
            } else {
                NONE
            };
            let standing = standing(
                scene,
                &day,
                main.held
                    .as_ref()
                    .filter(|name| range.contains(&name.start)),
            );
            days.push((rank << 40 | (sentence as u64) << 8 | standing, day));
        }
        sentence += usize::from(running);
    }
    let anchor = Anchor::new(scene, line);
    let mut before = 0;
    let mut best = (NONE << 40, None);
    for (mut rank, day) in days {
        let (month, number) = resolve(&day, &anchor, before);
        // 昨日 with no day of writing, 近日: better than none, worse than any other.
        if month == 0 {
            rank += 6 << 40;
        }
        if rank < best.0 {
            best = (rank, Some((day, month, number)));
        }
        if let Month::Given(given) = day.month {
            before = given;
        }
    }
    let (day, month, number) = best.1?;
    let mut year = day.year;
    if year.is_none() && month > 0 {
        year = anchor.year(month, number);
        year = year.or_else(|| super::year::from_words(scene, main, month));
    }
    let mut iso = String::new();
    write(&mut iso, year.unwrap_or(0), 1000);
    for part in [month, number] {
        iso.push('-');
        write(&mut iso, part, 10);
    }
    let told = matches!((day.day, day.month), (Which::Of(_), Month::Given(_)));
    Some(Date {
        span: scene.span(day.start..day.end),
        iso,
        inferred: month > 0 && !told || day.year.is_none() && year.is_some(),
    })
}

/// Writes a number from the digit that counts `unit` on; what is not known, 0, as so many X.
pub(in crate::report) fn write(iso: &mut String, number: u32, mut unit: u32) {
    while unit > 0 {
        let digit = char::from(b'0' + (number / unit % 10) as u8);
        iso.push(if number == 0 { 'X' } else { digit });
        unit /= 10;
    }
}

/// Ranks a day that is not the meeting's.
const NONE: u64 = 9;

/// Whether a day is a term, a beginning or still to come: 3月1日前, 截至3月1日, 自9月1日起, 将于5月14日.
fn is_other(scene: &Scene, day: &Day) -> bool {
    let (before, after) = scene.chars().split_at(day.end);
    let before = &before[..day.start];
    // 记者从今天召开的会议上获悉.
    let source = before.ends_with(&['从'])
        && phrase::first!(&after[..after.len().min(40)], "上获悉 上了解到 上得知").is_some();
    !source
        && phrase::ends!(
            before,
            "截至 截止 自 从 《 将于 将在 将 拟于 拟在 定于 定在 计划于",
        ) > 0
        || phrase::starts!(after, "前 起 以前 之前 以来 以后 止 为止") > 0
}

/// Whether people meet, be it at no meeting: 今日下午与各界人士会面.
fn is_encounter(chars: &[char]) -> bool {
    const VERBS: &str = "会见 会面 会晤 会谈 餐叙 接见 拜会 座谈";
    phrase::first!(&chars[..chars.len().min(40)], VERBS).is_some()
}

/// How badly a day stands for the meeting named at `name`: between name and verb, at the head of a clause before it.
fn standing(scene: &Scene, day: &Day, name: Option<&Range<usize>>) -> u64 {
    let heads =
        day.start == 0 || phrase::has!("，。；：！？ 、）”\n", scene.chars()[day.start - 1]);
    let dated = matches!(day.day, Which::Of(_));
    match name {
        Some(name) if day.start == name.end || day.start == name.end + 1 => 0,
        // 负责3月11日补选的机构，今日举行论坛.
        Some(name)
            if holds(&scene.chars()[day.end..]) > 0
                && (day.end..day.end + 6).contains(&name.start) =>
        {
            1
        }
        Some(name) if day.start >= name.end => 5,
        _ if heads && dated => 2,
        Some(name) if day.start < name.start && dated => 3,
        _ => 4,
    }
}

/// Month and day, 0 where the text does not tell them; `before` is the last month told before.
fn resolve(day: &Day, anchor: &Anchor, before: u32) -> (u32, u32) {
    let there = match (day.day, day.month) {
        (Which::Of(number), Month::Given(month)) => return (month, number),
        (Which::Of(number), rest) => {
            let written = anchor.civil(2001);
            let month = written.map_or(before, |day| day.month);
            // On the 2nd one reports of the 30th of the month before.
            let back = rest == Month::Last || written.is_some_and(|day| number > day.day);
            let month = if back && month > 0 {
                (month + 10) % 12 + 1
            } else {
                month
            };
            return (month, number);
        }
        (Which::Ago(ago), _) => anchor.civil(2001).map(|day| day.plus(ago)),
        (Which::Weekday(weekday), _) => anchor.dated().map(|there| {
            let back = (there.weekday() + 7 - weekday) % 7;
            there.plus(-(back as i32))
        }),
        (Which::Lately, _) => None,
    };
    there.map_or((0, 0), |day| (day.month, day.day))
}
