use super::{Scene, table};
use crate::document::BlockKind;
use crate::lexicon::{List, words};
use crate::text::{is_han, phrase};
use std::ops::Range;

/// What a heading or label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Present,
    Absent,
    Chair,
    Recorder,
    When,
    Where,
    Title,
    Agenda,
    Decision,
    Action,
    Aside,
}

pub(super) static LABELS: List = List::new(&[words!("../../lexicon/minutes.txt")]);
static INSIDE: List = List::new(&[words!("../../lexicon/minutes-inside.txt")]);
pub(super) static WORDS: List = List::new(&[words!("../../lexicon/minutes-words.txt")]);

fn tag(word: &str) -> Tag {
    match word {
        "present" => Tag::Present,
        "absent" => Tag::Absent,
        "chair" => Tag::Chair,
        "recorder" => Tag::Recorder,
        "when" => Tag::When,
        "where" => Tag::Where,
        "title" => Tag::Title,
        "agenda" => Tag::Agenda,
        "decision" => Tag::Decision,
        "action" => Tag::Action,
        _ => Tag::Aside,
    }
}

/// A label and what stands behind its colon.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) tag: Tag,
    pub(super) value: Range<usize>,
}

/// A block in its place.
pub(super) struct Line {
    pub(super) kind: BlockKind,
    pub(super) range: Range<usize>,
    pub(super) label: Option<Label>,
    /// The innermost section that it stands in or opens.
    pub(super) section: Option<usize>,
    /// Whether it opens that section.
    pub(super) opens: bool,
}

/// What stands under a heading, a bold line or a label without a value.
pub(super) struct Section {
    pub(super) tag: Option<Tag>,
    /// 1 to 6 for headings, 7 for bold lines and labels, more for items.
    pub(super) level: u8,
    pub(super) parent: Option<usize>,
    /// The line that opens it.
    pub(super) line: usize,
}

/// The blocks of minutes and the sections that they stand in.
pub(super) struct Outline<'s> {
    pub(super) scene: &'s Scene<'s>,
    /// The folded characters in lower case.
    pub(super) low: Vec<char>,
    pub(super) lines: Vec<Line>,
    pub(super) sections: Vec<Section>,
}

const STRONG: u8 = 7;
const ITEM: u8 = 8;

impl<'s> Outline<'s> {
    pub(super) fn new(scene: &'s Scene<'s>) -> Self {
        let low = scene.chars().iter().map(char::to_ascii_lowercase).collect();
        let mut outline = Outline {
            scene,
            low,
            lines: Vec::new(),
            sections: Vec::new(),
        };
        // The open sections, the innermost last, and whether a list stood in the last of them.
        let (mut open, mut listed): (Vec<usize>, bool) = (Vec::new(), false);
        outline.front();
        let blocks: Vec<_> = scene.body().collect();
        let blocks: Vec<_> = blocks
            .iter()
            .flat_map(|(_, kind, range)| outline.labelled_lines(*kind, range.clone()))
            .collect();
        for (at, (kind, range)) in blocks.iter().cloned().enumerate() {
            let strong = kind == BlockKind::Paragraph && outline.is_strong(&range);
            let heading = matches!(kind, BlockKind::Heading(_));
            let next = blocks.get(at + 1).map(|(kind, words)| {
                let tag = label_tag(&outline.low[words.clone()], true);
                (*kind, tag.is_some_and(is_formal))
            });
            let label = match table::label(outline.lines.last(), kind, next) {
                Some(head) => outline.valued(head, range.clone()),
                None => outline.label(range.clone(), heading || strong),
            };
            let empty = label.as_ref().is_some_and(|l| l.value.is_empty());
            let (level, opens) = match kind {
                BlockKind::Heading(level) => (level, true),
                BlockKind::Item { depth, .. } => (ITEM.saturating_add(depth), empty),
                BlockKind::Cell { .. } => (u8::MAX, false),
                _ if strong || label.is_some() => (STRONG, strong || empty),
                // A list ends what a bold line has opened; lines behind a label go on with it.
                _ if listed => (STRONG, false),
                _ => (ITEM, false),
            };
            let sections = &outline.sections;
            while open.last().is_some_and(|&s| sections[s].level >= level) {
                open.pop();
            }
            listed = matches!(kind, BlockKind::Item { .. });
            if opens {
                let parent = open.last().copied();
                open.push(outline.sections.len());
                outline.sections.push(Section {
                    tag: label.as_ref().map(|l| l.tag),
                    level,
                    parent,
                    line: outline.lines.len(),
                });
            }
            outline.lines.push(Line {
                kind,
                range,
                label,
                section: open.last().copied(),
                opens,
            });
        }
        outline
    }

