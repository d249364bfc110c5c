//! Everyone named: names in all their grammars, titles with their owner, roles.
//!
//! A name is found where a cue says that one may stand (a title before or behind it, the beginning of a clause with a
//! verb, a list of names); how long it is and whether it is one is weighed by its characters and by what stands behind
//! it. Every later occurrence of an accepted name is a mention of it.

mod context;
mod cue;
mod deed;
#[cfg(feature = "peoples")]
mod foreign;
/// Without the words of other peoples' names none of them is known.
#[cfg(not(feature = "peoples"))]
mod foreign {
    use std::ops::Range;

    pub(super) fn standing(_: &[char], _: Range<usize>, _: &mut Vec<Range<usize>>) {}

    pub(super) fn foreign_before(_: &[char], _: usize, _: usize) -> Option<usize> {
        None
    }

    pub(super) fn abroad(_: &[char]) -> usize {
        0
    }

    pub(super) use abroad as dotted;
    pub(super) use abroad as foreign;
    pub(super) use abroad as japanese;
    pub(super) use abroad as latin;
    pub(super) use abroad as pieced;
}
#[cfg(feature = "details")]
mod ground;
mod group;
mod list;
mod memory;
mod name;
mod office;
mod role;
#[cfg(feature = "markdown")]
mod roster;
mod shape;
#[cfg(test)]
mod tests;
mod title;

use super::{Person, Role, Scene};
use crate::lexicon::title_end;
#[cfg(feature = "markdown")]
use crate::text::is_han;
use crate::text::{Span, Words, phrase, sort};
use context::{affiliation, title_behind};
use shape::{is_honorific, note};
use std::ops::Range;

#[cfg(feature = "details")]
pub(super) use ground::grounds;
pub(super) use name::{is_byline_name, is_signature};
pub(super) use role::{Doer, add, doers};
pub(super) use title::Lead;

/// The most titles a person keeps.
const MOST: usize = 16;

/// What may stand between a title and its name.
const LINKS: &str = "是 为 由 系 有 包括 分别是 分别为 依次为";

/// What stands behind a name that 由 leads up to: 会长由王明担任.
const TAKES: &str = "担任 兼任 出任 接任 继任 代理 接棒 轮值 同志";

/// A name at one place, with what stands around it.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// The name.
    pub(super) name: Range<usize>,
    /// The titles beside it.
    pub(super) titles: Vec<Range<usize>>,
    /// From its first title to the title behind it.
    pub(super) whole: Range<usize>,
    /// What leads up to it.
    pub(super) lead: Lead,
    /// Whether the name only credits who made the report.
    pub(super) credit: bool,
}

/// Everyone named in prose: mentions of one name together, and the byline.
pub(super) fn find(scene: &Scene, mentions: &[Mention], byline: &[Span]) -> Vec<Person> {
    let mut people = gather(scene, mentions);
    for &span in byline {
        credit(scene, &mut people, span);
    }
    sort(&mut people, |person| (person.name.start, 0));
    people
}

/// Every mention of a name, in text order and disjoint.
pub(super) fn mentions(scene: &Scene, byline: &[Span]) -> Vec<Mention> {
    let (mut names, mut polite) = (Vec::new(), Vec::new());
    for block in scene.naming() {
        cue::find(scene, block.clone(), &mut names, &mut polite);
        list::find(scene, block.clone(), &mut names);
        list::bracketed(scene, block.clone(), &mut names);
        // As the lists of minutes have it.
        #[cfg(feature = "markdown")]
        roster::apposed(scene, block.clone(), &mut names);
        list::housed_list(scene, block.clone(), &mut names);
        foreign::standing(scene.chars(), block, &mut names);
    }
    list::clause_starts(scene, &mut names);
    #[cfg(feature = "markdown")]
    {
        roster::table(scene, &mut names);
        roster::dialogue(scene, &mut names);
    }
    names.extend(byline.iter().map(|&span| scene.range(span)));
    // A name known from elsewhere begins a list too.
    let mut names = memory::occurrences(scene, names);
    list::extend(scene, &mut names);
    // 王女士 is somebody where nobody of that surname is named in full.
    let surname = |name: &Range<usize>| scene.chars()[name.start];
    polite.truncate(32);
    polite.retain(|one| names.iter().all(|name| surname(name) != surname(one)));
    names.append(&mut polite);
    let names = memory::occurrences(scene, names);
    let mut mentions = dress(scene, &names);
    for mention in &mut mentions {
        mention.credit |= byline
            .binary_search(&scene.span(mention.name.clone()))
            .is_ok();
    }
    mentions
}

