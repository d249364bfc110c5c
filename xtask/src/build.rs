//! Builds the flavours of wasm-pack.toml into a static site (target/site) and an npm folder (target/npm).

use crate::install::{self, WASM};
use crate::order::{Search, reorder};
use crate::{Outcome, root, run, size, target};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

/// What wasm-pack.toml says.
#[derive(Deserialize)]
pub(crate) struct Recipe {
    profile: String,
    budget: Budget,
    flavour: Vec<Flavour>,
}

#[derive(Deserialize)]
struct Budget {
    reader: usize,
    element: usize,
    desk: usize,
}

#[derive(Deserialize)]
struct Flavour {
    name: String,
    /// The flavour whose features and optimization it has too.
    like: Option<String>,
    features: Vec<String>,
    /// The optimization, where it is not the profile's.
    #[serde(rename = "opt-level")]
    opt_level: Option<String>,
}

impl Recipe {
    /// The flavour that another one is like, if there is one, and that one.
    fn line<'a>(&'a self, flavour: &'a Flavour) -> impl Iterator<Item = &'a Flavour> {
        let like = |other: &&Flavour| flavour.like.as_ref() == Some(&other.name);
        self.flavour.iter().find(like).into_iter().chain([flavour])
    }

    /// The optimization of a flavour, where it is not the profile's.
    fn opt_level<'a>(&'a self, flavour: &'a Flavour) -> Option<&'a str> {
        self.line(flavour)
            .filter_map(|one| one.opt_level.as_deref())
            .last()
    }

    /// All features of a flavour, as cargo takes them.
    fn features(&self, flavour: &Flavour) -> String {
        let all: Vec<&str> = self
            .line(flavour)
            .flat_map(|flavour| flavour.features.iter().map(String::as_str))
            .collect();
        all.join(",")
    }
}

/// What each wasm file may use: the features that the Rust target enables and wasm-bindgen relies on.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds everything and checks the sizes.
pub(crate) fn build() -> Outcome {
    weigh(&make()?)
}

/// Builds everything, however large.
pub(crate) fn make() -> Outcome<Recipe> {
    install::rust_components()?;
    install::npm_packages()?;
    let recipe = read(&root().join("wasm-pack.toml"))?;
    let recipe: Recipe = toml::from_str(&recipe).map_err(|error| error.to_string())?;
    let engine = target("engine");
    empty(&engine)?;
    for flavour in &recipe.flavour {
        compile(
            &recipe.profile,
            &recipe.features(flavour),
            recipe.opt_level(flavour),
        )?;
        bind(&recipe, flavour, &engine)?;
    }
    for place in ["site", "npm"] {
        let place = target(place);
        empty(&place)?;
        copy(&root().join("www"), &place)?;
        copy(&engine, &place.join("engine"))?;
    }
    run(Command::new("node")
        .arg(root().join("xtask/element/pack.mjs"))
        .args([target("site"), target("npm")]))?;
    let sample = "district-meeting-spoilt.txt";
    empty(&target("site/samples"))?;
    for (from, to) in [
        ("LICENSE-APACHE", "npm/LICENSE-APACHE"),
        ("LICENSE-MIT", "npm/LICENSE-MIT"),
        ("README.md", "npm/README.md"),
        (
            &format!("tests/corpus/{sample}"),
            &format!("site/samples/{sample}"),
        ),
    ] {
        fs::copy(root().join(from), target(to)).map_err(|error| format!("{from}: {error}"))?;
    }
    // Last: the desk keeps what then stands in the site.
    run(Command::new("node")
        .arg(root().join("xtask/desk/bundle.mjs"))
        .arg(root().join("www"))
        .arg(target("site")))?;
    Ok(recipe)
}

/// How rustc makes code that says nothing when it panics: no message, no place, no `{:?}` behind either.
///
/// A panic of the engine is a bug, and traps either way; its words would be a tenth of the download.
const MUTE: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// How large a function may be that is written out where it is called: no larger than the call, which is 2 instructions here.
///
/// All three numbers are ten times LLVM's scale, so that its fixed bonus for what is called once (15,000) does not make one
/// function of all stages: brotli packs such a giant badly, with its hundreds of locals. Measured on the reader: 1.5 KB less
/// than without a bound, and as fast; a threshold of 320 takes 350 bytes more and saves no time.
const INLINE: &str = "-Cllvm-args=-inline-threshold=100 -Cllvm-args=-inline-instr-cost=50 -Cllvm-args=-inline-call-penalty=250";

