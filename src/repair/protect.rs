//! Regions that stay as their author wrote them.

use crate::text::Span;
use crate::{Format, Options};

/// The regions of a text that no typographic rule may touch, asked for in text order.
///
/// Front matter, fenced and inline code, HTML tags and comments, template calls (`{{< figure … >}}`), URLs, and the
/// destinations of links; in Markdown also block quotations. Found in one pass over the text.
pub(super) struct Regions {
    spans: Vec<Span>,
    next: usize,
}

impl Regions {
    pub(super) fn new(text: &str, options: &Options) -> Self {
        Regions::find(text, options, true)
    }

    /// The regions without tags and comments: code, addresses and front matter.
    pub(super) fn code(text: &str, options: &Options) -> Self {
        Regions::find(text, options, false)
    }

    fn find(text: &str, options: &Options, tags: bool) -> Self {
        let mut finder = Finder {
            text,
            markdown: options.format == Format::Markdown,
            tags,
            spans: Vec::new(),
        };
        finder.blocks();
        Regions {
            spans: finder.spans,
            next: 0,
        }
    }

    /// Only what stands inside of lines: code, tags, addresses and the destinations of links.
    pub(super) fn inside(text: &str) -> Self {
        let mut finder = Finder {
            text,
            markdown: false,
            tags: true,
            spans: Vec::new(),
        };
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            finder.line(at, line);
            at += line.len();
        }
        Regions {
            spans: finder.spans,
            next: 0,
        }
    }

    /// Whether the byte `at` is protected; ask in text order.
    pub(super) fn cover(&mut self, at: usize) -> bool {
        while self.spans.get(self.next).is_some_and(|s| s.end <= at) {
            self.next += 1;
        }
        self.spans.get(self.next).is_some_and(|s| s.start <= at)
    }
}

/// Where a line of front matter or of a fence begins and ends.
struct Fence {
    mark: u8,
    length: usize,
    start: usize,
}

struct Finder<'t> {
    text: &'t str,
    markdown: bool,
    tags: bool,
    spans: Vec<Span>,
}

impl Finder<'_> {
    /// Front matter, fences and quotations by lines; what is inside of other lines by [`Finder::line`].
    fn blocks(&mut self) {
        let closings = self.closings();
        let mut closings = closings.into_iter().peekable();
        let mut at = 0;
        let mut until = 0;
        for line in self.text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            if start < until {
                continue;
            }
            if let Some(span) = closings.next_if(|span| span.start <= start) {
                until = span.end;
                self.spans.push(span);
            } else if self.markdown && line.trim_start().starts_with('>') || is_setting(line) {
                self.spans.push(Span::new(start, at));
            } else {
                self.line(start, line);
            }
        }
    }

    /// The spans of front matter and of fences that close; one that does not close is no fence.
    fn closings(&self) -> Vec<Span> {
        let mut found = Vec::new();
        let mut open: Option<Fence> = None;
        let (mut at, mut first) = (0, true);
        for line in self.text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let words = line.trim();
            let head = first && words == "---";
            first &= words.is_empty();
            let mark = words.bytes().next().unwrap_or(b' ');
            let run = words.bytes().take_while(|&b| b == mark).count();
            match &open {
                Some(fence) if mark == fence.mark && run >= fence.length && words.len() == run => {
                    found.push(Span::new(fence.start, at));
                    open = None;
                }
                Some(_) => {}
                None if head || matches!(mark, b'`' | b'~') && run >= 3 => {
                    open = Some(Fence {
                        mark,
                        length: run,
                        start,
                    });
                }
                None => {}
            }
        }
        found
    }

    /// Code, tags, URLs and link destinations of the line at `base`.
    fn line(&mut self, base: usize, line: &str) {
        let bytes = line.as_bytes();
        // Each closing is looked for once: where there is none, the rest of the line has none.
        let mut missing = 0;
        let mut at = 0;
        let mut ticks = None;
        while at < bytes.len() {
            let rest = &line[at..];
            let end = match bytes[at] {
                b'`' => {
                    let runs = ticks.get_or_insert_with(|| TickRuns::new(bytes));
                    Some(runs.end(at))
                }
                b'<' if !self.tags => None,
                b'<' if rest.starts_with("<!--") => close(rest, "-->", &mut missing, 1),
                b'<' => tag(rest),
                b'{' if rest.starts_with("{{") => close(rest, "}}", &mut missing, 2),
                b']' if rest.starts_with("](") => destination(rest, &mut missing),
                b'h' | b'f' | b'w' | b'H' | b'W'
                    if at == 0 || !bytes[at - 1].is_ascii_alphanumeric() =>
                {
                    url(rest)
                }
                _ => None,
            };
            match end {
                Some(length) => {
                    self.spans.push(Span::new(base + at, base + at + length));
                    at += length;
                }
                None => at += 1,
            }
            while at < bytes.len() && !line.is_char_boundary(at) {
                at += 1;
            }
        }
    }
}

/// A line `name: "value"` of settings, as front matter has them that lost its fence.
fn is_setting(line: &str) -> bool {
    line.trim_end().ends_with('"')
        && line
            .split_once(": \"")
            .is_some_and(|(name, _)| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
}

/// The length of `rest` up to the closing mark, if there is one; `missing` remembers, a bit each, which there is not.
fn close(rest: &str, mark: &str, missing: &mut u8, bit: u8) -> Option<usize> {
    if *missing & bit != 0 {
        return None;
    }
    let found = rest.find(mark);
    if found.is_none() {
        *missing |= bit;
    }
    found.map(|at| at + mark.len())
}

/// The length of the tag that `rest` starts with: its closing `>` comes before any other `<`.
fn tag(rest: &str) -> Option<usize> {
    let name = rest[1..].trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest[1..].find(['<', '>'])? + 1;
    rest[end..].starts_with('>').then_some(end + 1)
}

/// The length of `](destination)`; a destination may hold pairs of brackets.
fn destination(rest: &str, missing: &mut u8) -> Option<usize> {
    let first = close(rest, ")", missing, 4)?;
    let inner = rest[2..first].matches('(').count();
    if inner != 1 {
        return Some(first);
    }
    let second = rest[first..].find([')', '(', ' '])?;
    Some(if rest[first + second..].starts_with(')') {
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
    let marks = |c: char| {
        matches!(
            c,
            ',' | '.' | ';' | ':' | '!' | '?' | ')' | '\'' | ']' | '*'
        )
    };
    let end = rest[..end].trim_end_matches(marks).len();
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

    /// The text with its protected characters as dots.
    fn masked(text: &str, format: Format) -> String {
        let options = Options {
            format,
            ..Options::default()
        };
        let mut regions = Regions::new(text, &options);
        let mask = |(at, c)| match c {
            '\n' => c,
            _ if regions.cover(at) => '·',
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
            assert_eq!(masked(text, Format::Plain), expected, "in {text}");
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
