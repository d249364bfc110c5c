//! What the words beside a meeting's name say of it: whether it is held, attended, or another one.

use super::day::dated;
use super::name::{AFTER, LONGEST, ending, is_count};
use super::{held, holds};
use crate::report::Scene;
use crate::text::{is_closing, is_opening, phrase};

/// What a text says of a meeting that it names.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Context {
    /// It is held: 召开X, X在…举行.
    Held,
    /// Someone is there or presides: 出席X, 在X上.
    There,
    /// It is named.
    Named,
    /// It is another one: 传达X精神, 将召开X.
    Other,
}

/// Whether a verb behind the name at `end` holds it: X13日在云溪召开.
pub(super) fn is_held_after(chars: &[char], mut end: usize) -> bool {
    while end < chars.len() && is_closing(chars[end]) {
        end += 1;
    }
    // No clause is longer; looking on to the end of a sentence without a mark would take quadratic time.
    let rest = &chars[end..chars.len().min(end + 2 * LONGEST)];
    let mut stop = 0;
    // A pause ends what belongs to the name, but not in X，于5月14日在云溪召开.
    while stop < rest.len()
        && (!phrase::has!("，。；：！？、", rest[stop])
            || matches!(rest[stop..], ['，', '在' | '于', ..])
            || rest[stop] == '，' && dated(rest, stop + 1).is_some())
    {
        stop += 1;
    }
    let Some(verb) = held(&rest[..rest.len().min(stop + 1).min(41)]) else {
        return false;
    };
    let (gap, behind) = (&rest[..verb], &rest[verb + 2..]);
    let opens = gap
        .first()
        .is_none_or(|c| is_count(*c) || *c == '，' || phrase::has!(AFTER, *c));
    // 全会举行记者会: what is held comes behind the verb.
    let mut object = false;
    for at in verb + 2..stop {
        object |= matches!(ending(rest, at), Some((.., tag)) if tag != "x");
    }
    let later = phrase::starts!(behind, "以来 之际 期间 后 前 之") > 0;
    opens && !later && !object && !gap.contains(&'将')
}

/// What the words before the name at `start` say of it: 在X上, 举行了该项目的X, 近日召开的X.
pub(super) fn attribute(scene: &Scene, floor: usize, mut start: usize) -> Context {
    let chars = scene.chars();
    while start > floor && (is_opening(chars[start - 1]) || chars[start - 1] == ' ') {
        start -= 1;
    }
    match chars[floor..start].last() {
        Some('的') => {}
        Some('在' | '从') => return Context::There,
        _ => return Context::Named,
    }
    // 在今日的发布会上.
    if phrase::ends!(
        &chars[floor..start - 1],
        "在今日 在今天 在昨日 在昨天 在当天 在当日"
    ) > 0
    {
        return Context::There;
    }
    let mut at = start - 1;
    let clause = scene.clause_start(floor.max(start.saturating_sub(30)), at);
    while holds(&chars[at..start]) == 0 && !scene.has(at, "开展") {
        if at <= clause || is_closing(chars[at]) {
            return Context::Named;
        }
        at -= 1;
    }
    if at + 3 == start {
        Context::There
    } else {
        Context::Held
    }
}

/// Whether the verb before the name speaks of another time: 将召开, 关于召开, 决定召开.
pub(super) fn is_elsewhere(scene: &Scene, floor: usize, start: usize) -> bool {
    const MARKS: &str = "关于 决定 同意 提议 准备 定期 研究 多次 要 每季度 每月 希望";
    let chars = scene.chars();
    let mut clause = scene.clause_start(floor.max(start.saturating_sub(24)), start);
    let mut verb = clause;
    let mut at = clause;
    while at < start {
        match chars[at] {
            '“' | '（' => (clause, verb) = (at + 1, at + 1),
            '召' | '举' | '主' | '承' | '开' => verb = at,
            _ => {}
        }
        at += 1;
    }
    while verb > clause && phrase::has!("组织主持召成功", chars[verb - 1]) {
        verb -= 1;
    }
    let words = &chars[clause..start];
    // 厦航将依托航线，开展….
    let later = &chars[floor.max(start.saturating_sub(60))..start];
    later.contains(&'将')
        || words.contains(&'拟')
        // 各单位要在本周内召开.
        || phrase::first!(words, "要在本周 要在本月 要在明").is_some()
        || phrase::ends!(&chars[clause..verb], MARKS) > 0
}

/// Whether the words behind a name pass on what another meeting said: X精神, X上的重要讲话.
pub(super) fn is_passed_on(behind: &[char]) -> bool {
    const WORDS: &str = "精神 重要讲话 讲话 决策 部署要求 公报 决议 文件 纪要 以来 提出的 确定的 作出的 明确的 期间 有关精神 相关精神";
    let mut at = 0;
    while at < behind.len() && phrase::has!("”》上的", behind[at]) {
        at += 1;
    }
    phrase::starts!(&behind[at..], WORDS) > 0
}
