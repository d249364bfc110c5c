//! What each unit is worth, by what it does in the report.

use super::Reason;
use super::pairs::Pairs;
use super::run::Unit;
use crate::highlight::flat;
use crate::lexicon::{Lexicon, words};
use crate::report::{Report, Scene};
use crate::text::{Table, sort};
use std::ops::Range;
use std::sync::LazyLock;

static ACTS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("../lexicon/acts.txt")]));
static FORMULAE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&[words!("../lexicon/formula.txt")]));

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
    Growth,
    Head,
    WholeList,
    Below,
    Inner,
    Formula,
    Empty,
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
            // Growth, records and leads are what figures are told for.
            Feature::Growth => 40,
            // A list that is shown to its end needs no second look.
            Feature::WholeList => 100,
            // The head of a point is short: by itself it says less than a sentence.
            Feature::Head => -5,
            // What explains a point is said in short by its head.
            Feature::Below => -25,
            // A clause behind a semicolon goes on with what has begun.
            Feature::Inner => -40,
            // Formulae are the same in every report.
            Feature::Formula => -60,
            // Greetings, thanks and the page's own words say nothing of the meeting.
            Feature::Empty => -1000,
            // Lists of those present belong on the card, not in the brief.
            Feature::Attendance => -150,
            // A question waits for its answer.
            Feature::Question => -60,
            // From the sixth paragraph on, each step counts a little less.
            Feature::Late => -10,
        }
    }
}

/// Units that are chosen together, in several forms, and what they are worth.
pub(super) struct Candidate {
    /// The forms, the shortest first; each is a list of pieces in text order.
    pub(super) forms: Vec<Form>,
    /// What the shortest form is worth.
    pub(super) weight: i32,
    /// Why it is worth that.
    pub(super) reason: Reason,
}

/// One form of a candidate.
pub(super) struct Form {
    /// The pieces, in text order.
    pub(super) pieces: Vec<Range<usize>>,
    /// What it is worth more than the shortest form, beside its length.
    pub(super) bonus: i32,
}

/// A list of one piece.
fn one(piece: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(piece).collect()
}

impl Candidate {
    /// Where it begins.
    pub(super) fn start(&self) -> usize {
        self.shortest().start
    }

    /// The first piece of its shortest form.
    pub(super) fn shortest(&self) -> Range<usize> {
        self.forms[0].pieces[0].clone()
    }

    fn new(unit: &Unit, weight: i32, reason: Reason) -> Self {
        let form = |&end: &usize| Form {
            pieces: one(unit.range.start..end),
            bonus: 0,
        };
        Candidate {
            forms: unit.ends.iter().map(form).collect(),
            weight,
            reason,
        }
    }

    /// The form that goes on with the piece behind the last one of the last form.
    fn extend(&mut self, piece: Range<usize>, bonus: i32) {
        let Some(last) = self.forms.last() else {
            return;
        };
        let mut pieces = last.pieces.clone();
        pieces.push(piece);
        let bonus = last.bonus + bonus;
        self.forms.push(Form { pieces, bonus });
    }
}

