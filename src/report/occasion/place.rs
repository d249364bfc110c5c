//! Where the meeting was held.

use super::meeting::Main;
use super::{holds, is_running};
use crate::lexicon::{meetings, places};
use crate::report::{Kind, Scene};
use crate::text::{Span, phrase};
use std::ops::Range;

/// A place is named in at most this many characters.
const LONGEST: usize = 24;

/// So many characters say that something is decided: 决定，.
const DECIDED: usize = 3;

/// So many sentences tell where the meeting was held.
const LEAD: usize = 6;

/// Adverbs and verbs between the place and the verb that holds the meeting.
const BETWEEN: &str = "隆重 顺利 成功 正式 如期 组织 主持 联合 共同 集中 胜利 圆满 首次 再次 同时 继续 盛大 调研并 考察并 督导并 检查并 视察并 慰问并 调研时";

/// How words behind 在 end that tell a time or a state and no place: 在近日, 在疫情下, 在2月13日.
const TIMES: &str =
    "日 日前 当晚 当天 今天 昨天 今年 去年 下 时 前 后 之际 期间 基础上 前夕 月 上午 下午 周 ）";

/// How words end that name a place beyond doubt: 县会议中心.
const SITES: &str = "厅 室 馆 院 楼 堂 场 店 园 校 村 镇 乡 区 县 市 省 所 址 地 城 宫 中心";

/// The words between 在 or 于 and the verb that holds the main meeting; else those of the first sentences that hold one.
pub(super) fn find(scene: &Scene, main: &Main, kind: Kind) -> Option<Span> {
    let own = main.sentence.as_ref();
    if let Some(own) = own
        && let Some(place) = place(scene, own).or_else(|| room(scene, own))
    {
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
    // What stands behind 决定， is still to come.
    let words = &scene.chars()[sentence.clone()];
    let decided = phrase::first(words, "决定， 决定于");
    let decided = decided.map_or(usize::MAX, |at| sentence.start + at + DECIDED);
    for at in sentence.clone() {
        let rest = &scene.chars()[at..sentence.end];
        if (holds(rest) > 0 || rest.starts_with(&['开', '会']))
            && let Some(place) = before(scene, sentence.start, at, decided)
        {
            return Some(place);
        }
    }
    None
}

/// The place that stands before the verb at `verb` and before what is `decided`.
fn before(scene: &Scene, floor: usize, verb: usize, decided: usize) -> Option<Span> {
    let chars = scene.chars();
    let clause = scene.clause_start(floor.max(verb.saturating_sub(2 * LONGEST)), verb);
    let mut end = verb;
    loop {
        match phrase::ends(&chars[clause..end], BETWEEN) {
            0 => break,
            length => end -= length,
        }
    }
    let mut at = end;
    while at > clause && at + LONGEST >= verb {
        at -= 1;
        let there = match chars[at] {
            '在' | '假' => true,
            // 由于, 关于.
            '于' => phrase::ends(&chars[..at], "由 关 对 位 处 属 至 鉴 基") == 0,
            '、' => return None,
            // 在县政府以视频会议形式召开, 在县政府于上午9时召开.
            '以' | '通' | '采'
                if phrase::ends(&chars[at..end], "形式 方式") > 0
                    && (chars[at] == '以' || matches!(chars[at + 1], '过' | '取' | '用')) =>
            {
                end = at;
                false
            }
            _ => false,
        };
        if there && phrase::ends(&chars[at + 1..end], TIMES) > 0 {
            end = at;
        } else if there {
            let attribute = chars.get(verb + 2) == Some(&'的');
            let good = is_place(&chars[at + 1..end], attribute)
                && at < decided
                && !is_later(&chars[clause.max(at.saturating_sub(16))..at])
                && !scene.is_damaged(at + 1..end);
            return good.then(|| scene.span(at + 1..end));
        }
    }
    None
}

/// Whether words name a place; where the verb is an attribute, 在…举行的, beyond doubt.
fn is_place(words: &[char], attribute: bool) -> bool {
    // One character that names a city: 在京召开.
    let city = words.len() == 1 && phrase::has("京沪津渝港澳台汉穗蓉宁杭昆筑琼", words[0]);
    let meeting = matches!(meetings().longest_ending(words, 4), Some((_, tag)) if tag != "x");
    let site = !attribute || phrase::ends(words, SITES) > 0 || places().get(words).is_some();
    (words.len() >= 2 || city) && !meeting && site
}

/// Whether the words before 在 say not yet or not here: 将在北京召开, 正在召开.
fn is_later(lead: &[char]) -> bool {
    lead.contains(&'将') || lead.contains(&'拟') || phrase::ends(lead, "正 现 存") > 0
}

/// The room that a sentence names in a clause of its own: 3月5日，在县政府会议室，云溪县召开….
fn room(scene: &Scene, sentence: &Range<usize>) -> Option<Span> {
    let chars = &scene.chars()[sentence.clone()];
    let at = chars.iter().position(|c| *c == '在')? + 1;
    let end = at + chars[at..].iter().take(LONGEST).position(|c| *c == '，')?;
    let range = sentence.start + at..sentence.start + end;
    let good = phrase::ends(&chars[at..end], "厅 室 馆 堂 楼 庭 中心 酒店") > 0
        && !is_later(&chars[..at - 1])
        && !scene.is_damaged(range.clone());
    good.then(|| scene.span(range))
}
