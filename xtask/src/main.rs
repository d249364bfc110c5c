//! The tools of the house: `cargo xtask`, then one of [`TASKS`].

mod bench;
mod build;
mod install;
mod order;
mod readme;
mod score;
mod serve;
mod size;
mod stage;
mod tables;
mod test;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What a task says when it cannot go on.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// Every task and what may follow it.
pub(crate) const TASKS: [(&str, &str); 6] = [
    ("build", ""),
    ("serve", "[--port N]"),
    (
        "test",
        "[native | node | browser [chromium | firefox | webkit]]",
    ),
    ("bench", "[native | browser]"),
    ("score", ""),
    ("tables", "[--check]"),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args.as_slice() {
        ["build"] => build::build(),
        ["serve"] => serve::serve(None),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve::serve(Some(port)),
            Err(_) => Err(format!("{port} is no port")),
        },
        ["test", parts @ ..] => test::test(parts),
        ["bench", parts @ ..] => bench::bench(parts),
        ["tables"] => tables::tables(false),
        ["tables", "--check"] => tables::tables(true),
        ["score"] => score::score(),
        _ => Err(usage()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line takes.
pub(crate) fn usage() -> String {
    let tasks = TASKS.map(|(task, rest)| format!("\n  cargo xtask {task} {rest}"));
    format!("one of{}", tasks.concat())
}

/// The folder of the crate.
pub(crate) fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// A place under the crate's target folder.
pub(crate) fn target(place: &str) -> PathBuf {
    root().join("target").join(place)
}

/// Runs a command in the crate's folder; an error names it.
pub(crate) fn run(command: &mut Command) -> Outcome {
    command.current_dir(root());
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} ended with {status}: {command:?}")),
        Err(error) => Err(format!("{name} does not start: {error}")),
    }
}
