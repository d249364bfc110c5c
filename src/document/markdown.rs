//! Markdown, with the offsets that pulldown-cmark gives.
//!
//! A block's words are the source's text events; what stands between them is markup. A line of a paragraph is a block of
//! its own unless the paragraph was wrapped there: writers of minutes put time, place and names on lines of their own.

use super::{BlockKind, Document, page};
use crate::text::{Span, is_sentence_end, lines};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A line of this many bytes may have been wrapped.
const WRAPPED: usize = 50;

/// Whether a text is Markdown by its look: at least three lines with block markup, or a heading and more.
pub(super) fn shows(text: &str) -> bool {
    let (mut headings, mut others) = (0, 0);
    for line in text.lines() {
        let line = line.trim_start();
        let hashes = line.len() - line.trim_start_matches('#').len();
        let opens = |marks: &[&str]| marks.iter().any(|mark| line.starts_with(mark));
        if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
            headings += 1;
        } else if opens(&["- ", "* ", "+ ", "> ", "```", "|", "**"]) || line.contains("](http") {
            others += 1;
        }
    }
    headings + others > 2 || headings > 0 && others > 0
}

/// The blocks of a Markdown text.
pub(super) fn parse(text: &str) -> Document {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    let front = front_matter(text);
    let mut builder = Builder {
        text,
        document: Document::default(),
        lists: Vec::new(),
        place: Place::default(),
        words: Vec::new(),
        line_break: None,
    };
    builder.meta(Span::new(0, front));
    for (event, range) in Parser::new_ext(&text[front..], options).into_offset_iter() {
        builder.take(event, Span::new(front + range.start, front + range.end));
    }
    builder.flush();
    builder.document
}

/// Where the front matter between two lines `---` at the head of the text ends. Further down such lines are rules.
fn front_matter(text: &str) -> usize {
    for (n, (start, line)) in lines(text).enumerate() {
        match (n, line.trim_end() == "---") {
            (0, false) => return 0,
            (1.., true) => return start + line.len(),
            _ => {}
        }
    }
    0
}

/// What surrounds the words that come next.
#[derive(Default)]
struct Place {
    heading: Option<u8>,
    /// The item that has shown no words yet: its checkbox.
    item: Option<Option<bool>>,
    cell: Option<(u16, u16)>,
    quotes: u32,
    /// Inside of a picture, code or HTML: nothing is read.
    hidden: u32,
}

