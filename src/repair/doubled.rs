//! Doubled marks: a mark that was typed twice stands once.

use super::line::lines;
use super::protect::Regions;
use super::{Found, edit};
use crate::Options;

/// Finds exactly two of the same mark; three and more are somebody's emphasis, and 。。。 is an ellipsis.
pub(super) fn find(text: &str, options: &Options) -> Found {
    const DOUBLE: [&str; 5] = ["，，", "。。", "；；", "：：", "、、"];
    let mut edits = Vec::new();
    if DOUBLE.iter().any(|marks| text.contains(marks)) {
        let mut regions = Regions::new(text, options);
        for (base, words) in lines(text) {
            let mut run: (char, usize) = ('\n', 0);
            let end = std::iter::once((words.len(), '\n'));
            for (at, c) in words.char_indices().chain(end) {
                if c == run.0 {
                    run.1 += 1;
                    continue;
                }
                let length = run.0.len_utf8();
                if run.1 == 2 && matches!(run.0, '，' | '。' | '；' | '：' | '、') {
                    let start = base + at - length;
                    if !regions.cover(start) {
                        edits.push(edit("doubled", start..base + at, ""));
                    }
                }
                run = (c, 1);
            }
        }
    }
    edits.into()
}
