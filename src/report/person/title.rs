//! Titles before a name: where their owner begins, and what leads up to them.

use super::Scene;
use crate::lexicon::{cuts, titles, verbs};
use crate::text::is_han;
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
pub(super) fn before(scene: &Scene, floor: usize, end: usize) -> Titles {
    let chars = scene.chars();
    let floor = floor.max(end.saturating_sub(REACH));
    let stop = stop(chars, floor, end);
    let (start, tag) = cut(chars, stop, end);
    let mut each = Vec::new();
    let mut from = start;
    let mut next = start;
    while next <= end {
        let at = next;
        next = past(chars, at, end).unwrap_or(at + 1);
        let closes = at == end || chars[at] == '、' || joins(chars, start, at, end);
        if !closes {
            continue;
        }
        let title = trimmed(chars, from, at);
        let credit = chars[title.clone()] == ['作', '者'];
        if !credit
            && titles()
                .longest_ending(bare(chars, title.clone()), 6)
                .is_some()
        {
            each.push(title);
        }
        from = at + 1;
    }
    let lead = match tag {
        Some("o") => Lead::Object,
        Some("v") => Lead::Pivot,
        Some(_) => Lead::Subject,
        None if start == floor || !is_han(chars[start - 1]) => Lead::Subject,
        None => Lead::Inside,
    };
    Titles { each, start, lead }
}

/// What leads up to a name without a title at `at`.
pub(super) fn lead(scene: &Scene, floor: usize, at: usize) -> Lead {
    let chars = scene.chars();
    let floor = floor.min(at);
    if at == floor || !is_han(chars[at - 1]) {
        return Lead::Subject;
    }
    match cuts().longest_ending(&chars[floor..at], 5) {
        Some((_, "o")) => Lead::Object,
        Some((_, "v")) => Lead::Pivot,
        Some((_, "k")) | None => Lead::Inside,
        Some(_) => Lead::Subject,
    }
}

/// Where the words before `end` begin: behind the last mark that no title goes across.
fn stop(chars: &[char], floor: usize, end: usize) -> usize {
    let mut at = end;
    while at > floor {
        let c = chars[at - 1];
        if c == '）' {
            let open = (floor..at).rev().take(16).find(|&p| chars[p] == '（');
            let Some(open) = open else { break };
            // A bracket of its own before the title: （新华社电）总统.
            if open == floor || !is_han(chars[open - 1]) {
                break;
            }
            at = open;
            continue;
        }
        if c == '”' {
            // A quoted name within a title, and not what somebody said.
            let open = (floor..at - 1)
                .rev()
                .take(20)
                .take_while(|&p| !matches!(chars[p], '。' | '！' | '？' | '，' | '；'))
                .find(|&p| chars[p] == '“');
            let Some(open) = open else { break };
            at = open;
            continue;
        }
        if c == '、' {
            // Only a title is followed by a title: 党委书记、院长.
            let before = bare(chars, floor..at - 1);
            if titles().longest_ending(before, 6).is_none() {
                break;
            }
        } else if !(is_han(c)
            || c.is_ascii_alphanumeric()
            || c == '-'
            || (c == '—'
                && chars.get(at.wrapping_sub(2)) != Some(&'—')
                && chars.get(at) != Some(&'—')))
        {
            break;
        }
        at -= 1;
    }
    at
}

/// The words without a bracket at their end: 副总经理（主持工作）.
fn bare(chars: &[char], range: Range<usize>) -> &[char] {
    let words = &chars[range];
    if words.last() != Some(&'）') {
        return words;
    }
    let open = words.iter().rev().take(16).position(|&c| c == '（');
    open.map_or(words, |back| &words[..words.len() - 1 - back])
}

/// The place behind the last word in `stop..end` that belongs to no title, and that word's tag.
fn cut(chars: &[char], stop: usize, end: usize) -> (usize, Option<&'static str>) {
    let (mut start, mut tag) = (stop, None);
    let mut at = stop;
    while at < end {
        if let Some(behind) = past(chars, at, end) {
            at = behind;
            continue;
        }
        let rest = &chars[at..end];
        if let Some((n, t)) = cuts().longest(rest) {
            let title = titles().longest(rest).map_or(0, |(n, _)| n);
            if t != "k" && n > title && at + n < end {
                // 原文学习了: the aspect keeps what its verb says.
                let aspect = chars[at] == '了' && n == 1 && start == at && tag.is_some();
                (start, tag) = (at + n, if aspect { tag } else { Some(t) });
            }
            at += n.max(title);
            continue;
        }
        // A verb before the owner: 宣布立法会主席.
        if let Some((n, "s" | "h" | "a")) = verbs().longest(rest)
            && n > 1
            && titles().longest(rest).is_none_or(|(t, _)| t < n)
            && at + n < end
        {
            (start, tag) = (at + n, Some("o"));
            at += n;
            continue;
        }
        let dated = at > stop && chars[at - 1].is_ascii_digit();
        if dated && matches!(chars[at], '日' | '月' | '时') {
            (start, tag) = (at + 1, Some(""));
        } else if chars[at] == '的' && at + 1 < end {
            (start, tag) = (at + 1, None);
        }
        at += 1;
    }
    // A conjunction that is left over: 和区长.
    while start < end
        && matches!(
            chars[start],
            '和' | '与' | '及' | '、' | '是' | '为' | '—' | '-'
        )
    {
        start += 1;
    }
    (start, tag)
}

/// The place behind the quotation or the bracket that opens at `at`: what is inside joins and cuts nothing.
fn past(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let close = match chars[..end].get(at)? {
        '“' => '”',
        '（' => '）',
        _ => return None,
    };
    let inner = (at + 1..end).find(|&place| chars[place] == close)?;
    Some(inner + 1)
}

/// Whether 和 or 兼 at `at` stands between two titles.
fn joins(chars: &[char], start: usize, at: usize, end: usize) -> bool {
    matches!(chars[at], '和' | '兼')
        && at > start
        && at + 1 < end
        && titles().longest_ending(&chars[start..at], 6).is_some()
}

/// The range without marks at its borders.
fn trimmed(chars: &[char], mut from: usize, to: usize) -> Range<usize> {
    while from < to && matches!(chars[from], '、' | ' ' | '兼' | '—' | '-') {
        from += 1;
    }
    from..to
}
