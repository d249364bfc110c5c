//! Where the meeting was held.

use super::meeting::Main;
use super::{HOLD, sentences};
use crate::lexicon::{meetings, places};
use crate::report::{Kind, Scene};
use crate::text::Span;
use std::ops::Range;

/// A place is named in at most this many characters.
const LONGEST: usize = 24;

/// So many sentences tell where the meeting was held.
const LEAD: usize = 6;

/// Adverbs and verbs between the place and the verb that holds the meeting.
const BETWEEN: [&str; 17] = [
    "隆重", "顺利", "成功", "正式", "如期", "组织", "主持", "联合", "共同", "集中", "胜利", "圆满",
    "首次", "再次", "同时", "继续", "盛大",
];

/// One character that names a city: 在京召开.
const CITIES: &str = "京沪津渝港澳台汉穗蓉宁杭昆筑琼";

/// The words between 在 or 于 and the verb that holds the main meeting; else those of the first sentences that hold one.
pub(super) fn find(scene: &Scene, main: &Main, kind: Kind) -> Option<Span> {
    if let Some(sentence) = &main.sentence
        && let Some(place) = place(scene, sentence.clone())
    {
        return Some(place);
    }
    if kind == Kind::Other {
        return None;
    }
    sentences(scene)
        .take(LEAD)
        .find_map(|sentence| place(scene, sentence))
}

/// The place that a sentence gives.
fn place(scene: &Scene, sentence: Range<usize>) -> Option<Span> {
    let mut verbs = sentence
        .clone()
        .filter(|&at| HOLD.iter().chain(&["开会"]).any(|word| scene.has(at, word)));
    verbs.find_map(|verb| before(scene, sentence.start, verb))
}

/// The place that stands before the verb at `verb`.
fn before(scene: &Scene, floor: usize, verb: usize) -> Option<Span> {
    let chars = scene.chars();
    let first = verb.saturating_sub(LONGEST + 1).max(floor);
    let before = (first..verb).rev();
    let mut before = before.take_while(|&at| !"，。；：！？、,;:".contains(chars[at]));
    let at = before.find(|&at| {
        chars[at] == '在' || chars[at] == '假' || chars[at] == '于' && !is_other(chars, at)
    })?;
    let mut end = verb;
    while let Some(word) = BETWEEN
        .iter()
        .find(|word| end >= at + 4 && scene.has(end - 2, word))
    {
        end -= word.chars().count();
    }
    let words = &chars[at + 1..end];
    let city = words.len() == 1 && CITIES.contains(words[0]);
    // 正在召开, 将在北京召开: not here, not yet.
    let later = chars[floor.max(at.saturating_sub(16))..at]
        .rsplit(|c| "，。；：".contains(*c))
        .next()
        .is_some_and(|clause| clause.contains(&'将') || clause.contains(&'拟'));
    let decided = (floor..at).any(|at| scene.has(at, "决定，") || scene.has(at, "决定于"));
    let meeting = matches!(meetings().longest_ending(words, 4), Some((_, tag)) if tag != "x");
    let attribute = chars.get(verb + 2) == Some(&'的');
    let good = (words.len() >= 2 || city)
        && !later
        && !decided
        && !meeting
        && !matches!(
            at.checked_sub(1).map(|at| chars[at]),
            Some('正' | '现' | '存')
        )
        && !is_time(words)
        && (!attribute || is_site(words));
    (good && !scene.is_damaged(at + 1..end)).then(|| scene.span(at + 1..end))
}

/// Whether the 于 at `at` belongs to another word: 由于, 关于.
fn is_other(chars: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| chars[at]);
    matches!(
        before,
        Some('由' | '关' | '对' | '位' | '处' | '属' | '至' | '鉴' | '基')
    )
}

/// Whether words behind 在 tell a time or a state and no place: 在近日, 在疫情下, 在2月13日.
fn is_time(words: &[char]) -> bool {
    const ENDS: [&str; 22] = [
        "日",
        "近日",
        "日前",
        "当晚",
        "当天",
        "今天",
        "昨天",
        "今年",
        "去年",
        "下",
        "时",
        "前",
        "后",
        "之际",
        "期间",
        "基础上",
        "前夕",
        "月",
        "上午",
        "下午",
        "周",
        "）",
    ];
    let words: String = words.iter().collect();
    ENDS.iter().any(|end| words.ends_with(end)) && !words.ends_with("大厦（")
}

/// Whether words name a place beyond doubt: 县会议中心, 北京.
fn is_site(words: &[char]) -> bool {
    const ENDS: &str = "厅室馆院楼堂场店园校村镇乡区县市省所址地城宫";
    let known = places().get(words).is_some() || words.ends_with(&['中', '心']);
    known || words.last().is_some_and(|c| ENDS.contains(*c))
}
