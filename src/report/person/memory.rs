//! The memory of a document: a name once found is a name wherever it stands.

use super::Scene;
use crate::lexicon::common;
use crate::text::{Table, pair, sort};
use std::ops::Range;

/// A name without the spaces inside it.
pub(super) fn key(name: &[char]) -> String {
    name.iter().filter(|c| **c != ' ').collect()
}

/// All occurrences of the names found, in text order and disjoint.
///
/// Linear in the text: a place is compared with the names that begin with its two characters.
pub(super) fn occurrences(scene: &Scene, mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let chars = scene.chars();
    // The names by their two first characters.
    let mut pairs = Table::default();
    let mut known: Vec<Vec<&[char]>> = Vec::new();
    for name in &found {
        let words = &chars[name.clone()];
        // A name that is also a word is a name only where its cue stands.
        if words.len() < 2 || common().get(words).is_some() {
            continue;
        }
        let at = pairs.get_or(pair(words[0], words[1]), known.len());
        if at == known.len() {
            known.push(Vec::new());
        }
        if !known[at].contains(&words) {
            known[at].push(words);
        }
    }
    for names in &mut known {
        sort(names, |name| (usize::MAX - name.len(), 0));
        // As many names as begin alike are compared at a place.
        names.truncate(16);
    }
    // 叶刘 is short for 叶刘淑仪.
    let mut aliases = Table::default();
    for name in known.iter().flatten() {
        if name.len() == 4 && !name.contains(&'·') {
            aliases.add(pair(name[0], name[1]));
        }
    }
    let is_alias = |name: &[char]| name.len() == 2 && aliases.get(pair(name[0], name[1])).is_some();
    for names in &mut known {
        names.retain(|name| !is_alias(name));
    }
    found.retain(|name| !is_alias(&chars[name.clone()]));
    for (_, _, block) in scene.body() {
        for at in block.start..block.end.saturating_sub(1) {
            let Some(names) = pairs.get(pair(chars[at], chars[at + 1])) else {
                continue;
            };
            let here = known[names]
                .iter()
                .find(|n| chars[at..block.end].starts_with(n));
            if let Some(name) = here
                && !scene.is_damaged(at..at + name.len())
            {
                found.push(at..at + name.len());
            }
        }
    }
    sort(&mut found, |name| (name.start, usize::MAX - name.end));
    let mut last = 0;
    found.retain(|name| {
        let fits = name.start >= last && !is_eponym(chars, name) && !is_part(chars, name);
        if fits {
            last = name.end;
        }
        fits
    });
    found
}

/// Whether a name names a thought or a thing: 马克思主义.
fn is_eponym(chars: &[char], name: &Range<usize>) -> bool {
    const AFTER: [&str; 12] = [
        "新时代",
        "主义",
        "思想",
        "外交思想",
        "法治思想",
        "强军思想",
        "文化思想",
        "经济思想",
        "生态文明思想",
        "理论",
        "精神",
        "故居",
    ];
    let rest = &chars[name.end..];
    AFTER.iter().any(|word| {
        word.chars()
            .eq(rest.iter().copied().take(word.chars().count()))
    })
}

/// Whether the characters are a part of a longer foreign name.
fn is_part(chars: &[char], name: &Range<usize>) -> bool {
    let before = name.start.checked_sub(1).map(|at| chars[at]);
    before == Some('·') || chars.get(name.end) == Some(&'·')
}