struct Builder<'t> {
    text: &'t str,
    document: Document,
    /// Whether each open list is numbered.
    lists: Vec<bool>,
    place: Place,
    /// The words of the block so far.
    words: Vec<Span>,
    /// A line end behind them.
    line_break: Option<Span>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event, range: Span) {
        match event {
            Event::Start(tag) => self.open(&tag, range),
            Event::End(tag) => self.close(tag),
            Event::Text(_) => self.add(range),
            Event::Code(_) => {
                let code = range.of(self.text);
                let inner = code.trim_matches('`');
                let start = range.start + code.len() - code.trim_start_matches('`').len();
                self.add(Span::new(start, start + inner.len()));
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.flush(),
            Event::HardBreak => self.flush(),
            Event::SoftBreak => self.line_break = Some(range),
            Event::TaskListMarker(done) => self.place.item = Some(Some(done)),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag, range: Span) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => return,
            Tag::Image { .. } => {
                self.place.hidden += 1;
                return;
            }
            _ => self.flush(),
        }
        match tag {
            Tag::Heading { level, .. } => {
                // Several lines over a rule are a paragraph and a rule, whatever CommonMark says.
                let words = range.of(self.text).trim_end();
                let lines = words.lines().count();
                self.place.heading = (lines < 3).then_some(*level as u8);
            }
            Tag::BlockQuote(_) => self.place.quotes += 1,
            Tag::CodeBlock(_) => {
                self.place.hidden += 1;
                self.push(BlockKind::Code, range, &[]);
            }
            Tag::HtmlBlock => {
                self.place.hidden += 1;
                self.push(BlockKind::Noise, range, &[]);
            }
            Tag::List(first) => self.lists.push(first.is_some()),
            Tag::Item => self.place.item = Some(None),
            Tag::TableHead => self.place.cell = Some((0, 0)),
            Tag::TableRow => {
                let row = self.place.cell.map_or(0, |(row, _)| row);
                self.place.cell = Some((row.saturating_add(1), 0));
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => return,
            TagEnd::Image => {
                self.place.hidden = self.place.hidden.saturating_sub(1);
                return;
            }
            _ => self.flush(),
        }
        match tag {
            TagEnd::Heading(_) => self.place.heading = None,
            TagEnd::BlockQuote(_) => self.place.quotes = self.place.quotes.saturating_sub(1),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.place.hidden = self.place.hidden.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Item => self.place.item = None,
            TagEnd::TableCell => {
                if let Some((_, column)) = &mut self.place.cell {
                    *column = column.saturating_add(1);
                }
            }
            TagEnd::Table => self.place.cell = None,
            _ => {}
        }
    }

    /// Lines of front matter.
    fn meta(&mut self, range: Span) {
        for (at, line) in lines(range.of(self.text)) {
            if line.trim_end() != "---" {
                let start = range.start + at;
                self.push(BlockKind::Meta, Span::new(start, start + line.len()), &[]);
            }
        }
    }

    /// Takes words of the current block.
    fn add(&mut self, range: Span) {
        if self.place.hidden > 0 || range.is_empty() {
            return;
        }
        if let Some(line_break) = self.line_break.take() {
            if self.wraps(line_break, range) {
                let start = line_break.start;
                let end = line_break.of(self.text).find('\n');
                self.words
                    .push(Span::new(start, start + end.map_or(0, |at| at + 1)));
            } else {
                self.flush();
            }
        }
        let behind = self.words.last().is_none_or(|last| last.end <= range.start);
        if behind {
            self.words.push(range);
        }
    }

    /// Whether a paragraph goes on behind a line end: the line was long enough to wrap, or stops in the middle.
    fn wraps(&self, line_break: Span, next: Span) -> bool {
        let before = self.text[..line_break.start].trim_end();
        let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        let rest = self.text[next.start..].lines().next().unwrap_or_default();
        let next = next.of(self.text).chars().next().unwrap_or(' ');
        // Observers: Ann, Ben.
        let head = rest.split([':', '：']).next().unwrap_or_default();
        if head.len() < rest.len() && head.len() <= 20 && !head.contains(' ') {
            return false;
        }
        match before.chars().next_back() {
            Some(',' | '，' | '、') => true,
            Some('.' | ':' | '：' | ';' | '；') | None => false,
            Some(c) if is_sentence_end(c) => false,
            Some(c) => {
                c.is_ascii()
                    && (next.is_ascii_lowercase() || next.is_ascii() && line.len() >= WRAPPED)
            }
        }
    }

    /// Ends the block that the words so far make.
    fn flush(&mut self) {
        self.line_break = None;
        let words = std::mem::take(&mut self.words);
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return;
        };
        let whole = Span::new(first.start, last.end);
        let gaps = words.windows(2);
        let gaps = gaps.map(|pair| Span::new(pair[0].end, pair[1].start));
        let gaps: Vec<Span> = gaps.filter(|gap| !gap.is_empty()).collect();
        let kind = self.kind(whole);
        self.push(kind, whole, &gaps);
    }

    fn kind(&mut self, words: Span) -> BlockKind {
        let place = &mut self.place;
        if let Some(level) = place.heading {
            return BlockKind::Heading(level);
        }
        if let Some((row, column)) = place.cell {
            return BlockKind::Cell { row, column };
        }
        if let Some(checked) = place.item.take() {
            let depth = self.lists.len().saturating_sub(1);
            return BlockKind::Item {
                depth: u8::try_from(depth).unwrap_or(u8::MAX),
                ordered: self.lists.last().is_some_and(|ordered| *ordered),
                checked,
            };
        }
        if place.quotes > 0 {
            return BlockKind::Quote;
        }
        if self.lists.is_empty() {
            return page::about(words.of(self.text));
        }
        BlockKind::Paragraph
    }

    /// Adds a block without the white space around it.
    fn push(&mut self, kind: BlockKind, span: Span, markup: &[Span]) {
        let words = span.of(self.text);
        let start = span.start + words.len() - words.trim_start().len();
        let span = Span::new(start, start + words.trim().len());
        let last = self.document.blocks.last();
        let before = last.map_or(0, |block| block.span.end);
        if before <= span.start && !span.is_empty() {
            // The marks that open a line are no words of what goes on over its end, either: > **Carried.**
            let between = &self.text[before..span.start];
            let marks = between.rfind('\n').map_or("", |at| &between[at + 1..]);
            if !marks.is_empty() && marks.bytes().all(|mark| b"*_> ".contains(&mark)) {
                let opens = Span::new(span.start - marks.len(), span.start);
                self.document.markup.push(opens);
            }
            self.document.push(self.text, kind, span, markup);
        }
    }
}
