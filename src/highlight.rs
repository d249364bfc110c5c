//! Marks: which words to highlight, and as what.

#[cfg(feature = "keywords")]
use crate::Reading;
use crate::report::{Point, Report};
use crate::text::{Span, sort};

/// A highlighted piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// As what.
    pub kind: MarkKind,
    /// Which fact: an index into the report's list of that kind.
    pub fact: u32,
}

/// What a highlighted piece is. The order is the order of the legend; [`MarkKind::ALL`] numbers the kinds for JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// The meeting's name.
    Meeting,
    /// A person's name.
    Person,
    /// A title.
    Title,
    /// A date.
    Time,
    /// A place.
    Place,
    /// The marker and head of a point.
    Point,
    /// A figure's value and change.
    Figure,
    /// A rank.
    Rank,
    /// A slogan.
    Slogan,
    /// A decision.
    Decision,
    /// A damaged spot.
    Damaged,
    /// The name of an organization; only in [`all_marks`].
    #[cfg(feature = "keywords")]
    Organization,
    /// A word that comes again and again; only in [`all_marks`].
    #[cfg(feature = "keywords")]
    Keyword,
}

impl MarkKind {
    /// All kinds, numbered by their place.
    pub const ALL: &[MarkKind] = &[
        MarkKind::Meeting,
        MarkKind::Person,
        MarkKind::Title,
        MarkKind::Time,
        MarkKind::Place,
        MarkKind::Point,
        MarkKind::Figure,
        MarkKind::Rank,
        MarkKind::Slogan,
        MarkKind::Decision,
        MarkKind::Damaged,
        #[cfg(feature = "keywords")]
        MarkKind::Organization,
        #[cfg(feature = "keywords")]
        MarkKind::Keyword,
    ];

    /// The kind's name in JSON, CSS and JavaScript.
    pub const fn name(self) -> &'static str {
        const NAMES: &[&str] = &[
            "meeting",
            "person",
            "title",
            "time",
            "place",
            "point",
            "figure",
            "rank",
            "slogan",
            "decision",
            "damaged",
            #[cfg(feature = "keywords")]
            "organization",
            #[cfg(feature = "keywords")]
            "keyword",
        ];
        NAMES[self as usize]
    }

    /// Who stays where two marks cross: the higher. In the order of the kinds.
    const fn specificity(self) -> u8 {
        [4, 11, 10, 7, 6, 2, 9, 8, 3, 1, 12, 5, 0][self as usize]
    }
}

/// The marks of a report, in text order; they nest or are disjoint.
///
/// Where two would cross, the more specific one stays: a name before a point, a figure before a slogan. Marks that begin
/// together stand with the longer one first, and of two on the same words the more specific one lies inside.
///
/// ```
/// let text = "一要抓春耕，二要修水渠。";
/// let reading = jiyao::read(&format!("县长王明强调，{text}"), &jiyao::Options::default());
/// let words: Vec<_> = reading.marks().iter().map(|mark| mark.span.of(reading.text())).collect();
/// assert_eq!(words, ["县长", "王明", "一要抓春耕", "二要修水渠"]);
/// ```
pub fn marks(report: &Report, damage: &[Span]) -> Vec<Mark> {
    arranged(candidates(report, damage))
}

/// So many keywords are marked: on a page more would hide each other.
#[cfg(feature = "keywords")]
const KEYWORDS: usize = 12;

/// The marks of a reading with those of `also` that [`marks`] leaves out, organizations and keywords, each wherever it
/// stands; arranged as those are.
///
/// ```
/// use jiyao::highlight::MarkKind;
/// let text = "云台县人民法院召开会议，研究云台县人民法院的工作。";
/// let reading = jiyao::read(text, &jiyao::Options::default());
/// let words = |mark: &jiyao::highlight::Mark| (mark.kind.name(), mark.span.of(reading.text()));
/// let named: Vec<_> = reading.all_marks(&[MarkKind::Organization]).iter().map(words).collect();
/// assert_eq!(named, [("organization", "云台县人民法院"), ("organization", "云台县人民法院")]);
/// ```
#[cfg(feature = "keywords")]
pub fn all_marks(reading: &Reading, also: &[MarkKind]) -> Vec<Mark> {
    let text = reading.text();
    let mut all = candidates(reading.report(), reading.damage());
    if also.contains(&MarkKind::Keyword) {
        let words = crate::keyword::keywords(reading, KEYWORDS);
        for (at, word) in words.iter().enumerate() {
            for (start, words) in text.match_indices(word.span.of(text)) {
                let span = Span::new(start, start + words.len());
                add(&mut all, MarkKind::Keyword, at, &[span]);
            }
        }
    }
    if also.contains(&MarkKind::Organization) {
        for named in reading.institutions() {
            if named.kind == crate::report::InstitutionKind::Organization {
                let name = named.name as usize;
                add(&mut all, MarkKind::Organization, name, &[named.span]);
            }
        }
    }
    sort(&mut all, |mark| (usize::from(mark.kind.specificity()), 0));
    arranged(all)
}

fn arranged(mut all: Vec<Mark>) -> Vec<Mark> {
    sort(&mut all, |mark| {
        (mark.span.start, usize::MAX - mark.span.end)
    });
    untangle(&all)
}

