//! Quotation marks: straight ones around Chinese words become curly pairs, and a mark that faces wrongly turns round.

use super::line::{Line, is_wide, lines};
use super::protect::Regions;
use super::{Found, edit};
use crate::Options;
use crate::edit::Edit;
use crate::text::{is_han, is_opening, sort};

/// Finds quotation marks line by line, in one pass; a line whose marks do not pair for certain stays as it is.
///
/// Corner quotes stay; a text that quotes with them gets them for its straight marks too.
pub(super) fn find(text: &str, options: &Options) -> Found {
    const MARKS: [char; 5] = ['"', '＂', '“', '”', '\''];
    let mut edits = Vec::new();
    if text.contains(MARKS) {
        let corners = text.contains('「') && !text.contains('“');
        let mut regions = Regions::new(text, options);
        for (base, words) in lines(text) {
            if !words.contains(MARKS) {
                continue;
            }
            let line = Line::new(words, base, &mut regions);
            let first = edits.len();
            if line.has_chinese() {
                doubles(&line, corners, &mut edits);
                singles(&line, &mut edits);
            }
            let mut tail = edits.split_off(first);
            sort(&mut tail, |edit: &Edit| (edit.source.start, 0));
            edits.append(&mut tail);
        }
    }
    edits.into()
}

/// What is wrong with one mark: it should be `new`.
struct Turn {
    at: usize,
    new: &'static str,
}

/// Pairs the double marks of a line.
fn doubles(line: &Line, corners: bool, edits: &mut Vec<Edit>) {
    let free = |at: &usize| line.is_free(*at);
    let is_mark = |at: &usize| matches!(line.chars[*at], '"' | '＂' | '“' | '”');
    let marks: Vec<usize> = (0..line.len()).filter(is_mark).filter(free).collect();
    let is_straight = |at: &usize| matches!(line.chars[*at], '"' | '＂');
    let straight: Vec<usize> = marks.iter().copied().filter(is_straight).collect();
    let balanced = is_balanced(line, &marks);
    if !(marks.len().is_multiple_of(2) || balanced && straight.len().is_multiple_of(2))
        || straight.is_empty() && balanced
    {
        return;
    }
    // Curly marks that pair by themselves stay; what is straight inside of them is quoted within the quotation.
    let curly = straight.len() < marks.len();
    let list = if balanced && curly { &straight } else { &marks };
    let mut turns = Vec::new();
    let mut depth = 0;
    let mut walked = 0;
    for pair in list.chunks_exact(2) {
        let (open, close) = (pair[0], pair[1]);
        if !opens(line, open) || !closes(line, close) {
            return;
        }
        if balanced && curly {
            let deep = |to: usize, walked: &mut usize, depth: &mut isize| {
                for &at in marks.iter().skip(*walked).take_while(|at| **at < to) {
                    *depth += step(line.chars[at]);
                    *walked += 1;
                }
                *depth
            };
            let outer = deep(open, &mut walked, &mut depth);
            if deep(close, &mut walked, &mut depth) != outer {
                return;
            }
            if outer > 0 {
                turns.push(Turn {
                    at: open, new: "‘"
                });
                turns.push(Turn {
                    at: close,
                    new: "’",
                });
                continue;
            }
        }
        if is_straight(&open) && is_straight(&close) && !is_chinese(line, open, close) {
            continue;
        }
        let (left, right) = if corners {
            ("「", "」")
        } else {
            ("“", "”")
        };
        turns.push(Turn {
            at: open,
            new: left,
        });
        turns.push(Turn {
            at: close,
            new: right,
        });
    }
    // One pair alone has one reading; more of them, when marks face wrongly, the likeliest.
    let certain = balanced || marks.len() == 2;
    for turn in turns {
        let mut buffer = [0; 4];
        if line.chars[turn.at].encode_utf8(&mut buffer) != turn.new {
            let place = line.starts[turn.at]..line.starts[turn.at + 1];
            edits.push(Edit {
                certain,
                ..edit("quotes", place, turn.new)
            });
        }
    }
}

fn step(mark: char) -> isize {
    match mark {
        '“' => 1,
        '”' => -1,
        _ => 0,
    }
}

/// Whether the curly marks among `marks` nest.
fn is_balanced(line: &Line, marks: &[usize]) -> bool {
    let mut depth = 0;
    for &at in marks {
        depth += step(line.chars[at]);
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// Whether the mark at `at` may open a quotation: words follow.
fn opens(line: &Line, at: usize) -> bool {
    line.get(at + 1).is_some_and(|c| {
        !c.is_whitespace()
            && !matches!(
                c,
                '，' | '。'
                    | '、'
                    | '；'
                    | '：'
                    | '！'
                    | '？'
                    | '”'
                    | '）'
                    | '》'
                    | ','
                    | ';'
                    | ':'
                    | ')'
            )
    })
}

/// Whether the mark at `at` may close a quotation: words or their marks come before it.
fn closes(line: &Line, at: usize) -> bool {
    at.checked_sub(1)
        .and_then(|at| line.get(at))
        .is_some_and(|c| !c.is_whitespace() && !is_opening(c) && !matches!(c, '：' | ':' | '、'))
}

/// Whether the quotation from `open` to `close` belongs to Chinese text.
fn is_chinese(line: &Line, open: usize, close: usize) -> bool {
    let wide = |at: Option<usize>| at.and_then(|at| line.get(at)).is_none_or(is_wide);
    line.is_chinese(open)
        && (line.chars[open..close].iter().take(200).any(|&c| is_han(c))
            || wide(open.checked_sub(1)) && wide(Some(close + 1)))
}

/// Pairs straight single marks around Chinese words; apostrophes of Latin words are no marks.
fn singles(line: &Line, edits: &mut Vec<Edit>) {
    let mut open: Option<usize> = None;
    for at in 0..line.len() {
        if line.chars[at] != '\'' || !line.is_free(at) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| line.get(at));
        let after = line.get(at + 1);
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        match open {
            Some(first) if before.is_some_and(is_wide) && !latin(after) && closes(line, at) => {
                for (at, new) in [(first, "‘"), (at, "’")] {
                    edits.push(edit("quotes", line.starts[at]..line.starts[at + 1], new));
                }
                open = None;
            }
            _ => {
                let starts = !latin(before) && after.is_some_and(is_wide) && opens(line, at);
                open = (starts && line.is_chinese(at)).then_some(at);
            }
        }
    }
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
            assert_eq!(repaired(text), expected, "in {text}");
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
            assert_eq!(repaired(text), text);
        }
    }
}
