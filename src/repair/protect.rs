//! Regions that stay as their author wrote them.

use crate::text::{Span, lines, trim, trim_end};
use crate::{Format, Options};

/// The regions of a text that a rule leaves alone, asked for in text order.
///
/// Front matter, fenced and inline code, template calls (`{{< figure … >}}`), URLs, and the destinations of links; in
/// Markdown also block quotations. Found in one pass over the text when they are asked for first.
pub(super) struct Regions<'t> {
    text: &'t str,
    markdown: bool,
    /// Also what stays inside of lines.
    inside: bool,
    spans: Option<Vec<Span>>,
    next: usize,
}

impl<'t> Regions<'t> {
    /// Code, addresses and front matter, but no tags.
    pub(super) fn new(text: &'t str, options: &Options) -> Self {
        Regions {
            text,
            markdown: options.format == Format::Markdown,
            inside: true,
            spans: None,
            next: 0,
        }
    }

    /// Only whole lines.
    pub(super) fn blocks(text: &'t str, options: &Options) -> Self {
        Regions {
            inside: false,
            ..Regions::new(text, options)
        }
    }

    /// Only what stands inside of lines: code, tags, addresses and the destinations of links.
    pub(super) fn inside(text: &'t str) -> Self {
        let mut spans = Vec::new();
        for (start, line) in lines(text) {
            find(start, line, true, &mut spans);
        }
        Regions {
            text,
            markdown: false,
            inside: true,
            spans: Some(spans),
            next: 0,
        }
    }

    /// Whether the byte `at` is protected; ask in text order.
    pub(super) fn cover(&mut self, at: usize) -> bool {
        let (text, markdown, inside) = (self.text, self.markdown, self.inside);
        let spans = self
            .spans
            .get_or_insert_with(|| regions(text, markdown, inside));
        while spans.get(self.next).is_some_and(|s| s.end <= at) {
            self.next += 1;
        }
        spans.get(self.next).is_some_and(|s| s.start <= at)
    }
}

/// Whole lines, and what is inside of the others.
fn regions(text: &str, markdown: bool, inside: bool) -> Vec<Span> {
    let blocks = blocks(text, markdown);
    if !inside {
        return blocks;
    }
    let mut spans = Vec::new();
    let mut next = 0;
    for (start, line) in lines(text) {
        let end = start + line.len();
        match blocks.get(next) {
            Some(block) if block.start <= start => {
                spans.push(Span::new(start, end));
                next += usize::from(block.end <= end);
            }
            _ => find(start, line, false, &mut spans),
        }
    }
    spans
}

/// The lines that stay as they are: front matter, fences that close, settings, in Markdown also quotations.
///
/// What opens like a fence and does not close is none.
pub(super) fn blocks(text: &str, markdown: bool) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    // The mark of an open fence, how long it is, where it begins, and how many blocks come before it.
    let mut open: Option<(u8, usize, usize, usize)> = None;
    let mut first = true;
    for (start, line) in lines(text) {
        let end = start + line.len();
        let words = trim(line).1;
        let head = first && words == "---";
        first &= words.is_empty();
        let mark = words.bytes().next().unwrap_or(b' ');
        let run = words.bytes().take_while(|&b| b == mark).count();
        match open {
            Some((opening, length, from, before))
                if mark == opening && run >= length && words.len() == run =>
            {
                found.truncate(before);
                found.push(Span::new(from, end));
                open = None;
                continue;
            }
            None if head || matches!(mark, b'`' | b'~') && run >= 3 => {
                open = Some((mark, run, start, found.len()));
            }
            _ => {}
        }
        if markdown && mark == b'>' || is_setting(line) {
            found.push(Span::new(start, end));
        }
    }
    found
}

/// Finds code, URLs and link destinations of the line at `base`, and tags where these count.
fn find(base: usize, line: &str, tags: bool, spans: &mut Vec<Span>) {
    let bytes = line.as_bytes();
    // Each closing is looked for once: where there is none, the rest of the line has none.
    let mut missing = 0;
    let mut at = 0;
    let mut ticks = None;
    let opens = |b: &u8| {
        matches!(
            b,
            b'`' | b'<' | b'{' | b']' | b'h' | b'f' | b'w' | b'H' | b'W'
        )
    };
    while let Some(next) = bytes[at..].iter().position(opens) {
        at += next;
        let rest = &line[at..];
        let end = match bytes[at] {
            b'`' => {
                let runs = ticks.get_or_insert_with(|| TickRuns::new(bytes));
                Some(runs.end(at))
            }
            b'<' if !tags => None,
            b'<' if rest.starts_with("<!--") => close(rest, "-->", &mut missing, 1),
            b'<' => tag(rest),
            b'{' if rest.starts_with("{{") => close(rest, "}}", &mut missing, 2),
            b']' if rest.starts_with("](") => destination(rest, &mut missing),
            b'{' | b']' => None,
            _ if at > 0 && bytes[at - 1].is_ascii_alphanumeric() => None,
            _ => url(rest),
        };
        match end {
            Some(length) => {
                spans.push(Span::new(base + at, base + at + length));
                at += length;
            }
            None => at += 1,
        }
    }
}

/// A line `name: "value"` of settings, as front matter has them that lost its fence.
fn is_setting(line: &str) -> bool {
    trim(line).1.ends_with('"')
        && place(line, ": \"").is_some_and(|at| {
            line.bytes()
                .take(at)
                .all(|b| b.is_ascii_lowercase() || b == b'_')
        })
}

