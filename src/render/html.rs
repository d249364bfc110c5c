use super::labels::Language;
use super::visitor::{Item, Visitor, code, walk};
use crate::Reading;
use crate::document::BlockKind;
use crate::highlight::MarkKind;

/// The report as an HTML fragment: an `article` with the card, the summary, and the text with its marks.
///
/// For pages that store or send reports; a page that shows one live takes spans instead. No style, no script, no address
/// of the text becomes markup: every word is escaped. Marks are `<mark data-kind="person">`, properly nested.
///
/// ```
/// let reading = jiyao::read("区长王明主持会议。会议认为1<2。", &jiyao::Options::default());
/// let html = reading.html();
/// assert!(html.contains(r#"<mark data-kind="person">王明</mark>"#));
/// assert!(html.contains("1&lt;2"));
/// ```
pub fn html(reading: &Reading, language: Language) -> String {
    let mut page = Page {
        out: String::with_capacity(reading.text().len() * 2),
        content: Language::of(reading),
        language,
        state: State::Card,
        lists: Vec::new(),
        row: None,
        kind: BlockKind::Paragraph,
    };
    page.out.push_str("<article lang=\"");
    page.out.push_str(language.tag());
    page.out.push_str("\">\n");
    walk(reading, language, &mut page);
    page.leave(0);
    page.leave_table();
    page.out.push_str("</div>\n</section>\n</article>\n");
    page.out
}

/// What of the card is open.
#[derive(PartialEq)]
enum State {
    Card,
    Facts,
    Lists,
}

struct Page {
    out: String,
    /// The language of the words, and of the labels.
    content: Language,
    language: Language,
    state: State,
    /// Open lists of the text: whether each is numbered.
    lists: Vec<bool>,
    /// The open row of a table.
    row: Option<u16>,
    kind: BlockKind,
}

impl Page {
    /// `<tag>` for words of the text, with their language where the labels have another.
    fn tag(&mut self, tag: &str) {
        self.out.push('<');
        self.out.push_str(tag);
        if self.content != self.language && self.state != State::Lists {
            self.out.push_str(" lang=\"");
            self.out.push_str(self.content.tag());
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn end_tag(&mut self, tag: &str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push_str(">\n");
    }

    fn section(&mut self, label: &str) {
        if self.state == State::Facts {
            self.out.push_str("</dl>\n");
        }
        self.state = State::Card;
        self.out.push_str("<section>\n<h2>");
        escape(label, &mut self.out);
        self.out.push_str("</h2>\n");
    }

    /// Closes lists until `depth` of them are open.
    fn leave(&mut self, depth: usize) {
        while self.lists.len() > depth {
            let ordered = self.lists.pop() == Some(true);
            self.out.push_str("</li>\n");
            self.end_tag(if ordered { "ol" } else { "ul" });
        }
    }

    fn leave_table(&mut self) {
        if self.row.take().is_some() {
            self.out.push_str("</tr>\n</table>\n");
        }
    }

    /// Opens an item at its depth; a list that skips levels has none between.
    fn enter(&mut self, depth: u8, ordered: bool) {
        let depth = usize::from(depth).min(self.lists.len());
        self.leave(depth + 1);
        if self.lists.len() > depth && self.lists[depth] != ordered {
            self.leave(depth);
        }
        if self.lists.len() > depth {
            self.out.push_str("</li>\n");
        } else {
            self.lists.push(ordered);
            self.out
                .push_str(if ordered { "\n<ol>\n" } else { "\n<ul>\n" });
        }
        self.out.push_str("<li>");
    }

    fn checkbox(&mut self, checked: Option<bool>) {
        match checked {
            Some(true) => self
                .out
                .push_str("<input type=\"checkbox\" disabled checked> "),
            Some(false) => self.out.push_str("<input type=\"checkbox\" disabled> "),
            None => {}
        }
    }

    /// The element of a block that is no item.
    fn element(&self) -> &'static str {
        match self.kind {
            // The report has h1 and h2 of its own.
            BlockKind::Heading(1) => "h3",
            BlockKind::Heading(2) => "h4",
            BlockKind::Heading(3) => "h5",
            BlockKind::Heading(_) => "h6",
            BlockKind::Cell { row: 0, .. } => "th",
            BlockKind::Cell { .. } => "td",
            BlockKind::Code => "pre",
            BlockKind::Meta | BlockKind::Caption => "small",
            _ => "p",
        }
    }
}

impl Visitor for Page {
    fn title(&mut self, words: &str) {
        self.tag("h1");
        escape(words, &mut self.out);
        self.end_tag("h1");
    }

