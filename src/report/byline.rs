//! Who made the report: reporters, photographers, editors.

use super::Scene;
use super::person::{is_byline_name, is_signature};
use crate::document::BlockKind;
use crate::document::page::is_day;
use crate::lexicon::{credits, places, title_end};
use crate::text::{Span, Words, is_han, phrase, sort};
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
            let length = label(&chars[..block.end], block.start, at);
            at += length.max(1);
            if length > 0 {
                at = names_behind(scene, block, at, &mut found);
            }
        }
        names_before(scene, block, &mut found);
        name_dated(scene, block, &mut found);
        names_signed(scene, block, &mut found);
    }
    sort(&mut found, |name| (name.start, 0));
    let mut known = Words::default();
    let mut names: Vec<Span> = Vec::new();
    let mut end = 0;
    for name in found {
        let apart = name.start >= end && !scene.is_damaged(name.clone());
        if apart && known.number(chars[name.clone()].iter().copied()) == names.len() {
            end = name.end;
            names.push(scene.span(name));
        }
    }
    names
}

/// The length of a credit's label at `at`, 0 where there is none: it stands free, or behind the name of a paper.
fn label(chars: &[char], floor: usize, at: usize) -> usize {
    let rest = &chars[at..];
    // Front matter.
    #[cfg(feature = "markdown")]
    if rest[0] == 'a' && phrase::starts!(rest, "author：") > 0 {
        return 6;
    }
    let Some((length, _)) = credits().longest(rest) else {
        return 0;
    };
    let free = at == floor
        || !is_han(chars[at - 1])
        || matches!(chars[at - 1], '日' | '讯' | '电' | '报' | '道' | '社' | '台' | '网' | '视')
        // 县融媒体中心记者 王明.
        || is_office(&chars[..at])
            && length > 1
            && matches!(rest.get(length), Some(' ' | '：' | '/'))
        // 青山时报赴上海特派记者 王明.
        || length > 3 && rest.get(length) == Some(&' ');
    if free { length } else { 0 }
}

/// Takes the names behind a label that ends at `at`; gives the place where they end.
fn names_behind(
    scene: &Scene,
    block: &Range<usize>,
    at: usize,
    found: &mut Vec<Range<usize>>,
) -> usize {
    let chars = &scene.chars()[..block.end];
    let mut place = at;
    while chars.get(place) == Some(&' ') {
        place += 1;
    }
    let marked = chars.get(place).is_some_and(|c| is_mark(*c));
    let bracketed = is_bracketed(&chars[block.start..at]);
    let apart = marked || bracketed || place > at;
    // A single character is a label only with its mark: 文：, 图/.
    let short = at - block.start < 2 || !is_han(chars[at - 2]);
    if short && !marked && !bracketed {
        return at;
    }
    let mut first = true;
    loop {
        while place < chars.len()
            && (is_mark(chars[place]) || phrase::has!(" 、\"，", chars[place]))
        {
            place += 1;
        }
        let word = word(&chars[place..]);
        let end = place + word;
        let credit = credits().longest(&chars[place..end]).map_or(0, |(n, _)| n);
        // The next label, or 记者王明 as one word; 记者王明通讯员李红 goes on.
        if credit > 1 && credit + 1 < word && !first && is_han(chars[place - 1]) {
            place += credit;
            continue;
        }
        if word == 0 || credit > 0 && (credit == word || credit + 1 < word) {
            return place;
        }
        let name = place..end;
        // 记者王明／云溪报道: where he is.
        if word == 2
            && !first
            && is_mark(chars[place - 1])
            && phrase::starts!(&chars[end..], TOLD) > 0
        {
            return place;
        }
        let closed = apart
            || chars.get(end).is_none_or(|c| !is_han(*c))
            || place == at && phrase::starts!(&chars[end..], TOLD) > 0
            || matches!(chars[end], '在' | '从');
        let headed = matches!(chars.get(end), Some('：' | ':'));
        let long = (2..=4).contains(&word) || chars[name.clone()].contains(&'·');
        if closed && long && !headed && is_byline_name(scene, name.clone(), marked && first) {
            found.push(name);
            first = false;
        } else if !is_office(&chars[..end]) || !first {
            return place;
        }
        place = end;
    }
}

/// What those do who are credited.
const TOLD: &str = "报道 报导 摄";

/// The length of the word that may be a name at the start of `chars`.
fn word(chars: &[char]) -> usize {
    let mut word = 0;
    while word < 16 && chars.get(word).is_some_and(|c| is_han(*c) || *c == '·') {
        word += 1;
    }
    let told = phrase::ends!(&chars[..word], TOLD);
    if word > told + 1 {
        word -= told;
    }
    // 记者王明台北14日电, 记者王明台北报道.
    if word > 3 && (told > 0 || chars.get(word).is_some_and(char::is_ascii_digit)) {
        for at in 2..=4.min(word - 1) {
            // 记者王明在云溪报道.
            let away = told > 0 && matches!(chars[at], '在' | '从' | '发');
            if away || places().get(&chars[at..word]).is_some() {
                return at;
            }
        }
    }
    // 记者王明通讯员李红, 发布者：王明发布时间：.
    let label = credits().at(chars).0;
    for at in label + 2..=word.min(4) {
        let rest = &chars[at..];
        let next = credits().at(rest).0;
        if next > 1 && at + next < word || phrase::starts!(rest, "发布 来源 浏览 点击") > 0
        {
            return at;
        }
    }
    // A name of two characters set with a space: 王 明.
    match chars {
        [_, ' ', b, rest @ ..]
            if word == 1 && is_han(*b) && !rest.first().is_some_and(|c| is_han(*c)) =>
        {
            3
        }
        _ => word,
    }
}

