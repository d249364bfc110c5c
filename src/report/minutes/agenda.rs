use super::date;
use super::outline::{Outline, Tag, inside, label_tag};
use crate::document::BlockKind;
use crate::text::{Table, Words, phrase, sort};
use std::ops::Range;

/// An item longer than this many characters says more than its topic.
const LONG: usize = 100;

/// The topics: what stands under the agenda, or the headings of the minutes where there is none.
pub(super) fn find(outline: &Outline, title: Option<usize>) -> Vec<Range<usize>> {
    let tree = Tree::new(outline);
    let sections = &outline.sections;
    let agenda = |at: &usize| {
        let section = &sections[*at];
        // 讨论：below a topic is what was said to it.
        let said = section.level >= 7 && outline.context(section.parent) == Some(Tag::Agenda);
        section.tag == Some(Tag::Agenda) && Some(section.line) != title && !said
    };
    let mut topics: Vec<Range<usize>> = Vec::new();
    // For each slot of the tree, the levels on which an agenda stands right below it.
    let slot = |section: Option<usize>| section.map_or(0, |at| at + 1);
    let mut beside = vec![0u8; sections.len() + 1];
    for at in (0..sections.len()).filter(agenda) {
        tree.below(Some(at), title, &mut topics);
        if sections[at].level < 7 {
            beside[slot(sections[at].parent)] |= 1 << sections[at].level;
        }
    }
    if topics.is_empty() {
        let top = sections.iter().position(|s| Some(s.line) == title);
        tree.below(top, title, &mut topics);
        tree.below(None, title, &mut topics);
        // The name of the club over the name of the meeting over its topics.
        if let [only] = &topics[..]
            && let Some(at) = sections
                .iter()
                .position(|s| outline.lines[s.line].range == *only)
            && tree.sections[at + 1].len() > 1
        {
            topics.clear();
            tree.below(Some(at), title, &mut topics);
        }
    } else {
        // What stands beside the agenda is a topic too: 壹、主席报告 before 贰、议题讨论.
        for (at, section) in sections.iter().enumerate() {
            if section.level < 7 && beside[slot(section.parent)] & (1 << section.level) != 0 {
                tree.heading(at, title, &mut topics);
            }
        }
    }
    // **Water.** The tank leaks: where no heading names a topic.
    let headed = sections
        .iter()
        .filter(|s| s.level < 7 && s.tag.is_none() && Some(s.line) != title);
    if headed.count() < 2 {
        let paragraphs = outline.lines.iter();
        let paragraphs =
            paragraphs.filter(|l| l.kind == BlockKind::Paragraph && !l.opens && l.label.is_none());
        let run_in: Vec<_> = paragraphs
            .filter_map(|line| outline.run_in(&line.range))
            .collect();
        if run_in.len() > 1 {
            topics = run_in;
        }
    }
    sort(&mut topics, |range| (range.start, 0));
    // A plan and its minutes name the same topics: each once.
    let (mut words, mut seen) = (Words::default(), Table::default());
    topics.retain(|range| {
        // 2. Water in the plan is Water in a heading.
        let part = usize::from(outline.has(range.start, "议题")) * 2;
        let plain = outline.words_start(range.start + part..range.end)..range.end;
        let topic = words.number(outline.low[plain].iter().copied());
        seen.add(topic as u64)
    });
    topics
}

/// The sections and items right below each section.
struct Tree<'o> {
    outline: &'o Outline<'o>,
    /// For the document and each section behind it: the headings and the lines of lists.
    sections: Vec<Vec<usize>>,
    items: Vec<Vec<usize>>,
}

impl<'o> Tree<'o> {
    fn new(outline: &'o Outline<'o>) -> Self {
        let slots = outline.sections.len() + 1;
        let mut tree = Tree {
            outline,
            sections: vec![Vec::new(); slots],
            items: vec![Vec::new(); slots],
        };
        // Sections that items open belong to the list around them.
        let mut home: Vec<usize> = Vec::with_capacity(slots);
        for (at, section) in outline.sections.iter().enumerate() {
            let parent = section.parent.map_or(0, |p| home[p]);
            home.push(if section.level < 8 { at + 1 } else { parent });
            if section.level < 8 {
                tree.sections[parent].push(at);
            }
        }
        for (at, line) in outline.lines.iter().enumerate() {
            if matches!(line.kind, BlockKind::Item { .. }) {
                tree.items[line.section.map_or(0, |s| home[s])].push(at);
            }
        }
        tree
    }

    /// The topics right below a section; below the document without one.
    fn below(&self, section: Option<usize>, title: Option<usize>, topics: &mut Vec<Range<usize>>) {
        let slot = section.map_or(0, |at| at + 1);
        let before = topics.len();
        for &child in &self.sections[slot] {
            self.heading(child, title, topics);
        }
        if topics.len() == before && (section.is_some() || self.sections[0].is_empty()) {
            self.list(slot, topics);
        }
    }

