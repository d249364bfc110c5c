//! Scores the reader against annotated reports, where ../shared/gold stands beside the crate.
//!
//! The reports whose id's MD5 ends in 0, 3, 6, 9 or c are held out: rules are tuned on the others, and the column of
//! those that nobody looked at says whether the tuning was honest.

use crate::{Outcome, build, root, target};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The columns of the table.
const COLUMNS: [&str; 5] = ["real", "authored", "both", "tuned", "held out"];

/// The field whose recall the plain lead is measured by.
const SUMMARY: &str = "key3@200";

const HELD_OUT: &str = "import hashlib, sys
for id in sys.argv[1:]:
    if hashlib.md5(id.encode()).hexdigest()[-1] in '0369c': print(id)";

/// An annotated report: its id, its text, its annotation.
struct Sample {
    id: String,
    text: PathBuf,
    gold: PathBuf,
    authored: bool,
}

/// Reads all annotated reports and prints two tables: F1 by field, recall where the field is a summary's; and how often
/// each rule of facts is right.
pub(crate) fn score() -> Outcome {
    let Ok(gold) = root().join("../shared/gold").canonicalize() else {
        println!("no ../shared/gold beside the crate: nothing to score against");
        return Ok(());
    };
    let mut samples = Vec::new();
    for (name, authored) in [("real", false), ("authored", true)] {
        collect(&gold.join(name), authored, &mut samples)?;
    }
    let held = held_out(&samples)?;
    build::empty(&target("score"))?;
    let predictions = predict("reports", None, &samples)?;
    let leads = predict("leads", Some("--lead"), &samples)?;
    let mut fields: Vec<String> = Vec::new();
    let mut table: Vec<(usize, BTreeMap<String, String>)> = Vec::new();
    for column in COLUMNS {
        let chosen = samples.iter().filter(|sample| match column {
            "real" => !sample.authored,
            "authored" => sample.authored,
            "tuned" => !held.contains(&sample.id),
            "held out" => held.contains(&sample.id),
            _ => true,
        });
        let folder = target("score").join(column);
        build::empty(&folder)?;
        let mut count = 0;
        for sample in chosen {
            let name = sample.gold.file_name().unwrap_or_default();
            fs::copy(&sample.gold, folder.join(name)).map_err(|error| error.to_string())?;
            count += 1;
        }
        let scored = |predictions: &Path| -> Outcome<Vec<(String, String)>> {
            let script = gold.join("score.py");
            let arguments = [script.as_path(), &folder, predictions];
            Ok(rows(&printed(Command::new("python3").args(arguments))?))
        };
        let mut rows = scored(&predictions)?;
        // The same measure of what any reader takes without an engine: the first sentences.
        let lead = scored(&leads)?
            .into_iter()
            .find(|(field, _)| field == SUMMARY);
        rows.extend(lead.map(|(_, recall)| ("plain lead".to_owned(), recall)));
        for (field, _) in &rows {
            if !fields.contains(field) {
                fields.push(field.clone());
            }
        }
        table.push((count, rows.into_iter().collect()));
    }
    print(&fields, &table);
    let grounds = predict("grounds", Some("--grounds"), &samples)?;
    let counted = printed(
        Command::new("python3")
            .arg(root().join("xtask/score/grounds.py"))
            .args([gold.join("score.py"), grounds])
            .args(samples.iter().map(|sample| &sample.gold)),
    )?;
    print!("\n{counted}");
    Ok(())
}

/// Has the example read all samples; what it prints lands in a file.
fn predict(name: &str, option: Option<&str>, samples: &[Sample]) -> Outcome<PathBuf> {
    let file = target("score").join(name).with_extension("jsonl");
    let reports = printed(
        Command::new("cargo")
            .args(["run", "--release", "--quiet", "--example", "analyze", "--"])
            .args(option)
            .args(samples.iter().map(|sample| &sample.text)),
    )?;
    fs::write(&file, reports).map_err(|error| error.to_string())?;
    Ok(file)
}

fn collect(folder: &Path, authored: bool, samples: &mut Vec<Sample>) -> Outcome {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    for gold in files
        .iter()
        .filter(|file| file.extension().is_some_and(|kind| kind == "json"))
    {
        let text = ["txt", "md"].map(|kind| gold.with_extension(kind));
        if let Some(text) = text.into_iter().find(|text| text.exists()) {
            samples.push(Sample {
                id: text
                    .file_stem()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                text,
                gold: gold.clone(),
                authored,
            });
        }
    }
    Ok(())
}

fn held_out(samples: &[Sample]) -> Outcome<Vec<String>> {
    let ids = samples.iter().map(|sample| &sample.id);
    let held = printed(Command::new("python3").args(["-c", HELD_OUT]).args(ids))?;
    Ok(held.lines().map(str::to_owned).collect())
}

/// The rows of score.py: a field and its F1, or its recall where there is no precision.
fn rows(output: &str) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for line in output.lines() {
        if let [field, _, recall, f1, gold] = *line.split_whitespace().collect::<Vec<_>>()
            && gold.parse::<u32>().is_ok()
        {
            let value = if f1 == "-" { recall } else { f1 };
            rows.push((field.to_owned(), value.to_owned()));
        }
    }
    rows
}

fn print(fields: &[String], table: &[(usize, BTreeMap<String, String>)]) {
    let line = |name: &str, cells: Vec<String>| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>10}")).collect();
        println!("{name:15}{cells}");
    };
    line("F1", COLUMNS.map(str::to_owned).to_vec());
    line(
        "reports",
        table.iter().map(|(count, _)| count.to_string()).collect(),
    );
    for field in fields {
        let cell = |rows: &BTreeMap<String, String>| rows.get(field).cloned();
        line(
            field,
            table
                .iter()
                .map(|(_, rows)| cell(rows).unwrap_or_else(|| "-".to_owned()))
                .collect(),
        );
    }
}

/// What a command prints; its failure is ours.
fn printed(command: &mut Command) -> Outcome<String> {
    let output = command
        .current_dir(root())
        .output()
        .map_err(|error| format!("{:?} does not start: {error}", command.get_program()))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
