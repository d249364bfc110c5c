//! When the meeting was held.

use super::anchor::Anchor;
use super::day::{Day, Month, Which, next};
use super::meeting::Main;
use super::{HOLD, is_running};
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
        let again = main.again.contains(range);
        let chars = &scene.chars()[..range.end];
        let mut at = range.start;
        while (running || own || again)
            && let Some(day) = next(chars, at)
        {
            at = day.end;
            if scene.is_damaged(day.start..day.end) {
                continue;
            }
            let dateline = phrase::starts(&scene.chars()[at..], "电 讯 消息 报道 专电") > 0;
            if dateline && sentence < 4 {
                line = line.or(Some(day));
            }
            // A text that reports no meeting gives a day only at its head, and none that is told from another.
            let early = sentence < LEAD;
            let rank = if dateline
                || is_other(scene, &day)
                || kind == Kind::Other && !matches!(day.day, Which::Of(_))
            {
                NONE
            } else if own {
                0
            } else if again {
                1
            } else if (early || kind != Kind::Other)
                && phrase::first(&scene.chars()[range.clone()], HOLD).is_some()
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
    let mut month = None;
    let mut best = (NONE << 40, None);
    for (rank, day) in days {
        if rank < best.0
            && let Some(found) = resolve(&day, &anchor, month)
        {
            best = (rank, Some((day, found)));
        }
        if let Month::Given(given) = day.month {
            month = Some(given);
        }
    }
    let (day, (month, number)) = best.1?;
    let year = day.year.or_else(|| anchor.year(month, number)).or_else(|| {
        let words = super::year::from_words(scene, main, month);
        words.filter(|year| (1900..2200).contains(year))
    });
    let given = year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
    let told = matches!((day.day, day.month), (Which::Of(_), Month::Given(_)));
    Some(Date {
        span: scene.span(day.start..day.end),
        iso: format!("{given}-{month:02}-{number:02}"),
        inferred: !told || day.year.is_none() && year.is_some(),
    })
}

/// Ranks a day that is not the meeting's.
const NONE: u64 = 9;

/// Whether a day is a term, a beginning or still to come: 3月1日前, 截至3月1日, 自9月1日起, 将于5月14日.
fn is_other(scene: &Scene, day: &Day) -> bool {
    let (before, after) = scene.chars().split_at(day.end);
    let before = &before[..day.start];
    phrase::ends(
        before,
        "截至 截止 自 从 《 将于 将在 将 拟于 拟在 定于 定在 计划于",
    ) > 0
        || phrase::starts(after, "前 起 以前 之前 以来 以后 止 为止") > 0
}

/// How badly a day stands for the meeting named at `name`: between name and verb, at the head of a clause before it.
fn standing(scene: &Scene, day: &Day, name: Option<&Range<usize>>) -> u64 {
    let heads = day.start == 0 || "，。；：！？ 、）”\n".contains(scene.chars()[day.start - 1]);
    let dated = matches!(day.day, Which::Of(_));
    match name {
        Some(name) if day.start == name.end || day.start == name.end + 1 => 0,
        Some(name) if day.start >= name.end => 5,
        _ if heads && dated => 2,
        Some(name) if day.start < name.start && dated => 3,
        _ => 4,
    }
}

/// Month and day, where the text tells them; `before` is the last month told before it.
fn resolve(day: &Day, anchor: &Anchor, before: Option<u32>) -> Option<(u32, u32)> {
    let there = match (day.day, day.month) {
        (Which::Of(number), Month::Given(month)) => return Some((month, number)),
        (Which::Of(number), rest) => {
            let written = anchor.civil(2001);
            let month = written.map(|day| day.month).or(before)?;
            // On the 2nd one reports of the 30th of the month before.
            let back = rest == Month::Last || written.is_some_and(|day| number > day.day);
            let month = if back { (month + 10) % 12 + 1 } else { month };
            return Some((month, number));
        }
        (Which::Ago(ago), _) => anchor.civil(2001)?.plus(ago),
        (Which::Weekday(weekday), _) => {
            let there = anchor.dated()?;
            let back = (there.weekday() + 7 - weekday) % 7;
            there.plus(-(back as i32))
        }
    };
    Some((there.month, there.day))
}
