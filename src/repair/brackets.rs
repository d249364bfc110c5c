//! Brackets: half-width brackets of Chinese text become full-width, both of a pair or neither.

use super::Found;
use super::line::{EDGE, Line, Side, is_wide, side};
use crate::text::is_han;

/// Finds the pairs in one pass; a pair's width follows what it holds and where it stands.
pub(super) fn find(line: &Line, found: &mut Found) {
    // The brackets that wait for their partners, each with the number of Chinese characters before it.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut han = 0;
    for at in 0..line.len() {
        let c = line.char(at);
        han += usize::from(is_han(c));
        if !matches!(c, '(' | '（' | ')' | '）') || !line.is_free(at) {
            continue;
        }
        if matches!(c, '(' | '（') {
            open.push((at, han));
        } else if let Some((first, before)) = open.pop()
            && is_chinese(line, first, at, han > before)
        {
            if line.char(first) == '(' {
                found.push(line.starts[first], line.starts[first + 1], "（");
            }
            if c == ')' {
                found.push(line.starts[at], line.starts[at + 1], "）");
            }
        }
    }
}

/// Whether the pair from `open` to `close` belongs to Chinese text; `han` says whether it holds some.
fn is_chinese(line: &Line, open: usize, close: usize, han: bool) -> bool {
    let before = line.before(open);
    // [words](destination), (https://…), and faces.
    if !line.is_chinese(open) || before == ']' || close == open + 1 || !line.is_free(open + 1) {
        return false;
    }
    if han || line.char(open) != '(' || line.char(close) != ')' {
        return true;
    }
    // Latin or digits: by what stands around. f(x) and (CPI) apart from Chinese words stay.
    let behind = line.behind(close);
    let starts = before == EDGE || is_wide(before);
    let ends = is_wide(behind) || matches!(behind, EDGE | ',' | ';' | ':' | '.' | '!' | '?');
    starts && ends && matches!(side(line.behind(open)), Side::Latin | Side::Sign)
}
