//! The document: blocks, sentences and clauses of a repaired text.
//!
//! Plain text and Markdown end in the same blocks. All spans are bytes of the repaired text; blocks are disjoint and in
//! order, sentences tile the words of their block, clauses tile their sentence.

#[cfg(feature = "markdown")]
mod markdown;
pub(crate) mod page;
mod plain;

use crate::options::Format;
use crate::text::{Span, is_closing, is_han, is_sentence_end};
use std::borrow::Cow;

/// Blocks, sentences and clauses of one text.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Lines and paragraphs.
    pub blocks: Vec<Block>,
    /// Sentences of all blocks.
    pub sentences: Vec<Sentence>,
    /// Clauses of all sentences, each with the mark that ends it.
    pub clauses: Vec<Span>,
    /// What stands between the words of a block and is none of them, in order: `**`, `](https://…)`, `<br>`.
    pub markup: Vec<Span>,
}

/// A line or paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without the line end and the white space around.
    pub span: Span,
    /// Its sentences, as indices into [`Document::sentences`].
    pub sentences: std::ops::Range<usize>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A headline or section heading, 1 the highest.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A list item at this depth (0 the outermost), and its checkbox where it has one.
    Item {
        /// Nesting, from 0.
        depth: u8,
        /// Whether the list is numbered by its markup.
        ordered: bool,
        /// A task's checkbox.
        checked: Option<bool>,
    },
    /// A table row's cell.
    Cell {
        /// Row in its table, from 0 (the head).
        row: u16,
        /// Column, from 0.
        column: u16,
    },
    /// A block quotation.
    Quote,
    /// Code: never read, never changed.
    Code,
    /// A line about the text: publication date, source, editors, front matter.
    Meta,
    /// A picture's caption or credit.
    Caption,
    /// The page around the text: navigation, share links, copyright.
    Noise,
}

impl BlockKind {
    /// Whether its sentences are the report's own words.
    pub fn is_body(self) -> bool {
        !matches!(
            self,
            BlockKind::Code | BlockKind::Meta | BlockKind::Caption | BlockKind::Noise
        )
    }
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, with the mark that ends it.
    pub span: Span,
    /// Its clauses, as indices into [`Document::clauses`].
    pub clauses: std::ops::Range<usize>,
    /// Its block, as an index into [`Document::blocks`].
    pub block: usize,
}

impl Document {
    /// The document of a text in this format.
    pub fn new(text: &str, format: Format) -> Self {
        #[cfg(feature = "markdown")]
        if Document::is_markdown(text, format) {
            return markdown::parse(text);
        }
        let _ = format;
        plain::parse(text)
    }

    /// Whether a text in this format is read as Markdown: it is said to be, or looks so, and the feature is built in.
    pub(crate) fn is_markdown(text: &str, format: Format) -> bool {
        #[cfg(feature = "markdown")]
        return format == Format::Markdown || format == Format::Auto && markdown::shows(text);
        #[cfg(not(feature = "markdown"))]
        {
            let _ = (text, format);
            false
        }
    }

