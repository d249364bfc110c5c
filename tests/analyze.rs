//! Reads files and prints one line of JSON each: `{"id": file stem, "report": {…}}`, for scoring and for scripts.
//!
//! `cargo run --release --example analyze -- [--text | --json | --lead | --grounds] [--script SCRIPT] FILE…`, a script as `jiyao::Options` names it:
//! keep, hans, hant, hant-tw, hant-tw-words, hant-hk, hant-hk-words.
//!
//! `--lead` puts in the place of the summary what any reader takes without an engine: the first sentences, to measure
//! against. `--grounds` prints `{"id", "grounds": [{fact, text, rule, confidence}]}`, `--text` prints `{"id", "text"}` with the repaired text instead, `--json` the report alone, as the schema has it; the
//! file `-` is the standard input. Points are flattened into text order, those that only 要 begins are left out; the summary has 200 characters.

use jiyao::document::BlockKind;
use jiyao::report::Ground;
use jiyao::{Format, Options, Reading, Script, read};
use serde_json::{Value, json};
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("analyze: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let (mut text_only, mut json_only, mut lead_only, mut grounds_only) =
        (false, false, false, false);
    let (mut script, mut files) = (Script::Keep, Vec::new());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--text" => text_only = true,
            "--json" => json_only = true,
            "--lead" => lead_only = true,
            "--grounds" => grounds_only = true,
            "--script" => {
                script = match args.next().as_deref() {
                    Some("hans") => Script::Hans,
                    Some("hant") => Script::Hant,
                    Some("hant-tw") => Script::HantTw,
                    Some("hant-tw-words") => Script::HantTwWords,
                    Some("hant-hk") => Script::HantHk,
                    Some("hant-hk-words") => Script::HantHkWords,
                    Some("keep") => Script::Keep,
                    other => return Err(format!("there is no script {other:?}")),
                }
            }
            _ if arg.starts_with("--") => return Err(format!("there is no option {arg}")),
            _ => files.push(arg),
        }
    }
    let mut out = io::stdout().lock();
    for file in files {
        let path = Path::new(&file);
        let bytes = if file == "-" {
            stdin()
        } else {
            std::fs::read(path)
        };
        let bytes = bytes.map_err(|error| format!("{file}: {error}"))?;
        let source = String::from_utf8_lossy(&bytes);
        let id = if file == "-" {
            "-".into()
        } else {
            path.file_stem().unwrap_or_default().to_string_lossy()
        };
        let format = if path.extension().is_some_and(|e| e == "md") {
            Format::Markdown
        } else {
            Format::Auto
        };
        let reading = read(
            &source,
            &Options {
                script,
                format,
                ..Options::default()
            },
        );
        let line = if text_only {
            json!({"id": id, "text": reading.text()}).to_string()
        } else if grounds_only {
            json!({"id": id, "grounds": grounds(&reading)}).to_string()
        } else if json_only {
            reading.json(200)
        } else {
            let mut report: Value =
                serde_json::from_str(&reading.json(200)).map_err(|error| error.to_string())?;
            let points = report["points"].take();
            report["points"] = Value::Array(flatten(points));
            if lead_only {
                report["summary"] = lead(&reading);
            }
            json!({"id": id, "report": report}).to_string()
        };
        if writeln!(out, "{line}").is_err() {
            return Ok(()); // The reader of the pipe has seen enough.
        }
    }
    Ok(())
}

fn stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What each fact rests on.
fn grounds(reading: &Reading) -> Value {
    let grounds = reading.grounds();
    let of = |ground: &Ground| {
        json!({
            "fact": ground.fact.name(),
            "text": reading.words(ground.span),
            "rule": ground.rule.id,
            "confidence": ground.rule.confidence,
        })
    };
    grounds.iter().map(of).collect()
}

/// The first sentences, up to 200 characters, without headline and agency tag.
fn lead(reading: &Reading) -> Value {
    let document = reading.document();
    let (mut sentences, mut left) = (Vec::new(), 200);
    for sentence in &document.sentences {
        let kind = document.blocks[sentence.block].kind;
        if !matches!(kind, BlockKind::Paragraph | BlockKind::Item { .. }) {
            continue;
        }
        let words = reading.words(sentence.span);
        let words = if sentences.is_empty() {
            untagged(&words)
        } else {
            &words
        };
        let length = words.chars().count();
        if length > left {
            if sentences.is_empty() {
                // The first one is the lead, however long: as much of it as fits.
                sentences.push(json!({"text": words.chars().take(left).collect::<String>()}));
            }
            break;
        }
        left -= length;
        sentences.push(json!({"text": words}));
    }
    Value::Array(sentences)
}

/// Words without an agency's tag: 新华社北京4月18日电（记者…）.
fn untagged(words: &str) -> &str {
    let near = words.char_indices().take(40);
    for (at, c) in near.filter(|(_, c)| "电讯電訊".contains(*c)) {
        let rest = words[at + c.len_utf8()..].trim_start();
        if let Some(inner) = rest.strip_prefix(['（', '(']) {
            return inner
                .split_once(['）', ')'])
                .map_or(words, |(_, rest)| rest.trim_start());
        }
        if rest.len() < words[at + c.len_utf8()..].len() {
            return rest;
        }
    }
    words
}

/// Points and the points below them, in text order, without lists of 要…；要…: the annotations that this is scored against
/// count what is numbered or told apart by such words as 首先, and no more.
fn flatten(points: Value) -> Vec<Value> {
    let mut flat = Vec::new();
    for mut point in points.as_array().cloned().unwrap_or_default() {
        let children = point["children"].take();
        if point["marker"]["text"] != "要" {
            flat.push(point);
        }
        flat.extend(flatten(children));
    }
    flat
}
