//! The JSON of a report, as `www/report.schema.json` describes it.
//!
//! Each text-bearing item is `{"text": …, "span": [start, end]}`: the words and where they stand in the repaired text, in
//! UTF-16 code units (what JavaScript counts). The words are those of a reader: Markdown's markup between them is left
//! out, so that in plain text, and only there, they are always the slice of the span. Missing
//! facts are `null` or empty lists, never left out.

use super::writer::Writer;
use crate::Reading;
#[cfg(feature = "markdown")]
use crate::report::Action;
use crate::report::{Date, Figure, Person, Point, Role};
use crate::text::{Span, Utf16};

/// The version of the schema: raised when a field changes its meaning or goes; new fields do not raise it.
pub const VERSION: u32 = 1;

/// The report of `reading` as JSON text, with a summary of at most `budget` characters.
///
/// ```
/// let reading = jiyao::read("县长王明主持会议。", &jiyao::Options::default());
/// let json = jiyao::render::json(&reading, 200);
/// assert!(json.contains(r#""people":[{"name":"王明","span":[2,4],"titles":[{"text":"县长","span":[0,2]}]"#));
/// ```
pub fn json(reading: &Reading, budget: usize) -> String {
    let mut view = View {
        json: Writer::default(),
        reading,
        utf16: Utf16::new(reading.text()),
    };
    view.report(budget);
    view.json.out
}

/// The text that is written, and what is needed to show spans.
struct View<'a> {
    json: Writer,
    reading: &'a Reading,
    utf16: Utf16<'a>,
}

impl View<'_> {
    fn report(&mut self, budget: usize) {
        let report = self.reading.report();
        self.json.open('{');
        self.json.key("version");
        self.json.number(VERSION.into());
        self.json.key("kind");
        self.json.string(report.kind.name());
        self.maybe("title", report.title);
        self.maybe("meeting", report.occasion.meeting);
        self.json.key("date");
        match &report.occasion.date {
            Some(date) => self.date(date),
            None => self.json.bare("null"),
        }
        self.maybe("place", report.occasion.place);
        self.list("people");
        for person in &report.people {
            self.person(person);
        }
        self.json.close(']');
        self.list("speeches");
        for speech in &report.speeches {
            self.json.open('{');
            self.name(speech.speaker);
            self.json.key("verb");
            self.phrase(speech.verb);
            self.span(speech.span);
            self.json.close('}');
        }
        self.json.close(']');
        self.points("points", &report.points);
        self.list("figures");
        for figure in &report.figures {
            self.figure(figure);
        }
        self.json.close(']');
        self.list("slogans");
        for slogan in &report.slogans {
            self.words("text", slogan.span);
            self.json.key("count");
            self.json.number(slogan.count.into());
            self.json.close('}');
        }
        self.json.close(']');
        self.phrases("attendance", &report.attendance);
        self.phrases("byline", &report.byline);
        self.phrases("agenda", &report.agenda);
        self.phrases("decisions", &report.decisions);
        self.list("actions");
        // Only minutes have any.
        #[cfg(feature = "markdown")]
        for action in &report.actions {
            self.action(action);
        }
        self.json.close(']');
        self.list("summary");
        for part in self.reading.digest(budget).parts {
            self.words("text", part.span);
            self.json.key("reason");
            self.json.string(part.reason.name());
            self.json.close('}');
        }
        self.json.close(']');
        self.json.close('}');
    }

    fn date(&mut self, date: &Date) {
        self.words("text", date.span);
        self.json.key("iso");
        self.json.string(&date.iso);
        self.json.key("inferred");
        self.flag(date.inferred);
        self.json.close('}');
    }

    fn person(&mut self, person: &Person) {
        self.words("name", person.name);
        self.phrases("titles", &person.titles);
        self.list("roles");
        for &role in &person.roles {
            self.json.string(match role {
                Role::Host => "host",
                Role::Speaker => "speaker",
                Role::Attendee => "attendee",
                Role::Absent => "absent",
                Role::Recorder => "recorder",
                Role::Author => "author",
            });
        }
        self.json.close(']');
        self.list("mentions");
        for &mention in &person.mentions {
            self.units(mention);
        }
        self.json.close(']');
        self.json.close('}');
    }

    fn points(&mut self, key: &str, points: &[Point]) {
        self.list(key);
        for point in points {
            self.json.open('{');
            self.json.key("marker");
            self.phrase(point.marker);
            self.json.key("head");
            self.phrase(point.head);
            self.span(point.span);
            self.name(point.speaker);
            self.points("children", &point.children);
            self.json.close('}');
        }
        self.json.close(']');
    }

    fn figure(&mut self, figure: &Figure) {
        self.json.open('{');
        self.maybe("value", figure.value);
        self.json.key("number");
        match figure.number {
            Some(number) => {
                self.json.open('{');
                self.json.key("mantissa");
                self.json.number(number.mantissa);
                self.json.key("exponent");
                self.json.number(number.exponent.into());
                self.json.close('}');
            }
            None => self.json.bare("null"),
        }
        self.maybe("unit", figure.unit);
        self.maybe("metric", figure.metric);
        self.maybe("change", figure.change);
        self.maybe("rank", figure.rank);
        self.span(figure.span);
        self.json.close('}');
    }

    #[cfg(feature = "markdown")]
    fn action(&mut self, action: &Action) {
        self.words("text", action.text);
        self.maybe("owner", action.owner);
        self.maybe("due", action.due);
        self.json.key("done");
        match action.done {
            Some(done) => self.flag(done),
            None => self.json.bare("null"),
        }
        self.json.close('}');
    }

    /// Opens the list `key`.
    fn list(&mut self, key: &str) {
        self.json.key(key);
        self.json.open('[');
    }

    /// Opens an object that begins with its words, under `key`, and their span.
    fn words(&mut self, key: &str, span: Span) {
        self.json.open('{');
        self.json.key(key);
        self.json.string(&self.reading.words(span));
        self.span(span);
    }

    fn phrase(&mut self, span: Span) {
        self.words("text", span);
        self.json.close('}');
    }

    fn maybe(&mut self, key: &str, span: Option<Span>) {
        self.json.key(key);
        match span {
            Some(span) => self.phrase(span),
            None => self.json.bare("null"),
        }
    }

    fn phrases(&mut self, key: &str, spans: &[Span]) {
        self.list(key);
        for &span in spans {
            self.phrase(span);
        }
        self.json.close(']');
    }

    /// The speaker: the name of one of the people.
    fn name(&mut self, person: Option<usize>) {
        self.json.key("speaker");
        match person.and_then(|person| self.reading.report().people.get(person)) {
            Some(person) => self.json.string(&self.reading.words(person.name)),
            None => self.json.bare("null"),
        }
    }

    fn flag(&mut self, flag: bool) {
        self.json.bare(if flag { "true" } else { "false" });
    }

    fn span(&mut self, span: Span) {
        self.json.key("span");
        self.units(span);
    }

    fn units(&mut self, span: Span) {
        self.json.open('[');
        self.json.number(self.utf16.offset(span.start).into());
        self.json.number(self.utf16.offset(span.end).into());
        self.json.close(']');
    }
}
