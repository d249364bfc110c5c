use super::order::ascending;
use super::{Change, ChangeKind};
use crate::Reading;
use crate::report::Figure;
use crate::text::{Span, Table, Words};

/// The facts that differ.
pub(super) fn compare(before: &Reading, after: &Reading, changes: &mut Vec<Change>) {
    let (old, new) = (before.report(), after.report());
    let mut single = |kind, before_span: Option<Span>, after_span: Option<Span>| {
        let words = |reading: &Reading, span: Option<Span>| {
            span.map_or(String::new(), |span| reading.words(span).into())
        };
        if words(before, before_span) != words(after, after_span) {
            changes.push(Change {
                kind,
                before: before_span,
                after: after_span,
            });
        }
    };
    single(ChangeKind::Headline, old.title, new.title);
    let (was, is) = (&old.occasion, &new.occasion);
    single(ChangeKind::Meeting, was.meeting, is.meeting);
    let day = |date: &crate::report::Date| date.span;
    let dates = (was.date.as_ref().map(day), is.date.as_ref().map(day));
    single(ChangeKind::Date, dates.0, dates.1);
    single(ChangeKind::Place, was.place, is.place);
    people(before, after, changes);
    figures(before, after, changes);
}

/// Numbers for the words of spans, from 1.
#[derive(Default)]
struct Numbers(Words);

impl Numbers {
    fn of(&mut self, reading: &Reading, span: Option<Span>) -> usize {
        span.map_or(0, |span| self.0.number(reading.words(span).chars()) + 1)
    }
}

/// Who came, who went, whose title is another, and who moved.
fn people(before: &Reading, after: &Reading, changes: &mut Vec<Change>) {
    let (old, new) = (&before.report().people, &after.report().people);
    let mut numbers = Numbers::default();
    let mut later = Table::default();
    for (at, person) in new.iter().enumerate() {
        let name = numbers.of(after, Some(person.name));
        later.get_or(name as u64, at);
    }
    let mut stays = vec![false; new.len()];
    // Those named in both, in the earlier order, and their places in the later one.
    let (mut both, mut places) = (Vec::new(), Vec::new());
    for person in old {
        let name = numbers.of(before, Some(person.name));
        match later.get(name as u64) {
            Some(at) if !stays[at] => {
                stays[at] = true;
                both.push(person);
                places.push(at);
            }
            _ => changes.push(Change {
                kind: ChangeKind::Person,
                before: Some(person.name),
                after: None,
            }),
        }
    }
    for (person, stays) in new.iter().zip(&stays) {
        if !stays {
            changes.push(Change {
                kind: ChangeKind::Person,
                before: None,
                after: Some(person.name),
            });
        }
    }
    for (person, &at) in both.iter().zip(&places) {
        let list = |reading: &Reading, titles: &[Span]| -> Vec<(String, Span)> {
            let pairs = titles.iter();
            pairs.map(|&t| (reading.words(t).into(), t)).collect()
        };
        let mut gone = list(before, &person.titles);
        let mut come = list(after, &new[at].titles);
        let same = come.clone();
        come.retain(|(title, _)| !gone.iter().any(|(other, _)| other == title));
        gone.retain(|(title, _)| !same.iter().any(|(other, _)| other == title));
        for n in 0..gone.len().max(come.len()) {
            changes.push(Change {
                kind: ChangeKind::Title,
                before: gone.get(n).map(|title| title.1),
                after: come.get(n).map(|title| title.1),
            });
        }
    }
    let mut row = ascending(&places).into_iter().peekable();
    for (n, (person, &at)) in both.iter().zip(&places).enumerate() {
        if row.next_if_eq(&n).is_none() {
            changes.push(Change {
                kind: ChangeKind::Order,
                before: Some(person.name),
                after: Some(new[at].name),
            });
        }
    }
}

/// The figures that differ: of those that count the same thing, one by one; then those of one version only.
fn figures(before: &Reading, after: &Reading, changes: &mut Vec<Change>) {
    let mut numbers = Numbers::default();
    let (mut old, mut new) = (keys(before, &mut numbers), keys(after, &mut numbers));
    // First by all that they say, then by what they count.
    pair(&mut old, &mut new, |figure| figure.whole, |_, _| ());
    let mut found = Vec::new();
    pair(
        &mut old,
        &mut new,
        |figure| figure.metric,
        |was, is| {
            found.push((was, is));
        },
    );
    let (was, is) = (&before.report().figures, &after.report().figures);
    for (was, is) in found.into_iter().map(|(old, new)| (&was[old], &is[new])) {
        for (old, new) in [
            (was.value, is.value),
            (was.change, is.change),
            (was.rank, is.rank),
        ] {
            if numbers.of(before, old) != numbers.of(after, new) {
                changes.push(Change {
                    kind: ChangeKind::Figure,
                    before: old,
                    after: new,
                });
            }
        }
    }
    for figure in old.iter().filter(|figure| !figure.paired) {
        changes.push(Change {
            kind: ChangeKind::Figure,
            before: Some(was[figure.at].span),
            after: None,
        });
    }
    for figure in new.iter().filter(|figure| !figure.paired) {
        changes.push(Change {
            kind: ChangeKind::Figure,
            before: None,
            after: Some(is[figure.at].span),
        });
    }
}

/// A figure by the numbers of its words.
struct Key {
    at: usize,
    whole: u64,
    metric: u64,
    paired: bool,
}

fn keys(reading: &Reading, numbers: &mut Numbers) -> Vec<Key> {
    let mut keys = Vec::new();
    for (at, figure) in reading.report().figures.iter().enumerate() {
        let Figure {
            value,
            metric,
            change,
            rank,
            unit,
            ..
        } = *figure;
        let mut whole = 0u64;
        for part in [value, metric, change, rank] {
            let number = numbers.of(reading, part) as u64;
            whole = (whole ^ number)
                .wrapping_mul(0x9E37_79B9_7F4A_7C15)
                .rotate_left(29);
        }
        let metric = numbers.of(reading, metric) as u64;
        let unit = numbers.of(reading, unit) as u64;
        keys.push(Key {
            at,
            whole: whole >> 1,
            metric: metric << 24 | unit,
            paired: false,
        });
    }
    keys
}

/// Pairs what has the same key, in the order of the text.
fn pair(
    old: &mut [Key],
    new: &mut [Key],
    key: impl Fn(&Key) -> u64,
    mut found: impl FnMut(usize, usize),
) {
    // The first figure under a key that is not paired, and for each the next one under its key.
    let mut firsts = Table::default();
    let mut waiting: Vec<Vec<usize>> = Vec::new();
    for (at, figure) in new.iter().enumerate().rev() {
        if !figure.paired {
            let list = firsts.get_or(key(figure), waiting.len());
            if list == waiting.len() {
                waiting.push(Vec::new());
            }
            waiting[list].push(at);
        }
    }
    for figure in old.iter_mut().filter(|figure| !figure.paired) {
        if let Some(list) = firsts.get(key(figure))
            && let Some(at) = waiting[list].pop()
        {
            figure.paired = true;
            new[at].paired = true;
            found(figure.at, new[at].at);
        }
    }
}
