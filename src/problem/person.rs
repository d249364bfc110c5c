//! Names spelt in two ways, titles that conflict, lists in another order.

use super::{ORDER, Problem, SPELLING, TITLE};
use crate::Reading;
use crate::report::{Person, Role};
use crate::text::{Span, sort};

pub(super) fn find(reading: &Reading, found: &mut Vec<Problem>) {
    let people = &reading.report().people;
    for (at, one) in people.iter().enumerate() {
        conflict(reading, one, found);
        for other in &people[at + 1..] {
            if is_slip(reading, one, other) {
                let (rare, usual) = if one.mentions.len() < other.mentions.len() {
                    (one, other)
                } else {
                    (other, one)
                };
                found.push(Problem::new(&SPELLING, rare.name).against(usual.name));
            }
        }
    }
    order(reading, found);
}

/// So many bytes between two names of a list at most: a title and a comma.
const NEAR: usize = 60;

/// Whether two names that share all characters but one are one person's: they share a title as well, or the rarer has
/// none and keeps the longer part of the name; and no list names both.
fn is_slip(reading: &Reading, one: &Person, other: &Person) -> bool {
    let (a, b) = (reading.words(one.name), reading.words(other.name));
    let (length, same) = (
        a.chars().count(),
        a.chars().zip(b.chars()).filter(|(a, b)| a == b).count(),
    );
    if length != b.chars().count() || same + 1 != length || a.chars().next() != b.chars().next() {
        return false;
    }
    let authors = |person: &Person| person.roles == [Role::Author];
    if authors(one) || authors(other) {
        return false;
    }
    // One sentence does not call one person by two names.
    let together = one.mentions.iter().any(|a| {
        let mut near = other.mentions.iter();
        near.any(|b| a.start.abs_diff(b.start) < NEAR)
    });
    let shared = one.titles.iter().any(|a| {
        let mut titles = other.titles.iter();
        titles.any(|b| reading.words(*a) == reading.words(*b))
    });
    let bare = one.titles.is_empty() || other.titles.is_empty();
    let lone = one.mentions.len() == 1 || other.mentions.len() == 1;
    !together && (shared || bare && lone && length > 2)
}

/// One person who is both 区长 and 副区长.
fn conflict(reading: &Reading, person: &Person, found: &mut Vec<Problem>) {
    for low in &person.titles {
        let words = reading.words(*low);
        let Some(bare) = words.strip_prefix('副') else {
            continue;
        };
        let high = person.titles.iter().find(|t| reading.words(**t) == bare);
        if let Some(high) = high {
            let (first, second) = ((*high).min(*low), (*high).max(*low));
            found.push(Problem::new(&TITLE, second).against(first));
        }
    }
}

/// Lists of names, each as the people of the report in its order.
fn lists(reading: &Reading) -> Vec<Vec<(Span, usize)>> {
    let text = reading.text();
    let people = reading.report().people.iter().enumerate();
    let mut mentions: Vec<(Span, usize)> = people
        .flat_map(|(at, person)| person.mentions.iter().map(move |&span| (span, at)))
        .collect();
    sort(&mut mentions, |(span, _)| (span.start, span.end));
    let mut lists: Vec<Vec<(Span, usize)>> = Vec::new();
    for mention in mentions {
        let last = lists.last_mut();
        let joined = last.filter(|list| {
            let gap = Span::new(list[list.len() - 1].0.end, mention.0.start);
            let words = gap.of(text);
            gap.len() < NEAR && words.starts_with('、') && !words.contains(['。', '，', '；'])
        });
        match joined {
            Some(list) => list.push(mention),
            None => lists.push(vec![mention]),
        }
    }
    lists.retain(|list| list.len() > 2);
    lists
}

/// Two lists that both name two people, in another order.
fn order(reading: &Reading, found: &mut Vec<Problem>) {
    let lists = lists(reading);
    for (at, first) in lists.iter().enumerate() {
        for second in &lists[at + 1..] {
            let place = |person: usize| first.iter().position(|(_, at)| *at == person);
            let common: Vec<(usize, Span)> = second
                .iter()
                .filter_map(|&(span, person)| Some((place(person)?, span)))
                .collect();
            let turned = common.windows(2).find(|pair| pair[0].0 > pair[1].0);
            if let Some([(place, span), _]) = turned {
                found.push(Problem::new(&ORDER, *span).against(first[*place].0));
            }
        }
    }
}
