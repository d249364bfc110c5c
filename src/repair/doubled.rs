//! Doubled marks: a mark that was typed twice stands once.

use super::Found;
use super::line::Line;

/// Finds exactly two of the same mark; three and more are somebody's emphasis, and 。。。 is an ellipsis.
pub(super) fn find(line: &Line, found: &mut Found) {
    let mut at = 0;
    while at < line.len() {
        let mark = line.char(at);
        let length = line.run(at, mark);
        let last = at + 1;
        if length == 2 && matches!(mark, '，' | '。' | '；' | '：' | '、') && line.is_free(last)
        {
            found.push(line.starts[last], line.starts[last + 1], "");
        }
        at += length;
    }
}
