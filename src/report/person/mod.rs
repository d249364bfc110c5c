//! Everyone named: names in all their grammars, titles with their owner, roles.
//!
//! A name is found where a cue says that one may stand (a title before or behind it, the beginning of a clause with a
//! verb, a list of names); how long it is and whether it is one is weighed by its characters and by what stands behind
//! it. Every later occurrence of an accepted name is a mention of it.

mod deed;
mod foreign;
mod list;
mod memory;
mod name;
mod office;
mod role;
mod shape;
#[cfg(test)]
mod tests;
mod title;

use super::{Person, Role, Scene};
use crate::lexicon::{houses, titles};
use crate::text::{Span, Words, is_han, sort};
use std::ops::Range;

pub(super) use name::{is_byline_name, is_signature};
pub(super) use role::{Doer, add, doers};
pub(super) use title::Lead;

/// The most titles a person keeps.
const MOST: usize = 16;

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
    let mut names = Vec::new();
    for (_, _, block) in scene.body() {
        let mut here = Vec::new();
        cued(scene, block.clone(), &mut here);
        list::extend(scene, block.clone(), &mut here);
        list::find(scene, block.clone(), &mut here);
        list::bracketed(scene, block.clone(), &mut here);
        foreign::standing(scene, block.clone(), &mut here);
        appointed(scene, block, &mut here);
        names.append(&mut here);
    }
    list::clause_starts(scene, &mut names);
    list::table(scene, &mut names);
    names.extend(byline.iter().map(|&span| scene.range(span)));
    let names = memory::occurrences(scene, names);
    let mut mentions = dress(scene, &names);
    for mention in &mut mentions {
        mention.credit |= byline
            .binary_search(&scene.span(mention.name.clone()))
            .is_ok();
    }
    mentions
}

/// Names with a title beside them.
fn cued(scene: &Scene, block: Range<usize>, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    let mut at = block.start;
    let mut floor = block.start;
    while at < block.end {
        let Some((length, tag)) = titles().longest(&chars[at..block.end]) else {
            // 出席：王明.
            let free = at == block.start || !is_han(chars[at - 1]);
            if free
                && let Some(length) = label(&chars[at..block.end])
                && let start = behind(chars, at + length, block.end)
                && let Some(found) = name::begins(scene, start, block.end, name::Cue::Title)
            {
                at = found.end;
                floor = found.end;
                names.push(found);
                continue;
            }
            // 公民党王明: a party is no title.
            if let Some((length, _)) = houses().longest(&chars[at..block.end])
                && let Some(found) = name::begins(scene, at + length, block.end, name::Cue::List)
            {
                at = found.end;
                floor = found.end;
                names.push(found);
            } else {
                at += 1;
            }
            continue;
        };
        // 执行秘书长: a longer title may begin inside the one found.
        let end = (at + 1..at + length)
            .filter_map(|inner| Some(inner + titles().longest(&chars[inner..block.end])?.0))
            .fold(at + length, usize::max);
        let cue = if tag == "w" {
            name::Cue::People
        } else {
            name::Cue::Title
        };
        // 王明副总编辑, 王明常务副主席.
        let mut head = at;
        head -= usize::from(head > floor && chars[head - 1] == '副');
        if head >= floor + 2 && chars[head - 2..head] == ['常', '务'] {
            head -= 2;
        }
        if tag == "p"
            && head > floor
            && let Some(found) = name::ends(scene, floor, head)
        {
            floor = found.end;
            names.push(found);
        } else if tag == "p"
            && head > floor
            && let Some(found) = foreign::foreign_before(scene, floor, head)
        {
            floor = found.end;
            names.push(found);
        }
        let start = behind(chars, end, block.end);
        let polite = is_honorific(&chars[at..end]);
        if polite {
            at = end;
        } else if let Some(found) = name::begins(scene, start, block.end, cue) {
            at = found.end;
            floor = found.end;
            names.push(found);
        } else if tag != "w"
            && is_abroad(scene, floor, end)
            && let Some(found) = foreign::abroad(scene, start, block.end)
        {
            at = found.end;
            floor = found.end;
            names.push(found);
        } else {
            at = end;
        }
    }
}

/// The length of a word before a colon that names follow: 出席：, 主持人：, 记录：.
fn label(chars: &[char]) -> Option<usize> {
    const WORDS: [&str; 12] = [
        "主持", "出席", "参加", "参会", "列席", "与会", "缺席", "请假", "记录", "主讲", "汇报",
        "宣讲",
    ];
    if !WORDS.iter().any(|word| deed::begins(chars, word)) {
        return None;
    }
    let rest = chars.iter().skip(2).take(2);
    let length = 2 + rest.take_while(|c| matches!(c, '人' | '员')).count();
    (chars.get(length) == Some(&'：')).then_some(length)
}

/// Names that an appointment puts into office or takes out of it: 任命王明为, 免去李华的.
fn appointed(scene: &Scene, block: Range<usize>, names: &mut Vec<Range<usize>>) {
    const VERBS: [&str; 10] = [
        "任命", "免去", "选举", "推选", "补选", "增选", "聘任", "聘请", "提名", "接受",
    ];
    for at in block.clone() {
        let Some(verb) = VERBS.iter().find(|verb| scene.has(at, verb)) else {
            continue;
        };
        let start = at + verb.chars().count();
        if let Some(name) = name::begins(scene, start, block.end, name::Cue::List)
            && let rest = &scene.chars()[name.end..block.end]
            && matches!(
                rest,
                ['为' | '任' | '的' | '、' | '同', ..] | ['辞', '去', ..] | ['担', '任', ..]
            )
        {
            names.push(name);
        }
    }
}

