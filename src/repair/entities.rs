//! Escapes: characters that were written as HTML entities and never turned back.

use super::protect::Regions;
use super::{Found, edit};
use crate::{Format, Options};

/// Finds `&nbsp;`, `&#x3000;`, `&amp;ldquo;` and the like, escaped any number of times, in one pass.
///
/// In Markdown, escapes of ASCII characters are syntax and stay.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut edits = Vec::new();
    if !text.contains('&') {
        return edits.into();
    }
    let markdown = options.format == Format::Markdown;
    let mut regions = Regions::code(text, options);
    let mut at = 0;
    while let Some(next) = text[at..].find('&') {
        let start = at + next;
        let (mut end, mut times) = (start + 1, 0);
        while text[end..].starts_with("amp;") {
            end += 4;
            times += 1;
        }
        at = end;
        if regions.cover(start) {
            continue;
        }
        if let Some((length, c)) = entity(&text[end..])
            && !(markdown && c.is_ascii())
        {
            at = end + length;
            edits.push(edit("entities", start..at, c.encode_utf8(&mut [0; 4])));
        } else if times > 0 && !markdown {
            edits.push(edit("entities", start..end, "&"));
        }
    }
    edits.into()
}

/// The name or number behind `&` that `rest` starts with: its length with the semicolon, and its character.
fn entity(rest: &str) -> Option<(usize, char)> {
    let length = rest.bytes().take(12).position(|b| b == b';')?;
    let name = rest.get(..length)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|&c| c != '\0')?
        }
        None => named(name)?,
    };
    Some((length + 1, c))
}

/// The entities that Chinese pages and their editors write.
fn named(name: &str) -> Option<char> {
    Some(match name {
        "nbsp" => '\u{A0}',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        "thinsp" => '\u{2009}',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "middot" => '·',
        "bull" => '•',
        "times" => '×',
        "laquo" => '«',
        "raquo" => '»',
        "deg" => '°',
        "permil" => '‰',
        "copy" => '©',
        "reg" => '®',
        "yen" => '¥',
        "plusmn" => '±',
        "zwnj" => '\u{200C}',
        "zwj" => '\u{200D}',
        "shy" => '\u{AD}',
        _ => return None,
    })
}
