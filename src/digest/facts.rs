use crate::highlight::flat;
use crate::report::{Report, Scene};
use crate::text::{Span, phrase, sort};
use std::ops::Range;

/// The facts of a report by their places in the text.
pub(super) struct Facts {
    /// The points, in text order.
    pub(super) points: Vec<Point>,
    /// Where the other facts begin, in text order.
    cues: Vec<Cue>,
    /// Whether a name ends before this character.
    names: Vec<bool>,
}

/// An enumerated point, in characters.
#[derive(Clone, Copy)]
pub(super) struct Point {
    start: usize,
    /// Where its head ends.
    head: usize,
    /// Where all that explains it ends.
    to: usize,
    /// Whether its marker says that a list begins with it.
    pub(super) first: bool,
}

/// A place where a fact begins.
#[derive(Clone, Copy)]
pub(super) struct Cue {
    at: usize,
    pub(super) kind: Kind,
    /// Of a speech: who speaks, from 1; 0 is nobody known.
    pub(super) who: usize,
}

/// What begins at a place.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// The meeting's name, its date or its place.
    Occasion,
    /// The verb of a speech.
    Speech,
    Rank,
    Decision,
    /// It is said who attended.
    Attendance,
    /// The name of an author.
    Byline,
}

impl Facts {
    pub(super) fn new(scene: &Scene, report: &Report) -> Self {
        let mut facts = Facts {
            points: Vec::new(),
            cues: Vec::new(),
            names: vec![false; scene.chars().len() + 1],
        };
        for person in &report.people {
            for &mention in &person.mentions {
                facts.names[scene.range(mention).end] = true;
            }
        }
        for point in flat(&report.points) {
            let marker = scene.range(point.marker);
            let mut first = false;
            for c in &scene.chars()[marker.clone()] {
                first |= phrase::has!("一1①首", *c);
            }
            facts.points.push(Point {
                start: marker.start,
                head: scene.range(point.head).end,
                to: scene.range(point.span).end,
                first,
            });
        }
        let occasion = &report.occasion;
        facts.add(scene, Kind::Occasion, occasion.meeting.as_slice());
        if let Some(date) = &occasion.date {
            facts.add(scene, Kind::Occasion, &[date.span]);
        }
        facts.add(scene, Kind::Occasion, occasion.place.as_slice());
        for speech in &report.speeches {
            facts.add(scene, Kind::Speech, &[speech.verb]);
            if let Some(cue) = facts.cues.last_mut() {
                cue.who = speech.speaker.map_or(0, |who| who + 1);
            }
        }
        for figure in &report.figures {
            facts.add(scene, Kind::Rank, figure.rank.as_slice());
        }
        facts.add(scene, Kind::Decision, &report.decisions);
        #[cfg(feature = "markdown")]
        for action in &report.actions {
            facts.add(scene, Kind::Decision, &[action.text]);
        }
        facts.add(scene, Kind::Attendance, &report.attendance);
        facts.add(scene, Kind::Byline, &report.byline);
        sort(&mut facts.cues, |cue| (cue.at, 0));
        facts
    }

    fn add(&mut self, scene: &Scene, kind: Kind, spans: &[Span]) {
        for &span in spans {
            let at = scene.range(span).start;
            self.cues.push(Cue { at, kind, who: 0 });
        }
    }

    /// What begins in `range`, in text order.
    pub(super) fn within(&self, range: &Range<usize>) -> &[Cue] {
        let from = self.cues.partition_point(|cue| cue.at < range.start);
        let rest = &self.cues[from..];
        &rest[..rest.partition_point(|cue| cue.at < range.end)]
    }

    /// The first point that begins in `range`, as an index.
    pub(super) fn point(&self, range: &Range<usize>) -> Option<usize> {
        let at = self.points.partition_point(|p| p.start < range.start);
        (self.points.get(at)?.start < range.end).then_some(at)
    }

    /// The end of the head of the point that begins at `at`, or behind a mark that opens there.
    pub(super) fn head(&self, at: usize) -> Option<usize> {
        Some(self.points[self.point(&(at..at + 2))?].head)
    }

    /// Whether what begins at `at` stands below a point.
    pub(super) fn explains(&self, at: usize) -> bool {
        let next = self.points.partition_point(|point| point.start <= at);
        next > 0 && at < self.points[next - 1].to
    }

    /// Whether a name ends before the character at `at`.
    pub(super) fn names(&self, at: usize) -> bool {
        self.names[at]
    }
}
