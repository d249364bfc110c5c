//! Dashes and ellipses: both take the place of two characters.

use super::line::{Line, Side, is_wide, lines};
use super::protect::Regions;
use super::{Found, edit};
use crate::Options;

/// The marks that dashes and ellipses are made of.
const MARKS: [char; 7] = ['.', '。', '…', '-', '─', '－', '―'];

/// Finds runs of dots and strokes beside Chinese words, in one pass.
///
/// A single `—` joins places and dates and stays, as do rules (`-----`) and the dots of a table of contents.
pub(super) fn find(text: &str, options: &Options) -> Found {
    const RUNS: [&str; 7] = ["...", "。。。", "…", "--", "──", "－－", "――"];
    let mut edits = Vec::new();
    if RUNS.iter().any(|run| text.contains(run)) {
        let mut regions = Regions::new(text, options);
        for (base, words) in lines(text) {
            if !words.contains(MARKS) {
                continue;
            }
            let line = Line::new(words, base, &mut regions);
            let mut at = 0;
            while at < line.len() {
                let mark = line.chars[at];
                let length = line.chars[at..].iter().take_while(|c| **c == mark).count();
                if MARKS.contains(&mark)
                    && line.is_free(at)
                    && let Some(new) = replacement(&line, at, length)
                {
                    // A dash needs no room beside it.
                    let room = |at: Option<char>| usize::from(new == "——" && at == Some(' '));
                    let start = at - room(at.checked_sub(1).and_then(|at| line.get(at)));
                    let end = at + length + room(line.get(at + length));
                    edits.push(edit("dashes", line.starts[start]..line.starts[end], new));
                }
                at += length;
            }
        }
    }
    edits.into()
}

/// The dash or ellipsis that the run of `length` marks at `at` stands for.
fn replacement(line: &Line, at: usize, length: usize) -> Option<&'static str> {
    let mark = line.chars[at];
    let (before, behind) = (line.before(at), line.behind(at + length - 1));
    let beside = |at: Option<usize>| at.and_then(|at| line.get(at)).is_some_and(is_wide);
    let left = beside(at.checked_sub(1));
    let right = beside(Some(at + length));
    let ellipsis = match mark {
        '。' => length > 2,
        '…' => length == 1 && (left || right) && line.is_chinese(at),
        '.' => (3..=6).contains(&length) && left && behind != Side::Latin && line.is_chinese(at),
        _ => false,
    };
    let ends = matches!(before, Side::Chinese | Side::Sign) && behind == Side::Chinese;
    let dash = match mark {
        '-' => (2..=3).contains(&length) && (ends || at == 0 && right),
        '─' | '－' | '―' => length == 2 && (left || right),
        _ => false,
    };
    if ellipsis {
        Some("……")
    } else if dash {
        Some("——")
    } else {
        None
    }
}
