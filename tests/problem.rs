//! Problems over whole reports: they lie in the text, their fixes mend, and clean reports have few.
#![cfg(feature = "problems")]

use jiyao::problem::problems;
use jiyao::{Options, read};

mod common;

#[test]
fn problems_lie_in_the_text_and_fixes_mend() {
    for (name, source) in common::texts() {
        let reading = read(&source, &Options::default());
        let found = problems(&reading);
        let text = reading.text();
        for problem in &found {
            for span in std::iter::once(problem.span).chain(problem.other) {
                assert!(text.get(span.range()).is_some(), "{name}: {problem:?}");
            }
            let Some(fix) = &problem.fix else { continue };
            let (head, tail) = (&text[..problem.span.start], &text[problem.span.end..]);
            let mended = read(&[head, fix, tail].concat(), &Options::default());
            let count = |of: &[jiyao::problem::Problem]| {
                of.iter().filter(|other| other.kind == problem.kind).count()
            };
            assert!(
                count(&problems(&mended)) < count(&found),
                "{name}: {problem:?} is not mended by {fix:?}"
            );
        }
    }
}

/// Reports that their publishers have corrected: more than one problem in five of them means false alarms.
#[test]
fn published_reports_have_few() {
    let (mut texts, mut count) = (0, 0);
    for folder in ["../shared/gold/real", "../shared/gold/authored"] {
        let Ok(files) = std::fs::read_dir(folder) else {
            eprintln!("{folder} is not here: nothing to count");
            continue;
        };
        for file in files.map(|file| file.expect("the folder can be read").path()) {
            if file.extension().is_none_or(|end| end != "txt") {
                continue;
            }
            let source = std::fs::read_to_string(&file).expect("a report is UTF-8 text");
            let reading = read(&source, &Options::default());
            // What a report leaves out is no false alarm.
            let found = problems(&reading)
                .into_iter()
                .filter(|problem| !problem.kind.id.starts_with("no-"));
            texts += 1;
            count += found.count();
        }
    }
    assert!(count * 5 <= texts, "{count} problems in {texts} reports");
}
