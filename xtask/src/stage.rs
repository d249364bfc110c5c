//! The sites that browser tests visit: target/site as it is deployed, and beside it pages that have something to break.

use crate::install::Engine;
use crate::{Outcome, build, root, target};
use std::fs;
use std::path::{Path, PathBuf};

/// Copies the site for one engine and adds:
/// - `test/`: the pages of tests/browser/pages;
/// - `lost/`: element and glue whose wasm is not there;
/// - `torn/`: element and glue whose wasm is cut in the middle.
pub(crate) fn stage(engine: Engine) -> Outcome<PathBuf> {
    let site = target("browser").join(engine.name());
    build::empty(&site)?;
    build::copy(&target("site"), &site)?;
    build::copy(&root().join("tests/browser/pages"), &site.join("test"))?;
    for broken in ["lost", "torn"] {
        build::copy(&target("site/element"), &site.join(broken).join("element"))?;
        build::copy(&target("engine"), &site.join(broken).join("engine"))?;
    }
    for file in listed(&target("engine"), "wasm")? {
        let name = file.file_name().unwrap_or_default();
        fs::remove_file(site.join("lost/engine").join(name)).map_err(|error| error.to_string())?;
        let bytes = fs::read(&file).map_err(|error| error.to_string())?;
        fs::write(
            site.join("torn/engine").join(name),
            &bytes[..bytes.len() / 2],
        )
        .map_err(|error| error.to_string())?;
    }
    if engine == Engine::Webkit {
        for folder in [site.clone(), site.join("test")] {
            for page in listed(&folder, "html")? {
                listen(&page)?;
            }
        }
    }
    Ok(site)
}

/// Puts the script that hears errors before everything else of a page.
fn listen(page: &Path) -> Outcome {
    let failed = |error: std::io::Error| format!("{}: {error}", page.display());
    let text = fs::read_to_string(page).map_err(failed)?;
    let ear = "<head><script src=\"/test/ear.js\"></script>";
    if !text.contains("<head>") {
        return Err(format!("{}: no <head> to listen from", page.display()));
    }
    fs::write(page, text.replacen("<head>", ear, 1)).map_err(failed)
}

/// The files of a folder that end so.
fn listed(folder: &Path, kind: &str) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == kind))
        .collect())
}
