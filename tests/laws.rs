//! The laws of the house, on every text at hand and on generated ones.

use jiyao::document::Block;
use jiyao::highlight::MarkKind;
use jiyao::report::{FactKind, Point, Role};
use jiyao::text::{Span, Utf16};
use jiyao::{Format, Options, Script, read};
use proptest::prelude::*;
use serde_json::Value;
use std::path::Path;

mod common;
use common::texts;

/// Everything that a text must hold, however it is read.
fn check(source: &str, options: &Options) -> Result<(), TestCaseError> {
    let reading = read(source, options);
    let text = reading.text();
    repair_laws(source, options, &reading)?;
    for block in &reading.document().blocks {
        on_borders(text, block.span)?;
    }
    for sentence in &reading.document().sentences {
        on_borders(text, sentence.span)?;
    }
    for &clause in &reading.document().clauses {
        on_borders(text, clause)?;
    }
    for marks in [reading.marks(), reading.all_marks(MarkKind::ALL)] {
        for mark in &marks {
            on_borders(text, mark.span)?;
            prop_assert!(!mark.span.is_empty());
        }
        nested(marks.iter().map(|mark| mark.span))?;
    }
    for budget in [0, 1, 20, 30, 60, 200, 500] {
        let digest = reading.digest(budget);
        let words = digest.to_text(text, reading.document());
        prop_assert!(words.chars().count() <= budget, "{budget}: {words}");
        let parts: Vec<Span> = digest.parts.iter().map(|part| part.span).collect();
        prop_assert!(parts.windows(2).all(|pair| pair[0].end <= pair[1].start));
        parts.iter().try_for_each(|&part| on_borders(text, part))?;
    }
    grounded(&reading)?;
    let json = serde_json::from_str(&reading.json(200)).expect("the report is JSON");
    let units: Vec<u16> = text.encode_utf16().collect();
    let wrapped = |block: &Block| block.span.of(text).contains('\n');
    let document = reading.document();
    let marked = !document.markup.is_empty() || document.blocks.iter().any(wrapped);
    slices(&units, marked, &json)?;
    for spot in reading.damage() {
        on_borders(text, *spot)?;
        let mut facts = Vec::new();
        spans(&json, &mut facts);
        let spot = [spot.start, spot.end].map(|at| Utf16::new(text).offset(at) as usize);
        let clear = |fact: &(usize, usize)| fact.1 <= spot[0] || spot[1] <= fact.0;
        prop_assert!(facts.iter().all(clear), "a fact uses the damaged {spot:?}");
    }
    Ok(())
}

/// Every fact has one ground, nothing else has one, and what a ground goes by stands in the text.
fn grounded(reading: &jiyao::Reading) -> Result<(), TestCaseError> {
    let report = reading.report();
    let mut facts = Vec::new();
    let mut add = |kind: FactKind, spans: &[Span]| {
        facts.extend(spans.iter().map(|&span| (span, kind)));
    };
    add(FactKind::Headline, report.title.as_slice());
    add(FactKind::Meeting, report.occasion.meeting.as_slice());
    let date = report.occasion.date.as_ref().map(|date| date.span);
    add(FactKind::Date, date.as_slice());
    add(FactKind::Place, report.occasion.place.as_slice());
    for person in &report.people {
        add(FactKind::Person, &[person.name]);
        add(FactKind::Title, &person.titles);
        for role in &person.roles {
            let kind = match role {
                Role::Host => FactKind::Host,
                Role::Speaker => FactKind::Speaker,
                Role::Attendee => FactKind::Attendee,
                Role::Absent => FactKind::Absent,
                Role::Recorder => FactKind::Recorder,
                Role::Author => FactKind::Author,
            };
            add(kind, &[person.name]);
        }
    }
    let mut points: Vec<&Point> = report.points.iter().collect();
    while let Some(point) = points.pop() {
        add(FactKind::Point, &[point.head]);
        points.extend(&point.children);
    }
    for speech in &report.speeches {
        add(FactKind::Speech, &[speech.span]);
    }
    for figure in &report.figures {
        add(FactKind::Figure, &[figure.span]);
    }
    for slogan in &report.slogans {
        add(FactKind::Slogan, &[slogan.span]);
    }
    for action in &report.actions {
        add(FactKind::Action, &[action.text]);
    }
    add(FactKind::Attendance, &report.attendance);
    add(FactKind::Agenda, &report.agenda);
    add(FactKind::Decision, &report.decisions);
    facts.sort_unstable();
    let grounds = reading.grounds();
    let mut grounded: Vec<_> = grounds.iter().map(|one| (one.span, one.fact)).collect();
    grounded.sort_unstable();
    prop_assert_eq!(grounded, facts);
    for cue in grounds.iter().filter_map(|ground| ground.cue) {
        on_borders(reading.text(), cue)?;
        prop_assert!(!cue.is_empty());
    }
    Ok(())
}

