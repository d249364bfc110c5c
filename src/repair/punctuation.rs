//! Punctuation: half-width marks of Chinese text become full-width.

use super::line::{Line, Side, is_wide, lines};
use super::protect::Regions;
use super::{Found, edit};
use crate::Options;
use crate::text::is_han;

/// Finds half-width marks whose place is Chinese, in one pass; each looks at a few characters around it.
///
/// Numbers (`1,200`), times (`9:30`), ratios, Latin words and what [`Regions`] protects keep their marks.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut edits = Vec::new();
    let candidates = |words: &str| words.contains([',', ';', ':', '?', '!', '.', '｡', '､']);
    if candidates(text) {
        let mut regions = Regions::new(text, options);
        let dots = uses_dots(text);
        for (base, words) in lines(text) {
            if !candidates(words) {
                continue;
            }
            let line = Line::new(words, base, &mut regions);
            if !line.has_chinese() {
                continue;
            }
            for at in 0..line.len() {
                if let Some(wide) = full(line.chars[at])
                    && line.is_free(at)
                    && is_chinese(&line, at, dots)
                {
                    edits.push(edit(
                        "punctuation",
                        line.starts[at]..line.starts[at + 1],
                        wide,
                    ));
                }
            }
        }
    }
    edits.into()
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

/// Whether the text ends its Chinese sentences with dots, and never with 。
fn uses_dots(text: &str) -> bool {
    !text.contains('。')
        && lines(text).any(|(_, words)| {
            let words = words.trim_end();
            words.ends_with('.') && words.chars().rev().nth(1).is_some_and(is_han)
        })
}

/// Whether the mark at `at` is one of Chinese text.
fn is_chinese(line: &Line, at: usize, dots: bool) -> bool {
    let mark = line.chars[at];
    if matches!(mark, '｡' | '､') {
        return true;
    }
    if !line.is_chinese(at) {
        return false;
    }
    let last = at.checked_sub(1).and_then(|p| line.get(p));
    let next = line.get(at + 1);
    if mark == '.' {
        return is_full_stop(line, at, dots);
    }
    if stays(line, at, mark, next) {
        return false;
    }
    // Between the digits of one number nothing changes, whatever surrounds it.
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    if digit(last) && digit(next) {
        return false;
    }
    match (line.before(at), line.behind(at)) {
        (Side::Chinese, _) => true,
        (Side::Sign, Side::Chinese | Side::Latin | Side::Edge | Side::Sign) => true,
        (Side::Latin | Side::Mark, Side::Chinese) => true,
        (Side::Latin | Side::Mark, Side::Edge) => matches!(mark, '?' | '!'),
        _ => false,
    }
}

/// Marks that are syntax: `::`, `:)`, `:smile:`, `://`, `![`, `?id=`, `&amp;`.
fn stays(line: &Line, at: usize, mark: char, next: Option<char>) -> bool {
    let last = at.checked_sub(1).and_then(|p| line.get(p));
    match mark {
        ':' => {
            let word = line.chars[at + 1..]
                .iter()
                .take(24)
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-'))
                .count();
            matches!(next, Some(':' | ')' | '(' | '/' | '\\' | '-'))
                || last == Some(':')
                || word > 0 && line.get(at + 1 + word) == Some(':')
                || is_closing_colon(line, at)
        }
        ';' => {
            let before = line.chars[..at].iter().rev().take(10);
            let mut before = before.skip_while(|c| c.is_ascii_alphanumeric() || **c == '#');
            matches!(next, Some(')' | ';'))
                || last == Some(';')
                || last.is_some_and(|c| c.is_ascii_alphanumeric()) && before.next() == Some(&'&')
        }
        '!' => next == Some('['),
        '?' => next.is_some_and(|c| c.is_ascii_alphanumeric()),
        _ => false,
    }
}

/// Whether the colon at `at` ends an emoji's name: `:smile:`.
fn is_closing_colon(line: &Line, at: usize) -> bool {
    let name = line.chars[..at].iter().rev().take(24);
    let length = name
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-'))
        .count();
    length > 0
        && at > length
        && line.chars[at - length - 1] == ':'
        && line.chars[at - 1].is_ascii_alphabetic()
}

/// Whether the dot at `at` ends a Chinese sentence. Names may be written with dots: 买买提.艾力.
fn is_full_stop(line: &Line, at: usize, dots: bool) -> bool {
    let last = at.checked_sub(1).and_then(|p| line.get(p));
    let Some(last) = last else { return false };
    // 一. and 十一. count points.
    let numeral = |c: &char| "一二三四五六七八九十百".contains(*c);
    if line.chars[..at].iter().rev().take(4).all(numeral) || !is_wide(last) && last != '%' {
        return false;
    }
    let closing = |c: char| matches!(c, '”' | '’' | '」' | '』' | '）' | '》' | '"');
    match line.get(at + 1) {
        None => true,
        Some(' ') => matches!(line.behind(at), Side::Chinese | Side::Edge),
        Some(c) => closing(c) || dots && is_han(last) && is_wide(c),
    }
}
