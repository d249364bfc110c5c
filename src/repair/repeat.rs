//! Repeated headlines: sites print the headline in the page's title, in its path and above the text.

use super::Found;
use super::line::lines;
use super::protect::Regions;
use crate::Options;
use crate::document::{BlockKind, page::about};
use crate::text::{is_sentence_end, line_end, trim};

/// A headline has at most this many characters, and not fewer than a few.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=60;

/// Finds the lines above the running text that say the headline once more.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut found = Found::default();
    let mut regions = Regions::blocks(text, options);
    let mut heads: Vec<&str> = Vec::new();
    for (base, words) in lines(text) {
        let trimmed = trim(words).1;
        if trimmed.is_empty() || regions.cover(base) {
            continue;
        }
        let length = trimmed.chars().count();
        let runs = |c: char| is_sentence_end(c) && !matches!(c, '！' | '？' | '!' | '?');
        if length > *LENGTH.end()
            || trimmed.chars().next_back().is_some_and(runs)
            || heads.len() > 8
        {
            break;
        }
        if about(trimmed) != BlockKind::Paragraph || !LENGTH.contains(&length) {
            continue;
        }
        if heads.contains(&trimmed) {
            found.push(base, line_end(text, base + words.len()), "");
        } else {
            heads.push(trimmed);
        }
    }
    found
}
