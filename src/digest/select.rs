//! What fits into the budget: the set of highest weight, exactly.

use super::Reason;
use super::weigh::Candidate;
use crate::report::Scene;
use std::collections::BTreeSet;
use std::ops::Range;

/// No more candidates than this are weighed against each other; they hold some 4,000 characters.
const CANDIDATES: usize = 96;

/// No digest is longer than this.
const LONGEST: usize = 4096;

/// A character beyond the shortest form is worth this much, in sixteenths: less than any other sentence.
const EXTENSION: i64 = 12;

/// Chooses at most one form of each candidate. Nothing depends on the budget but the last step, which finds the best sum
/// for every budget at once: so a larger budget never holds less.
pub(super) fn select(
    scene: &Scene,
    candidates: Vec<Candidate>,
    budget: usize,
) -> Vec<(Range<usize>, Reason, u32)> {
    let mut candidates = novel(scene, candidates);
    candidates.sort_by_key(|c| (std::cmp::Reverse(c.weight), c.start));
    candidates.truncate(CANDIDATES);
    candidates.sort_by_key(|c| c.start);
    // A joint costs a character, so the budget has room for one more.
    let room = budget.min(LONGEST) + 1;
    let mut best = vec![0i64; room + 1];
    let mut choice: Vec<Vec<u8>> = Vec::with_capacity(candidates.len());
    for candidate in &candidates {
        let mut chosen = vec![0u8; room + 1];
        // From the fullest budget down, so that each candidate counts once.
        for space in (0..=room).rev() {
            for (form, &end) in candidate.ends.iter().enumerate() {
                let cost = end - candidate.start + 1;
                if cost > space {
                    break;
                }
                let sum = best[space - cost] + value(candidate, form);
                if sum > best[space] {
                    best[space] = sum;
                    chosen[space] = form as u8 + 1;
                }
            }
        }
        choice.push(chosen);
    }
    let mut space = room;
    let mut parts = Vec::new();
    for (candidate, chosen) in candidates.iter().zip(&choice).rev() {
        let Some(form) = (chosen[space] as usize).checked_sub(1) else {
            continue;
        };
        let end = candidate.ends[form];
        space -= end - candidate.start + 1;
        parts.push((
            candidate.start..end,
            candidate.reason,
            candidate.weight as u32,
        ));
    }
    parts.reverse();
    parts
}

/// What a form is worth, in sixteenths.
fn value(candidate: &Candidate, form: usize) -> i64 {
    let more = (candidate.ends[form] - candidate.ends[0]) as i64;
    i64::from(candidate.weight) * 16 + more * EXTENSION
}

/// Takes from each candidate what heavier ones say already, by its pairs of characters.
fn novel(scene: &Scene, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let chars = scene.chars();
    let mut seen: BTreeSet<[char; 2]> = BTreeSet::new();
    candidates.sort_by_key(|c| (std::cmp::Reverse(c.weight), c.start));
    candidates.retain_mut(|candidate| {
        let words = &chars[candidate.start..candidate.ends[0]];
        let pairs = words.windows(2).map(|pair| [pair[0], pair[1]]);
        let new = pairs.filter(|pair| seen.insert(*pair)).count() as i32;
        let all = words.len() as i32 - 1;
        // Half of the pairs of any two sentences of a report may agree.
        candidate.weight = candidate.weight * (2 * new).min(all) / all;
        candidate.weight > 0
    });
    candidates
}
