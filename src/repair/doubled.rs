//! Doubled marks: a mark that was typed twice stands once.

use super::Found;
use super::line::Line;

/// Finds exactly two of the same mark; three and more are somebody's emphasis, and 。。。 is an ellipsis. Of two different
/// ones, slips of editing, the stronger stays, and that is only likely to be right.
pub(super) fn find(line: &Line, found: &mut Found) {
    // Behind the marks so far: where they begin.
    let mut start = 0;
    for at in 0..=line.len() {
        if strength(line.char(at)) > 0 {
            continue;
        }
        if at == start + 2 && line.is_free(start) && line.is_free(start + 1) {
            let (first, second) = (line.char(start), line.char(start + 1));
            // 好！。 has one end too many; ！！ and ？！ are emphasis.
            let weaker = if strength(first) < strength(second) {
                start
            } else {
                start + 1
            };
            if strength(line.char(weaker)) < EMPHASIS {
                let (from, to) = (line.starts[weaker], line.starts[weaker + 1]);
                found.change(from, to, "", first == second);
            }
        }
        start = at + 1;
    }
}

/// Stronger than any stop.
const EMPHASIS: usize = 6;

/// How strongly a mark divides; 0 for what is none.
fn strength(mark: char) -> usize {
    match mark {
        '、' => 1,
        '，' => 2,
        '：' => 3,
        '；' => 4,
        '。' => 5,
        '！' | '？' => EMPHASIS,
        _ => 0,
    }
}
