//! The JSON of a report, as `www/report.schema.json` describes it.
//!
//! Each text-bearing item is `{"text": …, "span": [start, end]}`: the words and where they stand in the repaired text, in
//! UTF-16 code units (what JavaScript counts). The words are those of a reader: Markdown's markup between them is left
//! out, so that in plain text, and only there, they are always the slice of the span. Missing
//! facts are `null` or empty lists, never left out.

use crate::Reading;
use crate::report::{self, Kind, Number, Role};
use crate::text::{Span, Utf16};
use serde::Serialize;
use std::borrow::Cow;

/// The version of the schema: raised when a field changes its meaning or goes; new fields do not raise it.
pub const VERSION: u32 = 1;

/// A report as plain data: serialize it with any serde format.
#[derive(Serialize)]
pub struct Json<'a> {
    version: u32,
    kind: &'static str,
    title: Option<Phrase<'a>>,
    meeting: Option<Phrase<'a>>,
    date: Option<Date<'a>>,
    place: Option<Phrase<'a>>,
    people: Vec<Person<'a>>,
    speeches: Vec<Speech<'a>>,
    points: Vec<Point<'a>>,
    figures: Vec<Figure<'a>>,
    slogans: Vec<Slogan<'a>>,
    attendance: Vec<Phrase<'a>>,
    byline: Vec<Phrase<'a>>,
    agenda: Vec<Phrase<'a>>,
    decisions: Vec<Phrase<'a>>,
    actions: Vec<Action<'a>>,
    summary: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Phrase<'a> {
    text: Cow<'a, str>,
    span: [u32; 2],
}

#[derive(Serialize)]
struct Date<'a> {
    text: Cow<'a, str>,
    span: [u32; 2],
    iso: &'a str,
    inferred: bool,
}

#[derive(Serialize)]
struct Person<'a> {
    name: Cow<'a, str>,
    span: [u32; 2],
    titles: Vec<Phrase<'a>>,
    roles: Vec<&'static str>,
    mentions: Vec<[u32; 2]>,
}

#[derive(Serialize)]
struct Speech<'a> {
    speaker: Option<Cow<'a, str>>,
    verb: Phrase<'a>,
    span: [u32; 2],
}

#[derive(Serialize)]
struct Point<'a> {
    marker: Phrase<'a>,
    head: Phrase<'a>,
    span: [u32; 2],
    speaker: Option<Cow<'a, str>>,
    children: Vec<Point<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    value: Option<Phrase<'a>>,
    number: Option<Number>,
    unit: Option<Phrase<'a>>,
    metric: Option<Phrase<'a>>,
    change: Option<Phrase<'a>>,
    rank: Option<Phrase<'a>>,
    span: [u32; 2],
}

#[derive(Serialize)]
struct Slogan<'a> {
    text: Cow<'a, str>,
    span: [u32; 2],
    count: u32,
}

#[derive(Serialize)]
struct Action<'a> {
    text: Cow<'a, str>,
    span: [u32; 2],
    owner: Option<Phrase<'a>>,
    due: Option<Phrase<'a>>,
    done: Option<bool>,
}

#[derive(Serialize)]
struct Part<'a> {
    text: Cow<'a, str>,
    span: [u32; 2],
    reason: &'static str,
}

