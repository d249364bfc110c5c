//! The tools of the house: `cargo xtask build | serve [--port N] | tables [--check]`.

mod build;
mod install;
mod serve;
mod size;
mod tables;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What a task says when it cannot go on.
pub(crate) type Outcome<T = ()> = Result<T, String>;

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
        ["tables"] => tables::tables(false),
        ["tables", "--check"] => tables::tables(true),
        _ => Err("cargo xtask build | serve [--port N] | tables [--check]".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
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
