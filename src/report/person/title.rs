//! Titles before a name: where their owner begins, and what leads up to them.

use super::Scene;
use super::shape::is_body_end;
use crate::lexicon::{cut, cuts, places, title, title_end, verb};
use crate::text::{is_han, phrase};
use std::ops::Range;

/// What leads up to a name with its titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Lead {
    /// The clause begins with it, or a word that a subject may follow does: 由, 会上.
    Subject,
    /// An object of what stands before: 学习, 向.
    Object,
    /// An object that then acts: 邀请.
    Pivot,
    /// Other words.
    Inside,
}

/// What a cut with this tag leads up to.
fn lead_of(tag: u8) -> Lead {
    match tag {
        b'o' => Lead::Object,
        b'v' => Lead::Pivot,
        _ => Lead::Subject,
    }
}

/// The titles that end at a name.
pub(super) struct Titles {
    /// Each by itself, with its owner.
    pub(super) each: Vec<Range<usize>>,
    /// Where the first begins.
    pub(super) start: usize,
    /// What stands before it.
    pub(super) lead: Lead,
}

/// The farthest a chain of titles reaches.
const REACH: usize = 90;

/// Reads the titles that end at `end`, not beyond `floor`.
#[inline(never)]
pub(super) fn before(scene: &Scene, floor: usize, end: usize) -> Titles {
    let chars = &scene.chars()[..end];
    let floor = floor.max(end.saturating_sub(REACH));
    let (start, lead) = owner(chars, stop(chars, floor));
    let lead = match lead {
        None if start == floor || !is_han(chars[start - 1]) => Lead::Subject,
        lead => lead.unwrap_or(Lead::Inside),
    };
    let mut titles = Titles {
        each: Vec::new(),
        start,
        lead,
    };
    let (mut from, mut at) = (start, start);
    while at <= end {
        let behind = past(chars, at);
        // 主席和秘书长, 书记兼院长: between two titles.
        let joins =
            at + 1 < end && phrase::has!("和兼暨", chars[at]) && title_end(&chars[start..at]).0 > 0;
        if at == end || chars[at] == '、' || joins {
            while from < at && phrase::has!("、 兼暨—-", chars[from]) {
                from += 1;
            }
            let words = &chars[from..at];
            let named = bare(words);
            // 各部部长: nobody's.
            if words != ['作', '者']
                && words.first() != Some(&'各')
                && title_end(named).0 > 0
                && phrase::ends!(named, "先生 女士") == 0
            {
                let close = from + named.len();
                let inside = &chars[at.min(close + 1)..at - usize::from(close < at)];
                // 副会长（按姓氏笔画为序）, 委员（5名）.
                let counts = inside.last().is_some_and(|c| phrase::has!("序名位人", *c));
                // 副总经理（总工程师）: two titles.
                let both = title_end(inside).0 > 0 && inside.iter().all(|c| is_han(*c));
                titles
                    .each
                    .push(from..if counts || both { close } else { at });
                if both {
                    titles.each.push(close + 1..at - 1);
                }
            }
            from = at + 1;
        }
        at = behind.max(at + 1);
    }
    // 心理学部副部长，教授王明: a comma between the titles of one name.
    if start > floor + 5
        && chars[start - 1] == '，'
        && titles.lead == Lead::Subject
        && !titles.each.is_empty()
    {
        let mut far = before(scene, floor, start - 1);
        let owned = far.each.last().is_some_and(|title| {
            let words = &chars[title.clone()];
            far.each[0].len() > 5
                && title.end == start - 1
                && title_end(words).1 == b'p'
                && phrase::starts!(words, "全体 部分 有关 相关 其他 所有 市直 县直 区直") == 0
        });
        if owned && far.lead == Lead::Subject {
            far.each.append(&mut titles.each);
            return far;
        }
    }
    titles
}

#[cfg(feature = "markdown")]
/// The titles that a space or a comma sets behind a name at `at`, up to `limit`: 王小明　区长, 王小明，区长；.
pub(super) fn apposed(scene: &Scene, at: usize, limit: usize) -> Vec<Range<usize>> {
    const FAR: usize = 40;
    let chars = &scene.chars()[..limit];
    let Some(&mark) = chars.get(at).filter(|c| matches!(c, ' ' | '，')) else {
        return Vec::new();
    };
    let mut start = at;
    while chars.get(start) == Some(&mark) {
        start += 1;
    }
    let inside = |c: &char| is_han(*c) || c.is_ascii_alphanumeric() || phrase::has!("、（）", *c);
    let end = start
        + chars[start..]
            .iter()
            .take(FAR)
            .take_while(|c| inside(c))
            .count();
    let closes = matches!(chars[end..], [] | ['，' | '；' | '。', ..] | [' ', ' ', ..]);
    let found = before(scene, start, end);
    let whole = found.start == start && found.each.last().is_some_and(|title| title.end == end);
    if closes && whole && title_end(bare(&chars[start..end])).1 != b'w' {
        found.each
    } else {
        Vec::new()
    }
}

/// What leads up to a name without a title behind `before`.
pub(super) fn lead(before: &[char]) -> Lead {
    if !before.last().is_some_and(|c| is_han(*c)) {
        return Lead::Subject;
    }
    match cuts().at_end(before) {
        (0, _) | (_, b'k') => Lead::Inside,
        (_, tag) => lead_of(tag),
    }
}

