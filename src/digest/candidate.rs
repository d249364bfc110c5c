//! What a digest may choose from, however large it is.

use super::Reason;
use super::facts::{Facts, Kind};
use super::pairs::Pairs;
use super::run::Unit;
use super::weigh;
use crate::report::Scene;
use crate::text::{Span, Table, pair};
use std::ops::Range;

/// A list is shown up to this many points.
const LONGEST_LIST: usize = 10;

/// A list that is shown to its end needs no second look.
const WHOLE_LIST: i32 = 100;

/// Two sentences are joined up to this many characters.
const LONGEST_JOINT: usize = 120;

/// A character beyond the shortest form is worth this much, in sixteenths: less than any other sentence.
const EXTENSION: i32 = 48;

/// No more candidates than this are weighed against each other; they hold some 4,000 characters.
const CANDIDATES: usize = 96;

/// Units that are chosen together, in one of several forms.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// The forms, the shortest first.
    pub(super) forms: Vec<Form>,
    /// The points that a list goes on with.
    pub(super) points: Vec<Span>,
    /// What the shortest form is worth.
    pub(super) weight: i32,
    /// Why it is worth that.
    pub(super) reason: Reason,
    /// The shortest form, in characters.
    start: usize,
    end: usize,
}

/// One form of a candidate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Its words.
    pub(super) span: Span,
    /// How many points of the list follow.
    pub(super) points: usize,
    /// Its characters, and one for each joint.
    pub(super) cost: usize,
    /// What it is worth more than the shortest form, in sixteenths.
    pub(super) bonus: i32,
}

impl Candidate {
    /// The form that ends at `end`.
    fn reach(&mut self, scene: &Scene, end: usize, bonus: i32) {
        self.forms.push(Form {
            span: scene.span(self.start..end),
            points: 0,
            cost: scene.width(self.start..end) + 1,
            bonus: (end - self.end) as i32 * EXTENSION + bonus * 16,
        });
    }

    /// Leaves out the form of one point: alone, without words that lead to it, it says that something is left out and not
    /// what.
    fn begin_with_two(&mut self) {
        self.forms.remove(0);
        let first = self.forms[0].bonus;
        self.weight += first / 16;
        for form in &mut self.forms {
            form.bonus -= first;
        }
    }

    /// The form that goes on with one point more.
    fn go_on(&mut self, scene: &Scene, point: Range<usize>, weight: i32) {
        if let Some(&last) = self.forms.last() {
            self.forms.push(Form {
                points: last.points + 1,
                cost: last.cost + scene.width(point.clone()) + 1,
                bonus: last.bonus + weight * 16,
                ..last
            });
            self.points.push(scene.span(point));
        }
    }
}

/// The candidates of the units, in text order; what is worth nothing is left out.
pub(super) fn candidates(scene: &Scene, facts: &Facts, units: &[Unit]) -> Vec<Candidate> {
    let lead = weigh::lead(scene, facts, units);
    let mut candidates: Vec<Candidate> = Vec::with_capacity(units.len());
    let (mut paragraph, mut block, mut heard) = (0, None, Table::default());
    // The index of the point that a list would go on with.
    let mut next = 0;
    // The last candidate, and the block that it is of, while nothing else stands behind it.
    let (mut list, mut joint): (Option<usize>, Option<usize>) = (None, None);
    for (at, unit) in units.iter().enumerate() {
        if block != Some(unit.block) {
            block = Some(unit.block);
            paragraph += 1;
        }
        if is_credit(facts, unit) {
            continue;
        }
        let is_lead = lead == Some(at);
        let (weight, reason) = weigh::weigh(scene, facts, unit, is_lead, paragraph, &mut heard);
        let run = unit.range.start..unit.ends[0];
        let point = facts.point(&unit.range);
        if let Some(point) = point
            && !facts.points[point].first
        {
            // Only the point behind the last one goes on with a list.
            if let Some(list) = list
                && let list = &mut candidates[list]
                && next == point
                && list.forms.len() < LONGEST_LIST
            {
                next += 1;
                list.go_on(scene, run, weight);
            }
            joint = None;
            continue;
        }
        if unit.points_back {
            // Words that point back go with what stands before them, or not at all.
            if joint.take() == block
                && unit.opens
                && let Some(before) = candidates.last_mut()
                && run.end - before.start <= LONGEST_JOINT
                && Pairs::close(&scene.chars()[before.start..run.end])
            {
                before.reach(scene, run.end, weight);
            }
            continue;
        }
        joint = None;
        // A clause behind a semicolon says something by itself only with its own figures.
        let told = matches!(reason, Reason::Figure | Reason::Decision);
        if weight <= 0 || !unit.opens && point.is_none() && !told {
            continue;
        }
        let mut candidate = Candidate {
            forms: Vec::new(),
            points: Vec::new(),
            weight,
            reason,
            start: run.start,
            end: run.end,
        };
        candidate.reach(scene, run.end, 0);
        if let Some(point) = point {
            next = point + 1;
            list = Some(candidates.len());
        } else {
            for &end in &unit.ends[1..] {
                candidate.reach(scene, end, 0);
            }
            joint = block;
        }
        candidates.push(candidate);
    }
    for candidate in &mut candidates {
        if let Some(whole) = candidate.forms.last_mut()
            && whole.points > 0
        {
            whole.bonus += WHOLE_LIST * 16;
        }
        if !candidate.points.is_empty() && facts.head(candidate.start).is_some() {
            candidate.begin_with_two();
        }
    }
    distinguish(scene, &mut candidates);
    candidates
}

/// Whether a unit only says who wrote the report.
fn is_credit(facts: &Facts, unit: &Unit) -> bool {
    let mut cues = facts.within(&unit.range).iter();
    unit.range.len() < 40 && cues.any(|cue| cue.kind == Kind::Byline)
}

/// Takes from each candidate what heavier ones say already, by its pairs of characters, and keeps the heaviest.
fn distinguish(scene: &Scene, candidates: &mut Vec<Candidate>) {
    let mut seen = Table::default();
    for (.., at) in heaviest(candidates) {
        let candidate = &mut candidates[at];
        let words = &scene.chars()[candidate.start..candidate.end];
        let (mut new, all) = (0, words.len() as i32 - 1);
        for two in words.windows(2) {
            new += i32::from(seen.add(pair(two[0], two[1])));
        }
        // Half of the pairs of any two sentences of a report may agree.
        candidate.weight = candidate.weight * (2 * new).min(all) / all.max(1);
    }
    if candidates.len() > CANDIDATES {
        for &(.., at) in &heaviest(candidates)[CANDIDATES..] {
            candidates[at].weight = 0;
        }
    }
    candidates.retain(|candidate| candidate.weight > 0);
}

/// The candidates by their weights, the last number of each; of equals the first one in the text.
fn heaviest(candidates: &[Candidate]) -> Vec<(usize, usize, usize)> {
    let mut order = Vec::with_capacity(candidates.len());
    for (at, candidate) in candidates.iter().enumerate() {
        order.push((usize::MAX - candidate.weight as usize, 0, at));
    }
    order.sort_unstable();
    order
}
