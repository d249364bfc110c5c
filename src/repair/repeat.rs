//! Repeated headlines: sites print the headline in the page's title, in its path and above the text.

use super::line::lines;
use super::protect::Regions;
use super::{Found, edit};
use crate::Options;
use crate::document::{BlockKind, page::about};
use crate::text::is_sentence_end;

/// A headline has at most this many characters, and not fewer than a few.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=60;

/// Finds the lines above the running text that say the headline once more.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut edits = Vec::new();
    let mut regions = Regions::code(text, options);
    let mut heads: Vec<&str> = Vec::new();
    for (base, words) in lines(text) {
        let trimmed = words.trim();
        if trimmed.is_empty() || regions.cover(base) {
            continue;
        }
        let length = trimmed.chars().count();
        let runs = |c: char| is_sentence_end(c) && !matches!(c, '！' | '？' | '!' | '?');
        if length > *LENGTH.end() || trimmed.ends_with(runs) || heads.len() > 8 {
            break;
        }
        if about(trimmed) != BlockKind::Paragraph || !LENGTH.contains(&length) {
            continue;
        }
        if heads.contains(&trimmed) {
            let end = base + words.len();
            let line_end = text[end..].find('\n').map_or(0, |at| at + 1);
            edits.push(edit("repeat", base..end + line_end, ""));
        } else {
            heads.push(trimmed);
        }
    }
    edits.into()
}
