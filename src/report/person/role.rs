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
    let mut walk = Walk {
        chars: scene.chars(),
        groups: groups(scene.chars(), mentions),
        next: 0,
        subject: None,
        carried: None,
        start: 0,
        last: Vec::new(),
        doers: Vec::new(),
    };
    let mut clauses = scene.clauses.iter().peekable();
    let mut block = usize::MAX;
    for (index, (of, _)) in scene.sentences.iter().enumerate() {
        if *of != block {
            block = *of;
            walk.subject = None;
        }
        walk.carried = walk.subject.take();
        let mut sentence = Sentence::default();
        while let Some((_, clause)) = clauses.next_if(|(s, _)| *s == index) {
            if scene.blocks[*of].0.is_body() {
                walk.clause(clause.clone(), &mut sentence);
            }
        }
        if walk.subject.is_none() {
            walk.subject = walk.carried.take();
        }
    }
    walk.doers
}

/// Goes through the clauses and keeps who acts.
struct Walk<'a> {
    chars: &'a [char],
    groups: Vec<Group>,
    /// The next group.
    next: usize,
    /// Who acts; nobody known, or the meeting itself (no names).
    subject: Option<Vec<usize>>,
    /// Who acted in the sentence before.
    carried: Option<Vec<usize>>,
    /// Where the attribution begins.
    start: usize,
    /// The names that 他 stands for.
    last: Vec<usize>,
    doers: Vec<Doer>,
}

/// What is known of a sentence so far.
#[derive(Default)]
struct Sentence {
    /// Whether it has named its subject.
    opened: bool,
    /// Whether what follows is said by somebody.
    spoken: bool,
    /// Whether what follows is yet to come: 将出席.
    future: bool,
}

