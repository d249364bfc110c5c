use super::outline::{Line, Outline, Tag};
use crate::document::BlockKind;
use crate::lexicon::{name_weights, titles};
use crate::report::Role;
use crate::text::is_han;
use std::ops::Range;

/// A name of the lists, with its titles, and what the list says about it.
pub(super) struct Entry {
    pub(super) name: Range<usize>,
    pub(super) title: Option<Range<usize>>,
    pub(super) role: Role,
}

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
            continue;
        };
        if line.label.is_some() {
            continue;
        }
        match line.kind {
            // The names stand in the first column, below the head.
            BlockKind::Cell { row, column } if row > 0 && column == 0 => {
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
            _ => split(outline, line.range.clone(), role, false, &mut entries),
        }
    }
    entries
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

/// Takes one name: `Ann Lee @ann (Example Ltd)`, `主委 郭明`, `@ann`.
fn take(outline: &Outline, piece: Range<usize>, role: Role, out: &mut Vec<Entry>) {
    let low = &outline.low;
    let mut piece = outline.trim(piece);
    while piece.start < piece.end && !(low[piece.start].is_alphanumeric()) {
        piece.start += 1;
    }
    let bracket = piece
        .clone()
        .find(|&at| matches!(low[at], '（' | '(' | '[' | '<'));
    let end = piece.clone().find(|&at| {
        matches!(low[at], '（' | '(' | '[' | '<' | '@' | '\t' | '*' | '~')
            || word_at(low, at, " - ")
            || word_at(low, at, " – ")
            || word_at(low, at, " — ")
    });
    let name = outline.trim(piece.start..end.unwrap_or(piece.end));
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

fn entry(outline: &Outline, name: Range<usize>, role: Role) -> Option<Entry> {
    let chars = &outline.scene.chars()[name.clone()];
    // Several sentences are a remark, whoever they name.
    let remark = chars.len() > LONGEST || chars.iter().any(|c| matches!(c, '。' | '！'));
    if chars.len() < 2 || remark || outline.scene.is_damaged(name.clone()) {
        return None;
    }
    if !chars.iter().any(|c| is_han(*c)) {
        return is_latin_name(chars).then_some(Entry {
            name,
            title: None,
            role,
        });
    }
    // 主委 郭明, 主委郭明: a title and a name.
    let space = chars.iter().rposition(|c| *c == ' ');
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
    let lower: String = chars.iter().map(char::to_ascii_lowercase).collect();
    let none = [
        "none", "n/a", "tbd", "tba", "others", "other", "name", "everyone", "all", "no", "yes",
        "etc",
    ];
    let letters = chars.iter().any(|c| c.is_alphabetic());
    letters
        && !none.contains(&lower.as_str())
        && (count == 1 || count <= 5 && capitals * 2 >= count)
}
