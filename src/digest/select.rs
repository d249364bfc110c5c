//! What fits into the budget: the set of highest weight, exactly.

use super::Reason;
use super::weigh::{Candidate, Form};
use crate::report::Scene;
use crate::text::{Table, pair, sort};
use std::ops::Range;

/// No more candidates than this are weighed against each other; they hold some 4,000 characters.
const CANDIDATES: usize = 96;

/// No digest is longer than this.
const LONGEST: usize = 4096;

/// A character beyond the shortest form is worth this much, in sixteenths: less than any other sentence.
const EXTENSION: i64 = 48;

/// Chooses at most one form of each candidate. Nothing depends on the budget but the last step, which finds the best sum
/// for every budget at once: so a larger budget never holds less.
pub(super) fn select(
    scene: &Scene,
    candidates: Vec<Candidate>,
    budget: usize,
) -> Vec<(Range<usize>, Reason, u32)> {
    let mut candidates = novel(scene, candidates);
    candidates.truncate(CANDIDATES);
    sort(&mut candidates, |c| (c.start(), 0));
    // A joint costs a character, so the budget has room for one more.
    let room = budget.min(LONGEST) + 1;
    let mut best = vec![0i64; room + 1];
    let mut choice: Vec<Vec<u8>> = Vec::with_capacity(candidates.len());
    for candidate in &candidates {
        let forms = candidate.forms.iter().zip(1u8..);
        let forms: Vec<_> = forms
            .map(|(form, n)| (cost(form), value(candidate, form), n))
            .collect();
        let mut chosen = vec![0u8; room + 1];
        // From the fullest budget down, so that each candidate counts once.
        for space in (0..=room).rev() {
            let sum = |&(cost, value, n): &(usize, i64, u8)| {
                let rest = space.checked_sub(cost)?;
                Some((best[rest] + value, n))
            };
            for (sum, n) in forms.iter().filter_map(sum).collect::<Vec<_>>() {
                if sum > best[space] {
                    best[space] = sum;
                    chosen[space] = n;
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
        let form = &candidate.forms[form];
        space -= cost(form);
        let pieces = form.pieces.iter();
        parts
            .extend(pieces.map(|piece| (piece.clone(), candidate.reason, candidate.weight as u32)));
    }
    sort(&mut parts, |(range, ..)| (range.start, 0));
    parts
}

/// The characters of a form and its joints.
fn cost(form: &Form) -> usize {
    form.pieces.iter().map(|piece| piece.len() + 1).sum()
}

/// What a form is worth, in sixteenths.
fn value(candidate: &Candidate, form: &Form) -> i64 {
    let first = &candidate.forms[0].pieces[0];
    let more = form.pieces[0].len().saturating_sub(first.len()) as i64;
    i64::from(candidate.weight + form.bonus) * 16 + more * EXTENSION
}

/// Takes from each candidate what heavier ones say already, by its pairs of characters; the heaviest first.
fn novel(scene: &Scene, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let chars = scene.chars();
    let mut seen = Table::default();
    let heaviest = |c: &Candidate| {
        (
            (i64::from(i32::MAX) - i64::from(c.weight)) as usize,
            c.start(),
        )
    };
    sort(&mut candidates, heaviest);
    candidates.retain_mut(|candidate| {
        let words = &chars[candidate.shortest()];
        let pairs = words.windows(2).map(|two| pair(two[0], two[1]));
        let new = pairs.filter(|pair| seen.add(*pair)).count() as i32;
        let all = words.len() as i32 - 1;
        // Half of the pairs of any two sentences of a report may agree.
        candidate.weight = candidate.weight * (2 * new).min(all) / all.max(1);
        candidate.weight > 0
    });
    sort(&mut candidates, heaviest);
    candidates
}
