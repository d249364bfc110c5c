//! The tables of minutes: rows that are tasks or decisions, each cell what the head of its column says.

use super::action::{Task, is_none};
use super::outline::{Line, Outline, Tag, WORDS};
use crate::document::BlockKind;
use crate::lexicon::{List, words};
use std::ops::Range;

static COLUMNS: List = List::new(&[words!("../../lexicon/minutes-columns.txt")]);

/// What the tables of minutes tell.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) tasks: Vec<Task>,
    pub(super) decisions: Vec<Range<usize>>,
}

/// The cells of a row by what their columns are.
#[derive(Default)]
struct Row {
    task: Option<Range<usize>>,
    owner: Option<Range<usize>>,
    due: Option<Range<usize>>,
    status: Option<Range<usize>>,
    kind: Option<Range<usize>>,
}

/// The rows of all tables whose heads speak of tasks.
pub(super) fn find(outline: &Outline) -> Rows {
    let mut rows = Rows::default();
    let mut head: Vec<Option<&'static str>> = Vec::new();
    let mut at = 0;
    while at < outline.lines.len() {
        let line = &outline.lines[at];
        let BlockKind::Cell { row, .. } = line.kind else {
            at += 1;
            continue;
        };
        let cells = outline.lines[at..].iter();
        let cells =
            cells.take_while(|l| matches!(l.kind, BlockKind::Cell { row: r, .. } if r == row));
        let mut found = Row::default();
        let mut length = 0;
        if row == 0 {
            head.clear();
        }
        for cell in cells {
            length += 1;
            let BlockKind::Cell { column, .. } = cell.kind else {
                continue;
            };
            let column = usize::from(column);
            if row == 0 {
                head.resize(column + 1, None);
                head[column] = COLUMNS.get(&outline.low[cell.range.clone()]);
            } else if let Some(Some(tag)) = head.get(column) {
                let place = match *tag {
                    "task" | "item" => &mut found.task,
                    "owner" => &mut found.owner,
                    "due" => &mut found.due,
                    "status" => &mut found.status,
                    _ => &mut found.kind,
                };
                // 责任单位, 责任人: the nearer one.
                *place = Some(cell.range.clone());
            }
        }
        at += length;
        let has = |tag| head.contains(&Some(tag));
        // An agenda may have items and who speaks to them.
        let tasks = has("due") || has("status") || has("kind") || !has("item");
        if row > 0
            && (has("task") || has("item"))
            && (has("owner") && tasks || outline.context(line.section) == Some(Tag::Action))
        {
            take(outline, found, has("kind"), &mut rows);
        }
    }
    rows
}

/// Takes a row; where rows are `mixed`, what its kind says it is.
fn take(outline: &Outline, row: Row, mixed: bool, rows: &mut Rows) {
    let Some(text) = row.task.filter(|text| {
        !outline.scene.is_damaged(text.clone()) && !is_none(&outline.low[text.clone()])
    }) else {
        return;
    };
    let kind = row.kind.and_then(|cell| WORDS.get(&outline.low[cell]));
    match kind {
        Some("decision") => return rows.decisions.push(text),
        Some("task") => {}
        _ if mixed => return,
        _ => {}
    }
    let nobody = |cell: &Range<usize>| {
        !outline.low[cell.clone()]
            .iter()
            .any(|c| c.is_alphanumeric())
    };
    if row.owner.as_ref().is_some_and(nobody) && row.due.as_ref().is_none_or(nobody) {
        return;
    }
    let closed = |cell: &Option<Range<usize>>| {
        let cell = &outline.low[cell.clone().unwrap_or_default()];
        let word = WORDS.longest(cell);
        word.is_some_and(|(_, tag)| tag == "done") || matches!(cell, ['✅' | '✓' | '✔' | '☑', ..])
    };
    let done = if closed(&row.status) || closed(&row.due) {
        Some(true)
    } else {
        row.status.as_ref().map(|_| false)
    };
    let due = row
        .due
        .filter(|due| done != Some(true) || !closed(&Some(due.clone())));
    let owner = row.owner.map(|cell| {
        let handle = usize::from(outline.low.get(cell.start) == Some(&'@'));
        let start = cell.start + handle;
        let bracket = (start + 1..cell.end).find(|&at| outline.low[at] == '（');
        outline.trim(start..bracket.unwrap_or(cell.end))
    });
    rows.tasks.push(Task {
        text,
        owner,
        due,
        done,
    });
}

/// The label that stands in the first of two cells, for the value in the second: 时间 | 3月16日; `next` begins with what follows them.
///
/// The head of a table is a row like the others only where the next one has a label, too: not 地点 | 人数.
pub(super) fn label(
    before: Option<&Line>,
    kind: BlockKind,
    next: Option<(BlockKind, bool)>,
) -> Option<Range<usize>> {
    let BlockKind::Cell { row, column: 1 } = kind else {
        return None;
    };
    let fits = match next {
        Some((BlockKind::Cell { row: other, .. }, _)) if other == row => false,
        Some((BlockKind::Cell { row: 1, .. }, labelled)) if row == 0 => labelled,
        _ => row > 0,
    };
    before
        .filter(|line| fits && line.kind == BlockKind::Cell { row, column: 0 })
        .map(|line| line.range.clone())
}
