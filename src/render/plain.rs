use super::labels::Language;
use super::visitor::{Item, Visitor, code, walk};
use crate::Reading;
use crate::document::BlockKind;

/// The report as plain text: the card, the summary, then the text, for mail and messengers.
///
/// ```
/// let reading = jiyao::read("区长王明主持会议。", &jiyao::Options::default());
/// assert!(reading.plain().starts_with("主持：王明（区长）\n"));
/// ```
pub fn plain(reading: &Reading, language: Language) -> String {
    let mut page = Page {
        out: String::with_capacity(reading.text().len() * 2),
        colon: language.marks()[0],
        kind: BlockKind::Paragraph,
        line: String::new(),
    };
    walk(reading, language, &mut page);
    page.out
}

struct Page {
    out: String,
    colon: &'static str,
    kind: BlockKind,
    /// The words of the open block.
    line: String,
}

impl Page {
    fn section(&mut self, label: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(label);
        self.out.push('\n');
    }

    fn bullet(&mut self, depth: u8, checked: Option<bool>) {
        for _ in 0..depth {
            self.out.push_str("  ");
        }
        self.out.push_str(match checked {
            Some(true) => "☑ ",
            Some(false) => "☐ ",
            None => "· ",
        });
    }
}

impl Visitor for Page {
    fn title(&mut self, words: &str) {
        self.out.push_str(words);
        self.out.push('\n');
    }

    fn fact(&mut self, label: &str, words: &str, iso: Option<&str>) {
        self.out.push_str(label);
        self.out.push_str(self.colon);
        self.out.push_str(words);
        if let Some(iso) = iso.filter(|iso| *iso != words) {
            self.out.push_str(" · ");
            self.out.push_str(iso);
        }
        self.out.push('\n');
    }

    fn list(&mut self, label: &str, items: &[Item]) {
        self.section(label);
        for item in items {
            self.bullet(item.depth, item.checked);
            self.out.push_str(&item.words);
            self.out.push('\n');
        }
    }

    fn text(&mut self, label: &str) {
        self.section(label);
    }

    fn block(&mut self, kind: BlockKind) {
        let row = |kind| match kind {
            BlockKind::Cell { row, .. } => Some(row),
            _ => None,
        };
        // The cells of a row stand in one line.
        if row(self.kind).is_some() && row(kind) == row(self.kind) {
            self.out.pop();
            self.out.push('\t');
        }
        self.kind = kind;
        if let BlockKind::Item { depth, checked, .. } = kind {
            self.bullet(depth, checked);
        }
    }

    fn words(&mut self, words: &str) {
        self.line.push_str(words);
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let words = if self.kind == BlockKind::Code {
            code(&line)
        } else {
            &line
        };
        self.out.push_str(words);
        self.out.push('\n');
    }
}
