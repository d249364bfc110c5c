//! Marks: which words to highlight, and as what.

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
}

impl MarkKind {
    /// All kinds, numbered by their place.
    pub const ALL: [MarkKind; 11] = [
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
    ];

    /// The kind's name in JSON, CSS and JavaScript.
    pub const fn name(self) -> &'static str {
        match self {
            MarkKind::Meeting => "meeting",
            MarkKind::Person => "person",
            MarkKind::Title => "title",
            MarkKind::Time => "time",
            MarkKind::Place => "place",
            MarkKind::Point => "point",
            MarkKind::Figure => "figure",
            MarkKind::Rank => "rank",
            MarkKind::Slogan => "slogan",
            MarkKind::Decision => "decision",
            MarkKind::Damaged => "damaged",
        }
    }

    /// Who stays where two marks cross: the higher.
    const fn specificity(self) -> u8 {
        match self {
            MarkKind::Decision => 0,
            MarkKind::Point => 1,
            MarkKind::Slogan => 2,
            MarkKind::Meeting => 3,
            MarkKind::Place => 4,
            MarkKind::Time => 5,
            MarkKind::Rank => 6,
            MarkKind::Figure => 7,
            MarkKind::Title => 8,
            MarkKind::Person => 9,
            MarkKind::Damaged => 10,
        }
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
    let mut all = candidates(report, damage);
    all.retain(|mark| !mark.span.is_empty());
    sort(&mut all, |mark| {
        (mark.kind.specificity() as usize, mark.fact as usize)
    });
    sort(&mut all, |mark| {
        (mark.span.start, usize::MAX - mark.span.end)
    });
    all.dedup_by(|later, first| later.span == first.span && later.kind == first.kind);
    untangle(all)
}

/// Every mark that a fact asks for.
fn candidates(report: &Report, damage: &[Span]) -> Vec<Mark> {
    use MarkKind::*;
    let mut all = Vec::new();
    let mut add = |kind, fact: usize, span: Span| {
        let fact = u32::try_from(fact).unwrap_or(u32::MAX);
        all.push(Mark { span, kind, fact });
    };
    let occasion = &report.occasion;
    occasion
        .meeting
        .iter()
        .for_each(|&span| add(Meeting, 0, span));
    occasion
        .date
        .iter()
        .for_each(|date| add(Time, 0, date.span));
    occasion.place.iter().for_each(|&span| add(Place, 0, span));
    for (at, person) in report.people.iter().enumerate() {
        add(Person, at, person.name);
        person
            .mentions
            .iter()
            .for_each(|&span| add(Person, at, span));
        person.titles.iter().for_each(|&span| add(Title, at, span));
    }
    for (at, point) in flat(&report.points).into_iter().enumerate() {
        let (start, end) = (point.marker.start, point.head.end);
        add(Point, at, Span::new(start, end.max(start)));
    }
    for (at, figure) in report.figures.iter().enumerate() {
        figure.value.iter().for_each(|&span| add(Figure, at, span));
        figure.change.iter().for_each(|&span| add(Figure, at, span));
        figure.rank.iter().for_each(|&span| add(Rank, at, span));
    }
    for (at, slogan) in report.slogans.iter().enumerate() {
        add(Slogan, at, slogan.span);
    }
    for (at, &decision) in report.decisions.iter().enumerate() {
        add(Decision, at, decision);
    }
    for (at, &spot) in damage.iter().enumerate() {
        add(Damaged, at, spot);
    }
    all
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

/// Drops the less specific one of any two marks that cross; `all` is sorted by start, longer first.
fn untangle(all: Vec<Mark>) -> Vec<Mark> {
    let mut kept: Vec<Option<Mark>> = Vec::with_capacity(all.len());
    // The marks around the current place, the innermost last, as indices of `kept`.
    let mut around: Vec<usize> = Vec::new();
    let end = |kept: &[Option<Mark>], at: usize| kept[at].map_or(0, |mark: Mark| mark.span.end);
    for mark in all {
        while around
            .last()
            .is_some_and(|&at| end(&kept, at) <= mark.span.start)
        {
            around.pop();
        }
        let inner = around.iter().rev();
        let crossed = inner
            .take_while(|&&at| end(&kept, at) < mark.span.end)
            .count();
        let crossed = around.len() - crossed;
        let beats = |&at: &usize| {
            kept[at].is_some_and(|other| mark.kind.specificity() > other.kind.specificity())
        };
        if !around[crossed..].iter().all(beats) {
            continue;
        }
        for at in around.drain(crossed..) {
            kept[at] = None;
        }
        around.push(kept.len());
        kept.push(Some(mark));
    }
    kept.into_iter().flatten().collect()
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
        let marks = untangle(list.iter().map(mark).collect());
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
