//! Who did what: the subject of each verb.

use super::Mention;
use super::title::Lead;
use crate::lexicon::{cuts, titles, verbs};
use crate::report::{Person, Role, Scene};
use std::ops::Range;

/// Gives a person a role, once and in order.
pub(in crate::report) fn add(person: &mut Person, role: Role) {
    if let Err(at) = person.roles.binary_search(&role) {
        person.roles.insert(at, role);
    }
}

/// A verb with those who do it.
#[derive(Clone, Debug)]
pub(in crate::report) struct Doer {
    /// The names, as indices into the mentions; none where the meeting itself speaks.
    pub(in crate::report) who: Vec<usize>,
    /// Where the attribution begins.
    pub(in crate::report) start: usize,
    /// The verb.
    pub(in crate::report) verb: Range<usize>,
    /// What it means, as a tag of the verbs.
    pub(in crate::report) tag: &'static str,
    /// Whether a clause of speech follows the verb.
    pub(in crate::report) quotes: bool,
}

/// Names that act together.
struct Group {
    who: Vec<usize>,
    range: Range<usize>,
    lead: Lead,
}

/// The verbs of the text with those who do them, in text order.
pub(in crate::report) fn doers(scene: &Scene, mentions: &[Mention]) -> Vec<Doer> {
    let chars = scene.chars();
    let groups = groups(chars, mentions);
    let mut doers = Vec::new();
    let mut next = 0;
    let (mut subject, mut start): (Option<Vec<usize>>, usize) = (None, 0);
    let mut last: Vec<usize> = Vec::new();
    let mut block = usize::MAX;
    let mut clauses = scene.clauses.iter().peekable();
    for (index, (of, sentence)) in scene.sentences.iter().enumerate() {
        if !scene.blocks[*of].0.is_body() {
            while clauses.next_if(|(s, _)| *s == index).is_some() {}
            continue;
        }
        if *of != block {
            block = *of;
            subject = None;
        }
        let mut carried = subject.take();
        let mut fresh = true;
        let (mut spoken, mut future) = (false, false);
        while let Some((_, clause)) = clauses.next_if(|(s, _)| *s == index) {
            let mut at = clause.start;
            let mut object = false;
            let mut bound = clause.start;
            let opening = at;
            while at < clause.end {
                while groups.get(next).is_some_and(|g| g.range.start < at) {
                    next += 1;
                }
                if chars[at] == '（' {
                    let close = (at..clause.end.min(at + 40)).find(|&p| chars[p] == '）');
                    if let Some(close) = close {
                        bound = if bound == at { close + 1 } else { bound };
                        at = close + 1;
                        continue;
                    }
                }
                if let Some(group) = groups.get(next)
                    && group.range.start == at
                {
                    at = group.range.end;
                    next += 1;
                    bound = at;
                    let verb_follows = verbs()
                        .longest(&chars[at.min(clause.end)..clause.end])
                        .is_some_and(|(_, tag)| matches!(tag, "s" | "r" | "h"));
                    let acts = match group.lead {
                        Lead::Subject | Lead::Pivot => true,
                        Lead::Object => false,
                        Lead::Inside => verb_follows,
                    } && chars.get(at) != Some(&'的');
                    object = !acts;
                    future = matches!(chars.get(at), Some('将' | '拟'));
                    if spoken && !verb_follows {
                        // Who is named in what somebody says does not act here.
                        object = true;
                    } else if acts {
                        if group.lead != Lead::Pivot || subject.is_none() {
                            last = group.who.clone();
                        }
                        subject = Some(group.who.clone());
                        start = group.range.start.max(opening);
                        fresh = false;
                        // 王明：大家好.
                        if chars.get(at) == Some(&'：')
                            && group.range.start == opening
                            && at < clause.end
                        {
                            spoken = true;
                            doers.push(Doer {
                                who: group.who.clone(),
                                start,
                                verb: at..at + 1,
                                tag: "s",
                                quotes: true,
                            });
                        }
                    }
                    continue;
                }
                if at == opening
                    && let Some(length) = pronoun(&chars[at..clause.end])
                {
                    if !last.is_empty() {
                        subject = Some(last.clone());
                        start = at;
                        fresh = false;
                    }
                    at += length;
                    bound = at;
                    continue;
                }
                if at == opening
                    && let Some(length) = meeting(&chars[at..clause.end])
                {
                    subject = Some(Vec::new());
                    start = at;
                    fresh = false;
                    at += length;
                    bound = at;
                    continue;
                }
                let Some((length, tag)) = verbs().longest(&chars[at..clause.end]) else {
                    at += 1;
                    continue;
                };
                let other = titles()
                    .longest(&chars[at..clause.end])
                    .map_or(0, |(n, _)| n);
                let kept = cuts()
                    .longest(&chars[at..clause.end])
                    .map_or(0, |(n, t)| if t == "k" { n } else { 0 });
                if other.max(kept) > length {
                    at += other.max(kept);
                    continue;
                }
                let verb = at..at + length;
                at += length;
                if !matches!(tag, "s" | "r" | "n" | "h" | "a")
                    || (object && verb.start != bound)
                    || future
                {
                    continue;
                }
                if fresh {
                    // A sentence that begins with its verb goes on with the subject before.
                    if verb.start != opening && !is_adverbial(&chars[opening..verb.start]) {
                        spoken |= tag == "s" && matches!(chars.get(verb.end), Some('，' | '：'));
                        continue;
                    }
                    subject = carried.take();
                    start = opening;
                    fresh = false;
                }
                let Some(who) = &subject else { continue };
                if !counts(chars, clause, bound, &verb, tag) {
                    continue;
                }
                let quotes = matches!(chars.get(verb.end), Some('，' | '：' | '“'))
                    || chars.get(verb.end) == Some(&'，');
                spoken |= quotes && tag == "s";
                doers.push(Doer {
                    who: who.clone(),
                    start,
                    verb,
                    tag,
                    quotes: quotes && tag == "s",
                });
            }
        }
        let _ = sentence;
        if subject.is_none() {
            subject = carried;
        }
    }
    doers
}

