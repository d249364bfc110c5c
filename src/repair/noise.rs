//! Page noise: what a republished report has brought along from the page that it stood on.

use super::Found;
use super::line::lines;
use super::protect::Regions;
use crate::Options;
use crate::document::BlockKind;
use crate::document::page::{about, is_noise, is_noise_part};
use crate::edit::Edit;
use crate::text::{line_end, trim};

/// Finds whole lines that certainly are menus, buttons, links to other reports or notices, in one pass, and counters and
/// buttons at the end of lines about the report. What only may be noise stays and is marked by its block.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut found = Found::default();
    let mut regions = Regions::blocks(text, options);
    for (base, words) in lines(text) {
        let (lead, trimmed) = trim(words);
        if trimmed.is_empty() || regions.cover(base) {
            continue;
        }
        let end = base + words.len();
        if is_noise(trimmed) {
            found.push(base, line_end(text, end), "");
        } else if let Some(start) = tail(words) {
            found.push(base + start, base + lead + trimmed.len(), "");
        }
    }
    last_line_end(text, &mut found.edits);
    found
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

/// Where the counters and buttons at the end of a line about the report begin, if it has some. Wide gaps divide the parts.
fn tail(words: &str) -> Option<usize> {
    if words.len() > 400 {
        return None;
    }
    let parts = parts(words);
    let mut noise = parts.len();
    while noise > 1 && is_noise_part(&words[parts[noise - 1].0..parts[noise - 1].1]) {
        noise -= 1;
    }
    let end = parts.get(noise)?.0;
    let (kept, _) = parts.split_at(noise);
    let tells = |&(start, end): &(usize, usize)| about(&words[start..end]) == BlockKind::Meta;
    kept.iter()
        .any(tells)
        .then_some(kept.last().map_or(end, |part| part.1))
}

/// The parts of a line between wide gaps: more than one space, or an ideographic one.
fn parts(words: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let (mut start, mut end, mut gap) = (0, 0, 0);
    for (at, c) in words.char_indices() {
        match c {
            '\u{3000}' => gap += 2,
            ' ' | '\u{A0}' | '\t' => gap += 1,
            _ => {
                if gap > 1 && end > 0 {
                    parts.push((start, end));
                }
                if gap > 1 || end == 0 {
                    start = at;
                }
                gap = 0;
                end = at + c.len_utf8();
            }
        }
    }
    if end > 0 {
        parts.push((start, end));
    }
    parts
}