impl Walk<'_> {
    fn clause(&mut self, clause: Range<usize>, sentence: &mut Sentence) {
        let chars = self.chars;
        let (mut at, mut bound, mut object) = (clause.start, clause.start, false);
        while at < clause.end {
            if chars[at] == '（'
                && let Some(close) = (at..clause.end.min(at + 40)).find(|&p| chars[p] == '）')
            {
                bound = if bound == at { close + 1 } else { bound };
                at = close + 1;
                continue;
            }
            if let Some(end) = self.group(at, &clause, sentence, &mut object) {
                (at, bound) = (end, end);
                continue;
            }
            if at == clause.start
                && let Some(length) = self.opening(&clause, sentence)
            {
                at += length;
                bound = at;
                continue;
            }
            let rest = &chars[at..clause.end];
            let Some((length, tag)) = verbs().longest(rest) else {
                at += 1;
                continue;
            };
            let title = titles().longest(rest).map_or(0, |(n, _)| n);
            let kept = cuts()
                .longest(rest)
                .filter(|(_, tag)| *tag == "k")
                .map_or(0, |(n, _)| n);
            if title.max(kept) > length {
                at += title.max(kept);
                continue;
            }
            let verb = at..at + length;
            at += length;
            let acts = matches!(tag, "s" | "r" | "n" | "h" | "a");
            if acts && !(object && verb.start != bound) && !sentence.future {
                self.verb(&clause, bound, verb, tag, sentence);
            }
        }
    }

    /// Takes the group at `at`, if there is one; gives its end.
    fn group(
        &mut self,
        at: usize,
        clause: &Range<usize>,
        sentence: &mut Sentence,
        object: &mut bool,
    ) -> Option<usize> {
        let chars = self.chars;
        while self
            .groups
            .get(self.next)
            .is_some_and(|g| g.range.start < at)
        {
            self.next += 1;
        }
        let group = self.groups.get(self.next).filter(|g| g.range.start == at)?;
        self.next += 1;
        let end = group.range.end;
        let follows = verbs().longest(&chars[end.min(clause.end)..clause.end]);
        let verb_follows = matches!(follows, Some((_, "s" | "r" | "h")));
        let acts = chars.get(end) != Some(&'的')
            && match group.lead {
                Lead::Subject | Lead::Pivot => true,
                Lead::Object => says_at(chars, end, clause.end),
                Lead::Inside => verb_follows,
            };
        sentence.future = matches!(chars.get(end), Some('将' | '拟'));
        // 听取了王明的汇报: whose report it is.
        if group.lead == Lead::Pivot
            && let Some(verb) = heard(chars, at, end, clause.end)
        {
            self.doers.push(Doer {
                who: group.who.clone(),
                start: at,
                verb,
                tag: "r",
                quotes: false,
            });
            *object = true;
            return Some(end);
        }
        // Who is named in what somebody says does not act here.
        *object = !acts || (sentence.spoken && !verb_follows);
        if !*object {
            self.subject = Some(group.who.clone());
            if group.lead != Lead::Pivot || self.last.is_empty() {
                self.last.clone_from(&group.who);
            }
            self.start = at;
            sentence.opened = true;
            // 王明：大家好.
            if at == clause.start && end < clause.end && chars[end] == '：' {
                sentence.spoken = true;
                self.doers.push(Doer {
                    who: group.who.clone(),
                    start: at,
                    verb: end..end + 1,
                    tag: "s",
                    quotes: true,
                });
            }
        }
        Some(end)
    }

    /// Takes a pronoun or the meeting as subject at the beginning of a clause; gives its length.
    fn opening(&mut self, clause: &Range<usize>, sentence: &mut Sentence) -> Option<usize> {
        let rest = &self.chars[clause.clone()];
        let length = if let Some(length) = pronoun(rest) {
            if self.last.is_empty() {
                return Some(length);
            }
            self.subject = Some(self.last.clone());
            length
        } else {
            let length = meeting(rest)?;
            self.subject = Some(Vec::new());
            length
        };
        self.start = clause.start;
        sentence.opened = true;
        Some(length)
    }

    /// Takes a verb.
    fn verb(
        &mut self,
        clause: &Range<usize>,
        bound: usize,
        verb: Range<usize>,
        tag: &'static str,
        sentence: &mut Sentence,
    ) {
        let chars = self.chars;
        let after = chars.get(verb.end);
        let opens = matches!(after, Some('，' | '：' | '“'));
        if !sentence.opened {
            if !is_adverbial(&chars[clause.start..verb.start]) {
                sentence.spoken |= tag == "s" && opens;
                return;
            }
            // A sentence that begins with its verb goes on with the subject before.
            self.subject = self.carried.take();
            self.start = clause.start;
            sentence.opened = true;
        }
        let Some(who) = &self.subject else { return };
        if !counts(chars, clause, bound, &verb, tag) {
            return;
        }
        sentence.spoken |= tag == "s" && opens;
        self.doers.push(Doer {
            who: who.clone(),
            start: self.start,
            tag,
            quotes: tag == "s" || (tag == "r" && after == Some(&'：')),
            verb,
        });
    }
}

/// Whether a verb stands at `at` that a clause of speech follows.
fn says_at(chars: &[char], at: usize, end: usize) -> bool {
    match verbs().longest(&chars[at.min(end)..end]) {
        Some((n, "s")) => matches!(chars.get(at + n), Some('，' | '：' | '“')),
        _ => false,
    }
}

/// The speech that was heard from the names at `at..end`: 听取了区长王明关于教育工作的汇报.
fn heard(chars: &[char], at: usize, end: usize, limit: usize) -> Option<Range<usize>> {
    const HEARD: [&str; 7] = ["汇报", "报告", "介绍", "发言", "讲话", "说明", "讲座"];
    let before: String = chars[at.saturating_sub(3)..at].iter().collect();
    if !(before.contains("听取") || before.contains("聆听")) {
        return None;
    }
    (end..limit.min(end + 40)).find_map(|place| {
        let word = HEARD
            .iter()
            .find(|w| w.chars().eq(chars[place..limit].iter().copied().take(2)))?;
        Some(place..place + word.chars().count())
    })
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
