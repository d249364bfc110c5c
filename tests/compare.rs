//! Two versions of every text at hand: nothing is told of equal ones, and a change that is made is told of.
#![cfg(feature = "compare")]

use jiyao::compare::{Change, ChangeKind, compare};
use jiyao::{Options, Reading, read};

mod common;

fn lies_within(before: &Reading, after: &Reading, change: &Change) -> bool {
    let inside = |reading: &Reading, span: Option<jiyao::text::Span>| {
        span.is_none_or(|span| reading.text().get(span.range()).is_some())
    };
    (change.before.is_some() || change.after.is_some())
        && inside(before, change.before)
        && inside(after, change.after)
}

#[test]
fn equal_versions_differ_in_nothing() {
    for (name, source) in common::texts() {
        let reading = read(&source, &Options::default());
        assert_eq!(compare(&reading, &reading), [], "{name}");
    }
}

#[test]
fn a_sentence_that_goes_is_told_of() {
    for (name, source) in common::texts() {
        let before = read(&source, &Options::default());
        let sentences = &before.document().sentences;
        let Some(gone) = sentences.get(sentences.len() / 2) else {
            continue;
        };
        let (head, tail) = before.text().split_at(gone.span.start);
        let rest = [head, &tail[gone.span.len()..]].concat();
        let after = read(&rest, &Options::default());
        for (old, new) in [(&before, &after), (&after, &before)] {
            let changes = compare(old, new);
            let told = changes.iter().any(|c| c.kind == ChangeKind::Text);
            assert!(told || old.text() == new.text(), "{name}: {changes:?}");
            assert!(changes.is_sorted_by_key(|change| change.kind), "{name}");
            for change in &changes {
                assert!(lies_within(old, new, change), "{name}: {change:?}");
            }
        }
    }
}

#[test]
fn any_two_texts_can_be_compared() {
    let texts = common::texts();
    for pair in texts.windows(2) {
        let [old, new] = [&pair[0].1, &pair[1].1].map(|text| read(text, &Options::default()));
        for change in compare(&old, &new) {
            assert!(
                lies_within(&old, &new, &change),
                "{}: {change:?}",
                pair[1].0
            );
        }
    }
}
