//! Who did what: the subject of each verb.

use super::Mention;
use super::context::acts_as_noun;
use super::deed::{
    calls_roll, counts, heard, is_adverbial, is_speech, is_work, label, meeting, presiding, says,
};
use super::group::{Group, groups};
use super::title::Lead;
use crate::lexicon::{cut, title, verb};
use crate::report::{Person, Role, Scene};
use crate::text::phrase;
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
    pub(in crate::report) tag: u8,
    /// Whether a clause of speech follows the verb.
    pub(in crate::report) quotes: bool,
}

/// The verbs of the text with those who do them, in text order.
pub(in crate::report) fn doers(scene: &Scene, mentions: &[Mention]) -> Vec<Doer> {
    let mut walk = Walk {
        chars: scene.chars(),
        groups: groups(scene.chars(), mentions),
        mentions,
        next: 0,
        subject: None,
        carried: None,
        start: 0,
        last: 0..0,
        until: 0,
        unclosed: 0,
        doers: Vec::new(),
    };
    let mut sentence = Sentence::default();
    let (mut number, mut block) = (usize::MAX, usize::MAX);
    for (of, clause) in &scene.clauses {
        let within = scene.sentences[*of].0;
        if number != *of {
            number = *of;
            if walk.subject.is_none() {
                walk.subject = walk.carried.take();
            }
            if within != block {
                block = within;
                walk.subject = None;
            }
            walk.carried = walk.subject.take();
            sentence = Sentence::default();
        }
        if scene.blocks[within].0.is_body() {
            walk.clause(clause.clone(), scene.blocks[within].1.end, &mut sentence);
            if scene.chars()[..clause.end].ends_with(&['；']) {
                // What follows names its own subject, or goes on with this one where it begins with its verb.
                sentence.parted = true;
                sentence.opened = false;
                walk.carried = walk.subject.clone();
            }
        }
    }
    walk.doers
}

/// So many characters before a verb tell whether its subject does it.
const NEAR: usize = 60;

/// Goes through the clauses and keeps who acts.
struct Walk<'a> {
    chars: &'a [char],
    mentions: &'a [Mention],
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
    /// Where the last quotation or list of names ended: who is named in a quotation does nothing here.
    until: usize,
    /// Up to where no quotation closes.
    unclosed: usize,
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
    /// Who presides.
    presides: Range<usize>,
    /// Whether what follows is yet to come: 将出席.
    future: bool,
    /// The word before a list of those who were there, or were not, with what it means: 出席会议的有, 请假：.
    roll: Option<(Range<usize>, u8)>,
}

