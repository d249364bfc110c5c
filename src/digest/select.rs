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

#[cfg(test)]
mod tests {
    use super::select;
    use crate::Format;
    use crate::digest::{Candidate, candidates};
    use crate::document::Document;
    use crate::report::{Scene, report};

    const TEXT: &str = "6月3日，青山区干部会议召开。区长王明主持会议。会议听取了三项汇报，决定成立工作组。\
        区委书记李大海强调，一要管好水库；二要修好道路；三要办好学校。全区粮食产量12.6万吨，居全市第一。";

    /// What a choice is worth: of each candidate the dearest form that stands in it.
    fn worth(candidates: &[Candidate], budget: usize) -> i32 {
        let parts = select(candidates, budget);
        let stands = |span| parts.iter().any(|part| part.span == span);
        let mut sum = 0;
        for candidate in candidates {
            let points = &candidate.points;
            let forms = candidate.forms.iter();
            let shown = forms.filter(|form| {
                stands(form.span) && points[..form.points].iter().all(|&point| stands(point))
            });
            let worths = shown.map(|form| candidate.weight * 16 + form.bonus);
            sum += worths.max().unwrap_or(0);
        }
        sum
    }

    /// The highest worth of all choices that fit, tried one by one.
    fn highest(candidates: &[Candidate], room: usize) -> i32 {
        let Some((first, rest)) = candidates.split_first() else {
            return 0;
        };
        let mut best = highest(rest, room);
        for form in &first.forms {
            if let Some(left) = room.checked_sub(form.cost) {
                best = best.max(first.weight * 16 + form.bonus + highest(rest, left));
            }
        }
        best
    }

    #[test]
    fn every_budget_holds_the_most_and_a_larger_one_no_less() {
        let document = Document::new(TEXT, Format::Plain);
        let scene = Scene::new(TEXT, TEXT, &document, &[]);
        let candidates = candidates(&scene, &report(&scene));
        assert!((4..10).contains(&candidates.len()));
        let mut last = 0;
        for budget in 1..160 {
            let now = worth(&candidates, budget);
            assert_eq!(now, highest(&candidates, budget + 1), "{budget}");
            assert!(now >= last, "{budget}: {now} after {last}");
            last = now;
        }
        assert!(last > 0);
    }
}
