//! Tests in every place where the engine runs: natively, in Node, in three browsers.

use crate::install::{self, Engine};
use crate::{Outcome, build, readme, root, serve, stage, target, usage};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// A test that does not end is a test that failed: milliseconds.
const LIMIT: u32 = 180_000;

/// How many tests passed and failed.
#[derive(Clone, Copy, Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

/// Runs all tests, or those of one part: `native`, `node`, `browser`, `browser ENGINE`.
pub(crate) fn test(parts: &[&str]) -> Outcome {
    let (native, node, wanted) = match parts {
        [] => (true, true, Engine::ALL.to_vec()),
        ["native"] => (true, false, Vec::new()),
        ["node"] => (false, true, Vec::new()),
        ["browser"] => (false, false, Engine::ALL.to_vec()),
        ["browser", name] => (false, false, vec![Engine::named(name).ok_or_else(usage)?]),
        _ => return Err(usage()),
    };
    let mut tallies = Vec::new();
    let engines = phase("install", || install::browsers(&wanted))?;
    if native {
        tallies.push(counted("readme", readme_commands));
        tallies.push(counted("native", cargo_test));
    }
    if node || !wanted.is_empty() {
        let recipe = phase("build", build::make)?;
        let weigh = || {
            build::weigh(&recipe).map(|()| Tally {
                passed: 1,
                failed: 0,
            })
        };
        tallies.push(counted("sizes", weigh));
    }
    if node {
        phase("example", || {
            crate::run(Command::new("cargo").args(["build", "--quiet", "--example", "analyze"]))
        })?;
        tallies.push(counted("node", || node_tests("tests/node", &[])));
    }
    for pair in engines.chunks(2) {
        tallies.extend(at_once(pair)?);
    }
    for engine in wanted.iter().filter(|engine| !engines.contains(engine)) {
        println!(
            "{} is not here and could not be installed: not tested",
            engine.name()
        );
    }
    let passed: usize = tallies.iter().map(|tally| tally.passed).sum();
    let failed: usize = tallies.iter().map(|tally| tally.failed).sum();
    println!("{passed} passed, {failed} failed");
    if failed > 0 {
        Err("tests failed".to_owned())
    } else if wanted.contains(&Engine::Chromium) && !engines.contains(&Engine::Chromium) {
        Err("without Chromium the tests say too little".to_owned())
    } else {
        Ok(())
    }
}

/// Runs a phase that counts nothing and prints its time.
fn phase<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let start = Instant::now();
    let outcome = work().map_err(|message| format!("{name}: {message}"))?;
    println!(
        "{name:10}{:36}{:7.1} s",
        "ready",
        start.elapsed().as_secs_f32()
    );
    Ok(outcome)
}

/// Runs a phase of tests, prints what it counted and its time; a phase that breaks off counts as one failure.
fn counted(name: &str, work: impl FnOnce() -> Outcome<Tally>) -> Tally {
    let start = Instant::now();
    let tally = work().unwrap_or_else(|message| {
        eprintln!("{name}: {message}");
        Tally {
            passed: 0,
            failed: 1,
        }
    });
    let Tally { passed, failed } = tally;
    let counts = format!("{passed} passed, {failed} failed");
    println!(
        "{name:10}{counts:36}{:7.1} s",
        start.elapsed().as_secs_f32()
    );
    tally
}

fn readme_commands() -> Outcome<Tally> {
    let wrong = readme::wrong()?;
    for line in &wrong {
        eprintln!("README.md: {line}");
    }
    Ok(Tally {
        passed: usize::from(wrong.is_empty()),
        failed: wrong.len(),
    })
}

/// Runs cargo test; its tests are counted by the lines `test result: … 3 passed; 0 failed`.
fn cargo_test() -> Outcome<Tally> {
    let mut command = Command::new("cargo");
    command.args(["test", "--quiet", "--all-features", "--no-fail-fast"]);
    let (output, success) = captured(&mut command)?;
    let mut tally = Tally::default();
    for line in output
        .lines()
        .filter(|line| line.starts_with("test result:"))
    {
        tally.passed += number_before(line, " passed");
        tally.failed += number_before(line, " failed");
    }
    finish(tally, success, &output)
}

