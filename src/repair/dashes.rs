//! Dashes and ellipses: both take the place of two characters.

use super::Found;
use super::line::{Line, Side, is_wide};

/// Finds runs of dots and strokes beside Chinese words.
///
/// A single `—` joins places and dates and stays, as do rules (`-----`) and the dots of a table of contents.
pub(super) fn find(line: &Line, found: &mut Found) {
    let mut at = 0;
    while at < line.len() {
        let mark = line.char(at);
        let length = line.run(at, mark);
        let end = at + length;
        if line.is_free(at) {
            if is_ellipsis(line, at, mark, length) {
                found.push(line.starts[at], line.starts[end], "……");
            } else if is_dash(line, at, mark, length) {
                // A dash needs no room beside it.
                let start = at - usize::from(line.before(at) == ' ');
                let end = end + usize::from(line.char(end) == ' ');
                found.push(line.starts[start], line.starts[end], "——");
            }
        }
        at = end;
    }
}

/// Whether the run of `length` marks at `at` stands for an ellipsis.
fn is_ellipsis(line: &Line, at: usize, mark: char, length: usize) -> bool {
    let left = is_wide(line.before(at));
    match mark {
        '。' => length > 2,
        '…' => length == 1 && (left || is_wide(line.behind(at))) && line.is_chinese(at),
        '.' => {
            matches!(length, 3..=6)
                && left
                && line.is_chinese(at)
                && line.side_behind(at + length - 1) != Side::Latin
        }
        _ => false,
    }
}

/// Whether the run of `length` marks at `at` stands for a dash.
fn is_dash(line: &Line, at: usize, mark: char, length: usize) -> bool {
    let right = is_wide(line.char(at + length));
    match mark {
        '-' => {
            matches!(length, 2 | 3)
                && (at == 0 && right
                    || matches!(line.side_before(at), Side::Chinese | Side::Sign)
                        && line.side_behind(at + length - 1) == Side::Chinese)
        }
        '─' | '－' | '―' => length == 2 && (is_wide(line.before(at)) || right),
        _ => false,
    }
}