    /// Takes the lines of the front matter that tell who was there and where: scribe: Ann, attendees: and names below it.
    fn front(&mut self) {
        let mut list = None;
        for (kind, range) in &self.scene.blocks {
            if *kind != BlockKind::Meta {
                break;
            }
            let item = self.low.get(range.start) == Some(&'-');
            let found = match self.label(range.clone(), false) {
                _ if item => list.map(|tag| (tag, self.trim(range.start + 1..range.end))),
                Some(label) if is_formal(label.tag) => {
                    list = Some(label.tag);
                    Some((label.tag, label.value))
                }
                _ => {
                    list = None;
                    None
                }
            };
            let Some((tag, value)) = found else {
                continue;
            };
            let marks = |c: &char| matches!(c, '"' | '\'' | '“' | '”' | '[' | ']');
            let open = self.low[value.clone()]
                .iter()
                .take_while(|c| marks(c))
                .count();
            let close = self.low[value.clone()]
                .iter()
                .rev()
                .take_while(|c| marks(c))
                .count();
            let value = value.start + open..value.end.saturating_sub(close);
            if value.start < value.end {
                self.lines.push(Line {
                    kind: *kind,
                    range: value.clone(),
                    label: Some(Label { tag, value }),
                    section: None,
                    opens: false,
                });
            }
        }
    }

    /// The lines of a paragraph that several labels or numbers begin, each by itself; else the block.
    fn labelled_lines(
        &self,
        kind: BlockKind,
        range: Range<usize>,
    ) -> Vec<(BlockKind, Range<usize>)> {
        let mut lines = Vec::new();
        if kind == BlockKind::Paragraph {
            let mut start = range.start;
            for line in self.low[range.clone()].split(|c| matches!(c, '\n' | '|')) {
                let words = self.trim(start..start + line.len());
                if !words.is_empty() {
                    lines.push((kind, words));
                }
                start += line.len() + 1;
            }
        }
        let heads = |(_, line): &&(BlockKind, Range<usize>)| {
            let number =
                matches!(self.low[line.start..], ['（', c, '）', ..] if c.is_ascii_digit());
            number || self.label(line.clone(), false).is_some()
        };
        if lines.iter().filter(heads).count() < 2 {
            return vec![(kind, range)];
        }
        lines
    }

    /// The label in the cell before its value.
    fn valued(&self, head: Range<usize>, value: Range<usize>) -> Option<Label> {
        let tag = label_tag(&self.low[head], true)?;
        is_formal(tag).then_some(Label { tag, value })
    }

    /// The tag of the innermost section around that has one, from `section` outwards.
    pub(super) fn context(&self, mut section: Option<usize>) -> Option<Tag> {
        // A section deeper than this is no outline.
        for _ in 0..32 {
            let here = &self.sections[section?];
            if here.tag.is_some() {
                return here.tag;
            }
            section = here.parent;
        }
        None
    }

    /// Whether the lower-case text has `word` at `at`.
    pub(super) fn has(&self, at: usize, word: &str) -> bool {
        let mut rest = self.low.get(at..).unwrap_or_default().iter();
        word.chars().all(|c| rest.next() == Some(&c))
    }

    /// The sentences that lie in `range`; they may end behind a number or a bracket, too: It costs 480. Carried.
    pub(super) fn sentences(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let (low, chars) = (&self.low, self.scene.chars());
        let mut found = Vec::new();
        for part in self.whole(&self.scene.sentences, range) {
            let mut start = part.start;
            for at in part.start + 3..part.end.saturating_sub(2) {
                if low[at] == '.'
                    && (low[at - 1].is_ascii_digit()
                        || matches!(low[at - 1], '）' | '%' | '"' | '”'))
                    && low[at + 1].is_whitespace()
                    && chars[at + 2].is_uppercase()
                {
                    found.push(start..at + 1);
                    start = at + 2;
                }
            }
            found.push(start..part.end);
        }
        found
    }

