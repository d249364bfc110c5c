use crate::document::{BlockKind, Document};
use crate::text::{Folded, Span};
use std::ops::Range;

/// What every finder reads: the folded text and its structure in character positions.
pub(crate) struct Scene<'a> {
    /// The repaired text.
    pub(crate) text: &'a str,
    /// The text before repair; nothing may be given from it but the year and month of a day.
    pub(crate) source: &'a str,
    /// The same, folded; all ranges below index its `chars`.
    pub(crate) folded: Folded,
    /// Blocks with their kind.
    pub(crate) blocks: Vec<(BlockKind, Range<usize>)>,
    /// Sentences with the index of their block.
    pub(crate) sentences: Vec<(usize, Range<usize>)>,
    /// Clauses with the index of their sentence; each ends with the mark that closes it, if there is one.
    pub(crate) clauses: Vec<(usize, Range<usize>)>,
    document: &'a Document,
    /// Places that nothing may be read from.
    damage: &'a [Span],
}

impl<'a> Scene<'a> {
    /// Folds the text and translates its structure, in one pass.
    pub(crate) fn new(
        text: &'a str,
        source: &'a str,
        document: &'a Document,
        damage: &'a [Span],
    ) -> Self {
        let folded = Folded::without(text, &document.markup);
        let (mut block, mut sentence, mut clause) = (0, 0, 0);
        let blocks = document
            .blocks
            .iter()
            .map(|b| (b.kind, folded.next(&mut block, b.span)))
            .collect();
        let sentences = document
            .sentences
            .iter()
            .map(|s| (s.block, folded.next(&mut sentence, s.span)))
            .collect();
        let mut clauses = Vec::with_capacity(document.clauses.len());
        for (at, sentence) in document.sentences.iter().enumerate() {
            for &span in &document.clauses[sentence.clauses.clone()] {
                clauses.push((at, folded.next(&mut clause, span)));
            }
        }
        Scene {
            text,
            source,
            blocks,
            sentences,
            clauses,
            folded,
            document,
            damage,
        }
    }

    /// The folded characters.
    pub(crate) fn chars(&self) -> &[char] {
        &self.folded.chars
    }

    /// The bytes of character positions.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        self.folded.span(range)
    }

    /// How many characters a reader sees there.
    pub(crate) fn width(&self, range: Range<usize>) -> usize {
        let words = self.document.words(self.text, self.span(range));
        words.chars().count()
    }

    /// The character positions of bytes.
    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        self.folded.index(span.start)..self.folded.index(span.end)
    }

    /// Whether the folded text has `word` at `at`.
    pub(crate) fn has(&self, at: usize, word: &str) -> bool {
        let mut rest = self.chars().get(at..).unwrap_or_default().iter();
        word.chars().all(|c| rest.next() == Some(&c))
    }

    /// Where the clause begins that reaches to `at`, at `floor` or behind it.
    pub(crate) fn clause_start(&self, floor: usize, mut at: usize) -> usize {
        let chars = self.chars();
        while at > floor && !matches!(chars[at - 1], '，' | '。' | '；' | '：' | '！' | '？')
        {
            at -= 1;
        }
        at
    }

    /// Whether a place is damaged, so that no fact may use it.
    pub(crate) fn is_damaged(&self, range: Range<usize>) -> bool {
        let span = self.span(range);
        let before = self.damage.partition_point(|d| d.start < span.end);
        // They are in order and apart: of those that begin before its end the last one reaches furthest.
        self.damage[..before]
            .last()
            .is_some_and(|d| d.end > span.start)
    }

    /// The blocks that name people: the report's own words and its captions.
    #[inline(never)]
    pub(crate) fn naming(&self) -> Vec<Range<usize>> {
        let mut blocks = Vec::new();
        for (kind, block) in &self.blocks {
            if kind.is_body() || *kind == BlockKind::Caption {
                blocks.push(block.clone());
            }
        }
        blocks
    }

    /// The blocks that are the report's own words.
    pub(crate) fn body(&self) -> impl Iterator<Item = (usize, BlockKind, Range<usize>)> + '_ {
        let blocks = self.blocks.iter().enumerate();
        blocks
            .filter(|(_, (kind, _))| kind.is_body())
            .map(|(at, (kind, range))| (at, *kind, range.clone()))
    }
}
