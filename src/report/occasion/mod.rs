//! Which meeting, when, where.

mod anchor;
mod calendar;
mod date;
mod day;
mod kind;
mod meeting;
mod place;
mod year;

use super::{Kind, Occasion, Scene};
use crate::document::BlockKind;
use crate::text::{Span, is_closing, is_sentence_end};
use std::ops::Range;

/// The headline: the first heading of the highest level.
pub(super) fn title(scene: &Scene) -> Option<Span> {
    let level = |kind| match kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let headings = scene
        .body()
        .filter_map(|(_, kind, range)| Some((level(kind)?, range)));
    let (_, mut range) = headings.min_by_key(|(level, _)| *level)?;
    // Plain text may keep the marks of Markdown.
    while range.start < range.end && matches!(scene.chars()[range.start], '#' | ' ') {
        range.start += 1;
    }
    if range.is_empty() {
        return None;
    }
    (!scene.is_damaged(range.clone())).then(|| scene.span(range))
}

/// What the text looks like, and which meeting was held when and where.
pub(super) fn find(scene: &Scene) -> (Kind, Occasion) {
    let main = meeting::find(scene);
    let kind = kind::find(scene, &main);
    let occasion = Occasion {
        meeting: main.name.clone().map(|range| scene.span(range)),
        date: date::find(scene, &main, kind),
        place: place::find(scene, &main, kind),
    };
    (kind, occasion)
}

/// The verbs that hold a meeting.
const HOLD: [&str; 6] = ["召开", "举行", "举办", "开幕", "闭幕", "召集"];

/// Whether a verb that holds a meeting stands in `range`.
fn holds(scene: &Scene, mut range: Range<usize>) -> bool {
    range.any(|at| HOLD.iter().any(|word| scene.has(at, word)))
}

/// The sentences of running text, without the short lines of a page.
fn sentences<'s>(scene: &'s Scene) -> impl Iterator<Item = Range<usize>> + 's {
    let sentences = scene.sentences.iter();
    let running = sentences.filter(|(block, range)| is_running(scene, *block, range));
    running.map(|(_, range)| range.clone())
}

/// Whether a sentence of a block is one of running text: it ends with a mark, or is longer than a menu's words.
fn is_running(scene: &Scene, block: usize, range: &Range<usize>) -> bool {
    const MENU: usize = 20;
    let last = scene.chars()[range.clone()].last();
    scene.blocks[block].0 == BlockKind::Paragraph
        && (range.len() > MENU
            || last.is_some_and(|c| is_sentence_end(*c) || is_closing(*c) || *c == '：'))
}
