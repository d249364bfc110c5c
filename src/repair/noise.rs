//! Page noise: what a republished report has brought along from the page that it stood on.

use super::line::lines;
use super::protect::Regions;
use super::{Found, edit};
use crate::Options;
use crate::document::BlockKind;
use crate::document::page::{about, is_noise, is_noise_part};
use crate::edit::Edit;

/// Finds whole lines that certainly are menus, buttons, links to other reports or notices, in one pass, and counters and
/// buttons at the end of lines about the report. What only may be noise stays and is marked by its block.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut edits = Vec::new();
    let mut regions = Regions::code(text, options);
    for (base, words) in lines(text) {
        let trimmed = words.trim();
        if trimmed.is_empty() || regions.cover(base) {
            continue;
        }
        let end = base + words.len();
        if is_noise(trimmed) {
            // The line goes with its line end.
            let rest = &text[end..];
            let line_end = rest.find('\n').map_or(0, |at| at + 1);
            edits.push(edit("noise", base..end + line_end, ""));
        } else if let Some(start) = tail(trimmed) {
            let base = base + (words.len() - words.trim_start().len());
            edits.push(edit("noise", base + start..base + trimmed.len(), ""));
        }
    }
    last_line_end(text, &mut edits);
    edits.into()
}

/// A text that ends in noise and without a line end has none afterwards.
fn last_line_end(text: &str, edits: &mut [Edit]) {
    let mut end = text.len();
    if text.ends_with('\n') {
        return;
    }
    for edit in edits.iter_mut().rev() {
        if edit.source.end != end
            || edit.source.start > 0 && !text[..edit.source.start].ends_with('\n')
        {
            break;
        }
        end = edit.source.start;
        if end > 0 {
            edit.source.start -= 1;
            edit.source.end -= usize::from(edit.source.end < text.len());
        }
    }
}

/// Where the counters and buttons at the end of a line begin, if it has some. Wide gaps divide the parts.
fn tail(words: &str) -> Option<usize> {
    if words.len() > 400 {
        return None;
    }
    let mut from = None;
    let mut end = words.len();
    while let Some(gap) = last_gap(&words[..end]) {
        if !is_noise_part(&words[gap.1..end]) {
            break;
        }
        end = gap.0;
        from = Some(gap.0);
    }
    from.filter(|_| has_meta(&words[..end]))
}

/// Whether a part of a line tells about the report: 来源：…
fn has_meta(words: &str) -> bool {
    let mut end = words.len();
    loop {
        let gap = last_gap(&words[..end]);
        let start = gap.map_or(0, |gap| gap.1);
        if about(&words[start..end]) == BlockKind::Meta {
            return true;
        }
        let Some(gap) = gap else { return false };
        end = gap.0;
    }
}

/// The last wide gap of a line: more than one space, or an ideographic one.
fn last_gap(words: &str) -> Option<(usize, usize)> {
    let mut end = words.len();
    while let Some(at) = words[..end].rfind([' ', '\u{3000}', '\u{A0}', '\t']) {
        let start = words[..end].trim_end().len().min(at);
        let start = words[..at].trim_end().len().min(start);
        let gap_end = at + words[at..].chars().next().map_or(0, char::len_utf8);
        let gap = &words[start..gap_end];
        if gap.chars().count() > 1 || gap.contains('\u{3000}') {
            return Some((start, gap_end));
        }
        end = start;
    }
    None
}
