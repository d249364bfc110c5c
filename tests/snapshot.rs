//! What the engine reads from the project's own sample reports, beneath the words that say it: `tests/snapshot/*.txt`.
//!
//! A person can check them without knowing the code. `UPDATE=1 cargo test --test snapshot` writes them anew; the
//! difference then shows what a change of the rules does to whole reports.

use jiyao::{Options, Reading, read};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// Columns of text in a line, two for a Han character.
const COLUMNS: usize = 76;

#[test]
fn the_samples_read_as_their_snapshots_say() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut differing = Vec::new();
    let mut names = Vec::new();
    for entry in fs::read_dir("tests/corpus").expect("the samples are there") {
        let path = entry.expect("a folder lists its files").path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let source = fs::read_to_string(&path).expect("a sample is UTF-8");
        let now = snapshot(&read(&source, &Options::default()));
        let kept = format!("tests/snapshot/{name}.txt");
        if update {
            fs::create_dir_all("tests/snapshot").expect("tests/ can be written to");
            fs::write(&kept, &now).expect("tests/snapshot can be written to");
        } else if let Some(line) =
            first_difference(&fs::read_to_string(&kept).unwrap_or_default(), &now)
        {
            differing.push(format!("{kept}: {line}"));
        }
        names.push(name);
    }
    for entry in fs::read_dir("tests/snapshot").expect("the snapshots are there") {
        let name = entry
            .unwrap()
            .path()
            .file_stem()
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        assert!(names.contains(&name), "{name} is the snapshot of no sample");
    }
    assert!(names.len() >= 20, "only {} samples", names.len());
    assert!(
        differing.is_empty(),
        "{}\n(UPDATE=1 cargo test --test snapshot writes them anew; look at the difference)",
        differing.join("\n")
    );
}

fn first_difference(kept: &str, now: &str) -> Option<String> {
    let (mut kept, mut now) = (kept.lines(), now.lines());
    for at in 1.. {
        match (kept.next(), now.next()) {
            (None, None) => return None,
            (old, new) if old != new => {
                let [old, new] = [old, new].map(|line| line.unwrap_or("(end)"));
                return Some(format!("line {at} was\n{old}\nand is\n{new}"));
            }
            _ => {}
        }
    }
    unreachable!()
}

/// The text in short lines, each with its facts beneath, then the repairs and the summary.
fn snapshot(reading: &Reading) -> String {
    let report: Value = serde_json::from_str(&reading.json(200)).expect("a report is JSON");
    let text: Vec<char> = reading.text().chars().collect();
    assert!(
        text.iter().all(|c| c.len_utf16() == 1),
        "spans count units, lines characters"
    );
    let mut notes = notes(&report);
    let at = |byte: usize| reading.text()[..byte].chars().count();
    for named in reading.institutions() {
        let kind = format!("{:?}", named.kind).to_lowercase();
        notes.push((at(named.span.start), at(named.span.end), kind));
    }
    for duty in reading.duties() {
        for (spans, word) in [
            (duty.owners.as_slice(), "responsible"),
            (duty.due.as_slice(), "until when"),
        ] {
            notes.extend(
                spans
                    .iter()
                    .map(|s| (at(s.start), at(s.end), word.to_owned())),
            );
        }
    }
    notes.sort_by_key(|note| (note.0, std::cmp::Reverse(note.1)));
    let mut out = format!("kind: {}\n", report["kind"].as_str().unwrap());
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for edit in reading.edits().iter() {
        *rules.entry(edit.rule.id).or_default() += 1;
    }
    for (rule, count) in rules {
        out.push_str(&format!("repaired: {rule} × {count}\n"));
    }
    for line in lines(&text) {
        out.push('\n');
        out.push_str(text[line.0..line.1].iter().collect::<String>().trim_end());
        out.push('\n');
        for (start, end, note) in notes.iter().filter(|n| n.0 < line.1 && n.1 > line.0) {
            let (from, to) = ((*start).max(line.0), (*end).min(line.1));
            out.extend(
                text[line.0..from]
                    .iter()
                    .map(|&c| if is_wide(c) { '\u{3000}' } else { ' ' }),
            );
            out.extend(
                text[from..to]
                    .iter()
                    .map(|&c| if is_wide(c) { '～' } else { '~' }),
            );
            out.push_str(if *start < line.0 { " …\n" } else { " " });
            if *start >= line.0 {
                out.push_str(note);
                out.push('\n');
            }
        }
    }
    for budget in [200, 60] {
        out.push_str(&format!("\nin {budget} characters\n"));
        for part in reading.digest(budget).parts {
            out.push_str(&format!(
                "{}: {}\n",
                part.reason.name(),
                reading.words(part.span)
            ));
        }
    }
    out
}