    /// The words of `span` without the markup between them, as a reader of the rendered text sees them.
    ///
    /// Costs nothing where there is no markup.
    ///
    /// ```
    /// # #[cfg(feature = "markdown")] {
    /// use jiyao::{Format, document::Document};
    /// let text = "- **王明**主持[例会](https://example.org)";
    /// let document = Document::new(text, Format::Markdown);
    /// assert_eq!(document.words(text, document.blocks[0].span), "王明主持例会");
    /// # }
    /// ```
    pub fn words<'t>(&self, text: &'t str, span: Span) -> Cow<'t, str> {
        let whole = span.of(text);
        if !cfg!(feature = "markdown") {
            return Cow::Borrowed(whole);
        }
        let mut gap = self.markup.partition_point(|gap| gap.end <= span.start);
        let marked = self.markup.get(gap).is_some_and(|gap| gap.start < span.end);
        if !marked && !whole.bytes().any(|byte| byte == b'\n') {
            return Cow::Borrowed(whole);
        }
        let mut words = String::with_capacity(span.len());
        for (at, c) in whole.char_indices() {
            if !is_markup(span.start + at, &self.markup, &mut gap) {
                // A paragraph may go on in the next line.
                words.push(if c == '\n' { ' ' } else { c });
            }
        }
        Cow::Owned(words)
    }

    /// Adds a block and cuts its sentences and clauses; `markup` is what of it is no words.
    pub(crate) fn push(&mut self, text: &str, kind: BlockKind, span: Span, markup: &[Span]) {
        let first = self.sentences.len();
        if kind != BlockKind::Code {
            self.split(text, span, markup);
        }
        #[cfg(feature = "markdown")]
        self.markup.extend(markup);
        self.blocks.push(Block {
            kind,
            span,
            sentences: first..self.sentences.len(),
        });
    }

    /// Cuts the next block behind the marks that end a sentence or a clause and the closing marks that follow them.
    fn split(&mut self, text: &str, span: Span, markup: &[Span]) {
        let mut gap = markup.partition_point(|gap| gap.end <= span.start);
        let (mut sentence, mut clause) = (Part::default(), Part::default());
        let (mut before, mut last) = (' ', ' ');
        for (at, c) in span.of(text).char_indices() {
            let at = span.start + at;
            if is_markup(at, markup, &mut gap) {
                continue;
            }
            // Between two Chinese characters nothing ends.
            let inside = is_han(last) && is_han(c) && !clause.ended && !sentence.ended;
            let white = !inside && c.is_whitespace();
            if !inside {
                let ends = match last {
                    // In an address: ?page=2.
                    '?' | '!' => !c.is_ascii_alphanumeric(),
                    '.' => white && before.is_ascii_lowercase(),
                    last => is_sentence_end(last),
                };
                let pauses = match last {
                    '，' | '；' | '：' => true,
                    ',' | ';' | ':' => !(before.is_ascii_digit() && c.is_ascii_digit()),
                    _ => ends,
                };
                // A sentence ends with all its marks; a clause keeps the space before the next one.
                let opens = !white && !is_sentence_end(c) && !is_closing(c);
                self.clauses.extend(clause.take(pauses, opens));
                if let Some(span) = sentence.take(ends, opens) {
                    self.end(span);
                }
            }
            if !white {
                let end = at + c.len_utf8();
                clause.add(at, end);
                sentence.add(at, end);
            }
            (before, last) = (last, c);
        }
        self.clauses.extend(clause.words);
        if let Some(span) = sentence.words {
            self.end(span);
        }
    }

    /// Ends a sentence of the next block behind its last clause.
    fn end(&mut self, span: Span) {
        let first = self.sentences.last().map_or(0, |before| before.clauses.end);
        self.sentences.push(Sentence {
            span,
            clauses: first..self.clauses.len(),
            block: self.blocks.len(),
        });
    }
}

/// Whether the byte `at` belongs to a gap; `gap` is the first one that may hold it. Ask in text order.
pub(crate) fn is_markup(at: usize, markup: &[Span], gap: &mut usize) -> bool {
    // Only Markdown has any.
    while cfg!(feature = "markdown")
        && let Some(span) = markup.get(*gap)
    {
        if at < span.end {
            return span.start <= at;
        }
        *gap += 1;
    }
    false
}

/// A sentence or a clause in the making.
#[derive(Default)]
struct Part {
    /// Its words so far, from the first to the last that is no white space.
    words: Option<Span>,
    /// Whether a mark has ended it; closing marks and white space may follow.
    ended: bool,
}

impl Part {
    /// Takes what has ended, before a character that begins the next one.
    fn take(&mut self, ended: bool, opens: bool) -> Option<Span> {
        self.ended |= ended;
        if !(self.ended && opens) {
            return None;
        }
        self.ended = false;
        self.words.take()
    }

    /// Adds a character that is no white space.
    fn add(&mut self, at: usize, end: usize) {
        let start = self.words.map_or(at, |words| words.start);
        self.words = Some(Span::new(start, end));
    }
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::Format;

    #[test]
    fn sentences_and_clauses() {
        let text = "　　会议指出，“要快。”增长5.7%；共1,200人。\n第二段！！";
        let doc = Document::new(text, Format::Plain);
        let sentences: Vec<_> = doc.sentences.iter().map(|s| s.span.of(text)).collect();
        assert_eq!(
            sentences,
            ["会议指出，“要快。”", "增长5.7%；共1,200人。", "第二段！！"]
        );
        let clauses: Vec<_> = doc.clauses.iter().map(|c| c.of(text)).collect();
        assert_eq!(
            clauses,
            [
                "会议指出，",
                "“要快。”",
                "增长5.7%；",
                "共1,200人。",
                "第二段！！"
            ]
        );
    }
}