    /// The clauses that lie in `range`.
    pub(super) fn clauses(&self, range: Range<usize>) -> Vec<Range<usize>> {
        self.whole(&self.scene.clauses, range)
    }

    /// The parts that lie in `range`; none ends behind a title: Mr. Lee.
    fn whole(&self, parts: &[(usize, Range<usize>)], range: Range<usize>) -> Vec<Range<usize>> {
        let first = parts.partition_point(|(_, part)| part.end <= range.start);
        let mut found: Vec<Range<usize>> = Vec::new();
        for (_, part) in &parts[first..] {
            if part.start >= range.end {
                break;
            }
            let end = part.end.min(range.end);
            match found.last_mut() {
                Some(before) if self.is_short_form(&self.trim(before.clone())) => before.end = end,
                _ => found.push(part.start.max(range.start)..end),
            }
        }
        found.retain(|part| !part.is_empty());
        found
    }

    /// Whether words end in a title with a dot.
    fn is_short_form(&self, words: &Range<usize>) -> bool {
        let Some((&'.', before)) = self.low[words.clone()].split_last() else {
            return false;
        };
        let last = before.rsplit(|c| *c == ' ').next().unwrap_or_default();
        WORDS.get(last) == Some("title")
    }

    /// The words in bold that a block begins with, before others: **Water.** The tank leaks.
    pub(super) fn run_in(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let text = self.scene.text;
        let start = self.scene.span(range.clone()).start;
        let mark = ["**", "__"]
            .into_iter()
            .find(|mark| text[..start].ends_with(mark))?;
        let ends = |&at: &usize| {
            let end = self.scene.span(range.start..at).end;
            text[end..].starts_with(mark)
        };
        let end = (range.start + 2..range.end.min(range.start + 60)).find(ends)?;
        Some(range.start..end)
    }

    /// Whether the whole block is set in bold.
    fn is_strong(&self, range: &Range<usize>) -> bool {
        let span = self.scene.span(range.clone());
        let (before, after) = (&self.scene.text[..span.start], &self.scene.text[span.end..]);
        let mark = |mark| before.ends_with(mark) && after.starts_with(mark);
        (mark("**") || mark("__")) && range.len() <= 40
    }

    /// Whether the block is struck out.
    pub(super) fn is_struck(&self, range: &Range<usize>) -> bool {
        let start = self.scene.span(range.clone()).start;
        self.scene.text[..start].ends_with("~~")
    }

    /// Whether the block is a link, or begins or ends with one: a thing that stands elsewhere.
    pub(super) fn is_linked(&self, range: &Range<usize>) -> bool {
        let (text, span) = (self.scene.text, self.scene.span(range.clone()));
        let (before, after) = (&text[..span.start], &text[span.end..]);
        let sentence = matches!(self.low[range.end - 1], '。' | '.' | '！' | '；');
        (before.ends_with('[') || after.starts_with("](") || after.starts_with("][")) && !sentence
    }

    /// The label that a block begins with; a heading is one as a whole.
    pub(super) fn label(&self, range: Range<usize>, whole: bool) -> Option<Label> {
        let low = &self.low;
        let start = self.words_start(range.clone());
        // What stands in a bracket does not count: Motion (Ann, seconded by Ben): ….
        let (mut left, mut inside) = (30, false);
        let colon = (start..range.end).find(|&at| {
            inside = if inside {
                low[at] != '）'
            } else {
                low[at] == '（'
            };
            left -= i32::from(!inside);
            left < 0 || !inside && matches!(low[at], '：' | ':')
        });
        let colon = colon.filter(|_| left >= 0);
        let mut head = start..range.end;
        let end = match colon {
            Some(colon) => colon,
            None if whole => range.end,
            None => return None,
        };
        head.end = end;
        if let Some(bracket) = head.clone().find(|&at| low[at] == '（') {
            head.end = bracket;
        }
        let head = self.trim(head);
        let tag = label_tag(&low[head.clone()], whole)?;
        let value = self.trim(colon.map_or(range.end, |at| at + 1)..range.end);
        Some(Label { tag, value })
    }

