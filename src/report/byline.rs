//! Who made the report: reporters, photographers, editors.

use super::Scene;
use super::person::{is_byline_name, is_signature};
use crate::document::BlockKind;
use crate::lexicon::{Lexicon, credits, places};
use crate::text::{Span, is_han, sort};
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
        names_signed(scene, block, &mut found);
    }
    sort(&mut found, |name| (name.start, 0));
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
        || matches!(
            chars[at - 1],
            '讯' | '电' | '报' | '社' | '台' | '网' | '视'
        );
    let rest = &chars[at..block.end];
    if !free {
        // 县融媒体中心记者 王明.
        let length = credits().longest(rest)?.0;
        let office = is_office(&chars[at - 1..at]) && length > 1;
        let set = matches!(rest.get(length), Some(' ' | '：' | '/'));
        return (office && set).then_some(length);
    }
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
    let spaces = chars[at..block.end]
        .iter()
        .take_while(|c| **c == ' ')
        .count();
    let marked = chars.get(at + spaces).is_some_and(|c| is_mark(*c));
    let spaced = spaces > 0;
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
        if is_mark(c) || matches!(c, ' ' | '、' | '"' | '，') {
            place += 1;
            continue;
        }
        let mut word = chars[place..block.end]
            .iter()
            .take(16)
            .take_while(|c| is_han(**c) || **c == '·')
            .count();
        if word == 0 {
            break;
        }
        if word > 3 && (scene.has(place + word - 2, "报道") || scene.has(place + word - 2, "报导"))
        {
            word -= 2;
        }
        // 记者王明台北14日电.
        if word > 3 && chars.get(place + word).is_some_and(char::is_ascii_digit) {
            let name = &chars[place..place + word];
            let place = (2..=4.min(word - 1)).find(|&at| places().get(&name[at..]).is_some());
            word = place.unwrap_or(word);
        }
        if word == 1 && is_split(&chars[place..block.end]) {
            word = 3;
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

/// Whether a mark stands between a label and a name.
fn is_mark(c: char) -> bool {
    matches!(c, '：' | ':' | '/' | '／' | '|' | '｜' | '丨' | '│')
}

/// Whether a name of two characters is set with a space: 王 明.
fn is_split(chars: &[char]) -> bool {
    match chars {
        [a, ' ', b, rest @ ..] => {
            is_han(*a) && is_han(*b) && rest.first().is_none_or(|c| !is_han(*c))
        }
        _ => false,
    }
}

/// A bracket at the end of a paragraph that holds names and nothing else, but perhaps their office: （宣传部 王明）.
fn names_signed(scene: &Scene, block: &Range<usize>, found: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    if block.is_empty() || chars[block.end - 1] != '）' {
        return;
    }
    let Some(open) = (block.start..block.end)
        .rev()
        .take(24)
        .find(|&at| chars[at] == '（')
    else {
        return;
    };
    // Only behind a full sentence, or as a line of its own.
    if open > block.start && !matches!(chars[open - 1], '。' | '！' | '”' | ' ') {
        return;
    }
    let mut names = Vec::new();
    let mut at = open + 1;
    while at < block.end - 1 {
        let word = chars[at..block.end - 1]
            .iter()
            .take(16)
            .take_while(|c| is_han(**c))
            .count();
        let name = at..at + word;
        if word == 0 {
            at += 1;
            continue;
        }
        if is_signature(scene, name.clone()) {
            names.push(name);
        } else if !(names.is_empty() && is_office(&chars[name])) {
            return;
        }
        at += word;
    }
    found.extend(names);
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
            let run = chars[block.start..to]
                .iter()
                .rev()
                .take(16)
                .take_while(|c| is_han(**c))
                .count();
            // 记者王明摄.
            let word = run - leading(credits(), &chars[to - run..to]);
            if (2..=4).contains(&word) && is_byline_name(scene, to - word..to, false) {
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

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    fn byline(text: &str) -> String {
        let reading = read(text, &Options::default());
        let names = reading.report().byline.iter().map(|s| s.of(reading.text()));
        names.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn credits() {
        let cases = [
            (
                "本报讯（记者王小明　通讯员 李红）今天召开大会。",
                "王小明 李红",
            ),
            (
                "新华社北京4月1日电（记者王小明、李红）会议召开。",
                "王小明 李红",
            ),
            ("（文：蒙静　图：石磊　责任编辑：葛优）", "蒙静 石磊 葛优"),
            ("撰稿/木子　摄影/阿布　编辑｜小可", "木子 阿布 小可"),
            ("时间：2025-01-08　作者：党政办 杨柳　点击数：172", "杨柳"),
            ("青山网 王小明 摄", "王小明"),
            ("（宣传部 王小明）", "王小明"),
            ("校对：赵 敏", "赵敏"),
            ("图为会议现场。记者王小明摄", "王小明"),
        ];
        for (text, expected) in cases {
            assert_eq!(byline(text), expected, "in {text}");
        }
    }

    #[test]
    fn no_credits() {
        let cases = [
            "会上回答记者提问，记者从会上获悉，增长5%。",
            "王小明作报告（见图）。作者：　来源：青山网",
            "编辑部主任王小明主持会议，（青山区）代表参加。",
        ];
        for text in cases {
            assert_eq!(byline(text), "", "in {text}");
        }
    }
}
