//! Markup: tags of HTML, Word and content systems that were left in plain text.

use super::protect::Regions;
use super::{Found, edit};
use crate::{Format, Options};

/// A piece of markup.
struct Tag {
    start: usize,
    end: usize,
    kind: Kind,
}

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
    let mut edits = Vec::new();
    let mut tags = tags(text, options).into_iter().peekable();
    while let Some(mut tag) = tags.next() {
        while let Some(next) = tags.peek() {
            let between = &text[tag.end..next.start];
            let joins = between.is_empty()
                || tag.kind > Kind::Inline && next.kind > Kind::Inline && between.trim().is_empty();
            if !joins {
                break;
            }
            tag.end = next.end;
            tag.kind = tag.kind.max(next.kind);
            tags.next();
        }
        let starts = tag.start == 0 || text[..tag.start].ends_with('\n');
        let ends = tag.end == text.len() || text[tag.end..].starts_with('\n');
        let new = match tag.kind {
            _ if starts || ends => "",
            Kind::Inline => "",
            Kind::Cell => "\t",
            Kind::Block => "\n",
        };
        edits.push(edit("markup", tag.start..tag.end, new));
    }
    edits.into()
}

fn tags(text: &str, options: &Options) -> Vec<Tag> {
    let mut found = Vec::new();
    if !text.contains(['<', ']']) {
        return found;
    }
    let markdown = options.format == Format::Markdown;
    let mut regions = Regions::code(text, options);
    // Closings that were looked for in vain are not looked for again.
    let mut missing = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['<', ']']) {
        let start = at + next;
        let rest = &text[start..];
        at = start + 1;
        if regions.cover(start) {
            continue;
        }
        let piece = if markdown {
            tag(rest).filter(|(_, _, name)| name.contains(':'))
        } else {
            section(rest, &mut missing).or_else(|| tag(rest))
        };
        if let Some((length, kind, _)) = piece {
            at = start + length;
            found.push(Tag {
                start,
                end: at,
                kind,
            });
        }
    }
    found
}

/// What goes with all that it holds: comments, sheets, scripts; and the brackets of character data.
fn section<'t>(rest: &'t str, missing: &mut Vec<&'static str>) -> Option<(usize, Kind, &'t str)> {
    for bracket in ["<![CDATA[", "]]>", "<![endif]>"] {
        if rest.starts_with(bracket) {
            return Some((bracket.len(), Kind::Inline, ""));
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
    let (_, close) = pairs.into_iter().find(|pair| rest.starts_with(pair.0))?;
    if missing.contains(&close) {
        return None;
    }
    let Some(end) = rest.find(close) else {
        missing.push(close);
        return None;
    };
    Some((end + close.len(), Kind::Inline, ""))
}

/// The length, kind and name of the tag that `rest` starts with.
fn tag(rest: &str) -> Option<(usize, Kind, &str)> {
    let inner = rest.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let length = inner
        .bytes()
        .take(24)
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b':')
        .count();
    let (name, attributes) = inner.split_at(length);
    let kind = kind(name)?;
    let end = attributes.find(['<', '>'])?;
    let (attributes, behind) = attributes.split_at(end);
    let attributes = attributes.trim_end_matches('/');
    let plausible = attributes.trim().is_empty()
        || attributes.starts_with(char::is_whitespace) && attributes.contains('=');
    let length = rest.len() - behind.len() + 1;
    (plausible && behind.starts_with('>')).then_some((length, kind, name))
}

/// What the tag `name` does, if it is one.
fn kind(name: &str) -> Option<Kind> {
    const BLOCK: &str = "p div br hr table tbody thead tfoot tr ul ol li dl dt dd h1 h2 h3 h4 h5 h6 blockquote center \
        section article header footer main nav aside figure figcaption form html head body title caption pre";
    const INLINE: &str = "span font b strong i em u s a img sup sub small big input label button link meta script style \
        xml col colgroup iframe object embed param mark ins del code q cite nobr wbr";
    let lower = name.to_ascii_lowercase();
    let among = |list: &str| list.split_ascii_whitespace().any(|word| word == lower);
    if among(BLOCK) {
        Some(Kind::Block)
    } else if matches!(&*lower, "td" | "th") {
        Some(Kind::Cell)
    } else if among(INLINE)
        || ["o:", "w:", "v:", "m:", "st1:"]
            .iter()
            .any(|p| lower.starts_with(p))
    {
        Some(Kind::Inline)
    } else {
        None
    }
}