/// How many bytes the stack has: everything else stands behind it, and below 1 MB an address is a byte shorter.
const STACK: &str = "-Clink-arg=-zstack-size=262144";

/// Whether a flavour is made to be fast and not small: its level of optimization is a number.
fn is_fast(opt_level: Option<&str>) -> bool {
    opt_level.is_some_and(|level| level.parse::<u8>().is_ok())
}

/// Compiles a flavour together with the standard library, which as it is shipped brings its panics' words along.
///
/// That is `-Zbuild-std`, which stable toolchains keep behind `RUSTC_BOOTSTRAP`; the code is the same stable Rust.
fn compile(profile: &str, features: &str, opt_level: Option<&str>) -> Outcome {
    let (inline, std) = match is_fast(opt_level) {
        true => ("", ""),
        false => (INLINE, "optimize_for_size"),
    };
    // Of the two, references make the glue smaller and several results make it larger.
    let mut flags = format!(
        "{MUTE} {inline} {STACK} -Ctarget-feature=+reference-types,-multivalue --remap-path-prefix={}=/jiyao",
        root().display()
    );
    for (home, name) in [("CARGO_HOME", "/cargo"), ("HOME", "/home")] {
        if let Ok(path) = std::env::var(home) {
            // The last prefix that fits wins: the wide one goes first.
            flags = format!("--remap-path-prefix={path}={name} {flags}");
        }
    }
    let mut cargo = Command::new("cargo");
    if let Some(level) = opt_level {
        // CARGO_PROFILE_WASM_OPT_LEVEL: cargo's name for the key of a profile.
        let name = profile.to_uppercase().replace('-', "_");
        cargo.env(format!("CARGO_PROFILE_{name}_OPT_LEVEL"), level);
    }
    run(cargo
        .args(["build", "--locked", "--lib", "--no-default-features"])
        .args(["--target", WASM, "--profile", profile])
        .args(["--features", features])
        .arg("-Zbuild-std=std,panic_abort")
        .arg(format!("-Zbuild-std-features={std}"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", flags)
        .env("CARGO_TARGET_DIR", target("")))
}

/// What stands around the name of an export in the glue and in its types.
const USES: [(&str, &str); 6] = [
    ("wasm.", "("),
    ("wasm.", "."),
    ("wasm.", ";"),
    ("wasm.", ","),
    ("wasm.", ")"),
    ("readonly ", ":"),
];

/// What the glue asks and no browser that runs the engine answers with yes: what would follow goes.
const NEVER: [&str; 2] = [
    "typeof FinalizationRegistry === 'undefined'",
    "realloc === undefined",
];

/// Writes NAME.js, NAME.d.ts and NAME.wasm.
fn bind(recipe: &Recipe, flavour: &Flavour, engine: &Path) -> Outcome {
    let name = &flavour.name;
    let compiled = target(WASM).join(&recipe.profile).join("jiyao.wasm");
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(name)
        .typescript(true)
        .encode_into(EncodeInto::Always)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate_output())
        .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    // The names by which wasm and glue know each other travel in both of them; nobody else says them.
    let (mut names, mut count) = (Vec::new(), 0);
    let mut shorten = |long: &mut String, frames: &[(&str, &str)]| {
        let short = format!("_{count}");
        count += 1;
        for (before, behind) in frames {
            let framed = |name: &str| format!("{before}{name}{behind}");
            names.push((framed(long), framed(&short)));
        }
        *long = short;
    };
    for import in output.wasm_mut().imports.iter_mut() {
        if import.name.starts_with("__wb") {
            shorten(&mut import.name, &[("", ":")]);
        }
    }
    for export in output.wasm_mut().exports.iter_mut() {
        if export.name != "memory" {
            shorten(&mut export.name, &USES);
        }
    }
    output
        .emit(engine)
        .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    let bound = engine.join(format!("{name}_bg.wasm"));
    let wasm = engine.join(format!("{name}.wasm"));
    run(Command::new("node")
        .arg(root().join("xtask/node_modules/binaryen/bin/wasm-opt"))
        .args(FEATURES)
        .args(match is_fast(recipe.opt_level(flavour)) {
            true => &["-O3"][..],
            // The loops anew, and what that lays bare made small again: 700 bytes less of the reader, and 5 % slower; until
            // nothing gets smaller: 190 more, and no slower. What each function touches is known when its calls are
            // weighed: 50 more; what is computed twice packs better than a
            // local: 180 more. The last for the same reasons as INLINE.
            false => &[
                "-O3",
                "--flatten",
                "--rereloop",
                "--generate-global-effects",
                "-Oz",
                "-Oz",
                "-Oz",
                "-Oz",
                "--converge",
                "--skip-pass=local-cse",
                "--one-caller-inline-max-function-size=14",
            ],
        })
        .args([
            "--low-memory-unused", // The stack ends there; nothing is ever kept below 1 KB.
            "--strip-debug",
            "--strip-producers",
            "--strip-target-features",
        ])
        .arg(&bound)
        .arg("-o")
        .arg(&wasm))?;
    remove(&bound)?;
    // Every page loads the reader. Of the studio an order takes ten times as long to weigh, of the full flavour nobody counts the bytes.
    let (starts, rounds) = match name.as_str() {
        "reader" => (32, 32),
        "studio" => (8, 6),
        _ => (1, 0),
    };
    reorder(&wasm, Search { starts, rounds })?;
    remove(&engine.join(format!("{name}_bg.wasm.d.ts")))?;
    let glue = engine.join(format!("{name}.js"));
    let own = (format!("{name}_bg.wasm"), format!("{name}.wasm"));
    for file in [&glue, &engine.join(format!("{name}.d.ts"))] {
        let mut text = read(file)?;
        for (long, short) in names.iter().chain([&own]) {
            text = text.replace(long, short);
        }
        for never in NEVER {
            text = text.replace(never, "false");
        }
        fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    // What nobody reads travels small; the types keep the comments.
    run(Command::new(root().join("xtask/node_modules/.bin/esbuild"))
        // wasm-bindgen's warnings tell what the console says anyway: of a wrong MIME type, of its own old parameters.
        .args([
            "--minify",
            "--format=esm",
            "--log-level=warning",
            "--drop:console",
        ])
        .arg(&glue)
        .arg("--allow-overwrite")
        .arg(format!("--outfile={}", glue.display())))
}

/// What the desk loads before it can be used; its bundler has written the list.
fn first_load(site: &Path) -> Outcome<Vec<PathBuf>> {
    let list = read(&target("desk.txt"))?;
    Ok(list.lines().map(|name| site.join(name)).collect())
}

/// Prints the sizes and refuses what is above its budget.
pub(crate) fn weigh(recipe: &Recipe) -> Outcome {
    let engine = target("engine");
    let mut rows: Vec<(String, Option<usize>, Vec<PathBuf>)> = Vec::new();
    for Flavour { name, .. } in &recipe.flavour {
        let files = ["js", "wasm"].map(|kind| engine.join(format!("{name}.{kind}")));
        let budget = (name == "reader").then_some(recipe.budget.reader);
        rows.push((name.clone(), budget, files.to_vec()));
    }
    let shell = ["define.js", "index.js"].map(|name| target("site/element").join(name));
    rows.push((
        "element".to_owned(),
        Some(recipe.budget.element),
        shell.to_vec(),
    ));
    let desk = first_load(&target("site"))?;
    rows.push(("desk".to_owned(), Some(recipe.budget.desk), desk));
    println!("{:10}{:>10}{:>10}", "brotli 11", "bytes", "budget");
    let mut fat = Vec::new();
    for (name, budget, files) in rows {
        let bytes: usize = size::brotli(&files)?.iter().sum();
        let limit = budget.map_or("-".to_owned(), |budget| budget.to_string());
        println!("{name:10}{bytes:>10}{limit:>10}");
        if budget.is_some_and(|budget| bytes > budget) {
            fat.push(name);
        }
    }
    if fat.is_empty() {
        Ok(())
    } else {
        Err(format!("above budget: {}", fat.join(", ")))
    }
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn remove(path: &Path) -> Outcome {
    fs::remove_file(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Leaves an empty folder.
pub(crate) fn empty(folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// Copies a folder and what is below it; a folder that does not exist copies as nothing.
pub(crate) fn copy(from: &Path, to: &Path) -> Outcome {
    let failed = |error: std::io::Error| format!("{}: {error}", from.display());
    if !from.exists() {
        return Ok(());
    }
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name)).map_err(failed)?;
        }
    }
    Ok(())
}
