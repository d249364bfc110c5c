//! Lists of numbers and of the names before them.

use super::reader::Reader;
use super::{metric, number};
use std::ops::Range;

impl Reader<'_> {
    /// Whether only marks of a list stand in `range`.
    pub(super) fn lists(&self, range: Range<usize>) -> bool {
        let words = &self.chars[range];
        words.len() <= 3
            && words.iter().all(|c| {
                matches!(
                    c,
                    '、' | '和' | '及' | '与' | '以' | ' ' | '，' | '约' | '近'
                )
            })
    }

    /// Whether the words between two numbers make the first one a quality of what the second one counts.
    pub(super) fn qualifies(&self, between: Range<usize>) -> bool {
        let words = &self.chars[between.clone()];
        let above = ["以上", "以下"]
            .iter()
            .any(|w| number::starts(&self.chars[..between.end], between.start, w));
        above
            && words.len() > 3
            && words.len() < 16
            && words.iter().all(|c| crate::text::is_han(*c))
    }

    /// The names of a list before a list of numbers, if there are as many: 白岭、柳河两个基地分别产煤.
    pub(super) fn names(&self, range: Range<usize>, count: usize) -> Vec<Range<usize>> {
        let names = self.split(range.clone(), &['、', '和', '与']);
        if names.len() == count {
            return names;
        }
        let names = self.split(range, &['、', '和', '与', '及']);
        if names.len() == count {
            names
        } else {
            Vec::new()
        }
    }

    pub(super) fn split(&self, range: Range<usize>, marks: &[char]) -> Vec<Range<usize>> {
        let chars = self.chars;
        let mut names = Vec::new();
        let mut start = range.start;
        for at in range.clone() {
            let mark = marks.contains(&chars[at]);
            if mark {
                names.push(start..at - usize::from(chars[at] == '及' && chars[at - 1] == '以'));
                start = at + 1;
            }
        }
        names.push(start..range.end);
        names
            .into_iter()
            .map(|name| metric::head(chars, counted(chars, name)).full)
            .filter(|name| !name.is_empty())
            .collect()
    }
}

/// Without the count that ends a list of names: 白岭、柳河两个.
fn counted(chars: &[char], name: Range<usize>) -> Range<usize> {
    let digit = |c: char| c.is_ascii_digit() || "二两三四五六七八九十".contains(c);
    let count = (name.start + 1..name.end.saturating_sub(1))
        .find(|&i| digit(chars[i]) && "个家大项类种地市县区省所座".contains(chars[i + 1]));
    name.start..count.unwrap_or(name.end)
}
