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

static LABELS: List = List::new(&[words!("../../lexicon/minutes.txt")]);

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

    /// The sentences that lie in `range`.
    pub(super) fn sentences(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let all = &self.scene.sentences;
        let first = all.partition_point(|(_, s)| s.end <= range.start);
        let inside = all[first..].iter().map(|(_, s)| s.clone());
        let end = range.end;
        let inside = inside.take_while(move |s| s.start < end);
        inside
            .map(move |s| s.start.max(range.start)..s.end)
            .filter(|s| !s.is_empty())
    }

    /// The clauses that lie in `range`.
    pub(super) fn clauses(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let all = &self.scene.clauses;
        let first = all.partition_point(|(_, c)| c.end <= range.start);
        let inside = all[first..].iter().map(|(_, c)| c.clone());
        let end = range.end;
        let inside = inside.take_while(move |c| c.start < end);
        inside
            .map(move |c| c.start.max(range.start)..c.end)
            .filter(|c| !c.is_empty())
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
        let mut head = start..range.end.min(start + 30);
        let colon = head.clone().find(|&at| matches!(low[at], '：' | ':'));
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
fn is_formal(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Present | Tag::Absent | Tag::Chair | Tag::Recorder | Tag::When | Tag::Where
    )
}

/// What the words of a label announce.
pub(super) fn label_tag(words: &[char], whole: bool) -> Option<Tag> {
    if words.is_empty() {
        return None;
    }
    if let Some(word) = LABELS.get(words) {
        return Some(tag(word));
    }
    let has = |word: &str| {
        let word: Vec<char> = word.chars().collect();
        words.windows(word.len()).any(|w| w == word)
    };
    // Another meeting's matter: Review of last meeting, 下次会议安排.
    let other = [
        "previous meeting",
        "last meeting",
        "next meeting",
        "future meeting",
        "下次会",
        "上次会",
    ];
    if whole && other.iter().any(|word| has(word)) {
        return Some(Tag::Aside);
    }
    if is_han(words[0]) {
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
    (bound && words.len() <= 30 && tag != Tag::Decision).then_some(tag)
}
