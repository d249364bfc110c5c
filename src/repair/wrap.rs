//! Broken lines: a PDF, a mail or a terminal breaks the text where its lines are full, in mid-sentence.
//!
//! Full lines are told by their width: nearly all that a layout has broken end within a character or two of the same
//! column (a mark that must not begin a line moves one to the next). Prose alone is joined, which has sentences that end
//! inside of its lines: lists of names, slogans, verses and tables have short lines, or lines that say one thing each.

use super::Found;
use super::line::lines;
use super::protect::Regions;
use crate::document::{BlockKind, page::about};
use crate::text::{is_closing, is_han, is_opening, is_sentence_end, phrase};
use crate::{Format, Options};

/// Columns of a full line: a character of Chinese takes two, a Latin one takes one.
const WIDTH: std::ops::RangeInclusive<usize> = 36..=160;
/// A full line is shorter than the widest by at most so many columns.
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
        if words.contains(is_han) && !regions.cover(base) {
            let columns = columns(words);
            prose.push(Row {
                base,
                words,
                columns,
            });
        }
    }
    let widest = widest(&prose);
    let is_full = |row: &&Row| (widest - SLACK..=widest).contains(&row.columns);
    let full = || prose.iter().filter(is_full);
    let all: usize = prose.iter().map(|row| row.columns).sum();
    if full().filter(|row| is_open(row.words)).count() < BROKEN
        || full().filter(|row| pauses(row.words)).count() * 2 < full().count()
        || full().map(|row| row.columns).sum::<usize>() * 3 < all
        || !full().any(|row| ends_inside(row.words))
    {
        return found;
    }
    let mut begun = false;
    for two in prose.windows(2) {
        let [row, next] = two else {
            continue;
        };
        let (words, follows) = (row.words, next.words);
        let end = row.base + words.len();
        // Nothing but one end of a line, and blanks before it.
        let between = &text[end..next.base];
        let sides = |is: fn(char) -> bool| words.ends_with(is) && follows.starts_with(is);
        let latin = sides(|c| c.is_ascii_alphabetic());
        // Headlines and lines about the report stand before its sentences. The last line of a headline is short.
        begun = begun || begins(words);
        if (begun || !is_full(&next) && !pauses(follows) && is_prose(words))
            && between.trim_start_matches([' ', '\t', '\r']) == "\n"
            // What Markdown breaks is its author's, and shows no break; between characters of Chinese it shows a space.
            && !(markdown && (latin || between.starts_with("  ")))
            && is_full(&row)
            && is_open(words)
            && follows.starts_with(|c: char| is_han(c) || c.is_alphanumeric() || is_inner(c))
            && !is_numbered(follows)
            && !sides(|c| c.is_ascii_digit())
            && is_prose(follows)
        {
            found.push(end, next.base, if latin { " " } else { "" });
        }
    }
    found
}

/// The column at which most lines end that are as wide as full ones can be.
fn widest(prose: &[Row]) -> usize {
    let mut ends = [0; *WIDTH.end() + 2];
    for row in prose {
        ends[row.columns] += 1;
    }
    let near = |&widest: &usize| ends[widest - SLACK..=widest].iter().sum::<usize>();
    WIDTH.max_by_key(near).unwrap_or(*WIDTH.end())
}

/// How wide a line is; one that is too wide to be a full one is not read to its end.
fn columns(words: &str) -> usize {
    let mut columns = 0;
    for c in words.chars() {
        // Marks that a Chinese layout sets as wide as a character, too.
        let wide = c >= '\u{2E80}' || phrase::has!("“”‘’—…·", c);
        columns += 1 + usize::from(wide);
        if columns > *WIDTH.end() {
            return *WIDTH.end() + 1;
        }
    }
    columns
}

fn is_prose(words: &str) -> bool {
    about(words) == BlockKind::Paragraph
}

/// Whether a line has a mark inside that prose has.
fn pauses(words: &str) -> bool {
    words.contains(['，', '。', '；', ',', ';'])
}

/// Whether the report's own sentences begin with a line.
fn begins(words: &str) -> bool {
    let told = words.contains("记者") || words.contains("記者");
    words.starts_with(['（', '【', '〔'])
        || (pauses(words) || told) && !words.starts_with('#') && is_prose(words)
}

/// Whether a sentence ends inside of a line, before its end.
fn ends_inside(words: &str) -> bool {
    let last = words.trim_end_matches(|c| is_closing(c) || is_sentence_end(c));
    last.contains(is_sentence_end)
}

/// Whether a line ends in mid-sentence.
fn is_open(words: &str) -> bool {
    let said = words.trim_end_matches(is_closing).chars().next_back();
    let last = words.chars().next_back().unwrap_or('。');
    !said.is_none_or(is_sentence_end) && (is_han(last) || last.is_alphanumeric() || is_inner(last))
}

/// Whether a line begins with a number of its own: 一、 （二） 3. ④.
fn is_numbered(words: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || phrase::has!("（(一二三四五六七八九十", c);
    let mut behind = words.trim_start_matches(digit).chars();
    let mark = behind.next().filter(|_| words.starts_with(digit));
    match mark {
        Some('.') => !behind.next().is_some_and(|c| c.is_ascii_digit()),
        Some('、' | '．' | ')' | '）' | ' ') => true,
        // ３、 and ④ have no other reading.
        _ => words.starts_with(|c: char| c.is_numeric() && !c.is_ascii()),
    }
}

/// Whether a mark stands inside of a sentence.
fn is_inner(c: char) -> bool {
    is_opening(c) || is_closing(c) || matches!(c, '，' | '、' | ',' | '·' | '%')
}