    fn fact(&mut self, label: &str, words: &str, iso: Option<&str>) {
        if self.state == State::Card {
            self.out.push_str("<dl>\n");
            self.state = State::Facts;
        }
        self.out.push_str("<dt>");
        escape(label, &mut self.out);
        self.end_tag("dt");
        self.tag("dd");
        // An unknown year is no valid time.
        let iso = iso.filter(|iso| !iso.contains('X'));
        if let Some(iso) = iso {
            self.out.push_str("<time datetime=\"");
            escape(iso, &mut self.out);
            self.out.push_str("\">");
        }
        escape(words, &mut self.out);
        if iso.is_some() {
            self.out.push_str("</time>");
        }
        self.end_tag("dd");
    }

    fn list(&mut self, label: &str, items: &[Item]) {
        self.section(label);
        for item in items {
            self.enter(item.depth, false);
            self.checkbox(item.checked);
            let foreign = self.content != self.language;
            if foreign {
                self.tag("span");
            }
            escape(&item.words, &mut self.out);
            if foreign {
                self.out.push_str("</span>");
            }
        }
        self.leave(0);
        self.end_tag("section");
    }

    fn text(&mut self, label: &str) {
        self.section(label);
        self.state = State::Lists;
        self.out.push_str("<div lang=\"");
        self.out.push_str(self.content.tag());
        self.out.push_str("\">\n");
    }

    fn block(&mut self, kind: BlockKind) {
        self.kind = kind;
        match kind {
            BlockKind::Item { .. } => {}
            // What goes on with an item stays in it only while nothing else comes between.
            _ => self.leave(0),
        }
        if let BlockKind::Cell { row, column } = kind {
            match self.row {
                Some(open) if open == row && column > 0 => {}
                Some(open) if row > open => self.out.push_str("</tr>\n<tr>\n"),
                _ => {
                    self.leave_table();
                    self.out.push_str("<table>\n<tr>\n");
                }
            }
            self.row = Some(row);
        } else {
            self.leave_table();
        }
        match kind {
            BlockKind::Item {
                depth,
                ordered,
                checked,
            } => {
                self.enter(depth, ordered);
                self.checkbox(checked);
            }
            BlockKind::Quote => self.out.push_str("<blockquote><p>"),
            BlockKind::Meta | BlockKind::Caption => self.out.push_str("<p><small>"),
            _ => {
                let element = self.element();
                self.out.push('<');
                self.out.push_str(element);
                self.out.push('>');
            }
        }
    }

    fn open(&mut self, kind: MarkKind) {
        self.out.push_str("<mark data-kind=\"");
        self.out.push_str(kind.name());
        self.out.push_str("\">");
    }

    fn words(&mut self, words: &str) {
        let words = if self.kind == BlockKind::Code {
            code(words)
        } else {
            words
        };
        escape(words, &mut self.out);
    }

    fn close(&mut self) {
        self.out.push_str("</mark>");
    }

    fn end(&mut self) {
        match self.kind {
            BlockKind::Item { .. } => {}
            BlockKind::Quote => self.out.push_str("</p></blockquote>\n"),
            BlockKind::Meta | BlockKind::Caption => self.out.push_str("</small></p>\n"),
            _ => self.end_tag(self.element()),
        }
    }
}

/// Text as text, in an element or an attribute.
fn escape(words: &str, out: &mut String) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // What HTML forbids or takes for something else: shown as what it is, a character nobody can read.
            '\0'..='\x08' | '\x0B'..='\x1F' | '\x7F' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}
