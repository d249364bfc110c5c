//! Who said what, from where to where; and who presided and was there.

use super::person::{self, Doer, Mention};
use super::{Person, Role, Scene, Speech};
use crate::text::{Span, Table, sort};

/// Finds the speeches and gives people the roles that their verbs tell.
pub(super) fn find(scene: &Scene, mentions: &[Mention], people: &mut [Person]) -> Vec<Speech> {
    let doers = person::doers(scene, mentions);
    let index = whose(scene, mentions, people);
    let mut told = Table::default();
    for doer in &doers {
        let role = match doer.tag {
            "h" => Role::Host,
            "a" => Role::Attendee,
            "m" => Role::Absent,
            "w" => Role::Recorder,
            _ => Role::Speaker,
        };
        if !told.add((doer.who.start as u64) << 8 | role as u64) {
            continue;
        }
        for person in doer.who.clone().filter_map(|at| index[at]) {
            person::add(&mut people[person], role);
        }
    }
    for (mention, person) in mentions.iter().zip(&index) {
        if let Some(person) = *person
            && is_host(scene, mention)
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

/// The chair of the committee that meets presides where the text names nobody else.
fn chair(scene: &Scene, people: &mut [Person]) {
    const OFFICES: [&str; 3] = ["委员会主席", "小组主席", "小组委员会主席"];
    let chars = scene.chars();
    let sits = |title: &Span| {
        let words: String = chars[scene.range(*title)].iter().collect();
        OFFICES.contains(&words.as_str())
    };
    let mut chairs = people
        .iter_mut()
        .filter(|person| person.titles.iter().any(sits));
    if let (Some(one), None) = (chairs.next(), chairs.next()) {
        person::add(one, Role::Host);
    }
}

/// Whether the words before a name call it the one who presides: 主持人王明, 主持人是校长王明.
fn is_host(scene: &Scene, mention: &Mention) -> bool {
    let chars = scene.chars();
    let before: Vec<char> = chars[..mention.name.start]
        .iter()
        .rev()
        .take(16)
        .take_while(|c| crate::text::is_han(**c) || matches!(c, ' ' | '：'))
        .copied()
        .collect();
    // Read backwards: the word, then nothing or 是 and a title.
    let at = before.windows(3).position(|w| w == ['人', '持', '主']);
    // 主持：市委副秘书长 王明.
    let label: String = chars[..mention.whole.start]
        .iter()
        .rev()
        .skip_while(|c| matches!(c, ' ' | '：'))
        .take(4)
        .collect();
    let marked = mention.whole.start > 0 && chars[mention.whole.start - 1] == '：';
    if marked && (label.starts_with("持主") || label.starts_with("人持主")) {
        return true;
    }
    // 主持会议的县委书记王明.
    let lead: Vec<char> = chars[..mention.whole.start]
        .iter()
        .rev()
        .take(14)
        .take_while(|c| crate::text::is_han(**c))
        .copied()
        .collect();
    let presides = lead.windows(2).position(|w| w == ['持', '主']);
    if matches!(lead[..], ['的', ..] | ['是', '的', ..])
        && presides.is_some_and(|at| !lead[1..at].contains(&'的') || lead[0] == '是')
    {
        return true;
    }
    at.is_some_and(|at| {
        before[..at].iter().all(|c| matches!(c, ' ' | '：'))
            || matches!(before[at - 1], '是' | '为')
    })
}

/// The person of each mention.
fn whose(scene: &Scene, mentions: &[Mention], people: &[Person]) -> Vec<Option<usize>> {
    let mut places: Vec<(Span, usize)> = people
        .iter()
        .enumerate()
        .flat_map(|(at, person)| person.mentions.iter().map(move |&span| (span, at)))
        .collect();
    sort(&mut places, |(span, _)| (span.start, span.end));
    mentions
        .iter()
        .map(|mention| {
            let span = scene.span(mention.name.clone());
            let at = places.binary_search_by_key(&span, |place| place.0).ok()?;
            Some(places[at].1)
        })
        .collect()
}

/// The attributions that speech follows, each up to the next one or the end of its paragraph.
fn speeches(scene: &Scene, doers: &[Doer], index: &[Option<usize>]) -> Vec<Speech> {
    let said: Vec<&Doer> = doers.iter().filter(|doer| doer.quotes).collect();
    let mut blocks = scene.blocks.iter().map(|(_, range)| range.clone());
    let mut block = 0..0;
    let mut speeches = Vec::with_capacity(said.len());
    for (at, doer) in said.iter().enumerate() {
        while block.end <= doer.verb.start
            && let Some(next) = blocks.next()
        {
            block = next;
        }
        let start = doer.start.max(block.start).min(doer.verb.start);
        let next = said.get(at + 1).map_or(block.end, |next| next.start);
        let end = if next > doer.verb.end {
            next.min(block.end)
        } else {
            block.end
        };
        let mut span = scene.span(start..end.max(doer.verb.end));
        let words = span.of(scene.text);
        span.end = span.start + words.trim_end().len();
        speeches.push(Speech {
            speaker: (doer.who.len() == 1)
                .then(|| index[doer.who.start])
                .flatten(),
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