    /// The topic of a heading; its items where it only gathers things elsewhere: a repository, a part of the day.
    fn heading(&self, section: usize, title: Option<usize>, topics: &mut Vec<Range<usize>>) {
        let line = self.outline.sections[section].line;
        if Some(line) == title {
            return;
        }
        let range = self.outline.lines[line].range.clone();
        let words = &self.outline.low[range.clone()];
        match self.outline.sections[section].tag {
            None => {}
            Some(Tag::Action) if inside(words, "before").is_some() => {}
            Some(_) => return,
        }
        // A heading with nothing but headings below it gathers topics.
        let below = self.outline.lines.get(line + 1);
        let dated =
            date::next(&self.outline.low, range.clone()).is_some_and(|day| day.range == range);
        if let [first, ..] = self.sections[section + 1][..]
            && (dated || below.is_some_and(|l| l.opens && l.section == Some(first)))
            && self.outline.sections[first].level < 7
            && inside(words, "reports").is_none()
        {
            for &child in &self.sections[section + 1] {
                self.heading(child, title, topics);
            }
            return;
        }
        let items = self.items[section + 1].iter();
        let items = items.filter(|&&at| depth(self.outline, at) == Some(0));
        let (mut count, mut links) = (0, 0);
        for &at in items {
            count += 1;
            links += usize::from(self.outline.is_linked(&self.outline.lines[at].range));
        }
        if count > 0 && links * 5 >= count * 4 {
            self.list(section + 1, topics);
        } else {
            topics.extend(topic(self.outline, line));
        }
    }

    /// The outermost items of a list; those of an item that is an agenda itself (New business) instead of it.
    fn list(&self, slot: usize, topics: &mut Vec<Range<usize>>) {
        let items = &self.items[slot];
        let mut level = 0;
        for (n, &at) in items.iter().enumerate() {
            let here = depth(self.outline, at).unwrap_or(0);
            if here > level {
                continue;
            }
            level = here;
            let line = &self.outline.lines[at];
            let words = self.outline.words_start(line.range.clone())..line.range.end;
            let agenda = label_tag(&self.outline.low[words], true) == Some(Tag::Agenda);
            let next = items.get(n + 1).and_then(|&next| depth(self.outline, next));
            if agenda && next.is_some_and(|next| next > here) {
                level = here + 1;
            } else {
                topics.extend(topic(self.outline, at));
            }
        }
    }
}

fn depth(outline: &Outline, line: usize) -> Option<u8> {
    match outline.lines[line].kind {
        BlockKind::Item { depth, .. } => Some(depth),
        _ => None,
    }
}

/// The words of a line that name its topic; none if it is about the meeting's running.
fn topic(outline: &Outline, line: usize) -> Option<Range<usize>> {
    let line = &outline.lines[line];
    let low = &outline.low;
    if outline.is_struck(&line.range) || outline.scene.is_damaged(line.range.clone()) {
        return None;
    }
    let tag = line.label.as_ref().map(|label| label.tag);
    let whole = outline.words_start(line.range.clone())..line.range.end;
    let words = &low[whole];
    // What was to be done is a topic: Actions from last time.
    let other = tag.or(label_tag(words, true)).is_some_and(|tag| {
        let last = tag == Tag::Action && inside(words, "before").is_some();
        // ## Motion: spend up to 350 on a lathe.
        let motion =
            tag == Tag::Decision && matches!(line.kind, BlockKind::Heading(_)) && words.len() > 10;
        tag != Tag::Agenda && !last && !motion
    });
    if other || phrase::starts_with(words, "tags：") > 0 {
        return None;
    }
    let mut range = line.range.clone();
    // Who speaks to it is not the topic: 介绍 @ann, API - @ann, @ben.
    if let Some(at) = range.clone().skip(1).find(|&at| low[at] == '@')
        && low[at..range.end]
            .split(|c| *c == '\n')
            .next()
            .unwrap_or_default()
            .split(|c| phrase::has!(" ，、,/&", *c))
            .all(|w| matches!(w, [] | ['@', ..]))
    {
        range.end = at;
    }
    let item = matches!(line.kind, BlockKind::Item { .. });
    // What stands below the first line of an item is said to it.
    let first = low[range.clone()].iter().position(|c| *c == '\n');
    if let Some(first) = first.filter(|&first| item && first > 3) {
        range.end = range.start + first;
    }
    if item && range.len() > LONG {
        let first = outline.sentences(range.clone());
        range.end = first.first().map_or(range.end, |first| first.end);
    }
    if item && range.len() > LONG {
        let colon = range.clone().skip(8).find(|&at| low[at] == '：');
        range.end = colon.unwrap_or(range.end);
    }
    let trimmed = |mut range: Range<usize>| {
        while range.start < range.end && phrase::has!(" -–—：（，", low[range.end - 1]) {
            range.end -= 1;
        }
        range
    };
    range = trimmed(range);
    // Sampling (25 min), 采样（10分钟）.
    if phrase::ends!(&low[range.clone()], "min） mins） 分钟）") > 0
        && let Some(open) = range.clone().rev().find(|&at| low[at] == '（')
    {
        range = trimmed(range.start..open);
    }
    (range.len() >= 2).then_some(range)
}
