//! Sizes as they travel: brotli, quality 11, by Node's own zlib.

use crate::Outcome;
use std::path::PathBuf;
use std::process::Command;

const BROTLI: &str = "const z = require('zlib'), fs = require('fs'), { promisify } = require('util');
const pack = async (file) => (await promisify(z.brotliCompress)(fs.readFileSync(file))).length;
Promise.all(process.argv.slice(1).map(pack)).then((sizes) => sizes.forEach((size) => console.log(size)));";

/// The brotli size of each file, in order.
pub(crate) fn brotli(files: &[PathBuf]) -> Outcome<Vec<usize>> {
    let output = Command::new("node")
        .args(["-e", BROTLI, "--"])
        .args(files)
        .output()
        .map_err(|error| format!("node does not start: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let sizes: Vec<usize> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.parse().ok())
        .collect();
    if sizes.len() == files.len() {
        Ok(sizes)
    } else {
        Err("node measured fewer files than it was given".to_owned())
    }
}
