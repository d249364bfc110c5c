use super::order::ascending;
use super::{Change, ChangeKind};
use crate::Reading;
use crate::text::{Span, Table, Words};

/// The sentences that differ, narrowed to the words that do.
///
/// Sentences that stand once in each version hold the two together (the patience diff); from them equality spreads.
pub(super) fn compare(before: &Reading, after: &Reading, changes: &mut Vec<Change>) {
    let mut words = Words::default();
    let old = sentences(before, &mut words);
    let new = sentences(after, &mut words);
    let (old_counts, new_counts) = (counts(&old), counts(&new));
    let mut places = Table::default();
    for (at, (number, _)) in new.iter().enumerate() {
        places.get_or(*number as u64, at);
    }
    // Those that stand once in each, as places in both.
    let (mut olds, mut news) = (Vec::new(), Vec::new());
    for (at, (number, _)) in old.iter().enumerate() {
        let once = |counts: &[usize]| counts.get(*number) == Some(&1);
        if once(&old_counts)
            && once(&new_counts)
            && let Some(place) = places.get(*number as u64)
        {
            olds.push(at);
            news.push(place);
        }
    }
    let (mut i, mut j) = (0, 0);
    for at in ascending(&news) {
        let anchor = (olds[at], news[at]);
        gap(before, after, &old[i..anchor.0], &new[j..anchor.1], changes);
        (i, j) = (anchor.0 + 1, anchor.1 + 1);
    }
    gap(before, after, &old[i..], &new[j..], changes);
}

/// The report's sentences: the number of the words of each, and where it stands.
fn sentences(reading: &Reading, words: &mut Words) -> Vec<(usize, Span)> {
    let mut list = Vec::new();
    for sentence in &reading.document().sentences {
        let number = words.number(reading.words(sentence.span).chars());
        list.push((number, sentence.span));
    }
    list
}

/// How often each number stands in the list.
fn counts(list: &[(usize, Span)]) -> Vec<usize> {
    let highest = list.iter().map(|item| item.0).max();
    let mut counts = vec![0; highest.map_or(0, |highest| highest + 1)];
    for item in list {
        counts[item.0] += 1;
    }
    counts
}

/// What differs between two sentences that are the same in both versions.
fn gap(
    before: &Reading,
    after: &Reading,
    mut old: &[(usize, Span)],
    mut new: &[(usize, Span)],
    changes: &mut Vec<Change>,
) {
    while let ([first, rest @ ..], [other, others @ ..]) = (old, new)
        && first.0 == other.0
    {
        (old, new) = (rest, others);
    }
    while let ([rest @ .., last], [others @ .., other]) = (old, new)
        && last.0 == other.0
    {
        (old, new) = (rest, others);
    }
    for at in 0..old.len().max(new.len()) {
        let (was, is) = (old.get(at), new.get(at));
        let (was, is) = match (was, is) {
            (Some(was), Some(is)) if was.0 == is.0 => continue,
            (Some(was), Some(is)) => {
                let (was, is) = narrow(before.text(), after.text(), was.1, is.1);
                (Some(was), Some(is))
            }
            (was, is) => (was.map(|was| was.1), is.map(|is| is.1)),
        };
        changes.push(Change {
            kind: ChangeKind::Text,
            before: was.filter(|span| !span.is_empty()),
            after: is.filter(|span| !span.is_empty()),
        });
    }
}

/// Both spans without what they begin and end with alike, where that is half of the longer one.
fn narrow(before: &str, after: &str, was: Span, is: Span) -> (Span, Span) {
    let (old, new) = (was.of(before), is.of(after));
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let front = old.chars().zip(new.chars()).take_while(same);
    let mut front: usize = front.map(|(c, _)| c.len_utf8()).sum();
    // A number stays whole.
    let digit = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_digit() || *b == b'.');
    while front > 0 && digit(old.as_bytes().get(front - 1)) {
        front -= 1;
    }
    let backs = old[front..].chars().rev().zip(new[front..].chars().rev());
    let mut back: usize = backs.take_while(same).map(|(c, _)| c.len_utf8()).sum();
    while back > 0 && digit(old.as_bytes().get(old.len() - back)) {
        back -= 1;
    }
    if (front + back) * 2 < old.len().max(new.len()) {
        return (was, is);
    }
    (
        Span::new(was.start + front, was.end - back),
        Span::new(is.start + front, is.end - back),
    )
}
