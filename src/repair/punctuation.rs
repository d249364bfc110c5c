//! Punctuation: half-width marks of Chinese text become full-width.

use super::Found;
use super::line::{EDGE, Line, Side, is_wide};
use crate::text::{is_han, phrase};

/// Finds half-width marks whose place is Chinese; each looks at a few characters around it.
///
/// Numbers (`1,200`), times (`9:30`), ratios, Latin words and regions that stay keep their marks.
pub(super) fn find(line: &Line, found: &mut Found) {
    let dots = line.habits.dots || ends_with_dot(line);
    for at in 0..line.len() {
        if let Some(wide) = full(line.char(at))
            && line.is_free(at)
            && is_chinese(line, at, dots)
        {
            found.push(line.starts[at], line.starts[at + 1], wide);
        }
    }
}

/// The full-width form of a mark.
fn full(c: char) -> Option<&'static str> {
    Some(match c {
        ',' => "，",
        ';' => "；",
        ':' => "：",
        '?' => "？",
        '!' => "！",
        '.' | '｡' => "。",
        '､' => "、",
        _ => return None,
    })
}

/// Whether a line ends its last sentence with a dot, and none with 。
fn ends_with_dot(line: &Line) -> bool {
    let mut chars = line.chars.iter().rev().skip_while(|c| **c == ' ');
    chars.next() == Some(&'.')
        && chars.next().is_some_and(|&c| is_han(c))
        && !line.chars.contains(&'。')
}

/// Whether the mark at `at` is one of Chinese text; `dots` says whether dots end sentences there.
fn is_chinese(line: &Line, at: usize, dots: bool) -> bool {
    let mark = line.char(at);
    if matches!(mark, '｡' | '､') {
        return true;
    }
    if !line.is_chinese(at) {
        return false;
    }
    if mark == '.' {
        return is_full_stop(line, at, dots);
    }
    let number = line.before(at).is_ascii_digit() && line.behind(at).is_ascii_digit();
    if number || is_syntax(line, at, mark) {
        return false;
    }
    let behind = line.side_behind(at);
    match line.side_before(at) {
        Side::Chinese => true,
        Side::Sign => !matches!(behind, Side::Mark | Side::Other),
        Side::Latin | Side::Mark => {
            behind == Side::Chinese || behind == Side::Edge && matches!(mark, '?' | '!')
        }
        _ => false,
    }
}

/// Marks that are syntax: `::`, `:)`, `:smile:`, `://`, `![`, `?id=`, `&amp;`.
fn is_syntax(line: &Line, at: usize, mark: char) -> bool {
    let (last, next) = (line.before(at), line.behind(at));
    match mark {
        ':' => {
            let (before, behind) = (name_before(line, at), name_behind(line, at));
            matches!(next, ':' | ')' | '(' | '/' | '\\' | '-')
                || last == ':'
                || behind > 0 && line.char(at + behind + 1) == ':' && line.is_free(at + behind + 1)
                || before > 0
                    && line.char(at.wrapping_sub(before + 1)) == ':'
                    && last.is_ascii_alphabetic()
        }
        ';' => {
            let mut start = at;
            while start + 10 > at
                && (line.before(start) == '#' || line.before(start).is_ascii_alphanumeric())
            {
                start -= 1;
            }
            matches!(next, ')' | ';')
                || last == ';'
                || last.is_ascii_alphanumeric() && line.before(start) == '&'
        }
        '!' => next == '[',
        '?' => next.is_ascii_alphanumeric(),
        _ => false,
    }
}

/// The length of the name of an emoji before `at`, or as much of it as such names have.
fn name_before(line: &Line, at: usize) -> usize {
    let mut length = 0;
    while length < 24 && is_name(line.char(at.wrapping_sub(length + 1))) {
        length += 1;
    }
    length
}

/// The length of the name of an emoji behind `at`, likewise.
fn name_behind(line: &Line, at: usize) -> usize {
    let mut length = 0;
    while length < 24 && is_name(line.char(at + length + 1)) {
        length += 1;
    }
    length
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-')
}

/// Whether the dot at `at` ends a Chinese sentence. Names may be written with dots: 买买提.艾力.
fn is_full_stop(line: &Line, at: usize, dots: bool) -> bool {
    let last = line.before(at);
    // 一. and 十一. count points.
    let start = at.saturating_sub(4);
    let numeral = |c: &char| phrase::has!("一二三四五六七八九十百", *c);
    if !is_wide(last) && last != '%' || line.chars[start..at].iter().all(numeral) {
        return false;
    }
    match line.behind(at) {
        EDGE => true,
        ' ' => matches!(line.side_behind(at), Side::Chinese | Side::Edge),
        '”' | '’' | '」' | '』' | '）' | '》' | '"' => true,
        next => dots && is_han(last) && is_wide(next),
    }
}