/// Every mark that a fact asks for, the least specific kinds first.
fn candidates(report: &Report, damage: &[Span]) -> Vec<Mark> {
    let mut all = Vec::new();
    for (at, &decision) in report.decisions.iter().enumerate() {
        add(&mut all, MarkKind::Decision, at, &[decision]);
    }
    for (at, point) in flat(&report.points).into_iter().enumerate() {
        let (start, end) = (point.marker.start, point.head.end);
        let span = Span::new(start, end.max(start));
        add(&mut all, MarkKind::Point, at, &[span]);
    }
    for (at, slogan) in report.slogans.iter().enumerate() {
        add(&mut all, MarkKind::Slogan, at, &[slogan.span]);
    }
    let occasion = &report.occasion;
    add(&mut all, MarkKind::Meeting, 0, occasion.meeting.as_slice());
    add(&mut all, MarkKind::Place, 0, occasion.place.as_slice());
    if let Some(date) = &occasion.date {
        add(&mut all, MarkKind::Time, 0, &[date.span]);
    }
    for (at, figure) in report.figures.iter().enumerate() {
        add(&mut all, MarkKind::Rank, at, figure.rank.as_slice());
    }
    for (at, figure) in report.figures.iter().enumerate() {
        add(&mut all, MarkKind::Figure, at, figure.value.as_slice());
        add(&mut all, MarkKind::Figure, at, figure.change.as_slice());
    }
    for (at, person) in report.people.iter().enumerate() {
        add(&mut all, MarkKind::Title, at, &person.titles);
    }
    for (at, person) in report.people.iter().enumerate() {
        add(&mut all, MarkKind::Person, at, &[person.name]);
        add(&mut all, MarkKind::Person, at, &person.mentions);
    }
    for (at, &spot) in damage.iter().enumerate() {
        add(&mut all, MarkKind::Damaged, at, &[spot]);
    }
    all
}

/// Out of line: it is called a dozen times.
#[inline(never)]
fn add(all: &mut Vec<Mark>, kind: MarkKind, fact: usize, spans: &[Span]) {
    let fact = fact as u32;
    for &span in spans {
        if !span.is_empty() {
            all.push(Mark { span, kind, fact });
        }
    }
}

/// Points and the points below them, in text order.
pub(crate) fn flat(points: &[Point]) -> Vec<&Point> {
    let mut waiting: Vec<&Point> = points.iter().rev().collect();
    let mut flat = Vec::with_capacity(waiting.len());
    while let Some(point) = waiting.pop() {
        flat.push(point);
        waiting.extend(point.children.iter().rev());
    }
    flat
}

/// Drops the less specific one of any two marks that cross, and what says the same twice; `all` is sorted by start,
/// longer first, and of equals the less specific first.
fn untangle(all: &[Mark]) -> Vec<Mark> {
    // One that is dropped later becomes empty.
    let mut kept: Vec<Mark> = Vec::with_capacity(all.len());
    // The marks around the current place, the innermost last, as indices of `kept`.
    let mut around: Vec<usize> = Vec::new();
    for (at, &mark) in all.iter().enumerate() {
        if at > 0 && (all[at - 1].span, all[at - 1].kind) == (mark.span, mark.kind) {
            continue;
        }
        while let Some(&outer) = around.last()
            && kept[outer].span.end <= mark.span.start
        {
            around.pop();
        }
        let mut crossed = around.len();
        let mut beats = true;
        while crossed > 0
            && let other = &kept[around[crossed - 1]]
            && other.span.end < mark.span.end
        {
            crossed -= 1;
            beats &= mark.kind.specificity() > other.kind.specificity();
        }
        if beats {
            for &other in &around[crossed..] {
                kept[other].span.end = kept[other].span.start;
            }
            around.truncate(crossed);
            around.push(kept.len());
            kept.push(mark);
        }
    }
    kept.retain(|mark| !mark.span.is_empty());
    kept
}

#[cfg(test)]
mod tests {
    use super::{Mark, MarkKind, untangle};
    use crate::text::Span;

    fn untangled(list: &[(usize, usize, MarkKind)]) -> Vec<(usize, usize, MarkKind)> {
        let mark = |&(start, end, kind)| Mark {
            span: Span::new(start, end),
            kind,
            fact: 0,
        };
        let marks = untangle(&list.iter().map(mark).collect::<Vec<_>>());
        let plain = marks.iter().map(|m| (m.span.start, m.span.end, m.kind));
        plain.collect()
    }

    #[test]
    fn the_more_specific_of_two_that_cross_stays() {
        use MarkKind::*;
        assert_eq!(
            untangled(&[(0, 9, Point), (3, 12, Person), (14, 15, Title)]),
            [(3, 12, Person), (14, 15, Title)]
        );
        assert_eq!(
            untangled(&[(0, 9, Person), (3, 12, Point), (9, 12, Figure)]),
            [(0, 9, Person), (9, 12, Figure)]
        );
        // A mark that loses to one leaves the others alone.
        assert_eq!(
            untangled(&[(0, 9, Person), (2, 8, Decision), (3, 12, Figure)]),
            [(0, 9, Person), (2, 8, Decision)]
        );
    }

    #[test]
    fn nested_marks_stay() {
        use MarkKind::*;
        let nested = [
            (0, 20, Decision),
            (0, 9, Point),
            (0, 9, Slogan),
            (3, 6, Person),
        ];
        assert_eq!(untangled(&nested), nested);
    }
}