/// Whether a mark stands between a label and a name.
fn is_mark(c: char) -> bool {
    matches!(c, '：' | ':' | '/' | '／' | '|' | '｜' | '丨' | '│' | '\\')
}

/// The least weight of a name that signs alone.
const SURE: i32 = 8;

/// A bracket at the end of a paragraph that holds names and nothing else, but perhaps their office: （宣传部 王明）.
fn names_signed(scene: &Scene, block: &Range<usize>, found: &mut Vec<Range<usize>>) {
    let chars = &scene.chars()[block.clone()];
    let Some((&'）', inside)) = chars.split_last() else {
        return;
    };
    let mut at = inside.len();
    while at > 0 && inside[at - 1] != '（' {
        at -= 1;
    }
    // Only behind a full sentence, or as a line of its own.
    let alone = at < 2 || matches!(chars[at - 2], '。' | '！' | '”' | ' ' | '）');
    if at == 0 || at + 24 < chars.len() || !alone {
        return;
    }
    let count = found.len();
    // Two names vouch for each other.
    let least = if inside[at..].contains(&' ') { 4 } else { SURE };
    while at < inside.len() {
        let mut end = at;
        // 《青山日报》记者部.
        while end < inside.len() && (is_han(inside[end]) || matches!(inside[end], '《' | '》')) {
            end += 1;
        }
        let name = block.start + at..block.start + end;
        if end == at {
            end += 1;
        } else if is_signature(scene, name.clone(), least) {
            found.push(name);
        } else if found.len() > count || !is_office(&inside[..end]) {
            // （王明 青商）: who is sure stays beside a pen name, but not （王明 青山区区长） nor （王明 2025年）.
            let pen = end - at <= 3
                && title_end(&inside[at..end]).0 == 0
                && inside[end..].iter().all(|&c| is_han(c) || c == ' ');
            let mut kept = count;
            for at in count..found.len() {
                if pen && is_signature(scene, found[at].clone(), SURE) {
                    found.swap(kept, at);
                    kept += 1;
                }
            }
            found.truncate(kept);
            return;
        }
        at = end;
    }
}

/// Names before 摄 and 供稿 at the end of a line, a sentence or a bracket.
fn names_before(scene: &Scene, block: &Range<usize>, found: &mut Vec<Range<usize>>) {
    let chars = &scene.chars()[..block.end];
    let mut at = block.start;
    while at < block.end {
        let length = match chars[at] {
            '摄' | '供' | '撰' => phrase::starts!(&chars[at..], "摄影 摄 供稿 供图 撰稿 撰文"),
            // （王小明/文　李红/摄）
            '/' => phrase::starts!(&chars[at..], "/文 /图 /摄影 /摄"),
            _ => 0,
        };
        let end = at + length;
        if length > 0 && matches!(chars.get(end), None | Some('）' | '。' | ' ' | '，' | '；'))
        {
            let to = at - usize::from(at > block.start && chars[at - 1] == ' ');
            let mut from = to;
            while from > block.start && from + 16 > to && is_han(chars[from - 1]) {
                from -= 1;
            }
            // 记者王明摄.
            from += credits().longest(&chars[from..to]).map_or(0, |(n, _)| n);
            if (2..=4).contains(&(to - from)) && is_byline_name(scene, from..to, false) {
                found.push(from..to);
            }
        }
        at = end.max(at + 1);
    }
}

/// A name before the day of a line that holds no more: 教务处 王明 2025-03-05.
fn name_dated(scene: &Scene, block: &Range<usize>, found: &mut Vec<Range<usize>>) {
    let chars = &scene.chars()[block.clone()];
    let Some(end) = chars.iter().take(25).position(char::is_ascii_digit) else {
        return;
    };
    let (words, day) = chars.split_at(end);
    let start = words.iter().rposition(|c| *c == ' ').map_or(0, |at| at + 1);
    let name = block.start + start..block.start + words.len();
    let house = words.ends_with(&['新', '闻']) || is_office(words);
    if !house && is_day(day) && is_signature(scene, name.clone(), SURE) {
        found.push(name);
    }
}

/// Whether a bracket is open behind `before`.
fn is_bracketed(before: &[char]) -> bool {
    for c in before.iter().rev().take(60) {
        match c {
            '（' | '【' => return true,
            '）' | '】' => return false,
            _ => {}
        }
    }
    false
}

/// Whether words end as an office does, and no person: 党政办.
fn is_office(words: &[char]) -> bool {
    words
        .last()
        .is_some_and(|c| phrase::has!("办部处科室局院校社台网报团委会站中心司组县市区镇乡", *c))
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
            (
                "[青山网3月5日报道 青山时报赴云溪特派记者 李红]会议召开。",
                "李红",
            ),
            ("（王小明/文　李红/摄）", "王小明 李红"),
            ("图为会议现场。记者王小明摄", "王小明"),
            ("【記者王小明／文溪報導】會議召開。", "王小明"),
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
