//! What each unit is worth, by what it does in the report.

use super::Reason;
use super::run::Unit;
use crate::highlight::flat;
use crate::lexicon::Lexicon;
use crate::report::{Report, Scene};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

static ACTS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&[include_str!("../lexicon/acts.txt")]));
static FORMULAE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&[include_str!("../lexicon/formula.txt")]));

/// What a unit does. Its weights add up to about how many of a thousand editors would keep it.
#[derive(Clone, Copy)]
enum Feature {
    Plain,
    Occasion,
    Opening,
    LeadParagraph,
    Paragraph,
    Said,
    Voice,
    Decides,
    Hears,
    Figure,
    Rank,
    Head,
    Inner,
    Formula,
    Attendance,
    Question,
    Late,
}

impl Feature {
    /// The table of weights.
    const fn weight(self) -> i32 {
        match self {
            // Any sentence of the report may matter.
            Feature::Plain => 60,
            // Which meeting, when and where: a brief without it says nothing.
            Feature::Occasion => 900,
            // Reports put the news first, also where no meeting is named.
            Feature::Opening => 350,
            // The rest of the first paragraph: who was there and spoke, what it was for.
            Feature::LeadParagraph => 160,
            // A paragraph begins with its gist.
            Feature::Paragraph => 140,
            // An attribution opens what somebody demands.
            Feature::Said => 90,
            // The first thing that somebody says is the main one.
            Feature::Voice => 110,
            // Decisions are what a meeting is for.
            Feature::Decides => 110,
            // What was heard and discussed is its agenda.
            Feature::Hears => 50,
            // Each figure is news; three are enough for one sentence.
            Feature::Figure => 45,
            // A rank is what the reader remembers.
            Feature::Rank => 60,
            // The head of a point is short and stands for a paragraph.
            Feature::Head => 20,
            // A clause behind a semicolon continues a list.
            Feature::Inner => -40,
            // Formulae are the same in every report.
            Feature::Formula => -60,
            // Lists of those present belong on the card, not in the brief.
            Feature::Attendance => -150,
            // A question waits for its answer.
            Feature::Question => -60,
            // From the sixth paragraph on, each step counts a little less.
            Feature::Late => -10,
        }
    }
}

/// A unit with what it is worth.
pub(super) struct Candidate {
    /// Where it begins.
    pub(super) start: usize,
    /// Where it may end, ascending.
    pub(super) ends: Vec<usize>,
    /// What it is worth in its shortest form.
    pub(super) weight: i32,
    /// Why it is worth that.
    pub(super) reason: Reason,
}

/// Weighs the units; what is worth nothing is left out.
pub(super) fn weigh(scene: &Scene, report: &Report, units: Vec<Unit>) -> Vec<Candidate> {
    let facts = Facts::new(scene, report);
    let lead = lead(scene, &facts, &units);
    let mut blocks = BTreeSet::new();
    let mut heard = BTreeSet::new();
    let mut candidates: Vec<Candidate> = Vec::with_capacity(units.len());
    // The unit before, where something that points back may be joined to it.
    let mut before: Option<(usize, usize)> = None;
    for (at, unit) in units.into_iter().enumerate() {
        blocks.insert(unit.block);
        if facts.is_credit(&unit) {
            continue;
        }
        let (weight, reason) =
            facts.weigh(scene, &unit, lead == Some(at), blocks.len(), &mut heard);
        if unit.points_back {
            if let Some((candidate, block)) = before.take()
                && block == unit.block
                && let Some(candidate) = candidates.get_mut(candidate)
                && unit.opens
            {
                candidate.ends.push(unit.ends[0]);
            }
            continue;
        }
        before = None;
        if weight <= 0 {
            continue;
        }
        if unit
            .ends
            .last()
            .is_some_and(|&end| end + 3 > unit.range.end)
        {
            before = Some((candidates.len(), unit.block));
        }
        candidates.push(Candidate {
            start: unit.range.start,
            ends: unit.ends,
            weight,
            reason,
        });
    }
    candidates
}

/// The unit that says which meeting this was: the best one near the beginning.
fn lead(scene: &Scene, facts: &Facts, units: &[Unit]) -> Option<usize> {
    const NEAR: usize = 8;
    let near = units.iter().take(NEAR).enumerate();
    let near = near.filter(|(_, unit)| unit.opens && !unit.points_back);
    near.max_by_key(|(at, unit)| {
        let held = acts(scene, &unit.range).any(|tag| tag == "o");
        let names = |at: &usize| unit.range.contains(at);
        let named = facts.occasion.iter().filter(|at| names(at)).count();
        (2 * usize::from(held) + named, NEAR - at)
    })
    .map(|(at, _)| at)
}

/// What the meeting does in `range`.
fn acts<'s>(scene: &'s Scene, range: &Range<usize>) -> impl Iterator<Item = &'static str> + 's {
    let chars = &scene.chars()[range.clone()];
    (0..chars.len()).filter_map(move |at| ACTS.longest(&chars[at..]).map(|(_, tag)| tag))
}

