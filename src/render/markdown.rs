use super::labels::Language;
use super::visitor::{Item, Visitor, code, walk};
use crate::Reading;
use crate::document::BlockKind;

/// The report as Markdown: the card, the summary, then the text.
///
/// For repositories and wikis that keep minutes. Characters that Markdown would read as markup are escaped.
///
/// ```
/// let reading = jiyao::read("区长王明主持会议。*注意*事项见下文。", &jiyao::Options::default());
/// let markdown = reading.markdown();
/// assert!(markdown.contains("- **主持**：王明（区长）"));
/// assert!(markdown.contains(r"\*注意\*"));
/// ```
pub fn markdown(reading: &Reading, language: Language) -> String {
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
    /// An empty line, unless one stands there or nothing does.
    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn bullet(&mut self, depth: u8, mark: &str, checked: Option<bool>) {
        // Deeper lists than these are no lists to most readers.
        for _ in 0..depth.min(8) {
            self.out.push_str("   ");
        }
        self.out.push_str(mark);
        match checked {
            Some(true) => self.out.push_str("[x] "),
            Some(false) => self.out.push_str("[ ] "),
            None => {}
        }
    }

    fn heading(&mut self, level: u8, words: &str) {
        self.gap();
        for _ in 0..level.min(6) {
            self.out.push('#');
        }
        self.out.push(' ');
        escape(words, &mut self.out);
        self.out.push_str("\n\n");
    }
}

impl Visitor for Page {
    fn title(&mut self, words: &str) {
        self.heading(1, words);
    }

    fn fact(&mut self, label: &str, words: &str, iso: Option<&str>) {
        self.out.push_str("- **");
        self.out.push_str(label);
        self.out.push_str("**");
        self.out.push_str(self.colon);
        escape(words, &mut self.out);
        if let Some(iso) = iso.filter(|iso| *iso != words) {
            self.out.push_str(" · ");
            self.out.push_str(iso);
        }
        self.out.push('\n');
    }

    fn list(&mut self, label: &str, items: &[Item]) {
        self.heading(2, label);
        for item in items {
            self.bullet(item.depth, "- ", item.checked);
            escape(&item.words, &mut self.out);
            self.out.push('\n');
        }
    }

    fn text(&mut self, label: &str) {
        self.heading(2, label);
    }

    fn block(&mut self, kind: BlockKind) {
        let row = |kind| match kind {
            BlockKind::Cell { row, .. } => Some(row),
            _ => None,
        };
        let item = |kind| matches!(kind, BlockKind::Item { .. });
        if let (Some(before), Some(here)) = (row(self.kind), row(kind))
            && before <= here
        {
            if before < here {
                self.out.push_str(" |\n");
            }
        } else {
            if row(self.kind).is_some() {
                self.out.push_str(" |\n");
            }
            if !(item(self.kind) && item(kind)) {
                self.gap();
            }
        }
        self.kind = kind;
    }

    fn words(&mut self, words: &str) {
        self.line.push_str(words);
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        match self.kind {
            BlockKind::Heading(level) => return self.heading(level.saturating_add(2), &line),
            BlockKind::Item {
                depth,
                ordered,
                checked,
            } => self.bullet(depth, if ordered { "1. " } else { "- " }, checked),
            BlockKind::Cell { .. } => {
                self.out.push_str("| ");
                escape(&line, &mut self.out);
                self.out.push(' ');
                return;
            }
            BlockKind::Quote => self.out.push_str("> "),
            BlockKind::Code => {
                let code = code(&line);
                let mut longest = 2;
                let mut run = 0;
                for c in code.chars() {
                    run = if c == '`' { run + 1 } else { 0 };
                    longest = longest.max(run);
                }
                let fence = "`".repeat(longest + 1);
                self.out.push_str(&fence);
                self.out.push('\n');
                self.out.push_str(code);
                self.out.push('\n');
                self.out.push_str(&fence);
                self.out.push('\n');
                return;
            }
            _ => {}
        }
        escape(&line, &mut self.out);
        self.out.push('\n');
    }
}

/// Words as words: what Markdown would read as markup gets a backslash.
fn escape(words: &str, out: &mut String) {
    let mut start = true;
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    for (at, c) in words.trim().chars().enumerate() {
        let number = at == digits && at > 0 && matches!(c, '.' | ')');
        let mark = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&'
        );
        if mark || number || start && matches!(c, '#' | '+' | '-' | '=') {
            out.push('\\');
        }
        start = false;
        out.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
}