/// Weighs the units; what is worth nothing is left out.
pub(super) fn weigh(scene: &Scene, report: &Report, units: Vec<Unit>) -> Vec<Candidate> {
    let facts = Facts::new(scene, report);
    let lead = lead(scene, &facts, &units);
    let (mut blocks, mut heard) = (Table::default(), Table::default());
    let mut candidates: Vec<Candidate> = Vec::with_capacity(units.len());
    // The list of points that may go on, as indices of its candidate and of its last point.
    let mut list: Option<(usize, usize)> = None;
    // The candidate whose sentence ends just before, and its block.
    let mut before: Option<(usize, usize)> = None;
    for (at, unit) in units.into_iter().enumerate() {
        blocks.add(unit.block as u64);
        if facts.is_credit(&unit) {
            continue;
        }
        let (weight, reason) =
            facts.weigh(scene, &unit, lead == Some(at), blocks.len(), &mut heard);
        let place = facts.place(&unit.range);
        if let Some((point, Place::Next)) = place {
            // Only the point behind the last one goes on with a list.
            if let Some((candidate, last)) = &mut list
                && *last + 1 == point
                && candidates[*candidate].forms.len() < LONGEST_LIST
            {
                *last = point;
                candidates[*candidate].extend(unit.range.start..unit.ends[0], weight);
            }
            before = None;
            continue;
        }
        if unit.points_back {
            // Words that point back go with what stands before them, or not at all.
            if let Some((candidate, block)) = before.take()
                && block == unit.block
                && unit.opens
                && let start = candidates[candidate].start()
                && unit.ends[0] - start <= LONGEST_JOINT
                && Pairs::close(&scene.chars()[start..unit.ends[0]])
            {
                let joined = Form {
                    pieces: one(start..unit.ends[0]),
                    bonus: weight,
                };
                candidates[candidate].forms.push(joined);
            }
            continue;
        }
        before = None;
        // A clause behind a semicolon says something by itself only with its own figures.
        let told = matches!(reason, Reason::Figure | Reason::Decision);
        let hangs = !unit.opens && place.is_none() && !told;
        if weight <= 0 || hangs {
            continue;
        }
        let mut candidate = Candidate::new(&unit, weight, reason);
        if let Some((point, _)) = place {
            candidate.forms.truncate(1);
            list = Some((candidates.len(), point));
        } else {
            before = Some((candidates.len(), unit.block));
        }
        candidates.push(candidate);
    }
    let lists = candidates.iter_mut().filter_map(|c| c.forms.last_mut());
    for whole in lists.filter(|form| form.pieces.len() > 1) {
        whole.bonus += Feature::WholeList.weight();
    }
    candidates
}

/// A list is shown up to this many points.
const LONGEST_LIST: usize = 10;

/// Two sentences are joined up to this many characters.
const LONGEST_JOINT: usize = 120;

/// Where a unit stands in a list of points.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    First,
    Next,
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
    /// Where points begin, and whether each is the first of its list.
    points: Vec<(usize, Place)>,
    /// Where points begin and end with all that explains them.
    below: Vec<Range<usize>>,
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
            sort(&mut list, |&at| (at, 0));
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
        sort(&mut speeches, |&(at, _)| (at, 0));
        let decisions = report.decisions.iter().copied();
        let actions = report.actions.iter().map(|action| action.text);
        Facts {
            occasion: sorted(spans.into_iter().flatten().map(at).collect()),
            speeches,
            points: flat(&report.points)
                .iter()
                .map(|point| {
                    let marker = scene.range(point.marker);
                    let first = scene.chars()[marker.clone()]
                        .iter()
                        .any(|c| "一1１①首".contains(*c));
                    let place = if first { Place::First } else { Place::Next };
                    (marker.start, place)
                })
                .collect(),
            below: flat(&report.points)
                .iter()
                .map(|p| scene.range(p.span))
                .collect(),
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

    /// Where a unit stands in a list: by the first point in it.
    fn place(&self, range: &Range<usize>) -> Option<(usize, Place)> {
        let from = self.points.partition_point(|point| point.0 < range.start);
        let (start, place) = *self.points.get(from)?;
        (start < range.end).then_some((from, place))
    }

    /// Whether what begins at `at` stands below a point.
    fn explains(&self, at: usize) -> bool {
        let next = self.below.partition_point(|range| range.start <= at);
        next.checked_sub(1)
            .is_some_and(|point| at < self.below[point].end)
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
        heard: &mut Table,
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
        if figures > 0 && acts.contains(&"g") {
            add(Growth, 1);
        }
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
            if heard.add(who.map_or(0, |who| who as u64 + 1)) {
                add(Voice, 1);
            }
        }
        let head = self.place(&(run.start..run.start + 2)).is_some();
        if head {
            add(Head, 1);
        } else if self.explains(unit.range.start) {
            add(Below, 1);
        }
        let formulae = run.clone();
        let mut formulae = formulae.filter_map(|at| FORMULAE.longest(&chars[at..run.end]));
        match formulae.next() {
            Some((_, "n")) => add(Empty, 1),
            Some(_) => add(Formula, 1),
            None => {}
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
            } else {
                Reason::Gist
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