impl Walk<'_> {
    fn clause(&mut self, clause: Range<usize>, block: usize, sentence: &mut Sentence) {
        let chars = &self.chars[..clause.end];
        let start = self.until.clamp(clause.start, clause.end);
        let (mut at, mut bound, mut object) = (start, start, false);
        while at < clause.end {
            let rest = &chars[at..];
            if let Some(end) = self.group(at, start, clause.end, sentence, &mut object) {
                (at, bound) = (end, end);
                continue;
            }
            if matches!(rest[0], '“' | '《') && at >= self.unclosed {
                let close = if rest[0] == '“' { '”' } else { '》' };
                if let Some(length) = self.chars[at..block].iter().position(|c| *c == close) {
                    let made = phrase::ends!(&chars[..at], "作了题为 作题为 作了 做了 作 做");
                    // 新作《调查报告》 is none.
                    let made = made > 0 && !(at > made && is_work(chars[at - made - 1]));
                    at += length + 1;
                    self.until = at;
                    // 作了《工作报告》
                    let noun = at.saturating_sub(3)..at - 1;
                    if made && at <= clause.end && acts_as_noun(&self.chars[noun.clone()]) {
                        self.verb(start, chars, bound, noun, b'n', sentence);
                    }
                    continue;
                }
                self.unclosed = block;
            }
            if rest[0] == '（'
                && let Some(length) = rest.iter().take(40).position(|c| *c == '）')
            {
                let close = at + length + 1;
                bound = if bound == at { close } else { bound };
                at = close;
                continue;
            }
            if at == start {
                let length = self.opening(at, rest, sentence);
                if length > 0 {
                    at += length;
                    bound = at;
                    continue;
                }
            }
            let (length, tag) = verb(rest);
            // Who is known here is somebody.
            let tag = if tag == b'e' { b'r' } else { tag };
            let close = at + length.max(1);
            let verb = at..close;
            at = close;
            if length == 0 {
                continue;
            }
            // 缺席：, 主讲人：.
            let (labelled, role) = label(rest);
            if labelled > 0 && (role == b'r' && labelled > length || matches!(tag, b'm' | b'w')) {
                sentence.roll = Some((verb, role));
                continue;
            }
            // A longer title or another word: 主持人, 代表团.
            let (kept, kind) = cut(rest);
            let longer = title(rest).0.max(if kind == b'k' { kept } else { 0 });
            if longer > length {
                at = verb.start + longer;
            } else if tag == b'a' && calls_roll(&chars[close..]) {
                sentence.roll = Some((verb, b'a'));
            } else if matches!(tag, b's' | b'r' | b'n' | b'h' | b'a')
                && !(object && verb.start != bound)
                && !sentence.future
            {
                self.verb(start, &chars[..clause.end], bound, verb, tag, sentence);
            }
        }
    }

    /// Takes the group at `at`, if there is one, in the clause `start..limit`; gives its end.
    fn group(
        &mut self,
        at: usize,
        start: usize,
        limit: usize,
        sentence: &mut Sentence,
        object: &mut bool,
    ) -> Option<usize> {
        let chars = self.chars;
        while self.groups.get(self.next)?.range.start < at {
            self.next += 1;
        }
        let Group { who, range, lead } = self.groups[self.next].clone();
        if range.start > at {
            return None;
        }
        self.next += 1;
        let end = range.end;
        self.until = self.until.max(end);
        let after = &chars[end.min(limit)..limit];
        let still = usize::from(matches!(chars.get(end), Some('还' | '也')));
        sentence.future = matches!(chars.get(end + still), Some('将' | '拟'));
        let told = if let Some(verb) = presiding(chars, end, limit) {
            // 在王明的主持下: who presides.
            Some((verb, b'h'))
        } else if lead == Lead::Object && phrase::starts!(after, "共同主持") > 0 {
            // 王明与李华共同主持.
            Some((end..end + 4, b'h'))
        } else if sentence.roll.is_some() {
            // 出席会议的有王明: who was there.
            sentence.roll.clone()
        } else if lead == Lead::Pivot {
            // 听取了王明的汇报: whose report it is.
            heard(chars, at, end, limit).map(|verb| (verb, b'r'))
        } else {
            None
        };
        *object = true;
        if let Some((verb, tag)) = told {
            // What was heard is told here, and by nobody else.
            let close = if lead == Lead::Pivot { verb.end } else { end };
            self.tell(who, at, verb, tag, false);
            return Some(close.max(end));
        }
        // 亦认为.
        let (adverb, tag) = verb(after);
        let tag = if tag == b'o' && adverb == 1 {
            verb(&after[1..]).1
        } else {
            tag
        };
        let acting = matches!(tag, b's' | b'r' | b'h') || tag == b'a' && sentence.parted;
        let acts = match lead {
            Lead::Subject | Lead::Pivot => true,
            Lead::Object => says(after),
            Lead::Inside => acting,
        };
        // Who is named in what somebody says, or owns what the sentence is about, does not act here.
        if acts && (acting || !sentence.spoken) && after.first() != Some(&'的') && !is_speech(after)
        {
            *object = false;
            self.subject = Some(who.clone());
            if lead != Lead::Pivot || self.last.is_empty() {
                self.last = who.clone();
            }
            self.start = at;
            sentence.opened = true;
            // 王明：大家好.
            if at == start && after.first() == Some(&'：') {
                sentence.spoken = true;
                self.tell(who, at, end..end + 1, b's', true);
            }
        }
        Some(end)
    }

    /// Takes a pronoun or the meeting as subject at the beginning of a clause; gives its length.
    fn opening(&mut self, at: usize, chars: &[char], sentence: &mut Sentence) -> usize {
        let length = match chars {
            ['他' | '她', '们' | '的', ..] => 0,
            ['他' | '她', ..] if self.last.is_empty() => return 1,
            ['他' | '她', ..] => {
                self.subject = Some(self.last.clone());
                1
            }
            _ => self.refers(chars),
        };
        let meeting = meeting(chars);
        if meeting > 0 {
            self.subject = Some(0..0);
        }
        if length + meeting > 0 {
            self.start = at;
            sentence.opened = true;
        }
        length + meeting
    }

    /// Takes 王书记 for the last one of that surname and that title; gives the length.
    fn refers(&mut self, chars: &[char]) -> usize {
        /// So many names back.
        const FAR: usize = 40;
        let (length, tag) = title(&chars[1..]);
        if tag != b'p' {
            return 0;
        }
        let end = self
            .groups
            .get(self.next)
            .map_or(self.mentions.len(), |group| group.who.start);
        let office = &chars[1..=length];
        for at in (end.saturating_sub(FAR)..end).rev() {
            let Mention { name, titles, .. } = &self.mentions[at];
            if self.chars[name.start] == chars[0]
                && titles
                    .iter()
                    .any(|own| self.chars[own.clone()].ends_with(office))
            {
                self.subject = Some(at..at + 1);
                return 1 + length;
            }
        }
        0
    }

    /// Takes a verb of the clause that begins at `start` and ends with `chars`.
    fn verb(
        &mut self,
        start: usize,
        chars: &[char],
        bound: usize,
        verb: Range<usize>,
        tag: u8,
        sentence: &mut Sentence,
    ) {
        let after = &chars[verb.end..];
        let next = self.chars.get(verb.end).copied().unwrap_or(' ');
        let speaks = tag == b's' && phrase::has!("，：“", next);
        if !sentence.opened {
            if verb.start > start + NEAR || !is_adverbial(&chars[start..verb.start]) {
                // 按照会议要求，: nobody says it here.
                sentence.spoken |=
                    speaks && phrase::starts!(&chars[start..], "按照 根据 依照 结合") == 0;
                return;
            }
            // A sentence that begins with its verb goes on with the subject before; 主持宣布 has its own.
            self.subject = self
                .carried
                .take()
                .filter(|_| tag != b'h' || verb.len() > 2);
            self.start = start;
            sentence.opened = true;
        }
        let Some(who) = self.subject.clone() else {
            return;
        };
        // 主持召开会议，研究部署工作: what the meeting does.
        if tag == b'h' {
            sentence.presides = who.clone();
        } else if sentence.presides == who
            && !who.is_empty()
            && phrase::ends!(&chars[..verb.end], "部署了 部署 传达了 传达") > 0
            && !phrase::has!("并还也", self.chars[verb.start - 1])
        {
            return;
        }
        let near = bound.max(verb.start.saturating_sub(NEAR));
        let mut before = &chars[near.min(verb.start)..verb.start];
        // 就分管工作作了安排.
        if let [rest @ .., '工', '作'] = before
            && chars[verb.start] == '作'
        {
            before = rest;
        }
        // 记者多次追问: a clause with a subject of its own.
        if (bound > start || before.is_empty() || self::verb(before).0 > 0 || tag != b's')
            && counts(before, after, tag)
        {
            sentence.spoken |= speaks;
            let quotes = tag == b's' || tag == b'r' && next == '：';
            self.tell(who, self.start, verb, tag, quotes);
        }
    }

    fn tell(&mut self, who: Range<usize>, start: usize, verb: Range<usize>, tag: u8, quotes: bool) {
        self.doers.push(Doer {
            who,
            start,
            verb,
            tag,
            quotes,
        });
    }
}
