//! Brackets: half-width brackets of Chinese text become full-width, both of a pair or neither.

use super::line::{Line, Side, is_wide, lines, side};
use super::protect::Regions;
use super::{Found, edit};
use crate::Options;
use crate::text::{is_han, sort};

/// A bracket that waits for its partner.
struct Open {
    at: usize,
    /// Chinese characters of the line before it.
    han: usize,
}

/// Finds the pairs in one pass; a pair's width follows what it holds and where it stands.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut edits = Vec::new();
    if text.contains(['(', ')']) {
        let mut regions = Regions::new(text, options);
        for (base, words) in lines(text) {
            if !words.contains(['(', ')']) {
                continue;
            }
            let line = Line::new(words, base, &mut regions);
            if line.has_chinese() {
                pairs(&line, |at, wide| {
                    edits.push(edit("brackets", line.starts[at]..line.starts[at + 1], wide));
                });
            }
        }
    }
    sort(&mut edits, |edit| (edit.source.start, 0));
    edits.into()
}

/// Gives each bracket that must be full-width.
fn pairs(line: &Line, mut change: impl FnMut(usize, &'static str)) {
    let mut open: Vec<Open> = Vec::new();
    let mut han = 0;
    for at in 0..line.len() {
        let c = line.chars[at];
        han += usize::from(is_han(c));
        match c {
            '(' | '（' if line.is_free(at) => open.push(Open { at, han }),
            ')' | '）' if line.is_free(at) => {
                let Some(first) = open.pop() else { continue };
                if !is_chinese(line, &first, at, han) {
                    continue;
                }
                if line.chars[first.at] == '(' {
                    change(first.at, "（");
                }
                if c == ')' {
                    change(at, "）");
                }
            }
            _ => {}
        }
    }
}

/// Whether the pair from `open` to `close` belongs to Chinese text.
fn is_chinese(line: &Line, open: &Open, close: usize, han: usize) -> bool {
    let before = open.at.checked_sub(1).and_then(|at| line.get(at));
    let inner = line.get(open.at + 1);
    // [words](destination), (https://…), and faces.
    if !line.is_chinese(open.at)
        || before == Some(']')
        || close == open.at + 1
        || !line.is_free(open.at + 1)
    {
        return false;
    }
    if han > open.han || line.chars[open.at] != '(' || line.chars[close] != ')' {
        return true;
    }
    // Latin or digits: by what stands around. f(x) and (CPI) apart from Chinese words stay.
    let starts = before.is_none_or(is_wide);
    let ends = line.get(close + 1).is_none_or(|c| is_wide(c) || is_mark(c));
    starts && ends && inner.is_some_and(|c| matches!(side(c), Side::Latin | Side::Sign))
}

/// Whether `c` is a half-width mark of a sentence.
fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '.' | '!' | '?')
}
