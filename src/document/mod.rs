//! The document: blocks, sentences and clauses of a repaired text.
//!
//! Plain text and Markdown end in the same blocks. All spans are bytes of the repaired text; blocks are disjoint and in
//! order, sentences tile the words of their block, clauses tile their sentence.

mod plain;

use crate::text::Span;

/// Blocks, sentences and clauses of one text.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Lines and paragraphs.
    pub blocks: Vec<Block>,
    /// Sentences of all blocks.
    pub sentences: Vec<Sentence>,
    /// Clauses of all sentences, each with the mark that ends it.
    pub clauses: Vec<Span>,
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
    /// The document of plain text: a line is a block.
    pub fn plain(text: &str) -> Self {
        plain::parse(text)
    }

    /// Adds a block and cuts its sentences and clauses.
    pub(crate) fn push(&mut self, text: &str, kind: BlockKind, span: Span) {
        let first = self.sentences.len();
        let block = self.blocks.len();
        if kind == BlockKind::Code {
            self.blocks.push(Block {
                kind,
                span,
                sentences: first..first,
            });
            return;
        }
        for sentence in split(text, span, Cut::Sentence) {
            let clause = self.clauses.len();
            self.clauses.extend(split(text, sentence, Cut::Clause));
            self.sentences.push(Sentence {
                span: sentence,
                clauses: clause..self.clauses.len(),
                block,
            });
        }
        self.blocks.push(Block {
            kind,
            span,
            sentences: first..self.sentences.len(),
        });
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Cut {
    Sentence,
    Clause,
}

/// Cuts `span` behind the marks that end a sentence or clause, and the closing marks that follow them.
fn split(text: &str, span: Span, cut: Cut) -> Vec<Span> {
    use crate::text::{is_closing, is_sentence_end};
    let words = span.of(text);
    let mut parts = Vec::new();
    let mut start = 0;
    let mut chars = words.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        let ends = is_sentence_end(c)
            || (c == '.' && after == ' ' && before.is_ascii_lowercase())
            || cut == Cut::Clause
                && (matches!(c, '，' | '；' | '：')
                    || matches!(c, ',' | ';' | ':')
                        && !(before.is_ascii_digit() && after.is_ascii_digit()));
        before = c;
        if !ends {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, c)) = chars.peek() {
            // A sentence ends with all its marks; a clause keeps the space before the next one.
            if !(is_sentence_end(c) || is_closing(c) || c == ' ') {
                break;
            }
            end = next + c.len_utf8();
            chars.next();
        }
        parts.push(trim(words, start, end, span.start));
        start = end;
    }
    parts.push(trim(words, start, words.len(), span.start));
    parts.retain(|part| !part.is_empty());
    parts
}

/// The span of `words[start..end]` without white space at its ends, moved by `base`.
fn trim(words: &str, start: usize, end: usize, base: usize) -> Span {
    let part = &words[start..end];
    let start = start + part.len() - part.trim_start().len();
    let end = (start + part.trim().len()).max(start);
    Span::new(base + start, base + end)
}

#[cfg(test)]
mod tests {
    use super::Document;

    #[test]
    fn sentences_and_clauses() {
        let text = "　　会议指出，“要快。”增长5.7%；共1,200人。\n第二段！！";
        let doc = Document::plain(text);
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
