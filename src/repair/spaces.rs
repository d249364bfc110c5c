//! Spaces: indents, room beside full-width marks, and characters that were set apart to fill a line.

use super::line::{Line, lines};
use super::protect::Regions;
use super::{Found, edit};
use crate::edit::Edit;
use crate::lexicon::name_weights;
use crate::text::{fold_char, is_han, sort};
use crate::{Format, Options};

/// Finds spaces that are only typesetting, line by line, in one pass. Spaces are never added.
///
/// - An indent of ideographic spaces goes; what blocks a text has, its lines say. In Markdown it goes only before words,
///   where it cannot hide markup.
/// - Full-width marks bring their own room: a space before one goes, and a single one behind it.
/// - `张　伟` is a name of two characters beside names of three, `通 知` a heading, `时 间：` a label: single characters
///   apart close up where a surname, the whole line or a colon says so. A space between words or names divides and stays.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut edits = Vec::new();
    if text.contains([' ', '\u{3000}']) {
        let mut regions = Regions::new(text, options);
        for (base, words) in lines(text) {
            if !words.contains([' ', '\u{3000}']) {
                continue;
            }
            let line = Line::new(words, base, &mut regions);
            let first = edits.len();
            let start = indent(&line, options, &mut edits);
            beside_marks(&line, start, &mut edits);
            set_apart(&line, start, &mut edits);
            let mut tail = edits.split_off(first);
            sort(&mut tail, |edit: &Edit| (edit.source.start, 0));
            edits.append(&mut tail);
        }
    }
    edits.into()
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

/// Removes an indent of ideographic spaces; gives the place where the words begin.
fn indent(line: &Line, options: &Options, edits: &mut Vec<Edit>) -> usize {
    let white = |c: &&char| is_space(**c) || **c == '\t';
    let length = line.chars.iter().take_while(white).count();
    let run = &line.chars[..length];
    let goes = if options.format == Format::Markdown {
        run.first() == Some(&'\u{3000}') && line.get(length).is_none_or(is_han)
    } else {
        run.contains(&'\u{3000}')
    };
    if goes && line.is_free(0) {
        edits.push(edit("spaces", line.starts[0]..line.starts[length], ""));
    }
    length
}

/// Removes room beside full-width marks.
fn beside_marks(line: &Line, start: usize, edits: &mut Vec<Edit>) {
    let mut at = start + 1;
    while at < line.len() {
        let length = line.chars[at..]
            .iter()
            .take_while(|c| is_space(**c))
            .count();
        let end = at + length;
        let Some(after) = line.get(end) else { break };
        let free = line.is_free(at - 1) && line.is_free(at) && line.is_free(end);
        if length > 0 && free && is_needless(line, at, length, line.chars[at - 1], after) {
            edits.push(edit("spaces", line.starts[at]..line.starts[end], ""));
        }
        at = end + 1;
    }
}

/// Whether the space of `length` at `at` stands where a mark brings its own room.
fn is_needless(line: &Line, at: usize, length: usize, before: char, after: char) -> bool {
    let opening = |c: char| matches!(c, '“' | '‘' | '「' | '『' | '（' | '《' | '〈');
    let closing = |c: char| matches!(c, '”' | '’' | '」' | '』' | '）' | '》' | '〉');
    let stop = |c: char| matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '、');
    let word = |c: char| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '%' | '‰');
    let single = length == 1 && line.chars[at] == ' ';
    if stop(after) {
        // Emphasis ends there; a star that opens the line is a list's.
        let emphasis = before == '*' && at > 1 && line.chars[at - 2] != ' ';
        return word(before) || closing(before) || emphasis;
    }
    if stop(before) {
        return single && (word(after) || opening(after));
    }
    // Between two brackets a space may be a blank to fill in; longer ones are.
    length < 3
        && (closing(after) && word(before)
            || opening(before) && word(after)
            || after == '（' && single && is_han(before))
}