/// Repair is idempotent, undoes to the source, and leaves the value of digits alone.
fn repair_laws(
    source: &str,
    options: &Options,
    reading: &jiyao::Reading,
) -> Result<(), TestCaseError> {
    let edits = reading.edits();
    prop_assert_eq!(edits.apply(source), reading.text());
    let none = edits.filter(|_| false);
    prop_assert_eq!(none.apply(source), source);
    let again = read(reading.text(), options);
    prop_assert_eq!(again.text(), reading.text(), "repair is not idempotent");
    for edit in edits.iter() {
        on_borders(source, edit.source)?;
        // Escapes spell their characters in digits, and noise goes with its dates and counts.
        if !matches!(edit.rule.id, "noise" | "entities" | "markup" | "repeat") {
            let digits = |words: &str| -> String { words.chars().filter_map(digit).collect() };
            let (old, new) = (edit.source.of(source), &edit.replacement);
            prop_assert_eq!(
                digits(old),
                digits(new),
                "{:?}: {} → {}",
                edit.rule,
                old,
                new
            );
        }
    }
    Ok(())
}

/// The ASCII form of a digit of either width.
fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0),
        _ => None,
    }
}

fn on_borders(text: &str, span: Span) -> Result<(), TestCaseError> {
    prop_assert!(
        text.get(span.range()).is_some(),
        "{span:?} is no piece of the text"
    );
    Ok(())
}

/// Spans in text order nest or are disjoint.
fn nested(spans: impl Iterator<Item = Span>) -> Result<(), TestCaseError> {
    let mut around: Vec<Span> = Vec::new();
    for span in spans {
        around.retain(|outer| outer.end > span.start);
        if let Some(outer) = around.last() {
            prop_assert!(outer.contains(span), "{outer:?} crosses {span:?}");
        }
        around.push(span);
    }
    Ok(())
}

/// Each object with words and a span: the span slices the words; if markup stands between them, also that.
fn slices(units: &[u16], marked: bool, json: &Value) -> Result<(), TestCaseError> {
    match json {
        Value::Array(list) => list.iter().try_for_each(|item| slices(units, marked, item)),
        Value::Object(fields) => {
            let words = fields.get("text").or(fields.get("name"));
            if let (Some(Value::String(words)), Some(span)) = (words, fields.get("span")) {
                let (start, end) = pair(span);
                let slice = units.get(start..end).map(String::from_utf16_lossy);
                if marked {
                    let slice = slice.unwrap_or_default();
                    let mut rest = slice.chars();
                    // A line end inside of a paragraph reads as a space.
                    let mut same = |c| rest.any(|s| s == c || s == '\n' && c == ' ');
                    prop_assert!(words.chars().all(&mut same), "{words} is not in {slice}");
                } else {
                    prop_assert_eq!(slice.as_ref(), Some(words));
                }
            }
            fields
                .values()
                .try_for_each(|item| slices(units, marked, item))
        }
        _ => Ok(()),
    }
}

/// The spans of all facts with words.
fn spans(json: &Value, out: &mut Vec<(usize, usize)>) {
    match json {
        Value::Array(list) => list.iter().for_each(|item| spans(item, out)),
        Value::Object(fields) => {
            if fields.contains_key("text") || fields.contains_key("name") {
                out.extend(fields.get("span").map(pair));
            }
            fields.values().for_each(|item| spans(item, out));
        }
        _ => {}
    }
}

fn pair(span: &Value) -> (usize, usize) {
    let at = |n: usize| span[n].as_u64().expect("a span is two numbers") as usize;
    (at(0), at(1))
}

fn every_way(source: &str) -> Result<(), TestCaseError> {
    for script in [
        Script::Keep,
        Script::Hans,
        Script::Hant,
        Script::HantTwWords,
        Script::HantHkWords,
    ] {
        for format in [Format::Auto, Format::Plain, Format::Markdown] {
            let options = Options {
                script,
                format,
                ..Options::default()
            };
            check(source, &options)?;
        }
    }
    Ok(())
}

