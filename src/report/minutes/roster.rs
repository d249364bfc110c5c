use super::outline::{Line, Outline, Tag, WORDS, label_tag};
use crate::document::BlockKind;
use crate::lexicon::{name_weights, titles};
use crate::report::Role;
use crate::text::{is_han, phrase};
use std::ops::Range;

/// A name of the lists, with its titles, and what the list says about it.
pub(super) struct Entry {
    pub(super) name: Range<usize>,
    pub(super) title: Option<Range<usize>>,
    pub(super) role: Role,
}

/// Who led is told within this many characters from the start.
const HEAD: usize = 1500;

/// A name is at most this long; longer words are a remark.
const LONGEST: usize = 40;

/// Everyone whom a list or label names, in text order.
pub(super) fn find(outline: &Outline) -> Vec<Entry> {
    let mut entries = Vec::new();
    // The sections with something ticked.
    let mut ticked = vec![false; outline.sections.len() + 1];
    for line in &outline.lines {
        let done = matches!(
            line.kind,
            BlockKind::Item {
                checked: Some(true),
                ..
            }
        );
        ticked[line.section.map_or(0, |at| at + 1)] |= done;
    }
    for (at, line) in outline.lines.iter().enumerate() {
        let own = line.label.as_ref().and_then(|label| role(label.tag));
        if let (Some(role), Some(label)) = (own, &line.label) {
            split(outline, label.value.clone(), role, false, &mut entries);
            continue;
        }
        let tag = if line.opens {
            None
        } else {
            outline.context(line.section)
        };
        let Some(role) = tag.and_then(role) else {
            told(outline, at, &mut entries);
            continue;
        };
        if line.label.is_some() {
            continue;
        }
        match line.kind {
            // The names stand in the first column, below the head.
            BlockKind::Cell { row, column } if row > 0 && column == 0 => {
                let cells = outline.lines[at..].iter();
                let mut cells = cells
                    .take_while(|l| matches!(l.kind, BlockKind::Cell { row: r, .. } if r == row));
                let role = if cells.any(|cell| is_no(&outline.low[cell.range.clone()])) {
                    Role::Absent
                } else {
                    role
                };
                split(outline, line.range.clone(), role, true, &mut entries);
            }
            BlockKind::Cell { .. } | BlockKind::Heading(_) => {}
            BlockKind::Item { checked, .. } => {
                // A list to be ticked: who is not was not there.
                let role = match checked {
                    Some(false) if ticked[line.section.map_or(0, |at| at + 1)] => Role::Absent,
                    _ => role,
                };
                let alone = is_one_of_many(outline, at);
                split(outline, line.range.clone(), role, alone, &mut entries);
            }
            _ if is_prose(outline, &line.range) => told(outline, at, &mut entries),
            _ => split(outline, line.range.clone(), role, false, &mut entries),
        }
    }
    entries
}

/// Whether a cell says that somebody was not there.
fn is_no(cell: &[char]) -> bool {
    WORDS.get(cell) == Some("no") || matches!(cell, ['✗' | '✘' | '❌' | '×', ..])
}

/// Whether a line is a sentence, not a list of names: Quorum reached, four of five.
fn is_prose(outline: &Outline, range: &Range<usize>) -> bool {
    let words = &outline.scene.chars()[range.clone()];
    let small = words
        .split(|c| *c == ' ')
        .filter(|word| word.iter().all(char::is_ascii_lowercase));
    words.last() == Some(&'.') && small.count() > 1
}

/// Labels in the sentences of the head: Held in the hall. Present: Ann, Ben. Apologies: Cleo.
fn told(outline: &Outline, at: usize, out: &mut Vec<Entry>) {
    let line = &outline.lines[at];
    if line.range.start > HEAD || line.kind != BlockKind::Paragraph || line.label.is_some() {
        return;
    }
    let low = &outline.low;
    for sentence in outline.sentences(line.range.clone()) {
        let mut names = sentence.clone();
        while names.end > names.start && matches!(low[names.end - 1], '.' | '。') {
            names.end -= 1;
        }
        if let Some(label) = outline.label(names.clone(), false)
            && let Some(role) = role(label.tag)
        {
            split(outline, label.value, role, false, out);
        }
    }
}

fn role(tag: Tag) -> Option<Role> {
    match tag {
        Tag::Present => Some(Role::Attendee),
        Tag::Absent => Some(Role::Absent),
        Tag::Chair => Some(Role::Host),
        Tag::Recorder => Some(Role::Recorder),
        _ => None,
    }
}

