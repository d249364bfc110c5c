//! The texts that the tests read: the project's own always, the shared ones where they are.

use std::path::Path;

/// All texts at hand with their paths, in a fixed order.
pub(crate) fn texts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let shared = ["seed", "gold/real", "gold/authored", "corpus"].map(|f| format!("../shared/{f}"));
    for folder in std::iter::once("tests/corpus".to_owned()).chain(shared) {
        match std::fs::read_dir(Path::new(&folder)) {
            Ok(entries) => found.extend(entries.flatten().map(|entry| entry.path())),
            Err(_) => eprintln!("not here, left out: {folder}"),
        }
    }
    found.sort();
    found.retain(|path| {
        path.extension()
            .is_some_and(|kind| kind == "txt" || kind == "md")
    });
    found
        .into_iter()
        .filter_map(|path| {
            Some((
                path.display().to_string(),
                std::fs::read_to_string(&path).ok()?,
            ))
        })
        .collect()
}