impl<'a> Json<'a> {
    /// The report of `reading`, with a summary of at most `budget` characters.
    pub fn new(reading: &'a Reading, budget: usize) -> Self {
        let view = View {
            reading,
            utf16: Utf16::new(reading.text()),
            report: reading.report(),
        };
        let report = reading.report();
        let (occasion, phrases) = (&report.occasion, |spans: &[Span]| view.phrases(spans));
        Json {
            version: VERSION,
            kind: match report.kind {
                Kind::Meeting => "meeting",
                Kind::Minutes => "minutes",
                Kind::Other => "other",
            },
            title: view.maybe(report.title),
            meeting: view.maybe(occasion.meeting),
            date: occasion.date.as_ref().map(|date| Date {
                text: reading.words(date.span),
                span: view.units(date.span),
                iso: &date.iso,
                inferred: date.inferred,
            }),
            place: view.maybe(occasion.place),
            people: report
                .people
                .iter()
                .map(|person| view.person(person))
                .collect(),
            speeches: report
                .speeches
                .iter()
                .map(|speech| Speech {
                    speaker: view.name(speech.speaker),
                    verb: view.phrase(speech.verb),
                    span: view.units(speech.span),
                })
                .collect(),
            points: view.points(&report.points),
            figures: report
                .figures
                .iter()
                .map(|figure| view.figure(figure))
                .collect(),
            slogans: report
                .slogans
                .iter()
                .map(|slogan| Slogan {
                    text: reading.words(slogan.span),
                    span: view.units(slogan.span),
                    count: slogan.count,
                })
                .collect(),
            attendance: phrases(&report.attendance),
            byline: phrases(&report.byline),
            agenda: phrases(&report.agenda),
            decisions: phrases(&report.decisions),
            actions: report
                .actions
                .iter()
                .map(|action| Action {
                    text: reading.words(action.text),
                    span: view.units(action.text),
                    owner: view.maybe(action.owner),
                    due: view.maybe(action.due),
                    done: action.done,
                })
                .collect(),
            summary: reading
                .digest(budget)
                .parts
                .iter()
                .map(|part| Part {
                    text: reading.words(part.span),
                    span: view.units(part.span),
                    reason: part.reason.name(),
                })
                .collect(),
        }
    }
}

/// The text and what is needed to show spans of it.
struct View<'a> {
    reading: &'a Reading,
    utf16: Utf16<'a>,
    report: &'a report::Report,
}

impl<'a> View<'a> {
    fn units(&self, span: Span) -> [u32; 2] {
        [self.utf16.offset(span.start), self.utf16.offset(span.end)]
    }

    fn phrase(&self, span: Span) -> Phrase<'a> {
        Phrase {
            text: self.reading.words(span),
            span: self.units(span),
        }
    }

    fn maybe(&self, span: Option<Span>) -> Option<Phrase<'a>> {
        span.map(|span| self.phrase(span))
    }

    fn phrases(&self, spans: &[Span]) -> Vec<Phrase<'a>> {
        spans.iter().map(|&span| self.phrase(span)).collect()
    }

    fn name(&self, person: Option<usize>) -> Option<Cow<'a, str>> {
        let person = self.report.people.get(person?)?;
        Some(self.reading.words(person.name))
    }

    fn person(&self, person: &report::Person) -> Person<'a> {
        Person {
            name: self.reading.words(person.name),
            span: self.units(person.name),
            titles: self.phrases(&person.titles),
            roles: person.roles.iter().map(|&role| role_name(role)).collect(),
            mentions: person
                .mentions
                .iter()
                .map(|&mention| self.units(mention))
                .collect(),
        }
    }

    fn points(&self, points: &[report::Point]) -> Vec<Point<'a>> {
        let point = |point: &report::Point| Point {
            marker: self.phrase(point.marker),
            head: self.phrase(point.head),
            span: self.units(point.span),
            speaker: self.name(point.speaker),
            children: self.points(&point.children),
        };
        points.iter().map(point).collect()
    }

    fn figure(&self, figure: &report::Figure) -> Figure<'a> {
        Figure {
            value: self.maybe(figure.value),
            number: figure.number,
            unit: self.maybe(figure.unit),
            metric: self.maybe(figure.metric),
            change: self.maybe(figure.change),
            rank: self.maybe(figure.rank),
            span: self.units(figure.span),
        }
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Host => "host",
        Role::Speaker => "speaker",
        Role::Attendee => "attendee",
        Role::Absent => "absent",
        Role::Recorder => "recorder",
        Role::Author => "author",
    }
}
