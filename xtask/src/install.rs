//! Fetches what a machine lacks: the wasm target, npm packages, Debian's browsers.

use crate::{Outcome, root, run};
use std::path::Path;
use std::process::{Command, Stdio};

/// The target that the browser build compiles to.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target and the standard library's source to the toolchain in use, where rustup manages it.
pub(crate) fn rust_components() -> Outcome {
    let listed = Command::new("rustup")
        .args(["component", "list", "--installed"])
        .output();
    let Ok(listed) = listed else {
        return Ok(()); // A toolchain without rustup brings its own.
    };
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    if !listed.contains(WASM) {
        run(Command::new("rustup").args(["target", "add", WASM]))?;
    }
    if !listed.contains("rust-src") {
        run(Command::new("rustup").args(["component", "add", "rust-src"]))?;
    }
    Ok(())
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

/// A browser engine that the tests drive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    Webkit,
}

impl Engine {
    pub(crate) const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::Webkit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Engine> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// Its programs and the Debian packages that bring them.
    fn needs(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Engine::Chromium => &[
                ("chromium", "chromium"),
                ("chromedriver", "chromium-driver"),
            ],
            Engine::Firefox => &[("firefox-esr", "firefox-esr")],
            Engine::Webkit => &[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")],
        }
    }

    fn missing(self) -> Vec<&'static str> {
        let needs = self.needs().iter();
        let lacks = needs.filter(|(program, _)| !on_path(program));
        lacks.map(|&(_, package)| package).collect()
    }
}

/// Chinese glyphs: without them a page has boxes, and widths that no reader sees.
const FONT: (&str, &str) = ("/usr/share/fonts/opentype/noto", "fonts-noto-cjk");

/// Installs the wanted browsers that are missing, as far as this machine lets us; gives those that are here then.
pub(crate) fn browsers(wanted: &[Engine]) -> Outcome<Vec<Engine>> {
    let mut packages: Vec<&str> = wanted.iter().flat_map(|engine| engine.missing()).collect();
    if !packages.is_empty() {
        if !Path::new(FONT.0).exists() {
            packages.push(FONT.1);
        }
        if let Err(message) = debian(&packages) {
            eprintln!("{message}");
        }
    }
    let here = |engine: &Engine| engine.missing().is_empty();
    Ok(wanted.iter().copied().filter(here).collect())
}

/// Installs Debian packages: all at once, or, when one of them is not to be had, each by itself.
fn debian(packages: &[&str]) -> Outcome {
    println!("installing {}", packages.join(", "));
    apt(&["update"])?;
    if apt(&[&["install"], packages].concat()).is_ok() {
        return Ok(());
    }
    for package in packages {
        if apt(&["install", package]).is_err() {
            eprintln!("apt-get could not install {package}");
        }
    }
    Ok(())
}

/// Runs apt-get as root: as who we are, or by sudo where it asks no password.
fn apt(args: &[&str]) -> Outcome {
    let id = Command::new("id").arg("-u").output();
    let root = id.is_ok_and(|id| id.stdout.trim_ascii() == b"0");
    let mut command = if root {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env"]);
        sudo
    };
    command
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"])
        .args(["-o", "Dpkg::Use-Pty=0", "--no-install-recommends"])
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    run(&mut command)
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