/// Names joined by 、 and 和, with their titles.
fn groups(chars: &[char], mentions: &[Mention]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        if let Some(group) = groups.last_mut() {
            let between = chars
                .get(group.range.end..mention.whole.start)
                .unwrap_or_default();
            let comma =
                matches!(between, ['，'] | ['，', ' ']) && mention.whole.start < mention.name.start;
            // A name between that was not found: 、前总理功、.
            let gap = (3..=16).contains(&between.len())
                && between[0] == '、'
                && between[between.len() - 1] == '、'
                && !between
                    .iter()
                    .any(|c| matches!(c, '，' | '。' | '；' | '：'));
            if comma
                || gap
                || matches!(
                    between,
                    ['、'] | ['和'] | ['与'] | ['及'] | ['以', '及'] | ['、', ' ']
                )
            {
                group.who.push(index);
                group.range.end = mention.whole.end;
                continue;
            }
        }
        groups.push(Group {
            who: vec![index],
            range: mention.whole.clone(),
            lead: mention.lead,
        });
    }
    groups
}

/// The length of a pronoun that begins a clause.
fn pronoun(chars: &[char]) -> Option<usize> {
    match chars {
        ['他' | '她', '们', ..] => None,
        ['他' | '她', '的', ..] => None,
        ['他' | '她', ..] => Some(1),
        _ => None,
    }
}

/// The length of a meeting as subject: 会议指出, 座谈会上 is none.
fn meeting(chars: &[char]) -> Option<usize> {
    const WORDS: [&str; 8] = [
        "会议",
        "大会",
        "全会",
        "座谈会",
        "与会人员",
        "与会者",
        "大家",
        "论坛",
    ];
    let length = WORDS
        .iter()
        .filter(|word| {
            word.chars()
                .eq(chars.iter().copied().take(word.chars().count()))
        })
        .map(|word| word.chars().count())
        .max()?;
    let (_, tag) = verbs().longest(chars.get(length..)?)?;
    (tag == "s").then_some(length)
}

/// Whether the words before a verb only say how or when.
fn is_adverbial(chars: &[char]) -> bool {
    let mut at = 0;
    while at < chars.len() {
        match verbs().longest(&chars[at..]) {
            Some((length, _)) => at += length,
            None => return false,
        }
    }
    true
}

/// Whether a verb says what its subject does, and is no noun or attribute.
fn counts(
    chars: &[char],
    clause: &Range<usize>,
    bound: usize,
    verb: &Range<usize>,
    tag: &str,
) -> bool {
    let before = &chars[bound.min(verb.start)..verb.start];
    let after = &chars[verb.end..clause.end];
    let closes = after.first().is_none_or(|c| !crate::text::is_han(*c));
    let makes = before.iter().any(|c| matches!(c, '作' | '做' | '致'))
        || contains(before, "发表")
        || contains(before, "进行");
    let made = matches!(before, [.., '作' | '做'] | [.., '作' | '做', '了']) || makes;
    if after.first() == Some(&'的') || after.first() == Some(&'者') || after.first() == Some(&'人')
    {
        return false;
    }
    match tag {
        "n" => made || before.is_empty(),
        "s" | "r" => {
            const NOUNS: [&str; 14] = [
                "精神", "会", "团", "稿", "单", "书", "员", "率", "工作", "和", "情况", "、",
                "内容", "材料",
            ];
            let noun = NOUNS
                .iter()
                .any(|w| w.chars().eq(after.iter().copied().take(w.chars().count())));
            let owned = matches!(before, [.., '的'] | [.., '要'] | [.., '关'])
                || [
                    "会议", "情况", "工作", "有关", "相关", "本次", "意见", "记者", "媒体", "接受",
                    "听取",
                ]
                .iter()
                .any(|w| ends(before, w));
            let adjacent = before.is_empty() || is_adverbial(before);
            adjacent || made || (!owned && (!noun || closes))
        }
        _ => true,
    }
}

/// Whether `chars` ends with `word`.
fn ends(chars: &[char], word: &str) -> bool {
    word.chars()
        .rev()
        .eq(chars.iter().rev().copied().take(word.chars().count()))
}

/// Whether `chars` holds `word` of two characters.
fn contains(chars: &[char], word: &str) -> bool {
    chars.windows(2).any(|w| word.chars().eq(w.iter().copied()))
}
