//! Quotation marks: straight ones around Chinese words become curly pairs, and a mark that faces wrongly turns round.

use super::Found;
use super::line::{EDGE, Line, is_wide};
use crate::Quotes;
use crate::text::{is_han, is_opening, phrase};

/// Pairs the quotation marks of a line; marks that do not pair for certain stay as they are.
///
/// Corner quotes stay; a text that quotes with them gets them for its straight marks too. Where a form is asked for, all
/// marks of Chinese sentences take it.
pub(super) fn find(line: &Line, found: &mut Found) {
    if !line.has_chinese() {
        return;
    }
    if !doubles(line, found) {
        found.edits.clear();
    }
    singles(line, found);
    match line.habits.quotes {
        Quotes::Keep => {}
        Quotes::Curly => reform(line, "「“」”『‘』’", found),
        Quotes::Corner => reform(line, "“「”」‘『’』", found),
    }
}

/// Gives the marks of Chinese sentences the form asked for: `pairs` holds each mark before its form.
fn reform(line: &Line, pairs: &str, found: &mut Found) {
    for at in 0..line.len() {
        let mut pairs = pairs.chars();
        while let (Some(mark), Some(form)) = (pairs.next(), pairs.next()) {
            // An apostrophe is no mark.
            let word = line.before(at).is_ascii_alphanumeric() && mark == '’';
            if mark == line.char(at) && !word && line.is_free(at) && line.is_chinese(at) {
                turn_to(line, at, form.encode_utf8(&mut [0; 4]), true, found);
            }
        }
    }
}

/// Pairs the double marks; says whether they pair.
fn doubles(line: &Line, found: &mut Found) -> bool {
    let mut marks = Vec::new();
    let (mut straight, mut depth, mut balanced) = (0, 0, true);
    for at in 0..line.len() {
        let c = line.char(at);
        if matches!(c, '"' | '＂' | '“' | '”') && line.is_free(at) {
            marks.push(at);
            straight += usize::from(step(c) == 0);
            depth += step(c);
            balanced &= depth >= 0;
        }
    }
    balanced &= depth == 0;
    if marks.len() % 2 > 0 || straight == 0 && balanced {
        return false;
    }
    // Curly marks that pair by themselves stay; what is straight inside of them is quoted within the quotation.
    let stay = balanced && straight < marks.len();
    // One pair alone has one reading; more of them, when marks face wrongly, the likeliest.
    let certain = balanced || marks.len() == 2;
    let mut open = None;
    depth = 0;
    for at in marks {
        let turn = step(line.char(at));
        if stay && turn != 0 {
            depth += turn;
            continue;
        }
        let Some((first, outer)) = open else {
            if !opens(line, at) {
                return false;
            }
            open = Some((at, depth));
            continue;
        };
        if !closes(line, at) || outer != depth {
            return false;
        }
        open = None;
        let straight = turn == 0 && step(line.char(first)) == 0;
        let (left, right) = match depth {
            1.. => ("‘", "’"),
            _ if straight && !is_chinese(line, first, at) => continue,
            _ if line.habits.corners => ("「", "」"),
            _ => ("“", "”"),
        };
        turn_to(line, first, left, certain, found);
        turn_to(line, at, right, certain, found);
    }
    true
}

/// Makes the mark at `at` the mark `new`.
fn turn_to(line: &Line, at: usize, new: &str, certain: bool, found: &mut Found) {
    if !new.starts_with(line.char(at)) {
        found.change(line.starts[at], line.starts[at + 1], new, certain);
    }
}

fn step(mark: char) -> i32 {
    match mark {
        '“' => 1,
        '”' => -1,
        _ => 0,
    }
}

/// Whether the mark at `at` may open a quotation: words follow.
fn opens(line: &Line, at: usize) -> bool {
    let next = line.behind(at);
    !next.is_whitespace() && !phrase::has!("，。、；：！？”）》,;:)", next)
}

/// Whether the mark at `at` may close a quotation: words or their marks come before it.
fn closes(line: &Line, at: usize) -> bool {
    let last = line.before(at);
    !last.is_whitespace() && !is_opening(last) && !matches!(last, '：' | ':' | '、')
}

/// Whether the quotation from `open` to `close` belongs to Chinese text.
fn is_chinese(line: &Line, open: usize, close: usize) -> bool {
    let wide = |c: char| c == EDGE || is_wide(c);
    let head = &line.chars[open..close.min(open + 200)];
    line.is_chinese(open)
        && (head.iter().any(|&c| is_han(c)) || wide(line.before(open)) && wide(line.behind(close)))
}

/// Pairs straight single marks around Chinese words; apostrophes of Latin words are no marks.
fn singles(line: &Line, found: &mut Found) {
    let mut open: Option<usize> = None;
    for at in 0..line.len() {
        if line.char(at) != '\'' || !line.is_free(at) {
            continue;
        }
        let (last, next) = (line.before(at), line.behind(at));
        if let Some(first) = open
            && is_wide(last)
            && !next.is_ascii_alphanumeric()
            && closes(line, at)
        {
            turn_to(line, first, "‘", true, found);
            turn_to(line, at, "’", true, found);
            open = None;
        } else {
            let starts = !last.is_ascii_alphanumeric() && is_wide(next) && opens(line, at);
            open = (starts && line.is_chinese(at)).then_some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::repair::only;

    #[test]
    fn pairs() {
        let cases = [
            (
                "树立\"一盘棋\"思想,抓好\"1+N\"行动",
                "树立“一盘棋”思想,抓好“1+N”行动",
            ),
            (
                "打造“四好“农村路，建设“小\"示范",
                "打造“四好”农村路，建设“小”示范",
            ),
            ("他说：“要把\"放管服\"做实。”", "他说：“要把‘放管服’做实。”"),
            ("县长说\"'小巨人'企业要做强\"", "县长说“‘小巨人’企业要做强”"),
            ("「議案」和\"動議\"", "「議案」和「動議」"),
        ];
        for (text, expected) in cases {
            assert_eq!(only("quotes", text), expected, "in {text}");
        }
    }

    #[test]
    fn what_stays() {
        for text in [
            "The \"big\" meeting isn't over, said 王明.",
            "“甲“乙”丙”",
            "“第一段没有完。",
            "屏幕5\"，共3块\n单独的\"引号",
            "党员's 和 don't 不变",
            "title: \"云溪县开会\"",
        ] {
            assert_eq!(only("quotes", text), text);
        }
    }
}