/// The facts as sorted character positions.
struct Facts {
    /// Where the meeting's name, date and place begin.
    occasion: Vec<usize>,
    /// Where the verbs of speeches stand, and whose.
    speeches: Vec<(usize, Option<usize>)>,
    /// Where points begin.
    points: Vec<usize>,
    /// Where ranks begin.
    ranks: Vec<usize>,
    /// Where decisions begin.
    decisions: Vec<usize>,
    /// Where it is said who attended.
    attendance: Vec<usize>,
    /// Names of authors.
    byline: Vec<usize>,
}

impl Facts {
    fn new(scene: &Scene, report: &Report) -> Self {
        let at = |span: crate::text::Span| scene.range(span).start;
        let sorted = |mut list: Vec<usize>| {
            list.sort_unstable();
            list
        };
        let occasion = &report.occasion;
        let spans = [
            occasion.meeting,
            occasion.date.as_ref().map(|date| date.span),
            occasion.place,
        ];
        let verb = |speech: &crate::report::Speech| (at(speech.verb), speech.speaker);
        let mut speeches: Vec<_> = report.speeches.iter().map(verb).collect();
        speeches.sort_unstable();
        let decisions = report.decisions.iter().copied();
        let actions = report.actions.iter().map(|action| action.text);
        Facts {
            occasion: sorted(spans.into_iter().flatten().map(at).collect()),
            speeches,
            points: sorted(flat(&report.points).iter().map(|p| at(p.marker)).collect()),
            ranks: sorted(
                report
                    .figures
                    .iter()
                    .filter_map(|f| f.rank)
                    .map(at)
                    .collect(),
            ),
            decisions: sorted(decisions.chain(actions).map(at).collect()),
            attendance: sorted(report.attendance.iter().copied().map(at).collect()),
            byline: sorted(report.byline.iter().copied().map(at).collect()),
        }
    }

    /// Whether a unit only says who wrote the report.
    fn is_credit(&self, unit: &Unit) -> bool {
        unit.range.len() < 40 && within(&self.byline, &unit.range) > 0
    }

    fn weigh(
        &self,
        scene: &Scene,
        unit: &Unit,
        lead: bool,
        blocks: usize,
        heard: &mut BTreeSet<Option<usize>>,
    ) -> (i32, Reason) {
        use Feature::*;
        let chars = scene.chars();
        let run = unit.range.start..unit.ends[0];
        let mut reason = Reason::Lead;
        let mut weight = 0;
        let mut add = |feature: Feature, times: usize| {
            weight += feature.weight() * times as i32;
        };
        add(Plain, 1);
        if lead {
            add(Occasion, 1);
        }
        if blocks == 1 && unit.opens {
            add(if unit.first { Opening } else { LeadParagraph }, 1);
        }
        if unit.first {
            add(Paragraph, 1);
        }
        if !unit.opens {
            add(Inner, 1);
        }
        add(Late, blocks.saturating_sub(5).min(6));
        let figures = figures(&chars[run.clone()]).min(3);
        add(Figure, figures);
        let ranks = within(&self.ranks, &run);
        add(Rank, ranks.min(1));
        let acts: Vec<_> = acts(scene, &run).collect();
        let decides = within(&self.decisions, &run) > 0 || acts.contains(&"d");
        if decides {
            add(Decides, 1);
        } else if acts.contains(&"h") {
            add(Hears, 1);
        }
        let first = self.speeches.partition_point(|s| s.0 < run.start);
        let said = self.speeches.get(first).filter(|s| s.0 < run.end);
        if let Some((_, who)) = said {
            add(Said, 1);
            if heard.insert(*who) {
                add(Voice, 1);
            }
        }
        let head = self.points.binary_search(&unit.range.start).is_ok();
        if head {
            add(Head, 1);
        }
        let formula = (run.clone()).any(|at| FORMULAE.longest(&chars[at..run.end]).is_some());
        if formula {
            add(Formula, 1);
        }
        if !lead && within(&self.attendance, &run) > 0 && said.is_none() {
            add(Attendance, 1);
        }
        if matches!(chars[run.end - 1], '？') {
            add(Question, 1);
        }
        if !lead {
            reason = if head {
                Reason::Point
            } else if said.is_some() {
                Reason::Demand
            } else if decides {
                Reason::Decision
            } else if figures + ranks > 0 {
                Reason::Figure
            } else if blocks == 1 {
                Reason::Lead
            } else {
                Reason::Demand
            };
        }
        (weight, reason)
    }
}

/// How many of the sorted `places` lie in `range`.
fn within(places: &[usize], range: &Range<usize>) -> usize {
    places.partition_point(|&at| at < range.end) - places.partition_point(|&at| at < range.start)
}

/// How many numbers there are that are no date, ordinal or time.
fn figures(words: &[char]) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < words.len() {
        if !words[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while words
            .get(at)
            .is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        {
            at += 1;
        }
        let after = words.get(at).copied().unwrap_or(' ');
        let before = start.checked_sub(1).map_or(' ', |i| words[i]);
        if !"年月日号届次时点分—-－~".contains(after) && !"第—-－~".contains(before)
        {
            count += 1;
        }
    }
    count
}
