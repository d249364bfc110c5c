//! Who made the report: reporters, photographers, editors.

use super::Scene;
use super::person::is_byline_name;
use crate::document::BlockKind;
use crate::lexicon::{Lexicon, credits};
use crate::text::{Span, is_han};
use std::ops::Range;

/// The names credited, each once, in text order.
pub(super) fn find(scene: &Scene) -> Vec<Span> {
    let chars = scene.chars();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (kind, block) in &scene.blocks {
        if matches!(kind, BlockKind::Code | BlockKind::Cell { .. }) {
            continue;
        }
        let mut at = block.start;
        while at < block.end {
            let Some(length) = label(chars, block, at) else {
                at += 1;
                continue;
            };
            let end = at + length;
            at = end.max(names_behind(scene, block, end, &mut found));
        }
        names_before(scene, block, &mut found);
    }
    found.sort_by_key(|name| name.start);
    found.dedup();
    let mut names: Vec<Range<usize>> = Vec::new();
    for name in found {
        let known = names
            .iter()
            .any(|n| chars[n.clone()] == chars[name.clone()]);
        let overlaps = names.last().is_some_and(|n| n.end > name.start);
        if !known && !overlaps && !scene.is_damaged(name.clone()) {
            names.push(name);
        }
    }
    names.into_iter().map(|name| scene.span(name)).collect()
}

/// The length of a credit's label at `at`: it stands free, or behind the name of a paper.
fn label(chars: &[char], block: &Range<usize>, at: usize) -> Option<usize> {
    let free = at == block.start
        || !is_han(chars[at - 1])
        || matches!(chars[at - 1], '讯' | '电' | '报' | '社' | '台');
    if !free {
        return None;
    }
    let rest = &chars[at..block.end];
    if "author".chars().eq(rest.iter().copied().take(6)) && rest.get(6) == Some(&'：') {
        return Some(6);
    }
    let (length, _) = credits().longest(rest)?;
    Some(length)
}

/// Takes the names behind a label that ends at `at`; gives the place where they end.
fn names_behind(
    scene: &Scene,
    block: &Range<usize>,
    at: usize,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let chars = scene.chars();
    let marked = chars
        .get(at)
        .is_some_and(|c| matches!(c, '：' | '/' | '／' | '|' | ':'));
    let spaced = chars.get(at) == Some(&' ');
    let bracketed = is_bracketed(chars, block, at);
    // A single character is a label only with its mark: 文：, 图/.
    let short = at - block.start < 2 || !is_han(chars[at - 2]);
    if short && !marked && !bracketed {
        return at;
    }
    let mut place = at;
    let mut first = true;
    while place < block.end {
        let c = chars[place];
        if matches!(
            c,
            '：' | '/' | '／' | ' ' | '、' | '"' | '|' | '\u{200b}' | '，'
        ) {
            place += 1;
            continue;
        }
        let word = chars[place..block.end]
            .iter()
            .take_while(|c| is_han(**c) || **c == '·')
            .count();
        if word == 0 {
            break;
        }
        let end = place + word;
        if credits().get(&chars[place..end]).is_some() {
            return place;
        }
        // 记者王明 as one word.
        let inner = leading(credits(), &chars[place..end]);
        if inner > 0 && inner + 1 < word {
            return place;
        }
        let name = place..end;
        let headed = chars.get(end).is_some_and(|c| matches!(c, '：' | ':'));
        let fits = (marked || spaced || bracketed || chars.get(end).is_none_or(|c| !is_han(*c)))
            && (2..=4).contains(&word) | chars[name.clone()].contains(&'·')
            && !headed
            && is_byline_name(scene, name.clone(), marked && first);
        if fits {
            found.push(name);
        } else if !is_office(&chars[place..end]) || !first {
            break;
        }
        first = first && !fits;
        place = end;
    }
    place
}

/// Names before 摄 and 供稿 at the end of a line, a sentence or a bracket.
fn names_before(scene: &Scene, block: &Range<usize>, found: &mut Vec<Range<usize>>) {
    const BEHIND: [&str; 6] = ["摄影", "摄", "供稿", "供图", "撰稿", "撰文"];
    let chars = scene.chars();
    let mut at = block.start;
    while at < block.end {
        let Some(word) = BEHIND.iter().find(|word| scene.has(at, word)) else {
            at += 1;
            continue;
        };
        let length = word.chars().count();
        let end = at + length;
        let closes = end >= block.end || matches!(chars[end], '）' | '。' | ' ' | '，' | '；');
        if closes {
            let to = if at > block.start && chars[at - 1] == ' ' {
                at - 1
            } else {
                at
            };
            let word = chars[block.start..to]
                .iter()
                .rev()
                .take_while(|c| is_han(**c))
                .count();
            let free = to > block.start + word || to == block.start + word;
            if free && (2..=4).contains(&word) && is_byline_name(scene, to - word..to, false) {
                found.push(to - word..to);
            }
        }
        at = end;
    }
}

/// Whether the place stands inside a bracket of its block.
fn is_bracketed(chars: &[char], block: &Range<usize>, at: usize) -> bool {
    let before = chars[block.start..at].iter().rev().take(60);
    before
        .into_iter()
        .find(|c| matches!(c, '（' | '）' | '【' | '】'))
        .is_some_and(|c| matches!(c, '（' | '【'))
}

/// The length of the longest word of `list` at the beginning of `chars`.
fn leading(list: &Lexicon, chars: &[char]) -> usize {
    list.longest(chars).map_or(0, |(length, _)| length)
}

/// Whether a word is an office and no person: 党政办.
fn is_office(word: &[char]) -> bool {
    word.last()
        .is_some_and(|c| "办部处科室局院校社台网报团委会站中心司组县市区镇乡".contains(*c))
}
