//! Measures the engine: natively, and as WebAssembly in Chromium beside other tools; marks in all engines.

use crate::install::{self, Engine};
use crate::{Outcome, build, root, run, serve, stage, target, usage};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What the page of the bench loads from npm packages.
const PEERS: [&str; 3] = [
    "opencc-js/dist/esm/t2cn.js",
    "@huacnlee/autocorrect/autocorrect_bg.js",
    "@huacnlee/autocorrect/autocorrect_bg.wasm",
];

/// Runs both benches or the one named.
pub(crate) fn bench(parts: &[&str]) -> Outcome {
    let (natively, in_browser) = match parts {
        [] => (true, true),
        ["native"] => (true, false),
        ["browser"] => (false, true),
        _ => return Err(usage()),
    };
    if natively {
        println!("native");
        run(Command::new("cargo").args(["bench", "--quiet", "--bench", "native"]))?;
    }
    if in_browser {
        let engines = install::browsers(&Engine::ALL)?;
        if !engines.contains(&Engine::Chromium) {
            return Err("Chromium is not here and could not be installed".to_owned());
        }
        build::make()?;
        let site = stage::stage(Engine::Chromium)?;
        let bench = root().join("tests/bench");
        bring(&bench.join("page.mjs"), &site.join("test/page.mjs"))?;
        bring(&bench.join("page.html"), &site.join("test/bench.html"))?;
        for peer in PEERS {
            let from = root().join("xtask/node_modules").join(peer);
            let name = from.file_name().unwrap_or_default();
            bring(&from, &site.join("test/peers").join(name))?;
        }
        let address = serve::background(&site)?;
        let names: Vec<_> = engines.into_iter().map(Engine::name).collect();
        println!("chromium");
        run(Command::new("node")
            .arg(bench.join("browser.mjs"))
            .env("JIYAO_ENGINES", names.join(" "))
            .env("JIYAO_SITE", format!("http://{address}")))?;
        lighthouse(&format!("http://{address}"))?;
    }
    Ok(())
}

/// The newest that runs on Node 20.
const LIGHTHOUSE: &str = "lighthouse@12.8.2";

/// Prints Lighthouse's scores of the desk; fails where one is too low.
///
/// It is 185 MB of npm packages that nothing else needs: only a bench fetches it, and one without a network goes without.
fn lighthouse(site: &str) -> Outcome {
    let folder = target("lighthouse");
    if !folder.join("node_modules/lighthouse").exists() {
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let fetched = run(Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--silent", "--prefix"])
            .arg(&folder)
            .arg(LIGHTHOUSE));
        if let Err(message) = fetched {
            eprintln!("{LIGHTHOUSE} is not to be had: {message}");
            return Ok(());
        }
    }
    run(Command::new("node")
        .arg(root().join("tests/bench/lighthouse.mjs"))
        .arg(folder)
        .env("JIYAO_SITE", site))
}

fn bring(from: &Path, to: &Path) -> Outcome {
    let failed = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to.parent().unwrap_or(to)).map_err(failed)?;
    fs::copy(from, to).map(|_| ()).map_err(failed)
}
