//! The lines of a text, and what closes them.

/// The lines of a text, each with the byte that it begins at and with its line end.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        at = line_end(text, start);
        (at > start).then(|| (start, &text[start..at]))
    })
}

/// Where the line that holds the byte `at` ends, with its line end.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    // The search of the standard library is faster, and half a kilobyte of code.
    let end = if cfg!(feature = "speed") {
        rest.find('\n')
    } else {
        rest.bytes().position(|byte| byte == b'\n')
    };
    end.map_or(text.len(), |end| at + end + 1)
}

/// The text without those of these ASCII characters that end it; `str::trim_end_matches` brings a search for each list.
pub(crate) fn trim_end<'t>(text: &'t str, marks: &[u8]) -> &'t str {
    let mut end = text.len();
    while end > 0 && marks.contains(&text.as_bytes()[end - 1]) {
        end -= 1;
    }
    &text[..end]
}

/// The text without the white space around it, and how much stood before it: both ends of `str::trim` in one small function.
#[inline(never)]
pub(crate) fn trim(text: &str) -> (usize, &str) {
    let mut chars = text.chars();
    while chars.clone().next().is_some_and(char::is_whitespace) {
        chars.next();
    }
    let start = text.len() - chars.as_str().len();
    while chars.clone().next_back().is_some_and(char::is_whitespace) {
        chars.next_back();
    }
    (start, chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::{line_end, lines, trim_end};

    #[test]
    fn lines_keep_their_ends() {
        let found: Vec<_> = lines("会议\r\n\na").collect();
        assert_eq!(found, [(0, "会议\r\n"), (8, "\n"), (9, "a")]);
        assert_eq!(lines("").next(), None);
        assert_eq!(line_end("会\n议", 0), 4);
        assert_eq!(line_end("会\n议", 4), 7);
    }

    #[test]
    fn only_the_end_is_trimmed() {
        assert_eq!(trim_end(" 会 议 | ", b" |"), " 会 议");
        assert_eq!(trim_end("\r\n", b"\n\r"), "");
    }
}
