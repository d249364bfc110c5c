//! Spaces: indents, room beside full-width marks, and characters that were set apart to fill a line.

use super::Found;
use super::line::{EDGE, Line};
use crate::lexicon::name_weights;
use crate::text::{fold_char, is_han, phrase};

/// Finds spaces that are only typesetting. Spaces are never added.
///
/// - An indent of ideographic spaces goes; what blocks a text has, its lines say. In Markdown it goes only before words,
///   where it cannot hide markup.
/// - Full-width marks bring their own room: a space before one goes, and a single one behind it.
/// - `张　伟` is a name of two characters beside names of three, `通 知` a heading, `时 间：` a label: single characters
///   apart close up where a surname, the whole line or a colon says so. A space between words or names divides and stays.
pub(super) fn find(line: &Line, found: &mut Found) {
    let start = indent(line, found);
    let mut at = start + 1;
    while at < line.len() {
        let end = at + spaces(line, at);
        if end > at && is_needless(line, at, end) {
            found.push(line.starts[at], line.starts[end], "");
        }
        at = end + 1;
    }
    set_apart(line, start, found);
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}')
}

/// How many spaces there are from `at` on.
fn spaces(line: &Line, at: usize) -> usize {
    let mut end = at;
    while is_space(line.char(end)) {
        end += 1;
    }
    end - at
}

/// Removes an indent of ideographic spaces; gives the place where the words begin.
fn indent(line: &Line, found: &mut Found) -> usize {
    let (mut length, mut wide) = (0, false);
    while is_space(line.char(length)) || line.char(length) == '\t' {
        wide |= line.char(length) == '\u{3000}';
        length += 1;
    }
    let first = line.char(length);
    let words = first == EDGE || is_han(first);
    let hides = line.habits.markdown && !(line.char(0) == '\u{3000}' && words);
    if wide && !hides && line.is_free(0) {
        found.push(0, line.starts[length], "");
    }
    length
}

/// Whether the spaces from `at` to `end` stand where a mark brings its own room.
fn is_needless(line: &Line, at: usize, end: usize) -> bool {
    let (before, after) = (line.before(at), line.char(end));
    if !(line.is_free(at - 1) && line.is_free(at) && line.is_free(end)) {
        return false;
    }
    let opening = |c: char| phrase::has!("“‘「『（《〈", c);
    let closing = |c: char| phrase::has!("”’」』）》〉", c);
    let stop = |c: char| phrase::has!("，。；：！？、", c);
    let word = |c: char| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '%' | '‰');
    let single = end == at + 1 && line.char(at) == ' ';
    if stop(after) {
        // Emphasis ends there; a star that opens the line is a list's.
        let emphasis = before == '*' && at > 1 && line.before(at - 1) != ' ';
        return word(before) || closing(before) || emphasis;
    }
    if stop(before) {
        return single && (word(after) || opening(after));
    }
    // Between two brackets a space may be a blank to fill in; longer ones are.
    end < at + 3
        && (closing(after) && word(before)
            || opening(before) && word(after)
            || after == '（' && single && is_han(before))
}

/// Closes up single characters that stand apart.
fn set_apart(line: &Line, start: usize, found: &mut Found) {
    let mut at = start;
    while at < line.len() {
        let first = at;
        at += 1;
        if !is_single(line, first) || !line.is_free(first) {
            continue;
        }
        // Single characters, each one space from the next.
        let mut chars = vec![fold_char(line.char(first))];
        while is_space(line.char(at)) && is_single(line, at + 1) {
            chars.push(fold_char(line.char(at + 1)));
            at += 2;
        }
        let size = group(line, start, first, &chars);
        for n in 1..chars.len() {
            if size > 0 && n % size > 0 {
                let gap = first + 2 * n - 1;
                found.push(line.starts[gap], line.starts[gap + 1], "");
            }
        }
    }
}

/// Whether a Chinese character stands at `at` and none beside it.
fn is_single(line: &Line, at: usize) -> bool {
    is_han(line.char(at)) && !is_han(line.before(at)) && !is_han(line.behind(at))
}

/// Of how many characters each are the words or names that `chars` make, which stand apart from `first` on; 0 where they
/// make none.
fn group(line: &Line, start: usize, first: usize, chars: &[char]) -> usize {
    let count = chars.len();
    if count < 2 || is_series(chars) {
        return 0;
    }
    let end = first + 2 * count - 1;
    let ends = end + spaces(line, end) == line.len() && line.len() < end + 4;
    if first == start && count < 9 && (ends || matches!(line.char(end), '：' | ':')) {
        return count;
    }
    let weight = |at: usize| name_weights().surname(&chars[at..=at]).unwrap_or(0);
    // 张 王 李: families, not one name.
    if (0..count).all(|at| weight(at) >= 5) {
        return 0;
    }
    if matches!(count, 3 | 4) && name_weights().surname(&chars[..2]).is_some() {
        return count;
    }
    // Three alone may be a rare family's: what else stands so?
    let least = if count == 3 { 1 } else { 3 };
    let names = |size: usize| {
        count.is_multiple_of(size) && (0..count).step_by(size).all(|at| weight(at) >= least)
    };
    match (names(2), names(3)) {
        // 3 + 3 and 2 + 2 + 2 may both be right.
        (true, true) => 0,
        (true, false) => 2,
        (false, true) if count < 10 => 3,
        _ => 0,
    }
}

/// Whether the characters are a row of numbers, days or sizes: 一 二 三, 大 中 小, 年 月 日.
fn is_series(chars: &[char]) -> bool {
    chars.iter().all(|&c| {
        phrase::has!(
            "一二三四五六七八九十日年月时分大中小甲乙丙丁是否有无男女",
            c,
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::repair::only;

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
            assert_eq!(only("spaces", text), expected, "in {text}");
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
            assert_eq!(only("spaces", text), text);
        }
    }
}