/// Whether the neighbour of an item is one too: then each names one person, and a comma leads to the firm.
fn is_one_of_many(outline: &Outline, at: usize) -> bool {
    let same = |line: Option<&Line>| line.is_some_and(|l| l.kind == outline.lines[at].kind);
    same(outline.lines.get(at + 1)) || same(at.checked_sub(1).and_then(|n| outline.lines.get(n)))
}

/// Cuts a list of names.
fn split(outline: &Outline, range: Range<usize>, role: Role, alone: bool, out: &mut Vec<Entry>) {
    let low = &outline.low;
    let mut range = range;
    // An address is nobody.
    if low[range.clone()].windows(2).any(|two| two == ['/', '/']) {
        return;
    }
    // Ann Lee - Tern & Pike: the firm is no list.
    let dash = |&at: &usize| {
        [" - ", " – ", " — "]
            .iter()
            .any(|dash| word_at(low, at, dash))
    };
    if alone && let Some(at) = range.clone().find(dash) {
        own_role(
            outline,
            at + 3..range.end,
            named(outline, range.start..at),
            out,
        );
        range.end = at;
    }
    // Council: Ann, Ben.
    let mut group = range.start..range.end.min(range.start + 25);
    if let Some(colon) = group.find(|&at| matches!(low[at], '：' | ':')) {
        range.start = colon + 1;
    }
    let alone = alone
        && range
            .clone()
            .filter(|&at| matches!(low[at], '，' | ','))
            .count()
            < 3;
    let (mut start, mut depth) = (range.start, 0);
    let mut at = range.start;
    while at <= range.end {
        let c = low
            .get(at)
            .copied()
            .filter(|_| at < range.end)
            .unwrap_or('\n');
        match c {
            '（' | '(' | '[' => depth += 1,
            '）' | ')' | ']' if depth > 0 => depth -= 1,
            _ => {}
        }
        // One handle behind another.
        let handle = c == '@' && low.get(start) == Some(&'@') && at > start;
        let joint = depth == 0 && (word_at(low, at, " and ") || word_at(low, at, " & "));
        let cut = match c {
            '\n' => at == range.end || !alone,
            '，' | ',' => depth == 0,
            '、' | '；' | ';' | '|' | '/' => depth == 0,
            _ => handle || joint,
        };
        if cut {
            take(outline, start..at, role, out);
            if alone && matches!(c, '，' | ',') {
                return;
            }
            start = if joint {
                at + 4
            } else if handle {
                at
            } else {
                at + 1
            };
            while start < range.end && low[start].is_whitespace() {
                start += 1;
            }
            at = at.max(start);
            if handle {
                at += 1;
                continue;
            }
            if start > at || joint {
                continue;
            }
        }
        if c == '\n' && at == range.end {
            break;
        }
        at = (at + 1).max(start.min(range.end));
    }
}

