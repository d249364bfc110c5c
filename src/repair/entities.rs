//! Escapes: characters that were written as HTML entities and never turned back.

use super::Found;
use super::protect::Regions;
use crate::{Format, Options};

/// Finds `&nbsp;`, `&#x3000;`, `&amp;ldquo;` and the like, escaped any number of times, in one pass.
///
/// In Markdown, escapes of ASCII characters are syntax and stay.
pub(super) fn find(text: &str, options: &Options) -> Found {
    let mut found = Found::default();
    let markdown = options.format == Format::Markdown;
    let mut regions = Regions::new(text, options);
    let mut at = 0;
    while let Some(next) = text[at..].find('&') {
        let start = at + next;
        let mut end = start + 1;
        while text[end..].starts_with("amp;") {
            end += 4;
        }
        at = end;
        if regions.cover(start) {
            continue;
        }
        if let Some((length, c)) = entity(&text[end..])
            && !(markdown && c.is_ascii())
        {
            at = end + length;
            found.push(start, at, c.encode_utf8(&mut [0; 4]));
        } else if end > start + 1 && !markdown {
            found.push(start, end, "&");
        }
    }
    found
}

/// The name or number behind `&` that `rest` starts with: its length with the semicolon, and its character.
fn entity(rest: &str) -> Option<(usize, char)> {
    let length = rest.bytes().take(12).position(|b| b == b';')?;
    let name = rest.get(..length)?;
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(name)?,
    };
    Some((length + 1, c))
}

/// The character of a decimal or, behind an x, hexadecimal number.
fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16),
        None => (number, 10),
    };
    let mut code = 0u32;
    for digit in digits.chars() {
        code = code
            .checked_mul(radix)?
            .checked_add(digit.to_digit(radix)?)?;
    }
    char::from_u32(code).filter(|&c| c != '\0')
}

/// The entities that Chinese pages and their editors write, each name before its character.
const NAMES: &str = "nbsp\u{A0} ensp\u{2002} emsp\u{2003} thinsp\u{2009} lt< gt> quot\" apos' ldquo“ rdquo” lsquo‘ \
    rsquo’ mdash— ndash– hellip… middot· bull• times× laquo« raquo» deg° permil‰ copy© reg® yen¥ plusmn± \
    zwnj\u{200C} zwj\u{200D} shy\u{AD}";

fn named(name: &str) -> Option<char> {
    if name.is_empty() {
        return None;
    }
    for entity in NAMES.split(' ') {
        let mut rest = entity.strip_prefix(name).unwrap_or_default().chars();
        if let (Some(c), None) = (rest.next(), rest.next()) {
            return Some(c);
        }
    }
    None
}
