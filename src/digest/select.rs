use super::Part;
use super::candidate::Candidate;
use crate::text::sort;

/// No digest is longer than this.
const LONGEST: usize = 4096;

/// Chooses at most one form of each candidate, so that the budget holds the highest sum, exactly.
///
/// The sums are found for every budget at once: so a larger budget never holds less.
pub(super) fn select(candidates: &[Candidate], budget: usize) -> Vec<Part> {
    // A joint costs a character, so the budget has room for one more.
    let room = budget.min(LONGEST) + 1;
    let mut best = vec![0i32; room + 1];
    // The form chosen, from 1, by candidate and space.
    let mut chosen = vec![0u8; candidates.len() * (room + 1)];
    for (candidate, chosen) in candidates.iter().zip(chosen.chunks_exact_mut(room + 1)) {
        // From the fullest budget down, so that each candidate counts once.
        for space in (0..=room).rev() {
            for (form, n) in candidate.forms.iter().zip(1u8..) {
                if form.cost > space {
                    continue;
                }
                let sum = best[space - form.cost] + candidate.weight * 16 + form.bonus;
                if sum > best[space] {
                    best[space] = sum;
                    chosen[space] = n;
                }
            }
        }
    }
    let mut space = room;
    let mut parts = Vec::new();
    for (at, candidate) in candidates.iter().enumerate().rev() {
        let Some(form) = usize::from(chosen[at * (room + 1) + space]).checked_sub(1) else {
            continue;
        };
        let form = candidate.forms[form];
        space -= form.cost;
        let mut part = Part {
            span: form.span,
            reason: candidate.reason,
            score: candidate.weight as u32,
        };
        parts.push(part);
        for &point in &candidate.points[..form.points] {
            part.span = point;
            parts.push(part);
        }
    }
    sort(&mut parts, |part| (part.span.start, 0));
    parts
}