fn word_at(low: &[char], at: usize, word: &str) -> bool {
    let mut rest = low.get(at..).unwrap_or_default().iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// The name that a piece begins with: `Ann Lee @ann (Example Ltd)`, `主委 郭明`, `@ann`.
fn named(outline: &Outline, piece: Range<usize>) -> Range<usize> {
    let low = &outline.low;
    let mut piece = outline.trim(piece);
    while piece.start < piece.end && !(low[piece.start].is_alphanumeric()) {
        piece.start += 1;
    }
    let end = piece.clone().find(|&at| {
        matches!(
            low[at],
            '（' | '(' | '[' | '<' | '@' | '\t' | '*' | '~' | '&'
        ) || [" - ", " – ", " — "]
            .iter()
            .any(|dash| word_at(low, at, dash))
    });
    outline.trim(piece.start..end.unwrap_or(piece.end))
}

/// Takes the name of a piece, and who came for that person.
fn take(outline: &Outline, piece: Range<usize>, role: Role, out: &mut Vec<Entry>) {
    let low = &outline.low;
    let name = named(outline, piece.clone());
    let bracket = piece
        .clone()
        .find(|&at| matches!(low[at], '（' | '(' | '[' | '<'));
    if let Some(bracket) = bracket {
        own_role(outline, bracket + 1..piece.end, name.clone(), out);
    }
    if let Some(entry) = entry(outline, name, role) {
        out.push(entry);
    }
    // 孟小英（沈大山代）, 孟小英（委托沈大山代）: the one who came.
    if let Some(bracket) = bracket {
        let inner = bracket + 1..piece.end;
        let close = inner.clone().take(12).find(|&at| low[at] == '代');
        let start = inner.clone().take(6).rfind(|&at| low[at] == '托');
        let start = start.map_or(inner.start, |at| at + 1);
        if let Some(close) = close.filter(|&at| at > start)
            && is_name(&outline.scene.chars()[start..close])
        {
            out.extend(entry(outline, start..close, role));
        }
    }
}

/// What a bracket says of who led and wrote: Ann (chair), （王明主持，李华记录）.
fn own_role(outline: &Outline, range: Range<usize>, name: Range<usize>, out: &mut Vec<Entry>) {
    let low = &outline.low;
    for words in outline.clauses(range) {
        let mut words = outline.trim(words);
        while words.end > words.start && phrase::has!("）)，。,；", low[words.end - 1]) {
            words.end -= 1;
        }
        let whole = label_tag(&low[words.clone()], false)
            .filter(|tag| matches!(tag, Tag::Chair | Tag::Recorder));
        if let Some(role) = whole.and_then(role) {
            out.extend(entry(outline, name.clone(), role));
        }
        let does = [
            ("主持", Role::Host),
            ("记录", Role::Recorder),
            ("记", Role::Recorder),
        ];
        if let Some((word, role)) = does.iter().find(|(word, _)| {
            let start = words.end.saturating_sub(word.chars().count());
            start > words.start && outline.has(start, word)
        }) {
            let who = words.start..words.end - word.chars().count();
            out.extend(entry(outline, who, *role).filter(|e| e.name.len() < 5));
        }
    }
}

fn entry(outline: &Outline, name: Range<usize>, role: Role) -> Option<Entry> {
    let chars = &outline.scene.chars()[name.clone()];
    // Several sentences are a remark, whoever they name.
    let remark = chars.len() > LONGEST || chars.iter().any(|c| matches!(c, '。' | '！'));
    if chars.len() < 2 || remark || outline.scene.is_damaged(name.clone()) {
        return None;
    }
    if !chars.iter().any(|c| is_han(*c)) {
        let none = WORDS.get(&outline.low[name.clone()]).is_some();
        return (is_latin_name(chars) && !none).then_some(Entry {
            name,
            title: None,
            role,
        });
    }
    // 主委 郭明, 主委郭明: a title and a name; C7-2柯先生: a flat and a name.
    let flat = chars.iter().take_while(|c| c.is_ascii()).count();
    let flat = Some(flat).filter(|&n| n > 0 && chars[..n].contains(&'-'));
    let space = chars
        .iter()
        .rposition(|c| *c == ' ')
        .or(flat.map(|n| n - 1));
    let behind = space.map_or(0, |at| at + 1);
    let words = &chars[behind..];
    let behind = behind
        + (0..words.len().saturating_sub(1))
            .find(|&n| {
                n == 0 && is_name(words) || n > 0 && is_title(&words[..n]) && is_name(&words[n..])
            })
            .unwrap_or(0);
    let title = outline.trim(name.start..name.start + behind);
    let name = name.start + behind..name.end;
    let words = &outline.scene.chars()[name.clone()];
    let address = ["先生", "小姐", "女士", "老师", "同学"];
    let address = address
        .iter()
        .any(|a| words.ends_with(&a.chars().collect::<Vec<_>>()));
    let fits = is_name(words)
        || address && words.len() <= 8
        || words.len() <= 4 && behind == 0 && words.iter().all(|c| is_han(*c) || *c == '·');
    let none = matches!(
        words,
        ['无'] | ['略'] | ['全', '体', ..] | ['待', '定'] | ['其', '他', ..]
    );
    (fits && !none).then_some(Entry {
        name,
        title: Some(title).filter(|t| !t.is_empty()),
        role,
    })
}

/// Whether Chinese characters are a surname and a given name.
fn is_name(words: &[char]) -> bool {
    let surname = |n: usize| {
        words.len() > n && words.len() <= n + 2 && name_weights().surname(&words[..n]).is_some()
    };
    surname(1) || surname(2) || words.contains(&'·') && words.len() > 3
}

/// Whether words end as a title does: 主委, 財委.
fn is_title(words: &[char]) -> bool {
    titles().longest_ending(words, 8).is_some() || words.last() == Some(&'委')
}

/// Whether Latin words are a name or a handle.
fn is_latin_name(chars: &[char]) -> bool {
    let words = chars.split(|c| *c == ' ').filter(|word| !word.is_empty());
    let (mut count, mut capitals) = (0, 0);
    for word in words {
        count += 1;
        capitals += usize::from(word[0].is_uppercase());
        let plain = word
            .iter()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '\'' | '’' | ':'));
        if !plain {
            return false;
        }
    }
    let letters = chars.iter().any(|c| c.is_alphabetic());
    letters && (count == 1 || count <= 5 && capitals * 2 >= count)
}
