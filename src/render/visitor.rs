use super::labels::{Label, Language};
use crate::Reading;
use crate::document::BlockKind;
use crate::highlight::{Mark, MarkKind};
use crate::report::{Action, Figure, Person, Point, Role};
use crate::text::Span;

/// A line of a list.
pub(super) struct Item {
    pub(super) depth: u8,
    pub(super) checked: Option<bool>,
    pub(super) words: String,
}

/// What a form of output makes of a report: the card, the summary, the text, in this order.
pub(super) trait Visitor {
    /// The headline.
    fn title(&mut self, words: &str);
    /// A fact of the card: one line.
    fn fact(&mut self, label: &str, words: &str, iso: Option<&str>);
    /// Facts that fill lines of their own, or the summary.
    fn list(&mut self, label: &str, items: &[Item]);
    /// The text begins.
    fn text(&mut self, label: &str);
    /// A block of the text begins.
    fn block(&mut self, kind: BlockKind);
    /// A mark begins.
    fn open(&mut self, _kind: MarkKind) {}
    /// Words of the block.
    fn words(&mut self, words: &str);
    /// The innermost mark ends.
    fn close(&mut self) {}
    /// The block ends.
    fn end(&mut self);
}

/// The summary of a rendered report has at most this many characters.
const BUDGET: usize = 200;

/// Shows a reading to a visitor.
pub(super) fn walk(reading: &Reading, language: Language, visitor: &mut dyn Visitor) {
    let (report, occasion) = (reading.report(), &reading.report().occasion);
    let label = |label| language.label(label);
    if let Some(title) = report.title {
        visitor.title(&reading.words(title));
    }
    if let Some(meeting) = occasion.meeting {
        visitor.fact(label(Label::Meeting), &reading.words(meeting), None);
    }
    if let Some(date) = &occasion.date {
        let words = reading.words(date.span);
        visitor.fact(label(Label::Date), &words, Some(&date.iso));
    }
    if let Some(place) = occasion.place {
        visitor.fact(label(Label::Place), &reading.words(place), None);
    }
    for (role, name) in [
        (Role::Host, Label::Host),
        (Role::Speaker, Label::Speaker),
        (Role::Attendee, Label::Attendee),
        (Role::Absent, Label::Absent),
        (Role::Recorder, Label::Recorder),
    ] {
        let names = people(reading, language, role);
        if !names.is_empty() {
            visitor.fact(label(name), &names, None);
        }
    }
    if !report.byline.is_empty() {
        let names = join(reading, &report.byline, language.marks()[1]);
        visitor.fact(label(Label::Byline), &names, None);
    }
    let mut lists: Vec<(Label, Vec<Item>)> = Vec::new();
    let plain = |spans: &[Span]| {
        spans
            .iter()
            .map(|&s| item(reading.words(s).into_owned()))
            .collect()
    };
    let digest = reading.digest(BUDGET);
    let digest: Vec<Span> = digest.parts.iter().map(|part| part.span).collect();
    lists.push((Label::Summary, plain(&digest)));
    lists.push((Label::Agenda, plain(&report.agenda)));
    lists.push((Label::Decisions, plain(&report.decisions)));
    let actions = report.actions.iter().map(|a| action(reading, language, a));
    lists.push((Label::Actions, actions.collect()));
    let mut points = Vec::new();
    point_items(reading, &report.points, 0, &mut points);
    lists.push((Label::Points, points));
    let figures = report.figures.iter().map(|f| figure(reading, f));
    lists.push((Label::Figures, figures.collect()));
    for (name, items) in lists.iter().filter(|(_, items)| !items.is_empty()) {
        visitor.list(label(*name), items);
    }
    visitor.text(label(Label::Text));
    blocks(reading, visitor);
}

fn item(words: String) -> Item {
    Item {
        depth: 0,
        checked: None,
        words,
    }
}

fn join(reading: &Reading, spans: &[Span], mark: &str) -> String {
    let mut words = String::new();
    for &span in spans {
        if !words.is_empty() {
            words.push_str(mark);
        }
        words.push_str(&reading.words(span));
    }
    words
}

