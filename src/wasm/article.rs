//! An article of the host page, read without touching it.

use super::{Reading, options};
use crate::Format;
use crate::text::Span;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range, Text};

/// An element of the page as a source text, and the way back from spans of it to places in the page.
///
/// A block element is a line, so are a table's cells and what `<br>` divides; white space collapses as it does on the
/// screen. Scripts, navigation, asides, form controls, readings over characters (`rt`) and what is hidden are left out.
/// One walk over the nodes; nothing is written to them. Words inside of `code`, `kbd`, `samp` and of what is marked
/// `translate="no"` are read and not repaired.
///
/// ```js
/// const article = new Article(document.querySelector("article"));
/// const reading = article.read();
/// const names = reading.report(0).people.flatMap(person => person.span);
/// CSS.highlights.set("names", new Highlight(...article.ranges(reading, new Uint32Array(names))));
/// ```
#[wasm_bindgen]
pub struct Article {
    text: String,
    nodes: Vec<Text>,
    pieces: Vec<Piece>,
    kept: Vec<Span>,
}

/// Characters of the text that stand as they are in a text node. Offsets are UTF-16 units.
struct Piece {
    /// Where it starts in the text.
    start: u32,
    /// Where it starts in the node.
    from: u32,
    /// Length in both.
    len: u32,
    /// Index of the node.
    node: u32,
}

#[wasm_bindgen]
impl Article {
    /// Walks `root` once.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &Element) -> Article {
        let mut walk = Walk::default();
        walk.all(root);
        Article {
            text: walk.text,
            nodes: walk.nodes,
            pieces: walk.pieces,
            kept: walk.kept,
        }
    }

    /// The source text, one line a block.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.text.clone()
    }

    /// Reads the text. A page is no Markdown: the format is `plain` unless the options say otherwise.
    pub fn read(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "ReadOptions")] options: JsValue,
    ) -> Result<Reading, JsError> {
        let mut options = options::parse(&options, Format::Plain)?;
        options.keep.clone_from(&self.kept);
        Ok(Reading::new(self.text.clone(), &options))
    }

    /// DOM ranges of spans (`[start, end]` each) of the text of `reading`, one a span and in their order.
    ///
    /// Where the page has changed since and a place is gone, the range is empty.
    pub fn ranges(&self, reading: &Reading, spans: &[u32]) -> Result<Vec<Range>, JsValue> {
        let mut ranges = Vec::with_capacity(spans.len() / 2);
        for pair in reading.to_source(spans).chunks_exact(2) {
            let (start, end) = (pair[0], pair[1]);
            let range = Range::new()?;
            if start < end
                && let (Some(first), Some(last)) = (self.start(start), self.end(end))
                && (range.set_start(first.0, first.1).is_err()
                    || range.set_end(last.0, last.1).is_err())
            {
                range.collapse();
            }
            ranges.push(range);
        }
        Ok(ranges)
    }
}

impl Article {
    /// The place of the first character at or behind `unit`.
    fn start(&self, unit: u32) -> Option<(&Text, u32)> {
        let at = self
            .pieces
            .partition_point(|piece| piece.start + piece.len <= unit);
        let piece = self.pieces.get(at)?;
        let inside = unit.saturating_sub(piece.start);
        Some((self.nodes.get(piece.node as usize)?, piece.from + inside))
    }

    /// The place behind the last character before `unit`.
    fn end(&self, unit: u32) -> Option<(&Text, u32)> {
        let at = self.pieces.partition_point(|piece| piece.start < unit);
        let piece = self.pieces.get(at.checked_sub(1)?)?;
        let inside = (unit - piece.start).min(piece.len);
        Some((self.nodes.get(piece.node as usize)?, piece.from + inside))
    }
}

/// What an element means for the text.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// Its words belong to the line around.
    Inline,
    /// It is a line of its own, or several.
    Block,
    /// A block whose line ends stand as they are typed.
    Typed,
    /// A line ends here.
    Break,
    /// Not the article's words.
    Skip,
}

/// Lines of their own.
const BLOCKS: &str = "p div li h1 h2 h3 h4 h5 h6 article section main header footer ul ol dl dt dd table caption thead \
tbody tfoot tr td th blockquote figure figcaption address form fieldset details summary hgroup center body";

/// What the article does not say itself.
const SKIPPED: &str = "script style template noscript rt rp nav aside button label input select textarea option \
datalist output progress meter dialog menu svg math canvas video audio object iframe head meeting-report";

