//! The laws of the digest, at ten budgets, on the project's own reports and the shared ones where they are.

use jiyao::digest::{Digest, Part};
use jiyao::{Format, Options, Reading, read};

mod common;

/// From the smallest that must hold something to the longest page.
const BUDGETS: [usize; 10] = [20, 30, 45, 60, 90, 120, 200, 300, 500, 1000];

/// Every text with its digests.
fn each(mut check: impl FnMut(&str, &Reading, usize, &Digest)) {
    for (path, source) in common::texts() {
        let format = if path.ends_with(".md") {
            Format::Markdown
        } else {
            Format::Auto
        };
        let reading = read(
            &source,
            &Options {
                format,
                ..Options::default()
            },
        );
        for budget in BUDGETS {
            check(&path, &reading, budget, &reading.digest(budget));
        }
    }
}

/// The words of a part, as they stand.
fn words(reading: &Reading, part: &Part) -> String {
    reading.document().words(reading.text(), part.span).into()
}

#[test]
fn fits_its_budget() {
    each(|path, reading, budget, digest| {
        let text = digest.to_text(reading.text(), reading.document());
        assert!(text.chars().count() <= budget, "{path} at {budget}: {text}");
    });
}

#[test]
fn stands_in_the_order_of_the_text() {
    each(|path, _, budget, digest| {
        let in_order = |pair: &[Part]| pair[0].span.end <= pair[1].span.start;
        assert!(
            digest.parts.windows(2).all(in_order),
            "{path} at {budget}: {:?}",
            digest.parts
        );
    });
}

#[test]
fn pairs_its_marks() {
    each(|path, reading, budget, digest| {
        for part in &digest.parts {
            let words = words(reading, part);
            let mut open = Vec::new();
            for c in words.chars() {
                match c {
                    '“' | '「' | '『' | '（' | '《' | '【' => open.push(c),
                    '”' | '」' | '』' | '）' | '》' | '】' => {
                        assert!(open.pop().is_some(), "{path} at {budget}: {words}");
                    }
                    _ => {}
                }
            }
            assert!(open.is_empty(), "{path} at {budget}: {words}");
        }
    });
}

#[test]
fn leaves_nothing_hanging() {
    const HANGING: [&str; 16] = [
        "，",
        "、",
        "；",
        "：",
        "并",
        "和",
        "与",
        "及",
        "以及",
        "而",
        "但",
        "且",
        "並",
        "與",
        "或",
        "的同时",
    ];
    const POINTING: [&str; 8] = ["，", "、", "并", "並", "但是", "因此", "所以", "他说"];
    each(|path, reading, budget, digest| {
        for part in &digest.parts {
            let words = words(reading, part);
            let hangs = HANGING.iter().any(|end| words.ends_with(end));
            let points = POINTING.iter().any(|start| words.starts_with(start));
            assert!(!hangs && !points, "{path} at {budget}: {words}");
        }
    });
}

#[test]
fn uses_no_damaged_spot() {
    each(|path, reading, budget, digest| {
        let clear = |part: &Part| !reading.damage().iter().any(|d| d.overlaps(part.span));
        assert!(digest.parts.iter().all(clear), "{path} at {budget}");
    });
}

#[test]
fn grows_with_its_budget() {
    let mut before = (String::new(), 0);
    each(|path, reading, budget, digest| {
        let covered = digest
            .parts
            .iter()
            .map(|part| words(reading, part).chars().count())
            .sum();
        // A better choice may be shorter, but not by more than a clause.
        if before.0 == path {
            assert!(
                covered + 40 > before.1,
                "{path} at {budget}: {covered} after {}",
                before.1
            );
        }
        before = (path.to_owned(), covered);
    });
}