/// Where the words at the end of `chars` begin: behind the last mark that no title goes across.
fn stop(chars: &[char], floor: usize) -> usize {
    let mut at = chars.len();
    while at > floor {
        let c = chars[at - 1];
        match c {
            // A bracket of its own before the title is none of it: （新华社电）总统.
            '）' => match back(chars, floor, at, "（") {
                Some(open) if open > floor && is_han(chars[open - 1]) => at = open + 1,
                _ => break,
            },
            // A quoted name within a title, and not what somebody said.
            '”' | '》' => match back(chars, floor, at, "“《。！？，；") {
                Some(open) if phrase::has!("“《", chars[open]) => at = open + 1,
                _ => break,
            },
            // Only a title is followed by a title: 党委书记、院长.
            '、' if title_end(bare(&chars[floor..at - 1])).0 == 0 => break,
            '、' | '-' => {}
            '—' if chars[..at - 1].ends_with(&['—']) || chars.get(at) == Some(&'—') => break,
            '—' => {}
            c if is_han(c) || c.is_ascii_alphanumeric() => {}
            // OpenAtom OpenTenBase.
            ' ' if at > floor + 1
                && chars[at - 2].is_ascii_alphabetic()
                && chars.get(at).is_some_and(char::is_ascii_alphabetic) => {}
            _ => break,
        }
        at -= 1;
    }
    at
}

/// The last place before `at` that holds one of `marks`, not far from it.
fn back(chars: &[char], floor: usize, at: usize, marks: &'static str) -> Option<usize> {
    let floor = floor.max(at.saturating_sub(20));
    (floor..at - 1)
        .rev()
        .find(|&place| phrase::contains(marks, chars[place]))
}

/// The words without a bracket at their end: 副总经理（主持工作）.
fn bare(words: &[char]) -> &[char] {
    let open = match words.last() {
        Some('）') => back(words, 0, words.len(), "（"),
        _ => None,
    };
    &words[..open.unwrap_or(words.len())]
}

/// The place behind the last word from `stop` on that belongs to no title, and what that word leads up to.
fn owner(chars: &[char], stop: usize) -> (usize, Option<Lead>) {
    let end = chars.len();
    let (mut start, mut lead, mut at) = (stop, None, stop);
    while at < end {
        let behind = past(chars, at);
        if behind > 0 {
            at = behind;
            continue;
        }
        let rest = &chars[at..];
        let (mut length, tag) = cut(rest);
        // 教育及青年局局长, 材料与化工学院院长: within the name of a body.
        let before = &chars[start..at];
        // 会议文件及区委书记, but 副总经理兼专用及新品业务部部长.
        let near = before
            .iter()
            .rev()
            .take_while(|c| !phrase::has!("、兼", **c))
            .count()
            < 7;
        let joins =
            rest[0] == '及' && near || at > start + 1 && rest[0] == '与' && names_body(&rest[1..]);
        let body = is_body_end(before) && !before.ends_with(&['实', '验', '室']);
        if joins && !body && title_end(before).0 == 0 {
            length = 0;
        }
        let (title, _) = title(rest);
        let (deed, act) = verb(rest);
        let dated = at > stop && chars[at - 1].is_ascii_digit() && phrase::has!("日月时", rest[0]);
        let mut found = None;
        if length > 0 {
            if length > title && tag != b'k' {
                found = Some(lead_of(tag));
            }
            // 原文学习了: the aspect keeps what its verb says.
            if rest[0] == '了' && length == 1 && start == at && lead.is_some() {
                found = lead;
            }
            length = length.max(title);
        } else if deed > 1 && deed > title && matches!(act, b's' | b'h' | b'a') {
            // A verb before the owner: 宣布立法会主席.
            (found, length) = (Some(Lead::Object), deed);
        } else if dated {
            (found, length) = (Some(Lead::Subject), 1);
        } else if rest[0] == '的' && at + 1 < end && !before.ends_with(&['党']) {
            // 来自云溪公司的副总经理.
            let whence = phrase::starts!(&chars[stop..], "来自") > 0;
            (start, lead) = (at + 1, whence.then_some(Lead::Subject));
        }
        at += length.max(1);
        if found.is_some() && at < end || dated {
            (start, lead) = (at, found);
        }
    }
    // A conjunction that is left over: 和区长.
    while start < end
        && phrase::has!("和与及、是为—-", chars[start])
        && !(chars[start] == '与' && verb(&chars[start..]).0 > 1)
    {
        start += 1;
    }
    (start, lead)
}

/// Whether words begin as the second half of a body's name does, and not with a place of its own: 工程学院.
///
/// Such a half ends between its third and its tenth character.
fn names_body(words: &[char]) -> bool {
    let ends = |c: &char| phrase::has!("院局委部厅处系所会专", *c);
    places().longest(words).is_none() && words.iter().take(10).skip(2).any(ends)
}

/// The place behind the quotation or the bracket that opens at `at`: what is inside joins and cuts nothing; 0 where none does.
fn past(chars: &[char], at: usize) -> usize {
    let close = match chars.get(at) {
        Some('“') => '”',
        Some('《') => '》',
        Some('（') => '）',
        _ => return 0,
    };
    let inner = chars[at..].iter().position(|c| *c == close);
    inner.map_or(0, |length| at + length + 1)
}