/// Puts titles to names.
fn dress(scene: &Scene, names: &[Range<usize>]) -> Vec<Mention> {
    let chars = scene.chars();
    let mut mentions: Vec<Mention> = Vec::with_capacity(names.len());
    let (mut blocks, mut block) = (scene.blocks.iter(), 0..0);
    for (index, name) in names.iter().enumerate() {
        while block.end < name.end
            && let Some((_, next)) = blocks.next()
        {
            block = next.clone();
        }
        let last = mentions.last();
        let floor = last.map_or(0, |m| m.whole.end).max(block.start);
        let floor = floor.min(name.start);
        let next = names.get(index + 1).map_or(block.end, |next| next.start);
        let end = next.min(block.end).max(name.end);
        let mut from = name.start;
        while from > floor && matches!(chars[from - 1], ' ' | '：') {
            from -= 1;
        }
        // 主席为：王明, 主持人是王明.
        let link = phrase::ends!(&chars[floor..from], LINKS);
        if link > 0 && title_end(&chars[..from - link]).0 > 0 {
            from -= link;
        }
        let mut found = title::before(scene, floor, from);
        // 王明任主席、李华任副主席: what stands before 、 is not his; nor is another item of a list, where he has a house
        // before his name and a title behind it: …、青山医院李华院长、河东大学王明教授.
        let item = |at: usize| at > floor && chars[at - 1] == '、';
        let beside = found.each.last().is_some_and(|title| title.end == from);
        let titled = title_behind(&chars[name.end..]) > 0;
        // 李华任区委书记 王明不再担任: an office of the one before.
        let given = last.is_some_and(|before| before.whole.end == found.start)
            && phrase::starts!(&chars[floor..from], "任 担任 当选") > 0;
        if item(from) || given || titled && !beside && item(found.start) {
            found.each.clear();
        }
        let mut mention = Mention {
            name: name.clone(),
            titles: found.each,
            whole: name.clone(),
            lead: found.lead,
            credit: phrase::starts!(&chars[name.end..], "摄 供图 供稿 报道") > 0,
        };
        if mention.titles.is_empty() {
            mention.lead = title::lead(&chars[floor..name.start]);
            if mention.lead == Lead::Inside && shape::is_body_end(&chars[found.start..name.start]) {
                // 河东大学王明教授: the institution opens the clause.
                mention.lead = found.lead;
                mention.whole.start = found.start;
                if item(found.start) && !titled {
                    mention.titles = title::before(scene, floor, found.start - 1).each;
                }
            }
            // 副主席张明、李华: the titles of the name before.
            if mention.titles.is_empty()
                && let Some(before) = last
                && office::joins(&chars[..name.start], before.whole.end)
                && (chars[before.whole.end - 1] == '）'
                    || before
                        .titles
                        .iter()
                        .all(|title| title.start < before.name.end))
            {
                // 组长：王明（校长）、李华（书记）: the bracket explains one of them.
                let front = |title: &&Range<usize>| title.start < before.name.end;
                mention.titles = before.titles.iter().filter(front).cloned().collect();
            }
        } else {
            mention.whole.start = found.start;
        }
        behind_name(scene, end, &mut mention);
        // 王小明　区长: where nothing stands before the name.
        #[cfg(feature = "markdown")]
        {
            if mention.titles.is_empty() && (name.start == floor || !is_han(chars[name.start - 1]))
            {
                mention.titles = title::apposed(scene, mention.whole.end, block.end);
            }
        }
        mentions.push(mention);
    }
    office::share_back(chars, &mut mentions);
    mentions
}