/// Closes up single characters that stand apart.
fn set_apart(line: &Line, start: usize, edits: &mut Vec<Edit>) {
    let is_single = |at: usize| {
        let alone = |c: Option<char>| c.is_none_or(|c| !is_han(c));
        line.get(at).is_some_and(is_han)
            && alone(at.checked_sub(1).and_then(|at| line.get(at)))
            && alone(line.get(at + 1))
    };
    let mut at = start;
    while at < line.len() {
        if !is_single(at) || !line.is_free(at) {
            at += 1;
            continue;
        }
        // Single characters, each one space from the next.
        let mut places = vec![at];
        let mut next = at + 2;
        while line.get(next - 1).is_some_and(is_space) && is_single(next) {
            places.push(next);
            next += 2;
        }
        at = next - 1;
        for (from, to) in words(line, start, &places) {
            for pair in places[from..to].windows(2) {
                let gap = line.starts[pair[0] + 1]..line.starts[pair[1]];
                edits.push(edit("spaces", gap, ""));
            }
        }
    }
}

/// The words and names that a run of single characters is made of, as ranges of `places`.
fn words(line: &Line, start: usize, places: &[usize]) -> Vec<(usize, usize)> {
    let count = places.len();
    let [first, .., last] = *places else {
        return Vec::new();
    };
    let chars: Vec<char> = places.iter().map(|&at| fold_char(line.chars[at])).collect();
    if is_series(&chars) {
        return Vec::new();
    }
    let ends = line.chars[last + 1..].iter().take(4).all(|c| is_space(*c)) && last + 5 > line.len();
    let labels = matches!(line.get(last + 1), Some('：' | ':'));
    if first == start && count < 9 && (ends || labels) {
        return vec![(0, count)];
    }
    let weight = |at: usize| name_weights().surname(&chars[at..=at]).unwrap_or(0);
    let surname = |at: usize| weight(at) >= 3;
    let names = |length: usize| {
        let heads = (0..count).step_by(length).all(surname);
        count.is_multiple_of(length) && heads
    };
    // 张 王 李: families, not one name.
    let all = (0..count).all(|at| weight(at) >= 5);
    let double = count > 2 && name_weights().surname(&chars[..2]).is_some();
    match count {
        _ if all => Vec::new(),
        3 | 4 if double => vec![(0, count)],
        3 if surname(0) => vec![(0, 3)],
        // 3 + 3 and 2 + 2 + 2 may both be right.
        6 if names(2) == names(3) => Vec::new(),
        _ if names(2) => (0..count).step_by(2).map(|at| (at, at + 2)).collect(),
        6 | 9 if names(3) => (0..count).step_by(3).map(|at| (at, at + 3)).collect(),
        _ => Vec::new(),
    }
}

/// Whether the characters are a row of numbers, days or sizes: 一 二 三, 大 中 小, 年 月 日.
fn is_series(chars: &[char]) -> bool {
    chars
        .iter()
        .all(|&c| "一二三四五六七八九十日年月时分大中小甲乙丙丁是否有无男女".contains(c))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::Options;
    use crate::edit::Edits;

    fn repaired(text: &str) -> String {
        Edits::new(find(text, &Options::default()).edits).apply(text)
    }

    #[test]
    fn typesetting() {
        let cases = [
            ("　　会议召开 ，代表到会。 大家", "会议召开，代表到会。大家"),
            ("参会：张　伟　李小红　王 强", "参会：张伟　李小红　王强"),
            (
                "（记者　滕　飞　通讯员　易　凡）",
                "（记者　滕飞　通讯员　易凡）",
            ),
            ("朱 金 山 出席", "朱金山 出席"),
            ("会 议 纪 要\n时　间：3月1日", "会议纪要\n时间：3月1日"),
            ("“ 一件事 ”改革", "“一件事”改革"),
        ];
        for (text, expected) in cases {
            assert_eq!(repaired(text), expected, "in {text}");
        }
    }

    #[test]
    fn what_stays() {
        for text in [
            "王明讲话 李红主持",
            "王明 李红 张伟民",
            "　　（　　）号文件".trim_start(),
            "字体：大 中 小",
            "张 王 李三家",
            "  - 缩进的一项",
            "Zhang Wei , chairman",
        ] {
            assert_eq!(repaired(text), text);
        }
    }
}