/// Whether the title that ends at `end` is one of another country or of an international body.
fn is_abroad(scene: &Scene, floor: usize, end: usize) -> bool {
    let found = title::before(scene, floor, end);
    let place = crate::lexicon::places().longest(&scene.chars()[found.start..end]);
    place.is_some_and(|(length, tag)| length > 1 && tag == "a")
}

/// Where a name behind a title begins: behind a space or a short bracket.
fn behind(chars: &[char], mut at: usize, end: usize) -> usize {
    if chars.get(at) == Some(&'：') {
        at += 1;
    } else if chars.get(at) == Some(&'（') {
        let close = (at..end.min(at + 12)).find(|&p| chars[p] == '）');
        at = close.map_or(at, |close| close + 1);
    }
    if at < end && chars[at] == ' ' {
        at += 1;
    }
    at
}

/// Puts titles to names.
fn dress(scene: &Scene, names: &[Range<usize>]) -> Vec<Mention> {
    let chars = scene.chars();
    let mut mentions: Vec<Mention> = Vec::with_capacity(names.len());
    let mut blocks = scene
        .blocks
        .iter()
        .map(|(_, range)| range.clone())
        .peekable();
    let mut block = 0..0;
    for (index, name) in names.iter().enumerate() {
        while block.end < name.end
            && let Some(next) = blocks.next()
        {
            block = next;
        }
        let floor = mentions
            .last()
            .map_or(0, |m| m.whole.end)
            .max(block.start)
            .min(name.start);
        let end = names
            .get(index + 1)
            .map_or(block.end, |next| next.start.min(block.end))
            .max(name.end);
        let mut from = name.start;
        while from > floor && matches!(chars[from - 1], ' ' | '：') {
            from -= 1;
        }
        let found = title::before(scene, floor, from);
        let mut mention = Mention {
            name: name.clone(),
            titles: found.each,
            whole: name.clone(),
            lead: found.lead,
            credit: ["摄", "供图", "供稿", "报道"]
                .iter()
                .any(|word| scene.has(name.end, word)),
        };
        if mention.titles.is_empty() {
            mention.lead = title::lead(scene, floor, name.start);
            if mention.lead == Lead::Inside && shape::is_body_end(&chars[found.start..name.start]) {
                // 河东大学王明教授: the institution opens the clause.
                mention.lead = found.lead;
                mention.whole.start = found.start;
                if found.start > floor && chars[found.start - 1] == '、' {
                    mention.titles = title::before(scene, floor, found.start - 1).each;
                }
            }
            if mention.titles.is_empty()
                && let Some(shared) = inherited(chars, mentions.last(), name)
            {
                mention.titles = shared;
            }
        } else {
            mention.whole.start = found.start;
        }
        behind_name(chars, &mut mention, end);
        mentions.push(mention);
    }
    office::share_back(scene, &mut mentions);
    mentions
}

/// The titles of the name before, when this one follows it in a list: 副主席张明、李华.
fn inherited(
    chars: &[char],
    before: Option<&Mention>,
    name: &Range<usize>,
) -> Option<Vec<Range<usize>>> {
    let before = before?;
    let between = chars.get(before.whole.end..name.start)?;
    let joined = matches!(
        between,
        ['、'] | ['和'] | ['与'] | ['及'] | ['、', ' '] | ['以', '及']
    );
    let behind = before.titles.iter().any(|t| t.start >= before.name.end);
    (joined && !behind).then(|| before.titles.clone())
}

/// Titles behind a name: 张明院长, 张明当选副会长.
fn behind_name(chars: &[char], mention: &mut Mention, end: usize) {
    let mut at = mention.name.end;
    while at < end
        && let Some(length) = name::title_behind(&chars[at..end])
    {
        let word = &chars[at..at + length];
        if !is_honorific(word) {
            mention.titles.push(at..at + length);
        }
        at += length;
    }
    // 王明（青山区区长）, 李华（女，回族）.
    if let Some(length) = name::title_in_bracket(&chars[at..end]) {
        mention.titles.push(at + 1..at + length - 1);
        at += length;
    } else if let Some(length) = shape::note(&chars[at..end]) {
        at += length;
    }
    mention.whole.end = at;
}

/// Whether a word is polite and no title.
fn is_honorific(word: &[char]) -> bool {
    const WORDS: [&str; 6] = ["同志", "先生", "女士", "小姐", "太太", "夫人"];
    WORDS.iter().any(|w| w.chars().eq(word.iter().copied()))
}

/// Gathers mentions of the same name.
fn gather(scene: &Scene, mentions: &[Mention]) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut names = Words::default();
    for mention in mentions {
        let key = memory::key(&scene.chars()[mention.name.clone()]);
        let at = names.number(key.chars());
        if at == people.len() {
            people.push(Person {
                name: scene.span(mention.name.clone()),
                ..Person::default()
            });
        }
        let person = &mut people[at];
        person.mentions.push(scene.span(mention.name.clone()));
        for title in &mention.titles {
            let span = scene.span(title.clone());
            let words = &scene.chars()[title.clone()];
            let of = |t: &Span| &scene.chars()[scene.range(*t)];
            if span.is_empty() || person.titles.iter().any(|t| says(of(t), words)) {
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
    let within = short.iter().all(|c| rest.any(|d| d == c));
    let head = |words: &[char]| {
        titles()
            .longest_ending(words, 6)
            .map(|(n, _)| words[words.len() - n..].to_vec())
    };
    within && (long.len() == short.len() || head(long) == head(short))
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
