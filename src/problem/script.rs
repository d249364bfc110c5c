//! Characters of the other script.

use super::{Problem, SCRIPT};
use crate::Reading;
use crate::lexicon::lines;
use crate::lexicon::script::{simplified, traditional};
use crate::text::Span;

/// Fewer characters of one script than this part of the other are slips; more are a text in both.
const SLIPS: usize = 5;

/// A character's script, where it has one of its own.
#[derive(Clone, Copy, PartialEq)]
enum Script {
    Simplified,
    Traditional,
}

fn script(c: char) -> Option<Script> {
    let script = if simplified(c) != c {
        Script::Traditional
    } else if traditional(c) != c {
        Script::Simplified
    } else {
        return None;
    };
    let both = lines!("../lexicon/both-scripts.txt").contains(c);
    (c >= '\u{3400}' && !both).then_some(script)
}

pub(super) fn find(reading: &Reading, found: &mut Vec<Problem>) {
    let text = reading.text();
    let (mut simple, mut full) = (0, 0);
    let mut single = Vec::new();
    for block in super::blocks(reading) {
        for (at, c) in block.of(text).char_indices() {
            let Some(script) = script(c) else { continue };
            match script {
                Script::Simplified => simple += 1,
                Script::Traditional => full += 1,
            }
            single.push((block.start + at, c, script));
        }
    }
    let slip = match (simple, full) {
        (simple, full) if full > 0 && full * SLIPS < simple => Script::Traditional,
        (simple, full) if simple > 0 && simple * SLIPS < full => Script::Simplified,
        _ => return,
    };
    let people = &reading.report().people;
    for (at, c, script) in single {
        let span = Span::new(at, at + c.len_utf8());
        // Names keep what their bearers chose: 喆, 昇.
        let named = |span| {
            people
                .iter()
                .any(|person| person.mentions.iter().any(|m| m.contains(span)))
        };
        if script != slip || named(span) {
            continue;
        }
        let mended = match slip {
            Script::Traditional => simplified(c),
            Script::Simplified => traditional(c),
        };
        let mended = mended.encode_utf8(&mut [0; 4]).to_owned();
        // Slips side by side are one.
        match found.last_mut() {
            Some(last) if last.kind == &SCRIPT && last.span.end == at => {
                last.span.end = span.end;
                last.fix.get_or_insert_default().push_str(&mended);
            }
            _ => found.push(Problem::new(&SCRIPT, span).mended(&mended)),
        }
    }
}
