//! Why a name is one, a title somebody's, a role somebody's.

use super::{Doer, LINKS, Mention, doers, mentions};
use crate::report::ground::{
    FactKind, Ground, HOST_CHAIR, HOST_LABEL, HOST_VERB, NAME_ALONE, NAME_BEHIND, NAME_CREDIT,
    NAME_LIST, NAME_TITLE, NAME_VERB, ROLE_ROSTER, ROLE_VERB, SPEAKER_QUOTED, SPEAKER_VERB,
    TITLE_BEFORE, TITLE_BEHIND, TITLE_SHARED,
};
use crate::report::speech::{is_host, role, whose};
use crate::report::{Person, Report, Role, Scene};
use crate::text::{Span, phrase};
use std::ops::Range;

/// Adds the grounds of the people of a report.
pub(in crate::report) fn grounds(scene: &Scene, report: &Report, found: &mut Vec<Ground>) {
    let mentions = mentions(scene, &report.byline);
    let doers = doers(scene, &mentions);
    let index = whose(scene, &mentions, &report.people);
    let mut seen: Vec<Seen> = Vec::with_capacity(report.people.len());
    seen.resize_with(report.people.len(), Seen::default);
    for (mention, person) in mentions.iter().zip(&index) {
        if let Some(person) = *person {
            seen[person].mentions.push(mention);
        }
    }
    for doer in &doers {
        for person in doer.who.clone().filter_map(|at| index[at]) {
            seen[person].deeds.push(doer);
        }
    }
    for (person, seen) in report.people.iter().zip(&seen) {
        found.push(seen.name(scene, person));
        for &title in &person.titles {
            found.push(seen.title(scene, title));
        }
        for &role in &person.roles {
            found.push(seen.role(scene, person.name, role));
        }
    }
}

/// What a text says of one person.
#[derive(Default)]
struct Seen<'a> {
    mentions: Vec<&'a Mention>,
    deeds: Vec<&'a Doer>,
}

impl Seen<'_> {
    /// Why the name is one: what speaks for it most, at any of its mentions.
    fn name(&self, scene: &Scene, person: &Person) -> Ground {
        let of = |rule| Ground::new(FactKind::Person, person.name, rule);
        for mention in &self.mentions {
            if let Some(title) = own(scene, mention) {
                return of(&NAME_TITLE).by(scene.span(title));
            }
        }
        for mention in &self.mentions {
            let mut behind = mention.titles.iter();
            if let Some(title) = behind.find(|title| title.start >= mention.name.end) {
                return of(&NAME_BEHIND).by(scene.span(title.clone()));
            }
        }
        if person.roles.contains(&Role::Author) {
            return of(&NAME_CREDIT);
        }
        let chars = scene.chars();
        let listed = |mention: &&Mention| {
            chars.get(mention.whole.end) == Some(&'、')
                || chars[..mention.whole.start].last() == Some(&'、')
                || !mention.titles.is_empty()
        };
        if self.mentions.iter().any(listed) {
            return of(&NAME_LIST);
        }
        for deed in &self.deeds {
            let follows = |mention: &&Mention| mention.whole.end == deed.verb.start;
            if self.mentions.iter().any(follows) {
                return of(&NAME_VERB).by(scene.span(deed.verb.clone()));
            }
        }
        of(&NAME_ALONE)
    }

    /// Why a title is this person's.
    fn title(&self, scene: &Scene, title: Span) -> Ground {
        let words = scene.range(title);
        let (mut rule, mut cue) = (&TITLE_SHARED, None);
        for mention in &self.mentions {
            if mention.whole.contains(&words.start) {
                rule = if words.start < mention.name.start {
                    &TITLE_BEFORE
                } else {
                    &TITLE_BEHIND
                };
                cue = Some(scene.span(mention.name.clone()));
                break;
            }
        }
        Ground {
            cue,
            ..Ground::new(FactKind::Title, title, rule)
        }
    }

    /// Why this person has a role.
    fn role(&self, scene: &Scene, name: Span, of: Role) -> Ground {
        let fact = match of {
            Role::Host => FactKind::Host,
            Role::Speaker => FactKind::Speaker,
            Role::Attendee => FactKind::Attendee,
            Role::Absent => FactKind::Absent,
            Role::Recorder => FactKind::Recorder,
            Role::Author => return Ground::new(FactKind::Author, name, &NAME_CREDIT),
        };
        let mut deeds = self.deeds.iter().filter(|deed| role(deed) == of);
        // What is quoted says more than that somebody spoke.
        let first = deeds.next();
        let deed = deeds.find(|deed| deed.quotes).or(first);
        let deed = first.filter(|deed| deed.quotes).or(deed);
        if let Some(deed) = deed {
            let rule = match of {
                Role::Host => &HOST_VERB,
                Role::Speaker if deed.quotes => &SPEAKER_QUOTED,
                Role::Speaker => &SPEAKER_VERB,
                _ => &ROLE_VERB,
            };
            return Ground::new(fact, name, rule).by(scene.span(deed.verb.clone()));
        }
        let labelled = self.mentions.iter().any(|one| is_host(scene.chars(), one));
        let rule = match of {
            Role::Host if labelled => &HOST_LABEL,
            Role::Host if self.mentions.iter().any(|one| !one.titles.is_empty()) => &HOST_CHAIR,
            _ => &ROLE_ROSTER,
        };
        Ground::new(fact, name, rule)
    }
}

/// The title that stands directly before the name of a mention.
fn own(scene: &Scene, mention: &Mention) -> Option<Range<usize>> {
    let chars = scene.chars();
    let before = |title: &&Range<usize>| title.end <= mention.name.start;
    let title = mention.titles.iter().rfind(before)?;
    let between = &chars[title.end..mention.name.start];
    let linked = phrase::starts!(between, LINKS);
    let gap = |c: &char| matches!(c, ' ' | '：');
    let bracket = between.first() == Some(&'（') && between.last() == Some(&'）');
    (bracket || between[linked..].iter().all(gap)).then(|| title.clone())
}
