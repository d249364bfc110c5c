//! Minutes: who was there, the topics, what was decided and who is to do what.
//!
//! Minutes show their facts by their form: headings, labels with a colon, lists and checkboxes. The [`Outline`] gives
//! each block its place; each finder reads one kind of place.

mod action;
mod agenda;
mod date;
mod decision;
mod due;
mod outline;
mod roster;
mod table;

use super::{Action, Kind, Person, Report, Scene};
use crate::document::BlockKind;
use crate::report::person::add;
use crate::text::{Span, Table, Words, sort};
use outline::{Line, Outline, Tag, inside, is_formal, label_tag};
use std::ops::Range;

/// Finds what minutes tell, if the text is minutes.
pub(super) fn find(scene: &Scene, report: &mut Report) {
    let outline = Outline::new(scene);
    if !is_minutes(&outline) {
        return;
    }
    report.kind = Kind::Minutes;
    let title = title(&outline);
    if let Some(range) = &title {
        report.title = Some(scene.span(range.clone()));
    }
    if let Some(date) = when(&outline, title.clone()) {
        report.occasion.date = Some(date);
    }
    if let Some(place) = labelled(&outline, Tag::Where) {
        report.occasion.place = Some(scene.span(place));
    }
    let roster = roster::find(&outline);
    let known = action::Known::new(&outline, &roster);
    enter(&outline, roster, report);
    let heading = title.and_then(|t| outline.lines.iter().position(|l| l.range == t));
    let spans = |ranges: Vec<Range<usize>>| ranges.into_iter().map(|r| scene.span(r)).collect();
    report.agenda = spans(agenda::find(&outline, heading));
    let rows = table::find(&outline);
    let mut decisions = decision::find(&outline);
    decisions.extend(rows.decisions);
    sort(&mut decisions, |range| (range.start, 0));
    let new = fresh(&outline, &mut decisions.iter().cloned());
    let decisions = decisions.into_iter().zip(new).filter(|(_, new)| *new);
    report.decisions = spans(decisions.map(|(range, _)| range).collect());
    let mut tasks = action::find(&outline, &known);
    tasks.extend(rows.tasks);
    sort(&mut tasks, |task| (task.text.start, 0));
    let new = fresh(&outline, &mut tasks.iter().map(|task| task.text.clone()));
    report.actions = tasks
        .into_iter()
        .zip(new)
        .filter(|(_, new)| *new)
        .map(|(task, _)| Action {
            text: scene.span(task.text),
            owner: task.owner.map(|owner| scene.span(owner)),
            due: task.due.map(|due| scene.span(due)),
            done: task.done,
        })
        .collect();
}

/// What says something new: a list at the end says it again, with or without a name: Ann to write it.
fn fresh(outline: &Outline, said: &mut dyn Iterator<Item = Range<usize>>) -> Vec<bool> {
    let (mut words, mut seen) = (Words::default(), Table::default());
    let mut fresh = Vec::new();
    for range in said {
        let text = &outline.low[range];
        let to = text
            .windows(4)
            .take(20)
            .position(|word| word == [' ', 't', 'o', ' ']);
        let told = text[to.map_or(0, |at| at + 4)..].iter().copied();
        let number = words.number(told.filter(|c| c.is_alphanumeric()).take(30));
        fresh.push(seen.add(number as u64));
    }
    fresh
}

/// Whether labels, headings and lists are those of minutes.
fn is_minutes(outline: &Outline) -> bool {
    let mut tags: Vec<Tag> = Vec::new();
    let (mut headings, mut items) = (0, 0);
    for line in &outline.lines {
        let bold = line.kind == BlockKind::Paragraph
            && (line.opens && line.label.is_none() || outline.run_in(&line.range).is_some());
        headings += usize::from(bold || matches!(line.kind, BlockKind::Heading(_)));
        items += usize::from(matches!(line.kind, BlockKind::Cell { .. }));
        items += usize::from(matches!(line.kind, BlockKind::Item { .. }));
        if let Some(label) = &line.label
            // Any page may have a host and a location.
            && (line.kind != BlockKind::Meta || !matches!(label.tag, Tag::Chair | Tag::Where))
            && !tags.contains(&label.tag)
        {
            tags.push(label.tag);
        }
    }
    let named = title(outline).is_some_and(|title| is_named(outline, &title));
    // A list of several meetings names them in its items.
    let listed = outline.lines.iter().filter(|line| {
        let words: String = outline.low[line.range.clone()].iter().take(60).collect();
        words.ends_with("meeting notes") || words.ends_with("minutes")
    });
    let named = named || listed.count() > 1;
    let form = headings + items > 3;
    let roll = tags.contains(&Tag::Present) && tags.contains(&Tag::Absent);
    roll || tags.len() > 2 || form && (tags.len() > 1 || named)
}

/// Whether a title is that of minutes.
fn is_named(outline: &Outline, title: &Range<usize>) -> bool {
    inside(&outline.low[title.clone()], "named").is_some()
}

/// The heading at the head; the title of the front matter; the meeting that a label names; any heading.
fn title(outline: &Outline) -> Option<Range<usize>> {
    let level = |line: &Line| match line.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    // Attendance is no title.
    let formal = |line: &Line| {
        line.label
            .as_ref()
            .is_some_and(|label| is_formal(label.tag))
    };
    let headings = || {
        outline
            .lines
            .iter()
            .filter(|line| level(line).is_some() && !formal(line))
    };
    // A highest heading further down is one of several.
    let first = headings().take(2).find(|line| level(line) == Some(1));
    let several = headings().filter(|line| level(line) == Some(1)).count() > 1;
    let first = first.map(|line| line.range.clone());
    let named = || front(outline, "title：");
    let found = if several {
        named().or(first)
    } else {
        first.or_else(named)
    };
    let found = found.or_else(|| labelled(outline, Tag::Title));
    let found = found.or_else(|| {
        let top = headings().take(2).min_by_key(|line| level(line));
        top.map(|line| line.range.clone())
    });
    // Without headings the first line may be set in bold.
    let found = found.or_else(|| {
        let first = outline.lines.first()?;
        (first.opens && is_named(outline, &first.range)).then(|| first.range.clone())
    });
    found.filter(|range| !outline.scene.is_damaged(range.clone()))
}

