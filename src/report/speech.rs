//! Who said what, from where to where; and who presided and was there.

use super::person::{self, Doer, Mention};
use super::{Person, Role, Scene, Speech};
use crate::text::{Table, is_han, phrase, trim};

/// Finds the speeches and gives people the roles that their verbs tell.
pub(super) fn find(scene: &Scene, mentions: &[Mention], people: &mut [Person]) -> Vec<Speech> {
    let doers = person::doers(scene, mentions);
    let index = whose(scene, mentions, people);
    let mut told = Table::default();
    for doer in &doers {
        let role = role(doer);
        // The meeting is nobody, and not the first who is named.
        if doer.who.is_empty() || !told.add((doer.who.start as u64) << 8 | role as u64) {
            continue;
        }
        for person in doer.who.clone().filter_map(|at| index[at]) {
            person::add(&mut people[person], role);
        }
    }
    for (mention, person) in mentions.iter().zip(&index) {
        if let Some(person) = *person
            && is_host(scene.chars(), mention)
        {
            person::add(&mut people[person], Role::Host);
        }
    }
    if !people
        .iter()
        .any(|person| person.roles.contains(&Role::Host))
    {
        chair(scene, people);
    }
    speeches(scene, &doers, &index)
}

/// The role that a verb tells.
pub(super) fn role(doer: &Doer) -> Role {
    match doer.tag {
        b'h' => Role::Host,
        b'a' => Role::Attendee,
        b'm' => Role::Absent,
        b'w' => Role::Recorder,
        _ => Role::Speaker,
    }
}

/// The chair of the committee that meets presides where the text names nobody else.
fn chair(scene: &Scene, people: &mut [Person]) {
    const OFFICES: &str = "委员会主席 小组主席 小组委员会主席";
    let mut chair = None;
    for (at, person) in people.iter().enumerate() {
        for title in &person.titles {
            let words = &scene.chars()[scene.range(*title)];
            if phrase::starts!(words, OFFICES) == words.len() {
                if chair.is_some_and(|other| other != at) {
                    return;
                }
                chair = Some(at);
            }
        }
    }
    if let Some(one) = chair {
        person::add(&mut people[one], Role::Host);
    }
}

/// Whether the words before a name call it the one who presides: 主持人王明, 主持人是校长王明, 主持会议的县委书记王明.
pub(super) fn is_host(chars: &[char], mention: &Mention) -> bool {
    const REACH: usize = 16;
    let (name, whole) = (mention.name.start, mention.whole.start);
    let is_gap = |c: &char| matches!(c, ' ' | '：');
    let mut at = name;
    while phrase::starts!(&chars[at..], "主持") == 0 {
        let free = at > whole || at > 0 && (is_han(chars[at - 1]) || is_gap(&chars[at - 1]));
        if !free || at + REACH <= whole {
            return false;
        }
        at -= 1;
    }
    let host = chars[at + 2] == '人';
    let words = chars.get(at + 3..name).unwrap_or_default();
    if host && (words.iter().all(is_gap) || matches!(words[0], '是' | '为')) {
        return true;
    }
    match chars.get(at + 2..whole).unwrap_or_default() {
        // 主持：市委副秘书长 王明.
        [between @ .., '：'] => between.iter().all(|c| is_gap(c) || *c == '人'),
        // 主持会议的县委书记王明.
        [between @ .., '的'] => !between.contains(&'的'),
        [.., '的', '是'] => true,
        _ => false,
    }
}

/// The person of each mention.
pub(super) fn whose(scene: &Scene, mentions: &[Mention], people: &[Person]) -> Vec<Option<usize>> {
    let mut places = Table::default();
    for (at, person) in people.iter().enumerate() {
        for span in &person.mentions {
            places.get_or(span.start as u64, at);
        }
    }
    let mut index = Vec::with_capacity(mentions.len());
    for mention in mentions {
        index.push(places.get(scene.span(mention.name.clone()).start as u64));
    }
    index
}

/// The attributions that speech follows, each up to the next one or the end of its paragraph.
fn speeches(scene: &Scene, doers: &[Doer], index: &[Option<usize>]) -> Vec<Speech> {
    let mut speeches = Vec::new();
    let mut block = 0;
    for (at, doer) in doers.iter().enumerate() {
        if !doer.quotes {
            continue;
        }
        while block + 1 < scene.blocks.len() && scene.blocks[block].1.end <= doer.verb.start {
            block += 1;
        }
        let paragraph = &scene.blocks[block].1;
        let start = doer.start.max(paragraph.start).min(doer.verb.start);
        let mut end = paragraph.end;
        if let Some(next) = doers[at + 1..].iter().find(|next| next.quotes)
            && next.start > doer.verb.end
        {
            end = end.min(next.start);
        }
        let mut span = scene.span(start..end.max(doer.verb.end));
        let (lead, words) = trim(span.of(scene.text));
        span.end = span.start + lead + words.len();
        speeches.push(Speech {
            speaker: if doer.who.len() == 1 {
                index[doer.who.start]
            } else {
                None
            },
            verb: scene.span(doer.verb.clone()),
            span,
        });
    }
    speeches
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    /// Each speech as `speaker verb「words」`; — where the meeting speaks.
    fn speeches(text: &str) -> Vec<String> {
        let reading = read(text, &Options::default());
        let report = reading.report();
        let of = |span: crate::text::Span| span.of(reading.text());
        let speaker = |at: Option<usize>| at.map_or("—", |at| of(report.people[at].name));
        let speeches = report.speeches.iter();
        speeches
            .map(|s| format!("{} {}「{}」", speaker(s.speaker), of(s.verb), of(s.span)))
            .collect()
    }

    #[test]
    fn who_said_what() {
        assert_eq!(
            speeches("区长王小明主持会议。他强调，要快。会议指出，要稳。"),
            [
                "王小明 强调「他强调，要快。」",
                "— 指出「会议指出，要稳。」"
            ]
        );
        assert_eq!(
            speeches("副区长李红梅到会。王小明指出，李红梅主持的工作要抓紧。\n李红梅：大家好。"),
            [
                "王小明 指出「王小明指出，李红梅主持的工作要抓紧。」",
                "李红梅 ：「李红梅：大家好。」"
            ]
        );
        assert_eq!(
            speeches("市长王小明表示，要加快；李大海书记强调，要落实。"),
            [
                "王小明 表示「市长王小明表示，要加快；」",
                "李大海 强调「李大海书记强调，要落实。」"
            ]
        );
        assert!(speeches("按照工作要求，听取情况介绍，学习局长李大海讲话精神。").is_empty());
    }
}