/// Titles behind a name: 张明院长, 王明（青山区区长）, 李华（女，回族）.
fn behind_name(scene: &Scene, limit: usize, mention: &mut Mention) {
    let chars = &scene.chars()[..limit];
    let mut at = mention.name.end;
    loop {
        let length = title_behind(&chars[at..]);
        if length == 0 {
            break;
        }
        let word = &chars[at..at + length];
        // 王明校友, 李华同学.
        if !is_honorific(word) && phrase::starts!(word, "校友 同学") < length {
            mention.titles.push(at..at + length);
        }
        at += length;
    }
    let bracket = affiliation(&chars[at..]);
    if bracket > 0 {
        let found = title::before(scene, at + 1, at + bracket - 1);
        mention.titles.extend(found.each);
    }
    mention.whole.end = at + bracket.max(note(&chars[at..]));
}

/// Gathers mentions of the same name.
fn gather(scene: &Scene, mentions: &[Mention]) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut names = Words::default();
    #[cfg(feature = "peoples")]
    let mut called = memory::Called::new(scene.chars(), mentions);
    for mention in mentions {
        let key = memory::key(&scene.chars()[mention.name.clone()]);
        #[cfg(feature = "peoples")]
        let key = called.in_full(
            key,
            mention
                .titles
                .last()
                .map(|title| &scene.chars()[title.clone()]),
        );
        let at = names.number(key.chars());
        if at == people.len() {
            people.push(Person {
                name: scene.span(mention.name.clone()),
                ..Person::default()
            });
        }
        let person = &mut people[at];
        #[cfg(feature = "peoples")]
        if scene.chars()[mention.name.clone()].contains(&'·')
            && !scene.chars()[scene.range(person.name)].contains(&'·')
        {
            person.name = scene.span(mention.name.clone());
        }
        person.mentions.push(scene.span(mention.name.clone()));
        for title in &mention.titles {
            let span = scene.span(title.clone());
            let words = &scene.chars()[title.clone()];
            let of = |t: &Span| &scene.chars()[scene.range(*t)];
            if span.is_empty()
                || scene.is_damaged(title.clone())
                || person.titles.iter().any(|t| says(of(t), words))
            {
                continue;
            }
            // A fuller form takes the place of a shorter one.
            let full = person.titles.len() >= MOST;
            match person.titles.iter_mut().find(|t| says(words, of(t))) {
                Some(shorter) => *shorter = span,
                None if full => {}
                None => person.titles.push(span),
            }
        }
    }
    // 市领导 is a title only of those who have no other.
    let collective = |title: &Span| scene.chars()[scene.range(*title)].ends_with(&['领', '导']);
    for person in &mut people {
        if person.titles.iter().any(|title| !collective(title)) {
            person.titles.retain(|title| !collective(title));
        }
    }
    people
}

/// Whether the title `long` says all that `short` says: 集团公司副总裁, 集团副总裁; but 副院长 is no 院长.
fn says(long: &[char], short: &[char]) -> bool {
    let mut rest = long.iter();
    let head = |words: &[char]| words.len() - title_end(words).0;
    short.iter().all(|c| rest.any(|d| d == c))
        && (long.len() == short.len() || long[head(long)..] == short[head(short)..])
}

/// Gives a name of the byline its role.
fn credit(scene: &Scene, people: &mut Vec<Person>, span: Span) {
    let key = |s| memory::key(&scene.chars()[scene.range(s)]);
    match people.iter_mut().find(|p| key(p.name) == key(span)) {
        Some(person) => role::add(person, Role::Author),
        None => people.push(Person {
            name: span,
            mentions: vec![span],
            roles: vec![Role::Author],
            ..Person::default()
        }),
    }
}