#[test]
fn texts_at_hand() {
    let mut failed = Vec::new();
    for (name, text) in texts() {
        if let Err(error) = every_way(&text) {
            failed.push(format!("{name}: {error}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// All facts in words, without their spaces.
fn facts(text: &str) -> Vec<String> {
    fn points(list: &[Point], text: &str, out: &mut Vec<String>) {
        for point in list {
            out.push(format!("{} {}", point.marker.of(text), point.head.of(text)));
            points(&point.children, text, out);
        }
    }
    let reading = read(text, &Options::default());
    let (report, text) = (reading.report(), reading.text());
    let words = |span: Option<Span>| span.map_or("-", |span| span.of(text));
    let mut out = vec![
        format!("{:?} {}", report.kind, words(report.title)),
        words(report.occasion.meeting).to_owned(),
        words(report.occasion.place).to_owned(),
        words(report.occasion.date.as_ref().map(|date| date.span)).to_owned(),
    ];
    for person in &report.people {
        let titles: Vec<_> = person.titles.iter().map(|title| title.of(text)).collect();
        out.push(format!(
            "{} {titles:?} {:?}",
            person.name.of(text),
            person.roles
        ));
    }
    points(&report.points, text, &mut out);
    for figure in &report.figures {
        let spans = [figure.value, figure.metric, figure.change, figure.rank];
        out.push(format!("{:?} {:?}", spans.map(words), figure.number));
    }
    for fact in &mut out {
        fact.retain(|c| c != ' ');
    }
    out
}

/// Many sites print a space between every number and what stands beside it: the facts are the same.
#[test]
fn numbers_may_stand_apart() {
    let mut failed = Vec::new();
    for (name, text) in texts() {
        let mut apart = String::new();
        let mut before = ' ';
        for c in text.chars() {
            let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
            if han(before) && c.is_ascii_digit() || before.is_ascii_digit() && han(c) {
                apart.push(' ');
            }
            apart.push(c);
            before = c;
        }
        let (apart, facts) = (facts(&apart), facts(&text));
        if apart != facts {
            let differ: Vec<_> = facts
                .iter()
                .zip(&apart)
                .filter(|(a, b)| a != b)
                .take(3)
                .collect();
            failed.push(format!("{name}: {differ:?}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Pieces of reports, of their damage and of their markup, in any order.
fn scrap() -> impl Strategy<Value = String> {
    let pieces = [
        "2月13日上午",
        "，",
        ",",
        "。",
        "；",
        ";",
        "：",
        ":",
        "、",
        "\n",
        "\n\n",
        " ",
        "　",
        "区委书记",
        "王明",
        "李小红",
        "會(huì)議",
        "要?jiǎng)?wù)",
        "（",
        "）",
        "(",
        ")",
        "“",
        "”",
        "\"",
        "《",
        "》",
        "一要",
        "二要",
        "第一，",
        "（一）",
        "指出",
        "强调",
        "主持会议",
        "会议",
        "召开",
        "全区生产总值",
        "414.9亿元",
        "增长5.7%",
        "1,200人",
        "全市第一",
        "三分之二",
        "记者 ",
        "来源：",
        "上一篇：",
        "# ",
        "- ",
        "- [ ] ",
        "* ",
        "| a | b |\n|---|---|\n",
        "```\n",
        "`x`",
        "**",
        "[a](b)",
        "&nbsp;",
        "&amp;lt;",
        "<p>",
        "</p>",
        "\u{FEFF}",
        "\u{200B}",
        "\u{A0}",
        "\u{FFFD}",
        "⼀",
        "\u{E000}",
        "𠮷",
        "Ａ１",
        "--",
        "...",
        "……",
        "1.",
        "2025-02-13",
        "http://a.b/?c=d,e",
        "@a",
        "TODO: ",
        "\r\n",
        "\t",
        "e\u{301}",
        "👩‍👩‍👧",
        "---\n",
        "王明同志",
        "同比",
        "分别",
        "和",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40)
        .prop_map(|list| list.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scraps_of_reports(text in scrap()) {
        every_way(&text)?;
    }

    #[test]
    fn any_text(text in any::<String>()) {
        every_way(&text)?;
    }
}

/// The cases of the documents, from and to every character: what a rule looks for beside its words may be missing.
#[test]
fn a_text_may_begin_and_end_anywhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let Ok(document) = std::fs::read_to_string(path) else {
            continue;
        };
        for case in document.split("```text\n").skip(1) {
            let text = case.split("```").next().unwrap_or_default();
            for (at, _) in text.char_indices() {
                for part in [&text[at..], &text[..at]] {
                    std::hint::black_box(read(part, &Options::default()).marks().len());
                    count += 1;
                }
            }
        }
    }
    assert!(count > 10_000, "{count} parts");
}

#[test]
fn whatever_bytes_come() {
    for seed in 0..50u32 {
        let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
        let mut byte = || {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            state as u8
        };
        let bytes: Vec<u8> = (0..500).map(|_| byte()).collect();
        let text = String::from_utf8_lossy(&bytes);
        every_way(&text).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
    }
}

#[test]
fn the_corpus_is_there() {
    assert!(Path::new("tests/corpus/district-meeting.txt").exists());
    assert!(texts().len() > 1);
}
