//! The sites that browser tests visit: target/site as it is deployed, and beside it pages that have something to break.

use crate::install::Engine;
use crate::{Outcome, build, root, target};
use std::fs;
use std::path::{Path, PathBuf};

/// Copies the site for one engine and adds:
/// - `test/`: the pages of tests/browser/pages, and three-lines.html, which README.md dictates;
/// - `jiyao/`: element and engine where README.md says to put them;
/// - `lost/`: element and glue whose wasm is not there;
/// - `torn/`: element and glue whose wasm is cut in the middle.
pub(crate) fn stage(engine: Engine) -> Outcome<PathBuf> {
    let site = target("browser").join(engine.name());
    build::empty(&site)?;
    build::copy(&target("site"), &site)?;
    build::copy(&root().join("tests/browser/pages"), &site.join("test"))?;
    for place in ["jiyao", "lost", "torn"] {
        build::copy(&target("site/element"), &site.join(place).join("element"))?;
        build::copy(&target("engine"), &site.join(place).join("engine"))?;
    }
    let readme = read(&root().join("README.md"))?;
    let article = read(&root().join("tests/browser/pages/article.html"))?;
    let page = three_lines(&readme, &article).ok_or("README.md shows no three lines")?;
    fs::write(site.join("test/three-lines.html"), page).map_err(|error| error.to_string())?;
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

/// A page of the lines that README.md tells people to type, around the article of our own test page.
fn three_lines(readme: &str, page: &str) -> Option<String> {
    let mut blocks = readme.split("```html\n").skip(1);
    let lines = blocks.find(|block| block.contains("<meeting-report"))?;
    let (before, rest) = lines.split("```").next()?.split_once("<article")?;
    let (open, rest) = rest.split_once('>')?;
    let (_, after) = rest.split_once("</article>")?;
    let (_, content) = page.split_once("<article id=\"report\">")?;
    let (content, _) = content.split_once("</article>")?;
    Some(format!(
        "<!doctype html>\n<html lang=\"zh\">\n<head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"></head>\n\
         <body>\n{before}<article{open}>{content}</article>{after}<script src=\"/test/witness.js\"></script>\n</body>\n</html>\n"
    ))
}

/// Puts the script that hears errors before everything else of a page.
fn listen(page: &Path) -> Outcome {
    let text = read(page)?;
    let ear = "<head><script src=\"/test/ear.js\"></script>";
    if !text.contains("<head>") {
        return Err(format!("{}: no <head> to listen from", page.display()));
    }
    fs::write(page, text.replacen("<head>", ear, 1)).map_err(|error| error.to_string())
}

/// The files of a folder that end so.
fn listed(folder: &Path, kind: &str) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == kind))
        .collect())
}

fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}
