//! Broken lines: a PDF, a mail or a terminal breaks the text where its lines are full, in mid-sentence.
//!
//! Full lines are told by their width: nearly all that a layout has broken end within a character or two of the same
//! column (a mark that must not begin a line moves one to the next). Prose alone is joined: lists of names and titles,
//! verses and tables have short lines, or no marks inside of them.

use super::Found;
use super::line::lines;
use super::protect::Regions;
use crate::document::{BlockKind, page::about};
use crate::text::{is_closing, is_han, is_sentence_end};
use crate::{Format, Options};

/// Columns of a full line: a character of Chinese takes two, a Latin one takes one.
const WIDTH: std::ops::RangeInclusive<usize> = 36..=160;
/// A full line is shorter by at most so many columns.
const SLACK: usize = 4;
/// So many of them end in mid-sentence, or their width is chance.
const BROKEN: usize = 3;

/// A line of the text.
struct Row<'t> {
    base: usize,
    words: &'t str,
    columns: usize,
}

/// Finds the line breaks in mid-sentence of a text that a layout has broken.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut found = Found::default();
    let markdown = options.format == Format::Markdown;
    let mut regions = Regions::blocks(text, options);
    let mut prose: Vec<Row> = Vec::new();
    for (base, words) in lines(text) {
        let words = words.trim_end();
        if !words.contains(is_han) {
            continue;
        }
        let columns = columns(words);
        if columns > *WIDTH.end() {
            return found;
        }
        if !regions.cover(base) {
            prose.push(Row {
                base,
                words,
                columns,
            });
        }
    }
    let widest = prose.iter().map(|row| row.columns).max().unwrap_or(0);
    let is_full = |row: &&Row| row.columns + SLACK >= widest;
    let full = || prose.iter().filter(is_full);
    let pauses = |row: &&Row| row.words.contains(['，', '。', '；', ',', ';']);
    let all: usize = prose.iter().map(|row| row.columns).sum();
    if widest < *WIDTH.start()
        || full().filter(|row| is_open(row.words)).count() < BROKEN
        || full().filter(pauses).count() * 2 < full().count()
        || full().map(|row| row.columns).sum::<usize>() * 3 < all
    {
        return found;
    }
    for two in prose.windows(2) {
        let [row, next] = two else {
            continue;
        };
        let (words, follows) = (row.words, next.words);
        let end = row.base + words.len();
        // Nothing but one end of a line, and blanks before it.
        let between = &text[end..next.base];
        let latin = words.ends_with(is_latin) && follows.starts_with(is_latin);
        // What Markdown breaks is its author's, and shows no break; between characters of Chinese it shows a space.
        if between.trim_start_matches([' ', '\t', '\r']) == "\n"
            && !(markdown && (latin || between.starts_with("  ")))
            && is_full(&row)
            && is_open(words)
            && follows.starts_with(|c: char| is_han(c) || c.is_alphanumeric() || is_inner(c))
            && !is_numbered(follows)
            && about(follows) == BlockKind::Paragraph
        {
            found.push(end, next.base, if latin { " " } else { "" });
        }
    }
    found
}

/// How wide a line is; one that is too wide to be a full one is not read to its end.
fn columns(words: &str) -> usize {
    let wide = |c| if c < '\u{2E80}' { 1 } else { 2 };
    words.chars().take(WIDTH.end() + 1).map(wide).sum()
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
}

/// Whether a line ends in mid-sentence.
fn is_open(words: &str) -> bool {
    let last = words.chars().next_back().unwrap_or('。');
    is_han(last) || last.is_alphanumeric() || is_inner(last)
}

/// Whether a line begins with a number of its own: 一、 （二） 3.
fn is_numbered(words: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || "（(一二三四五六七八九十".contains(c);
    let mut behind = words.trim_start_matches(digit).chars();
    let mark = behind.next().filter(|_| words.starts_with(digit));
    match mark {
        Some('.') => !behind.next().is_some_and(|c| c.is_ascii_digit()),
        mark => matches!(mark, Some('、' | '．' | ')' | '）')),
    }
}

/// Whether a mark stands inside of a sentence.
fn is_inner(c: char) -> bool {
    matches!(
        c,
        '，' | '、' | ',' | '“' | '《' | '（' | '(' | '「' | '·' | '%'
    ) || is_closing(c) && !is_sentence_end(c)
}