/// Everyone with this role: 郭明（区委副书记、区长）、….
fn people(reading: &Reading, language: Language, role: Role) -> String {
    let [_, comma, open, close] = language.marks();
    let mut words = String::new();
    let has = |person: &&Person| person.roles.contains(&role);
    for person in reading.report().people.iter().filter(has) {
        if !words.is_empty() {
            words.push_str(comma);
        }
        words.push_str(&reading.words(person.name));
        if !person.titles.is_empty() {
            words.push_str(open);
            words.push_str(&join(reading, &person.titles, comma));
            words.push_str(close);
        }
    }
    words
}

/// The task, then who and until when: 整理纪要（王明、3月5日前）.
fn action(reading: &Reading, language: Language, action: &Action) -> Item {
    let [_, comma, open, close] = language.marks();
    let mut words = reading.words(action.text).into_owned();
    let inside = |span: &Span| !action.text.contains(*span);
    let more: Vec<Span> = [action.owner, action.due]
        .into_iter()
        .flatten()
        .filter(inside)
        .collect();
    if !more.is_empty() {
        words.push_str(open);
        words.push_str(&join(reading, &more, comma));
        words.push_str(close);
    }
    Item {
        depth: 0,
        checked: action.done,
        words,
    }
}

fn point_items(reading: &Reading, points: &[Point], depth: u8, items: &mut Vec<Item>) {
    for point in points {
        let whole = Span::new(point.marker.start, point.head.end.max(point.marker.end));
        items.push(Item {
            depth,
            checked: None,
            words: reading.words(whole).into_owned(),
        });
        point_items(reading, &point.children, depth.saturating_add(1), items);
    }
}

/// What is counted, how much, how it grew and how it ranks.
fn figure(reading: &Reading, figure: &Figure) -> Item {
    let parts = [figure.metric, figure.value, figure.change, figure.rank];
    let parts: Vec<Span> = parts.into_iter().flatten().collect();
    item(join(reading, &parts, " "))
}

/// The blocks with their marks; a mark that goes over the end of a block begins anew in the next one.
fn blocks(reading: &Reading, visitor: &mut dyn Visitor) {
    let marks = reading.marks();
    let mut next = marks.iter().copied().peekable();
    let mut open: Vec<Mark> = Vec::new();
    for block in &reading.document().blocks {
        if block.kind == BlockKind::Noise {
            continue;
        }
        let Span { start, end } = block.span;
        visitor.block(block.kind);
        if block.kind == BlockKind::Code {
            visitor.words(block.span.of(reading.text()));
            visitor.end();
            continue;
        }
        while next.next_if(|mark| mark.span.end <= start).is_some() {}
        open.retain(|mark| mark.span.end > start);
        for mark in &open {
            visitor.open(mark.kind);
        }
        let mut at = start;
        loop {
            let closes = open.last().map_or(end, |mark| mark.span.end);
            let opens = next.peek().map_or(end, |mark| mark.span.start);
            let to = closes.min(opens.max(at)).min(end);
            if at < to {
                visitor.words(&reading.words(Span::new(at, to)));
                at = to;
            }
            if at >= end {
                break;
            }
            if closes == at {
                visitor.close();
                open.pop();
            } else if let Some(mark) = next.next()
                && mark.span.end > at
            {
                visitor.open(mark.kind);
                open.push(mark);
            }
        }
        for _ in &open {
            visitor.close();
        }
        visitor.end();
    }
}

/// The words of a block of code without its fences.
pub(super) fn code(words: &str) -> &str {
    let fence = words.chars().next().filter(|c| matches!(c, '`' | '~'));
    let Some(fence) = fence.filter(|&c| words.starts_with([c]) && words.lines().count() > 1) else {
        return words;
    };
    let inner = words.split_once('\n').map_or("", |(_, rest)| rest);
    let inner = inner.trim_end();
    inner.trim_end_matches(fence).trim_end_matches('\n')
}