    /// Where the words of a block begin, behind ornaments and numbers: `🗞️ `, `1. `, `二、`.
    pub(super) fn words_start(&self, range: Range<usize>) -> usize {
        let low = &self.low;
        let word = |at: &usize| low[*at].is_alphanumeric() || low[*at] == '@';
        let start = range.clone().find(word).unwrap_or(range.end);
        let number = |c: &char| {
            c.is_ascii_digit() || phrase::has!("一二三四五六七八九十壹贰叁参肆伍陆柒捌玖拾", *c)
        };
        let digits = low[start..range.end]
            .iter()
            .take(4)
            .take_while(|c| number(c))
            .count();
        let behind = start + digits;
        let marked = low[behind..range.end].first();
        if digits > 0 && marked.is_some_and(|c| matches!(c, '.' | '、' | '）' | '．')) {
            let rest = behind + 1..range.end;
            return rest.clone().find(word).unwrap_or(range.end);
        }
        start
    }

    /// A range without what is neither letter nor digit at its ends.
    pub(super) fn words(&self, mut range: Range<usize>) -> Range<usize> {
        while range.start < range.end && !self.low[range.start].is_alphanumeric() {
            range.start += 1;
        }
        while range.start < range.end && !self.low[range.end - 1].is_alphanumeric() {
            range.end -= 1;
        }
        range
    }

    /// A range without white space at its ends.
    pub(super) fn trim(&self, mut range: Range<usize>) -> Range<usize> {
        while range.start < range.end && self.low[range.start].is_whitespace() {
            range.start += 1;
        }
        while range.start < range.end && self.low[range.end - 1].is_whitespace() {
            range.end -= 1;
        }
        range
    }
}

/// Whether a label tells who was there, when or where.
pub(super) fn is_formal(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Present | Tag::Absent | Tag::Chair | Tag::Recorder | Tag::When | Tag::Where
    )
}

/// Where a word with this tag stands, as a whole word.
pub(super) fn inside(words: &[char], tag: &str) -> Option<Range<usize>> {
    (0..words.len()).find_map(|at| {
        let open = at > 0 && words[at - 1].is_ascii_alphanumeric();
        let (length, found) = INSIDE.longest(&words[at..]).filter(|_| !open)?;
        let shut = words[at + length - 1].is_ascii()
            && words
                .get(at + length)
                .is_some_and(char::is_ascii_alphanumeric);
        (found == tag && !shut).then_some(at..at + length)
    })
}

/// What the words of a label announce.
pub(super) fn label_tag(words: &[char], whole: bool) -> Option<Tag> {
    if words.is_empty() {
        return None;
    }
    if let Some(word) = LABELS.get(words) {
        return Some(tag(word));
    }
    if whole {
        // Another meeting's matter: Review of last meeting, 下次会议安排.
        if inside(words, "aside").is_some() {
            return Some(Tag::Aside);
        }
        // 上周待办回顾, previous action items: lists of what is to be done.
        if words.len() <= 24 && inside(words, "action").is_some() {
            return Some(Tag::Action);
        }
    }
    // Date 日期, 召集人/主持人: the label in Chinese.
    let last = words.iter().rposition(|c| matches!(c, ' ' | '/'));
    if let Some(last) = last
        && words.last().is_some_and(|c| is_han(*c))
    {
        return label_tag(&words[last + 1..], whole);
    }
    if is_han(words[0]) {
        // 出席理事, 缺席委员.
        let (length, word) = LABELS.longest(words).unwrap_or_default();
        if length == 2 && words.len() < 6 && matches!(tag(word), Tag::Present | Tag::Absent) {
            return Some(tag(word));
        }
        let rest = ["本次会议", "本次", "会议", "例会"];
        let rest = rest
            .iter()
            .find(|p| words.starts_with(&p.chars().collect::<Vec<_>>()))?;
        return LABELS.get(&words[rest.chars().count()..]).map(tag);
    }
    // Meeting attendees, Attendees list: the word that matters stands at an end.
    let (length, word) = LABELS.longest_ending(words, 30)?;
    let bound = words.len() == length || words[words.len() - length - 1] == ' ';
    // Agenda approved is a decision itself, not the head of decisions.
    let tag = tag(word);
    // Previous minutes, Consent agenda: a topic. Actions from last time.
    if matches!(tag, Tag::Agenda | Tag::When) && inside(words, "before").is_some() {
        let first = LABELS.longest(words);
        return first
            .filter(|(_, word)| *word == "action")
            .map(|_| Tag::Action);
    }
    let list = words.last() == Some(&'s');
    (bound && words.len() <= 30 && (tag != Tag::Decision || list)).then_some(tag)
}
