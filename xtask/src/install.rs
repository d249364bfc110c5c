//! Fetches what a machine lacks.

use crate::{Outcome, root, run};
use std::process::Command;

/// The target that the browser build compiles to.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target to the toolchain in use, where rustup manages it and has it not.
pub(crate) fn wasm_target() -> Outcome {
    let listed = Command::new("rustup")
        .args(["target", "list", "--installed"])
        .output();
    match listed {
        Ok(listed) if String::from_utf8_lossy(&listed.stdout).contains(WASM) => Ok(()),
        Ok(_) => run(Command::new("rustup").args(["target", "add", WASM])),
        Err(_) => Ok(()), // A toolchain without rustup brings its own targets.
    }
}

/// Installs the npm packages that xtask/package-lock.json names.
pub(crate) fn npm_packages() -> Outcome {
    let folder = root().join("xtask");
    let changed = |file: &str| folder.join(file).metadata().and_then(|m| m.modified()).ok();
    if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
        return Ok(());
    }
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--silent", "--prefix"])
        .arg(folder))
}
