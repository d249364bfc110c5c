//! The year of a meeting as its tasks tell it: one that sums up 2024 and plans 2025 in February is held in 2025.

use super::meeting::Main;
use crate::report::Scene;
use crate::text::phrase;
use std::ops::Range;

/// Verbs whose object is the year that is over.
const PAST: &str = "总结 回顾 通报";

/// Verbs whose object is the year that begins.
const NEXT: &str = "部署 安排 谋划 研究 做好 布置 明确";

/// So many characters from its sentence on tell what a meeting is for.
const NEAR: usize = 400;

/// The year of a meeting held in `month`, if the words about it leave no other.
pub(super) fn from_words(scene: &Scene, main: &Main, month: u32) -> Option<u32> {
    let chars = scene.chars();
    // 2024年全区干部大会 is held in 2024, but for the last weeks of the year before.
    if let Some(name) = &main.name
        && let Some((at, year)) = name.clone().find_map(|at| Some((at, year(chars, at)?)))
        && chars.get(at + 5) != Some(&'度')
        && month <= 11
    {
        let over = is_over(scene, at..name.end, month);
        return Some(year + u32::from(over));
    }
    let start = main.sentence.as_ref()?.start;
    let (mut past, mut next) = (None, None);
    for at in start..chars.len().min(start + NEAR) {
        let Some(year) = year(chars, at) else {
            continue;
        };
        if chars.get(at + 5).is_some_and(char::is_ascii_digit) {
            continue;
        }
        let before = before(scene, start, at);
        // 2024年度总结暨2025年部署: what stands before 暨 is about the other one.
        let before = before.rsplit(|c| *c == '暨').next().unwrap_or_default();
        let summed = phrase::starts_at!(scene.chars(), at + 5, "度总结 度工作总结") > 0;
        if summed || phrase::first!(before, PAST).is_some() {
            past = past.or(Some(year));
        } else if phrase::first!(before, NEXT).is_some() {
            next = next.or(Some(year));
        }
    }
    match (past, next) {
        (Some(past), Some(next)) if next != past + 1 => None,
        (Some(past), _) if month <= 4 => Some(past + 1),
        (Some(past), _) if month >= 11 => Some(past),
        (None, Some(next)) if month <= 4 => Some(next),
        _ => None,
    }
}

/// Whether the year that begins the words `name` was over when a meeting of that name was held in `month`: the meeting sums
/// it up, or sets the tasks of the next one, and none of it.
fn is_over(scene: &Scene, name: Range<usize>, month: u32) -> bool {
    let chars = scene.chars();
    // 2023年总结, but of 2024年工作部署暨2023年总结, 2024年1月总结 and 2024年春运总结 none of 2024.
    let rest = chars.get(name.start + 5..name.end).unwrap_or_default();
    let own = rest
        .iter()
        .take_while(|c| !c.is_ascii_digit() && **c != '暨');
    let own = &rest[..own.count()];
    if month > 4 || own.first().is_some_and(|&c| phrase::has!("春寒元新迎", c)) {
        return false;
    }
    let sums = month <= 2 && phrase::first!(own, "总结").is_some();
    // 部署2025年工作.
    let tasks = |at: usize| {
        phrase::first!(&chars[at + 5..chars.len().min(at + 15)], "工作 任务 部署").is_some()
    };
    let sets = |at: usize| phrase::first!(before(scene, name.start, at), NEXT).is_some();
    let named = year(chars, name.start);
    let (mut this, mut next) = (false, false);
    for at in name.start + 5..chars.len().min(name.end + NEAR) {
        let Some(year) = year(chars, at) else {
            continue;
        };
        let set = at < name.end && chars[at - 1] != '向' || sets(at);
        this |= Some(year) == named && set;
        next |= Some(year - 1) == named && set && tasks(at);
    }
    sums || next && !this
}

/// The few words before `at` in its clause, from `floor` on.
fn before<'a>(scene: &'a Scene, floor: usize, at: usize) -> &'a [char] {
    let near = floor.max(at.saturating_sub(6));
    &scene.chars()[scene.clause_start(near, at)..at]
}

/// The year in four digits at `at`, where it is a word of its own: 2024年.
fn year(chars: &[char], at: usize) -> Option<u32> {
    if chars.get(at + 4) != Some(&'年') || at > 0 && chars[at - 1].is_ascii_digit() {
        return None;
    }
    let mut year = 0;
    for c in &chars[at..at + 4] {
        year = year * 10 + c.to_digit(10)?;
    }
    (1900..2200).contains(&year).then_some(year)
}
