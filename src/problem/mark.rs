//! Marks without a partner, notes that are left, characters that are lost.

use super::{DAMAGE, GUESS, NOTE, PAIR, Problem};
use crate::Reading;
use crate::text::{Span, is_han, phrase};

const PAIRS: [(char, char); 9] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('（', '）'),
    ('《', '》'),
    ('〈', '〉'),
    ('【', '】'),
    ('〔', '〕'),
];

/// Vowels that carry a tone.
const TONES: &str = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";

pub(super) fn find(reading: &Reading, found: &mut Vec<Problem>) {
    let text = reading.text();
    for block in super::blocks(reading) {
        pairs(text, block, found);
        notes(text, block, found);
    }
    for &span in reading.damage() {
        found.push(Problem::new(&DAMAGE, span));
    }
    let offsets = reading.edits().offsets();
    for edit in reading.edits().iter().filter(|edit| !edit.certain) {
        found.push(Problem::new(&GUESS, offsets.span_to_text(edit.source)));
    }
}

fn pairs(text: &str, block: Span, found: &mut Vec<Problem>) {
    let mut open: Vec<(usize, Span)> = Vec::new();
    let mut before = ' ';
    for (at, c) in block.of(text).char_indices() {
        let span = Span::new(block.start + at, block.start + at + c.len_utf8());
        if let Some(pair) = PAIRS.iter().position(|&(opening, _)| opening == c) {
            open.push((pair, span));
        } else if let Some(pair) = PAIRS.iter().position(|&(_, closing)| closing == c) {
            // 1）and a） number a list; ’ stands for an apostrophe between letters.
            let alone = matches!(c, '）' | '’') && before.is_ascii_alphanumeric();
            match open.iter().rposition(|&(opened, _)| opened == pair) {
                Some(at) => {
                    let lost = open.drain(at..).skip(1);
                    found.extend(lost.map(|(_, span)| Problem::new(&PAIR, span)));
                }
                None if !alone => found.push(Problem::new(&PAIR, span)),
                None => {}
            }
        }
        before = c;
    }
    // A quotation of several paragraphs opens in each and closes in the last.
    open.retain(|(pair, _)| {
        *pair > 3 || !text[block.end..].trim_start().starts_with(PAIRS[*pair].0)
    });
    found.extend(open.into_iter().map(|(_, span)| Problem::new(&PAIR, span)));
}

/// A pronunciation in brackets behind a character.
fn notes(text: &str, block: Span, found: &mut Vec<Problem>) {
    let words = block.of(text);
    for (at, bracket) in words.match_indices(['(', '（']) {
        let inner = &words[at + bracket.len()..];
        let Some(end) = inner.find(|c: char| !(c.is_ascii_lowercase() || phrase::has!(TONES, c)))
        else {
            return;
        };
        let closed = inner[end..].starts_with([')', '）']);
        let toned = inner[..end].chars().any(|c| phrase::has!(TONES, c));
        if closed && toned && words[..at].chars().next_back().is_some_and(is_han) {
            let close = inner[end..].chars().next().map_or(0, char::len_utf8);
            let start = block.start + at;
            let span = Span::new(start, start + bracket.len() + end + close);
            found.push(Problem::new(&NOTE, span).mended(""));
        }
    }
}
