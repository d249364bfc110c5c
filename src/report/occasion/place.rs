//! Where the meeting was held.

use super::meeting::Main;
use super::{holds, is_running};
use crate::lexicon::{meetings, places};
use crate::report::{Kind, Scene};
use crate::text::{Span, phrase};
use std::ops::Range;

/// A place is named in at most this many characters.
const LONGEST: usize = 24;

/// So many sentences tell where the meeting was held.
const LEAD: usize = 6;

/// Adverbs and verbs between the place and the verb that holds the meeting.
const BETWEEN: &str =
    "隆重 顺利 成功 正式 如期 组织 主持 联合 共同 集中 胜利 圆满 首次 再次 同时 继续 盛大";

/// How words behind 在 end that tell a time or a state and no place: 在近日, 在疫情下, 在2月13日.
const TIMES: &str =
    "日 日前 当晚 当天 今天 昨天 今年 去年 下 时 前 后 之际 期间 基础上 前夕 月 上午 下午 周 ）";

/// How words end that name a place beyond doubt: 县会议中心.
const SITES: &str = "厅 室 馆 院 楼 堂 场 店 园 校 村 镇 乡 区 县 市 省 所 址 地 城 宫 中心";

/// The words between 在 or 于 and the verb that holds the main meeting; else those of the first sentences that hold one.
pub(super) fn find(scene: &Scene, main: &Main, kind: Kind) -> Option<Span> {
    let own = main.sentence.as_ref();
    if let Some(place) = own.and_then(|sentence| place(scene, sentence)) {
        return Some(place);
    }
    if kind == Kind::Other {
        return None;
    }
    let mut count = 0;
    for (block, sentence) in &scene.sentences {
        if count < LEAD && is_running(scene, *block, sentence) {
            count += 1;
            let place = place(scene, sentence);
            if place.is_some() {
                return place;
            }
        }
    }
    None
}

/// The place that a sentence gives.
fn place(scene: &Scene, sentence: &Range<usize>) -> Option<Span> {
    for at in sentence.clone() {
        let rest = &scene.chars()[at..sentence.end];
        if (holds(rest) > 0 || rest.starts_with(&['开', '会']))
            && let Some(place) = before(scene, sentence.start, at)
        {
            return Some(place);
        }
    }
    None
}

/// The place that stands before the verb at `verb`.
fn before(scene: &Scene, floor: usize, verb: usize) -> Option<Span> {
    let chars = scene.chars();
    let clause = scene.clause_start(floor, verb);
    let mut at = verb;
    loop {
        at = at
            .checked_sub(1)
            .filter(|at| *at >= clause && at + LONGEST >= verb)?;
        match chars[at] {
            '在' | '假' => break,
            // 由于, 关于.
            '于' if phrase::ends(&chars[..at], "由 关 对 位 处 属 至 鉴 基") == 0 => {
                break;
            }
            '、' => return None,
            _ => {}
        }
    }
    let mut end = verb;
    while end > at + 3 && phrase::ends(&chars[..end], BETWEEN) > 0 {
        end -= 2;
    }
    let words = &chars[at + 1..end];
    // One character that names a city: 在京召开.
    let city = words.len() == 1 && "京沪津渝港澳台汉穗蓉宁杭昆筑琼".contains(words[0]);
    let lead = &chars[clause.max(at.saturating_sub(16))..at];
    // 将在北京召开, 正在召开: not yet, not here.
    let later = lead.contains(&'将')
        || lead.contains(&'拟')
        || phrase::ends(lead, "正 现 存") > 0
        || phrase::first(&chars[floor..at], "决定， 决定于").is_some();
    let meeting = matches!(meetings().longest_ending(words, 4), Some((_, tag)) if tag != "x");
    let site = phrase::ends(words, SITES) > 0 || places().get(words).is_some();
    let good = (words.len() >= 2 || city)
        && !later
        && !meeting
        && phrase::ends(words, TIMES) == 0
        && (site || chars.get(verb + 2) != Some(&'的'));
    (good && !scene.is_damaged(at + 1..end)).then(|| scene.span(at + 1..end))
}
