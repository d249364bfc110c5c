//! Measures the engine: natively, and as WebAssembly in Chromium beside other tools.

use crate::install::{self, Engine};
use crate::{Outcome, build, root, run, serve, stage, usage};
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
        if install::browsers(&[Engine::Chromium])?.is_empty() {
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
        println!("Chromium");
        run(Command::new("node")
            .arg(bench.join("browser.mjs"))
            .env("JIYAO_SITE", format!("http://{address}")))?;
    }
    Ok(())
}

fn bring(from: &Path, to: &Path) -> Outcome {
    let failed = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to.parent().unwrap_or(to)).map_err(failed)?;
    fs::copy(from, to).map(|_| ()).map_err(failed)
}
