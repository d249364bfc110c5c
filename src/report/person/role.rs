//! Who did what: the subject of each verb.

use super::Mention;
use super::deed::{
    calls_roll, counts, heard, is_adverbial, is_speech, list_of, meeting, presiding, pronoun,
    says_at,
};
use super::title::Lead;
use crate::lexicon::{cuts, houses, titles, verbs};
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
    pub(in crate::report) who: Range<usize>,
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
    who: Range<usize>,
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
        last: 0..0,
        quotations: quotations(scene),
        until: 0,
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
                sentence.parted |= scene.chars()[..clause.end].ends_with(&['；']);
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
    subject: Option<Range<usize>>,
    /// Who acted in the sentence before.
    carried: Option<Range<usize>>,
    /// Where the attribution begins.
    start: usize,
    /// The names that 他 stands for.
    last: Range<usize>,
    /// The quotations still to come, the next one last: who is named in one does nothing here.
    quotations: Vec<Range<usize>>,
    /// Where the last quotation or list of names ended.
    until: usize,
    doers: Vec<Doer>,
}

/// What is known of a sentence so far.
#[derive(Default)]
struct Sentence {
    /// Whether it has named its subject.
    opened: bool,
    /// Whether what follows is said by somebody.
    spoken: bool,
    /// Whether a semicolon has ended what was said.
    parted: bool,
    /// Whether what follows is yet to come: 将出席.
    future: bool,
    /// The word before a list of those who were there, or were not, with what it means: 出席会议的有, 请假：.
    roll: Option<(Range<usize>, &'static str)>,
}

impl Walk<'_> {
    fn clause(&mut self, clause: Range<usize>, sentence: &mut Sentence) {
        let chars = self.chars;
        let clause = self.until.clamp(clause.start, clause.end)..clause.end;
        let (mut at, mut bound, mut object) = (clause.start, clause.start, false);
        while at < clause.end {
            while self.quotations.last().is_some_and(|q| q.start < at) {
                self.quotations.pop();
            }
            if let Some(quotation) = self.quotations.pop_if(|q| q.start == at) {
                self.until = quotation.end;
                at = quotation.end;
                continue;
            }
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
            if let Some((length, tag)) = list_of(rest) {
                sentence.roll = Some((at..at + length, tag));
                at += length;
                continue;
            }
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
            if tag == "a" && calls_roll(&chars[at..clause.end]) {
                sentence.roll = Some((verb, "a"));
                continue;
            }
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
        self.until = self.until.max(end);
        let follows = verbs().longest(&chars[end.min(clause.end)..clause.end]);
        let verb_follows = match follows {
            Some((_, "s" | "r" | "h")) => true,
            Some((_, "a")) => sentence.parted,
            _ => false,
        };
        let acts = chars.get(end) != Some(&'的')
            && !is_speech(&chars[end.min(clause.end)..clause.end])
            && match group.lead {
                Lead::Subject | Lead::Pivot => true,
                Lead::Object => says_at(chars, end, clause.end),
                Lead::Inside => verb_follows,
            };
        sentence.future = matches!(chars.get(end), Some('将' | '拟'));
        // 在王明的主持下: who presides.
        if let Some(verb) = presiding(chars, end, clause.end) {
            self.doers.push(Doer {
                who: group.who.clone(),
                start: at,
                verb,
                tag: "h",
                quotes: false,
            });
            *object = true;
            return Some(end);
        }
        // 出席会议的有王明: who was there.
        if let Some((verb, tag)) = sentence.roll.clone() {
            self.doers.push(Doer {
                who: group.who.clone(),
                start: at,
                verb,
                tag,
                quotes: false,
            });
            *object = true;
            return Some(end);
        }
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
                self.last = group.who.clone();
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
            self.subject = Some(0..0);
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

/// What stands in quotation marks, the last first; a mark without its other one opens nothing.
fn quotations(scene: &Scene) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (_, _, block) in scene.body() {
        let mut open = None;
        for at in block {
            match scene.chars()[at] {
                '“' if open.is_none() => open = Some(at),
                '”' => found.extend(open.take().map(|start| start..at + 1)),
                _ => {}
            }
        }
    }
    found.reverse();
    found
}

/// Names joined by 、 and 和, with their titles.
fn groups(chars: &[char], mentions: &[Mention]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, mention) in mentions.iter().enumerate() {
        if mention.credit {
            continue;
        }
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
            // 公民党王明、民主党李华.
            let housed = matches!(between, ['、' | '和' | '与' | '及', house @ ..] if houses().get(house).is_some());
            if comma
                || housed
                || gap
                || matches!(
                    between,
                    ['、'] | ['和'] | ['与'] | ['及'] | ['以', '及'] | ['、', ' ']
                )
            {
                group.who.end = index + 1;
                group.range.end = mention.whole.end;
                continue;
            }
        }
        groups.push(Group {
            who: index..index + 1,
            range: mention.whole.clone(),
            lead: mention.lead,
        });
    }
    groups
}