/// The value of a line of the front matter.
fn front(outline: &Outline, key: &str) -> Option<Range<usize>> {
    let blocks = outline.scene.blocks.iter();
    let mut meta = blocks.filter(|(kind, _)| *kind == BlockKind::Meta);
    let (_, range) = meta.find(|(_, range)| outline.has(range.start, key))?;
    let value = outline.trim(range.start + key.chars().count()..range.end);
    let quote = |at: usize| matches!(outline.low[at], '"' | '\'' | '“' | '”');
    let quoted = value.len() > 2 && quote(value.start) && quote(value.end - 1);
    Some(if quoted {
        value.start + 1..value.end - 1
    } else {
        value
    })
}

/// The value of the first label with this tag.
fn labelled(outline: &Outline, tag: Tag) -> Option<Range<usize>> {
    let labels = outline.lines.iter().filter_map(|line| line.label.as_ref());
    let mut values = labels
        .filter(|label| label.tag == tag)
        .map(|label| label.value.clone());
    values.find(|value| !value.is_empty() && !outline.scene.is_damaged(value.clone()))
}

/// The day: as a label gives it, else the title, the front matter, a heading, the first line that has a full date.
fn when(outline: &Outline, title: Option<Range<usize>>) -> Option<super::Date> {
    let low = &outline.low;
    // The front matter may tell when the page was written.
    let labels = outline
        .lines
        .iter()
        .filter(|line| line.kind != BlockKind::Meta);
    let labels = labels.filter_map(|line| line.label.as_ref());
    let labels = labels
        .filter(|label| label.tag == Tag::When)
        .map(|label| label.value.clone());
    let headings = outline
        .lines
        .iter()
        .filter(|l| matches!(l.kind, BlockKind::Heading(_)));
    let headings = headings.map(|l| l.range.clone());
    let full = |range: &Range<usize>| {
        date::next(low, range.clone()).is_some_and(|day| day.year.is_some() && day.day.is_some())
    };
    let mut sure: Vec<Range<usize>> = title.iter().filter(|title| full(title)).cloned().collect();
    sure.extend(labels);
    sure.extend(title);
    sure.extend(front(outline, "date："));
    sure.extend(headings);
    let days = || {
        sure.iter()
            .filter_map(|range| date::next(low, range.clone()))
    };
    let whole = |day: &date::Day| day.day.is_some() && !outline.scene.is_damaged(day.range.clone());
    let day = days().find(whole).or_else(|| days().next());
    let body = || {
        outline
            .lines
            .iter()
            .filter_map(|l| date::next(low, l.range.clone()))
    };
    let day = day.or_else(|| body().find(|day| day.year.is_some() && whole(day)))?;
    let year = days().filter_map(|day| day.year).next();
    Some(day.date(outline.scene, year))
}

/// Enters the names of the lists among the people, in text order.
fn enter(outline: &Outline, entries: Vec<roster::Entry>, report: &mut Report) {
    let scene = outline.scene;
    let chars = scene.chars();
    let mut names = Words::default();
    // The people by the numbers of their names.
    let mut known: Vec<usize> = Vec::new();
    for (at, person) in report.people.iter().enumerate() {
        let name = chars[scene.range(person.name)].iter().copied();
        if names.number(name) == known.len() {
            known.push(at);
        }
    }
    for entry in entries {
        let name = names.number(chars[entry.name.clone()].iter().copied());
        if name == known.len() {
            known.push(report.people.len());
            let span = scene.span(entry.name.clone());
            report.people.push(Person {
                name: span,
                mentions: vec![span],
                ..Person::default()
            });
        }
        let at = known[name];
        let person = &mut report.people[at];
        let mention = scene.span(entry.name.clone());
        if let Err(place) = person.mentions.binary_search(&mention) {
            person.mentions.insert(place, mention);
        }
        // 主持人：王明 is a label and a name.
        let low = |title: &Span| &outline.low[scene.range(*title)];
        person
            .titles
            .retain(|title| label_tag(low(title), false).is_none());
        if let Some(title) = entry.title
            && person.titles.is_empty()
        {
            person.titles.push(scene.span(title));
        }
        add(person, entry.role);
    }
    settle(report);
}

/// Puts the people in the order of first mention, and what refers to them after it.
fn settle(report: &mut Report) {
    let mut order: Vec<usize> = (0..report.people.len()).collect();
    sort(&mut order, |&at| (report.people[at].name.start, 0));
    let mut place = vec![0; order.len()];
    order
        .iter()
        .enumerate()
        .for_each(|(to, &from)| place[from] = to);
    let moved = |speaker: &mut Option<usize>| *speaker = speaker.map(|at| place[at]);
    sort(&mut report.people, |person| (person.name.start, 0));
    report
        .speeches
        .iter_mut()
        .for_each(|speech| moved(&mut speech.speaker));
    let mut points: Vec<&mut super::Point> = report.points.iter_mut().collect();
    while let Some(point) = points.pop() {
        moved(&mut point.speaker);
        points.extend(&mut point.children);
    }
}