/// Whether a character takes a Han character's room, so that what stands beneath it stays beneath it.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}')
        || "“”‘’—…·".contains(c)
}

/// Pieces of the text of at most [`COLUMNS`], cut after punctuation or a space, or where there is none.
fn lines(text: &[char]) -> Vec<(usize, usize)> {
    let mut lines = Vec::new();
    let (mut start, mut cut, mut columns) = (0, 0, 0);
    for (at, &c) in text.iter().enumerate() {
        columns += 1 + usize::from(is_wide(c));
        if c == '\n' || columns > COLUMNS {
            let end = if c == '\n' || cut <= start { at } else { cut };
            lines.push((start, end));
            start = if c == '\n' { at + 1 } else { end };
            columns = text[start.min(at + 1)..=at]
                .iter()
                .map(|&c| 1 + usize::from(is_wide(c)))
                .sum();
        }
        if " ，。；：！？".contains(c) {
            cut = at + 1;
        }
    }
    lines.push((start, text.len()));
    lines.retain(|line| line.0 < line.1);
    lines
}

/// The facts with their places, in text order.
fn notes(report: &Value) -> Vec<(usize, usize, String)> {
    let mut notes = Vec::new();
    let mut note = |fact: &Value, words: String| {
        if let Some(span) = fact["span"].as_array() {
            let unit = |at: usize| span[at].as_u64().unwrap() as usize;
            notes.push((unit(0), unit(1), words));
        }
    };
    for name in ["title", "meeting", "place"] {
        note(&report[name], name.to_owned());
    }
    let date = &report["date"];
    note(
        date,
        format!(
            "date {}{}",
            text(&date["iso"]),
            if date["inferred"] == true {
                ", inferred"
            } else {
                ""
            }
        ),
    );
    for person in list(&report["people"]) {
        let roles: Vec<&str> = list(&person["roles"]).map(text).collect();
        note(
            person,
            ["person", &roles.join(", ")]
                .join(" ")
                .trim_end()
                .to_owned(),
        );
        for title in list(&person["titles"]) {
            note(title, format!("title of {}", text(&person["name"])));
        }
    }
    for speech in list(&report["speeches"]) {
        let speaker = speech["speaker"].as_str().unwrap_or("the meeting");
        note(&speech["verb"], format!("speech of {speaker}"));
    }
    points(&report["points"], "", &mut note);
    for figure in list(&report["figures"]) {
        let unit = figure["unit"]["text"].as_str().unwrap_or_default();
        let number = &figure["number"];
        let number = if number.is_null() {
            "vague ".to_owned()
        } else {
            decimal(
                number["mantissa"].as_i64().unwrap(),
                number["exponent"].as_i64().unwrap(),
            )
        };
        note(&figure["value"], format!("value {number}{unit}"));
        for name in ["metric", "change", "rank"] {
            let of = figure["value"]["text"].as_str().unwrap_or_default();
            note(&figure[name], format!("{name} {of}").trim_end().to_owned());
        }
    }
    for action in list(&report["actions"]) {
        note(action, "action".to_owned());
        note(&action["owner"], "owner".to_owned());
        note(&action["due"], "due".to_owned());
    }
    for (name, word) in [
        ("slogans", "slogan"),
        ("attendance", "attendance"),
        ("byline", "byline"),
        ("agenda", "agenda"),
        ("decisions", "decision"),
    ] {
        for fact in list(&report[name]) {
            note(fact, word.to_owned());
        }
    }
    notes
}

/// mantissa × 10^exponent, written out.
fn decimal(mantissa: i64, exponent: i64) -> String {
    let digits = mantissa.to_string();
    if exponent >= 0 {
        return digits + &"0".repeat(exponent as usize);
    }
    let places = exponent.unsigned_abs() as usize;
    let digits = format!("{digits:0>width$}", width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    format!("{whole}.{part}")
}

fn points(of: &Value, depth: &str, note: &mut impl FnMut(&Value, String)) {
    for point in list(of) {
        let speaker = point["speaker"].as_str().map(|name| format!(" of {name}"));
        note(
            &point["head"],
            format!(
                "point {depth}{}{}",
                text(&point["marker"]["text"]),
                speaker.unwrap_or_default()
            ),
        );
        points(
            &point["children"],
            &format!("{depth}{} ", text(&point["marker"]["text"])),
            note,
        );
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