/// Runs the tests of several browsers at once: each waits half of its time, so two fill two cores. Three would be done
/// sooner still, but keep the pages waiting whose answers are timed.
fn at_once(engines: &[Engine]) -> Outcome<Vec<Tally>> {
    std::thread::scope(|scope| {
        let run = |&engine: &Engine| {
            scope.spawn(move || counted(engine.name(), || browser_tests(engine)))
        };
        let running: Vec<_> = engines.iter().map(run).collect();
        let joined = running.into_iter().map(|browser| browser.join());
        let tallies: Result<_, _> = joined.collect();
        tallies.map_err(|_| "a thread of the browser tests broke".to_owned())
    })
}

fn browser_tests(engine: Engine) -> Outcome<Tally> {
    let site = stage::stage(engine)?;
    let address = serve::background(&site)?;
    let env = [
        ("JIYAO_ENGINE", engine.name().to_owned()),
        ("JIYAO_SITE", format!("http://{address}")),
        ("JIYAO_SHOTS", target("browser").display().to_string()),
    ];
    node_tests("tests/browser", &env)
}

/// Runs the files `*.test.mjs` of a folder one after the other.
fn node_tests(folder: &str, env: &[(&str, String)]) -> Outcome<Tally> {
    let mut command = Command::new("node");
    command
        .args(["--test", "--test-reporter=tap", "--test-concurrency=1"])
        .arg(format!("--test-timeout={LIMIT}"))
        .args(test_files(&root().join(folder))?)
        .env("JIYAO_TARGET", target(""))
        .envs(env.iter().map(|(name, value)| (name, value)));
    let (output, success) = captured(&mut command)?;
    let count = |word: &str| -> usize {
        let found = output
            .lines()
            .rev()
            .find_map(|line| line.strip_prefix(word));
        found.and_then(|rest| rest.trim().parse().ok()).unwrap_or(0)
    };
    let tally = Tally {
        passed: count("# pass "),
        failed: count("# fail ") + count("# cancelled "),
    };
    let output = if tally.failed > 0 {
        broken(&output)
    } else {
        output
    };
    for skipped in output.lines().filter(|line| line.contains("# SKIP")) {
        println!("{}", skipped.trim());
    }
    finish(tally, success, &output)
}

/// The failed tests of a TAP report: from `not ok` to the end of its details, and what tests print themselves.
fn broken(report: &str) -> String {
    let (mut shown, mut inside, mut details) = (String::new(), false, false);
    for line in report.lines() {
        let start = line.trim_start();
        inside |= start.starts_with("not ok");
        details |= start == "---";
        if inside || !(details || start.starts_with('#') || start.starts_with("ok ")) {
            shown += line;
            shown.push('\n');
        }
        if start == "..." {
            (inside, details) = (false, false);
        }
    }
    shown
}

fn test_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("no tests in {}", folder.display()));
    }
    Ok(files)
}

/// Runs a command in the crate's folder with no standard input; gives what it printed on either stream.
fn captured(command: &mut Command) -> Outcome<(String, bool)> {
    let output = command
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("{:?} does not start: {error}", command.get_program()))?;
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    Ok((text.into_owned(), output.status.success()))
}

/// Shows the output of tests that failed; a command that failed without a failed test counts as one.
fn finish(mut tally: Tally, success: bool, output: &str) -> Outcome<Tally> {
    if !success {
        eprintln!("{output}");
        tally.failed = tally.failed.max(1);
    } else if tally.passed == 0 {
        return Err(format!("nothing was tested\n{output}"));
    }
    Ok(tally)
}

fn number_before(line: &str, word: &str) -> usize {
    let before = line.split(word).next().unwrap_or("");
    let digits = before.rsplit(' ').next().unwrap_or("");
    digits.parse().unwrap_or(0)
}