/// What an element means, and whether its words are to stay as they are.
fn role(element: &Element, typed: bool) -> (Role, bool) {
    let name = element.local_name();
    let name = name.as_str();
    let role = match name {
        "br" | "hr" => Role::Break,
        // A listing of code is no prose; a word of code in a sentence is.
        "code" if typed => Role::Skip,
        "pre" | "listing" => hidden(element, Role::Typed),
        _ if listed(BLOCKS, name) => hidden(element, Role::Block),
        _ if listed(SKIPPED, name) => Role::Skip,
        _ => hidden(element, Role::Inline),
    };
    let shown = !matches!(role, Role::Skip | Role::Break);
    let fixed = shown
        && (listed("code kbd samp", name)
            || element.get_attribute("translate").as_deref() == Some("no"));
    (role, fixed)
}

fn listed(names: &str, name: &str) -> bool {
    let mut names = names.as_bytes().split(|byte| *byte == b' ');
    names.any(|listed| listed == name.as_bytes())
}

/// `shown`, unless the page says that nobody sees or hears the element.
fn hidden(element: &Element, shown: Role) -> Role {
    if element.has_attribute("hidden")
        || element.get_attribute("aria-hidden").as_deref() == Some("true")
    {
        Role::Skip
    } else {
        shown
    }
}

#[derive(Default)]
struct Walk {
    text: String,
    units: u32,
    nodes: Vec<Text>,
    pieces: Vec<Piece>,
    /// White space was seen since the last character of the line.
    space: bool,
    /// The last character ends a line, or there is none.
    fresh: bool,
    /// How many elements around keep their line ends.
    typed: u32,
    /// How many elements around are not to be changed.
    fixed: u32,
    /// Their words.
    kept: Vec<Span>,
}

impl Walk {
    /// Visits everything below `root`, without recursion: pages nest deeper than the stack.
    fn all(&mut self, root: &Element) {
        self.fresh = true;
        // The open elements, what they are, and whether their words stay as they are.
        let mut open: Vec<(Node, Role, bool)> = Vec::new();
        let mut next = root.first_child();
        loop {
            let Some(node) = next else {
                let Some((node, role, fixed)) = open.pop() else {
                    return;
                };
                self.fixed -= u32::from(fixed);
                self.leave(role);
                next = node.next_sibling();
                continue;
            };
            let (role, fixed) = match node.node_type() {
                Node::TEXT_NODE | Node::CDATA_SECTION_NODE => {
                    self.words(node.unchecked_ref());
                    (Role::Skip, false)
                }
                Node::ELEMENT_NODE => {
                    let typed = matches!(open.last(), Some((_, Role::Typed, _)));
                    role(node.unchecked_ref(), typed)
                }
                _ => (Role::Skip, false),
            };
            match role {
                Role::Skip => next = node.next_sibling(),
                Role::Break => {
                    self.line();
                    next = node.next_sibling();
                }
                role => {
                    if role != Role::Inline {
                        self.line();
                    }
                    self.typed += u32::from(role == Role::Typed);
                    self.fixed += u32::from(fixed);
                    next = node.first_child();
                    open.push((node, role, fixed));
                }
            }
        }
    }

    fn leave(&mut self, role: Role) {
        if role != Role::Inline {
            self.line();
        }
        self.typed -= u32::from(role == Role::Typed);
    }

    /// Ends the line, if one has begun.
    fn line(&mut self) {
        if !self.fresh {
            self.push('\n');
            self.fresh = true;
        }
        self.space = false;
    }

    fn push(&mut self, c: char) {
        self.text.push(c);
        self.units += c.len_utf16() as u32;
    }

    /// Takes over the characters of a text node; runs of white space become one space, at a line's borders none.
    fn words(&mut self, node: &Text) {
        let data = node.data();
        let index = self.nodes.len() as u32;
        let first = self.pieces.len();
        let mut from = 0;
        let start = self.text.len();
        for c in data.chars() {
            let len = c.len_utf16() as u32;
            match c {
                '\n' | '\r' if self.typed > 0 => self.line(),
                ' ' | '\n' | '\t' | '\r' | '\u{C}' => self.space = true,
                _ => {
                    if std::mem::take(&mut self.space) && !self.fresh {
                        self.push(' ');
                    }
                    self.fresh = false;
                    match self.pieces[first..].last_mut() {
                        Some(piece)
                            if piece.start + piece.len == self.units
                                && piece.from + piece.len == from =>
                        {
                            piece.len += len;
                        }
                        _ => self.pieces.push(Piece {
                            start: self.units,
                            from,
                            len,
                            node: index,
                        }),
                    }
                    self.push(c);
                }
            }
            from += len;
        }
        if self.fixed > 0 {
            self.kept.push(Span::new(start, self.text.len()));
        }
        if self.pieces.len() > first {
            self.nodes.push(node.clone());
        }
    }
}
