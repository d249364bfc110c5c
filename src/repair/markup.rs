//! Markup: tags of HTML, Word and content systems that were left in plain text.

use super::Found;
use super::protect::{Regions, close};
use crate::text::Span;
use crate::{Format, Options};

/// What a piece of markup does to the text around it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Nothing: `<span>`, `<b>`, comments.
    Inline,
    /// It divides cells.
    Cell,
    /// It divides lines.
    Block,
}

/// Finds known tags in one pass: lines and cells are divided by what divided them, all else goes without a trace.
///
/// In Markdown HTML is allowed; there only the tags of Word (`<o:p>`) go.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut found = Found::default();
    let markdown = options.format == Format::Markdown;
    let mut regions = Regions::new(text, options);
    // Closings that were looked for in vain are not looked for again.
    let mut missing = 0;
    // The tags side by side so far.
    let mut run: Option<(Span, Kind)> = None;
    let mut at = 0;
    while let Some(next) = text[at..].find(['<', ']']) {
        let start = at + next;
        let rest = &text[start..];
        at = start + 1;
        if regions.cover(start) {
            continue;
        }
        let piece = if markdown {
            tag(rest).filter(|(length, _)| rest[..*length].contains(':'))
        } else {
            section(rest, &mut missing).or_else(|| tag(rest))
        };
        let Some((length, mut kind)) = piece else {
            continue;
        };
        at = start + length;
        let mut span = Span::new(start, at);
        if let Some((before, other)) = run {
            let between = &text[before.end..start];
            let apart = kind > Kind::Inline && other > Kind::Inline && between.trim().is_empty();
            if between.is_empty() || apart {
                span.start = before.start;
                kind = kind.max(other);
            } else {
                divide(text, before, other, &mut found);
            }
        }
        run = Some((span, kind));
    }
    if let Some((span, kind)) = run {
        divide(text, span, kind, &mut found);
    }
    found
}

/// Puts what divides lines or cells in the place of tags; at a line's edge nothing needs to.
fn divide(text: &str, tags: Span, kind: Kind, found: &mut Found) {
    let starts = tags.start == 0 || text[..tags.start].ends_with('\n');
    let ends = tags.end == text.len() || text[tags.end..].starts_with('\n');
    let new = match kind {
        _ if starts || ends => "",
        Kind::Inline => "",
        Kind::Cell => "\t",
        Kind::Block => "\n",
    };
    found.push(tags.start, tags.end, new);
}

/// What goes with all that it holds: comments, sheets, scripts; and the brackets of character data.
fn section(rest: &str, missing: &mut u8) -> Option<(usize, Kind)> {
    for bracket in ["<![CDATA[", "]]>", "<![endif]>"] {
        if rest.starts_with(bracket) {
            return Some((bracket.len(), Kind::Inline));
        }
    }
    let pairs = [
        ("<!--", "-->"),
        ("<style", "</style>"),
        ("<script", "</script>"),
        ("<xml", "</xml>"),
        ("<?xml", ">"),
        ("<!DOCTYPE", ">"),
    ];
    let which = pairs.iter().position(|pair| rest.starts_with(pair.0))?;
    let length = close(rest, pairs[which].1, missing, 1 << which)?;
    Some((length, Kind::Inline))
}

/// The length and kind of the tag that `rest` starts with.
fn tag(rest: &str) -> Option<(usize, Kind)> {
    let inner = rest.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let mut length = 0;
    for b in inner.bytes().take(24) {
        if !b.is_ascii_alphanumeric() && b != b':' {
            break;
        }
        length += 1;
    }
    let (name, attributes) = inner.split_at(length);
    let kind = kind(&name.to_ascii_lowercase())?;
    let end = attributes.find(['<', '>'])?;
    let (attributes, behind) = attributes.split_at(end);
    let attributes = attributes.trim_end_matches('/');
    let plausible = attributes.trim().is_empty()
        || attributes.starts_with(char::is_whitespace) && attributes.contains('=');
    let length = rest.len() - behind.len() + 1;
    (plausible && behind.starts_with('>')).then_some((length, kind))
}

/// What the tag `name` does, if it is one.
fn kind(name: &str) -> Option<Kind> {
    const BLOCK: &str = "p div br hr table tbody thead tfoot tr ul ol li dl dt dd h1 h2 h3 h4 h5 h6 blockquote center \
        section article header footer main nav aside figure figcaption form html head body title caption pre";
    const INLINE: &str = "span font b strong i em u s a img sup sub small big input label button link meta script style \
        xml col colgroup iframe object embed param mark ins del code q cite nobr wbr";
    if let Some((space, _)) = name.split_once(':') {
        return "o w v m st1"
            .split(' ')
            .any(|known| known == space)
            .then_some(Kind::Inline);
    }
    for (names, kind) in [
        (BLOCK, Kind::Block),
        ("td th", Kind::Cell),
        (INLINE, Kind::Inline),
    ] {
        if names.split(' ').any(|known| known == name) {
            return Some(kind);
        }
    }
    None
}
