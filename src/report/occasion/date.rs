//! When the meeting was held.

use super::anchor::Anchor;
use super::calendar::Civil;
use super::day::{Day, Month, Which, next};
use super::meeting::Main;
use super::{holds, sentences};
use crate::report::{Date, Kind, Scene};
use crate::text::sort;
use std::ops::Range;

/// So many sentences at the start may tell the day without telling that something is held.
const LEAD: usize = 3;

/// The day of the meeting: the one that its own sentence gives, else that of the first sentence that holds a meeting,
/// else the first day of the lead. What its words leave out comes from the dateline, the publication or the text.
pub(super) fn find(scene: &Scene, main: &Main, kind: Kind) -> Option<Date> {
    let anchor = Anchor::find(scene);
    let own = main.sentence.iter().cloned();
    // A text that reports no meeting gives a day only at its head, and none that is told from another.
    let other = kind == Kind::Other;
    let others = sentences(scene).take(if other { LEAD } else { usize::MAX });
    let others = others.filter(|s| holds(scene, s.clone()));
    let lead = sentences(scene).take(LEAD);
    let again = main.again.iter().cloned();
    for sentence in own.chain(again).chain(others).chain(lead) {
        let name = main
            .held
            .clone()
            .filter(|name| sentence.contains(&name.start));
        let mut days = days(scene, sentence);
        days.retain(|day| !other || matches!(day.day, Which::Of(_)));
        // The one that stands best, the first of those.
        sort(&mut days, |day| {
            (usize::MAX - standing(scene, day, name.as_ref()), 0)
        });
        let date = days
            .iter()
            .find_map(|day| resolve(scene, day, &anchor, main));
        if date.is_some() {
            return date;
        }
    }
    None
}

/// The days in a sentence that may be the meeting's: no datelines, no terms.
fn days(scene: &Scene, sentence: Range<usize>) -> Vec<Day> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while let Some(day) = next(scene, at..sentence.end) {
        at = day.range.end;
        if !is_dateline(scene, at) && !is_term(scene, &day.range) && !is_plan(scene, &day.range) {
            found.push(day);
        }
    }
    found
}

/// Whether the words behind a day make it the day of sending: 4月18日电.
pub(super) fn is_dateline(scene: &Scene, end: usize) -> bool {
    let words = ["电", "讯", "消息", "报道", "专电"];
    words.iter().any(|word| scene.has(end, word))
}

/// Whether a day is a term or a beginning: 3月1日前, 截至3月1日, 自9月1日起.
fn is_term(scene: &Scene, day: &Range<usize>) -> bool {
    let before = &scene.chars()[day.start.saturating_sub(2)..day.start];
    let after = ["前", "起", "以前", "之前", "以来", "以后", "止", "为止"];
    matches!(
        before,
        ['截', '至'] | ['截', '止'] | [_, '自' | '从' | '《']
    ) || after.iter().any(|word| scene.has(day.end, word))
}

/// Whether a day is still to come: 将于5月14日.
fn is_plan(scene: &Scene, day: &Range<usize>) -> bool {
    let before = &scene.chars()[day.start.saturating_sub(3)..day.start];
    matches!(before, [.., '将' | '拟' | '定', '于' | '在'] | [.., '将'])
        || before.ends_with(&['计', '划', '于'])
}

/// How well a day stands for the meeting named at `name`: between name and verb, at the head of a clause before it.
fn standing(scene: &Scene, day: &Day, name: Option<&Range<usize>>) -> usize {
    let chars = scene.chars();
    let start = day.range.start;
    let before = start.checked_sub(1).map(|at| chars[at]);
    let heads = before.is_none_or(|c| "，。；：！？ 、）”\n".contains(c));
    let dated = matches!(day.day, Which::Of(_));
    match name {
        Some(name) if start == name.end || start == name.end + 1 => 6,
        Some(name) if start >= name.end => 1,
        Some(_) | None if heads && dated => 4,
        Some(name) if start < name.start && dated => 3,
        _ => 2,
    }
}

/// The day with all that the text tells of it.
fn resolve(scene: &Scene, day: &Day, anchor: &Anchor, main: &Main) -> Option<Date> {
    let near = |year| anchor.civil(year);
    let (month, number) = match (day.day, day.month) {
        (Which::Of(number), Month::Given(month)) => (month, number),
        (Which::Of(number), rest) => {
            let (mut month, last) = anchor.month(day.range.start)?;
            // On the 2nd one reports of the 30th of the month before.
            if rest == Month::Last || last.is_some_and(|last| number > last) {
                month = if month == 1 { 12 } else { month - 1 };
            }
            (month, number)
        }
        (Which::Ago(ago), _) => {
            let there = near(2001)?.plus(ago);
            (there.month, there.day)
        }
        (Which::Weekday(weekday), _) => {
            let there = anchor.dated()?;
            let back = (there.weekday() + 7 - weekday) % 7;
            let there = there.plus(-(back as i32));
            (there.month, there.day)
        }
    };
    let year = day.year.or_else(|| anchor.year(month, number)).or_else(|| {
        let words = super::year::from_words(scene, main, month);
        words.filter(|year| (1900..2200).contains(year))
    });
    let given = year.map_or("XXXX".to_owned(), |year| format!("{year:04}"));
    Some(Date {
        span: scene.span(day.range.clone()),
        iso: format!("{given}-{month:02}-{number:02}"),
        inferred: !matches!((day.day, day.month), (Which::Of(_), Month::Given(_)))
            || day.year.is_none() && year.is_some(),
    })
}

/// The day as a calendar day, where its words give all of it.
pub(super) fn civil(day: &Day) -> Option<Civil> {
    match (day.year, day.month, day.day) {
        (Some(year), Month::Given(month), Which::Of(day)) => Some(Civil { year, month, day }),
        _ => None,
    }
}