/// The length of `rest` up to the closing mark, if there is one; `missing` remembers, a bit each, which there is not.
pub(super) fn close(rest: &str, mark: &str, missing: &mut u8, bit: u8) -> Option<usize> {
    if *missing & bit != 0 {
        return None;
    }
    let found = place(rest, mark);
    if found.is_none() {
        *missing |= bit;
    }
    found.map(|at| at + mark.len())
}

/// Where `mark` stands first in `text`; `str::find` is made for long ones, and a kilobyte of code.
fn place(text: &str, mark: &str) -> Option<usize> {
    let is_mark = |bytes: &[u8]| bytes == mark.as_bytes();
    text.as_bytes().windows(mark.len()).position(is_mark)
}

/// The length of the tag that `rest` starts with: its closing `>` comes before any other `<`.
fn tag(rest: &str) -> Option<usize> {
    let name = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let bytes = &rest.as_bytes()[1..];
    let end = bytes.iter().position(|byte| matches!(byte, b'<' | b'>'))?;
    (bytes[end] == b'>').then_some(end + 2)
}

/// The length of `](destination)`; a destination may hold pairs of brackets.
fn destination(rest: &str, missing: &mut u8) -> Option<usize> {
    let first = close(rest, ")", missing, 4)?;
    let inner = rest[2..first].bytes().filter(|byte| *byte == b'(').count();
    if inner != 1 {
        return Some(first);
    }
    let bytes = &rest.as_bytes()[first..];
    let second = bytes
        .iter()
        .position(|byte| matches!(byte, b')' | b'(' | b' '))?;
    Some(if bytes[second] == b')' {
        first + second + 1
    } else {
        first
    })
}

/// The length of the URL that `rest` starts with, without the marks of the sentence behind it.
fn url(rest: &str) -> Option<usize> {
    const SCHEMES: [&str; 4] = ["http://", "https://", "ftp://", "www."];
    let scheme = SCHEMES.iter().find(|scheme| {
        rest.get(..scheme.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    })?;
    let end = rest
        .bytes()
        .position(|b| !b.is_ascii_graphic() || matches!(b, b'"' | b'<' | b'>' | b'`' | b'|'))
        .unwrap_or(rest.len());
    let end = trim_end(&rest[..end], b",.;:!?)']*").len();
    (end > scheme.len()).then_some(end)
}

/// The runs of backticks of one line, each with the next run of its length.
struct TickRuns {
    /// Start of a run, its length, and the end of the code that it opens.
    runs: Vec<(usize, usize, Option<usize>)>,
}

impl TickRuns {
    /// Runs longer than this open no code: a bound keeps the look-up table small.
    const LONGEST: usize = 4;

    fn new(bytes: &[u8]) -> Self {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let length = bytes[at..].iter().take_while(|&&b| b == b'`').count();
            if length > 0 {
                runs.push((at, length, None));
            }
            at += length.max(1);
        }
        let mut ends = [None; Self::LONGEST + 1];
        for (start, length, end) in runs.iter_mut().rev() {
            if let Some(slot) = ends.get_mut(*length) {
                *end = slot.replace(*start + *length);
            }
        }
        TickRuns { runs }
    }

    /// The length of the code at the run that starts at `at`, or of the run alone.
    fn end(&self, at: usize) -> usize {
        let index = self.runs.partition_point(|run| run.0 < at);
        match self.runs.get(index) {
            Some(&(start, length, end)) if start == at => end.map_or(length, |end| end - at),
            _ => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Regions;
    use crate::{Format, Options};

    /// The text with its protected characters as dots: code by [`Regions`], or all that no line may lose.
    fn masked(text: &str, format: Format) -> String {
        let options = Options {
            format,
            ..Options::default()
        };
        let mut regions = Regions::new(text, &options);
        mask(text, |at| regions.cover(at))
    }

    fn mask(text: &str, mut cover: impl FnMut(usize) -> bool) -> String {
        let mask = |(at, c)| match c {
            '\n' => c,
            _ if cover(at) => '·',
            _ => c,
        };
        text.char_indices().map(mask).collect()
    }

    #[test]
    fn inside_of_lines() {
        let cases = [
            ("见`a,b`，``x`y``。", "见·····，·······。"),
            ("`不成对", "·不成对"),
            ("见https://a.cn/x?b=c,d,会后", "见····················,会后"),
            ("[公告](a(b).html)好", "[公告············好"),
            ("甲<span id=\"x\">乙</span>", "甲·············乙·······"),
            ("甲<乙>丙<x", "甲<乙>丙<x"),
            ("<!-- 注 -->正文<!-- ", "··········正文<!-- "),
            ("{{< figure a=\"图\" >}}", "····················"),
        ];
        for (text, expected) in cases {
            let mut regions = Regions::inside(text);
            assert_eq!(mask(text, |at| regions.cover(at)), expected, "in {text}");
        }
    }

    #[test]
    fn whole_lines() {
        assert_eq!(
            masked("---\na: b\n---\n文\n---", Format::Plain),
            "···\n····\n···\n文\n---"
        );
        assert_eq!(
            masked("```\n码\n```\n文\n```\n文", Format::Plain),
            "···\n·\n···\n文\n···\n文"
        );
        assert_eq!(masked("> 引文\n文", Format::Markdown), "····\n文");
        assert_eq!(masked("> 引文\n文", Format::Plain), "> 引文\n文");
    }
}
