//! What a quantity is of: the noun before it without its verb and its time, or the noun behind it.

use super::quantity::name;
use crate::lexicon::{frames, links, stops};
use crate::text::is_han;
use std::ops::Range;

/// The words before a number, taken apart.
pub(super) struct Head {
    /// What is counted: empty where the verb stands alone.
    pub(super) noun: Range<usize>,
    /// Noun and verb: 已完成.
    pub(super) phrase: Range<usize>,
}

/// Takes the words of `range`, which ends where the number begins, apart: frames off the front, links off the end.
pub(super) fn head(chars: &[char], range: Range<usize>) -> Head {
    let phrase = trim(chars, range);
    let mut end = phrase.end;
    while end > phrase.start {
        let mark = matches!(chars[end - 1], ' ' | '，' | '、' | '：');
        let link = links().longest_ending(&chars[phrase.start..end], 5);
        end -= match link {
            _ if mark => 1,
            Some((n, _)) => n,
            None => break,
        };
    }
    Head {
        noun: front(chars, phrase.start..end),
        phrase: front(chars, phrase),
    }
}

/// Without the marks at both ends.
fn trim(chars: &[char], range: Range<usize>) -> Range<usize> {
    let mark = |i: usize| {
        matches!(
            chars[i],
            ' ' | '，' | '、' | '：' | '；' | '。' | '（' | '）' | '\n' | ',' | '”' | '“'
        )
    };
    let Range { mut start, mut end } = range;
    // A quotation that opens and closes here stays whole.
    let words = &chars[start..end];
    let quoted = words.contains(&'“') && words.contains(&'”');
    while start < end && mark(start) && !(quoted && chars[start] == '“') {
        start += 1;
    }
    while end > start && mark(end - 1) && !(quoted && chars[end - 1] == '”') {
        end -= 1;
    }
    start..end
}

/// Without the frames at its front: 2024年, 其中, 会议, and what stands before 了 and 共.
fn front(chars: &[char], range: Range<usize>) -> Range<usize> {
    let Range { mut start, end } = range;
    let cut = (start..end).rev().find(|&i| match chars[i] {
        '了' => i > start && i + 1 < end && chars[i + 1] != '解',
        '共' => {
            i > start
                && i + 1 < end
                && !"同享建识产和青".contains(chars[i + 1])
                && !matches!(chars[i - 1], '公' | '中')
        }
        _ => false,
    });
    start = cut.map_or(start, |i| i + 1);
    loop {
        let rest = &chars[start..end];
        let word = match frames().longest(rest) {
            Some((_, "k")) | None => time(rest),
            Some((n, _)) => n,
        };
        let mark = rest
            .first()
            .is_some_and(|c| matches!(c, ' ' | '，' | '、' | '：' | '）'));
        let n = if mark { 1 } else { word };
        if n == 0 {
            return start..end;
        }
        start += n;
    }
}

/// The length of a time at the start: 2024年, 1—11月, 截至8月底, 今年第一季度.
fn time(chars: &[char]) -> usize {
    let part = |i: &usize| {
        chars.get(*i).is_some_and(|c| {
            c.is_ascii_digit()
                || "年月日至—-、第一二三四五六七八九十季度上下半截今去本以来末底前初旬时午晚到"
                    .contains(*c)
        })
    };
    let n = (0..chars.len()).take_while(part).count();
    let words = &chars[..n];
    let dated = words
        .iter()
        .any(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '季'))
        && words.iter().any(|c| "年月日季度".contains(*c));
    // Back to the last character that ends a time: 2024年一 of 2024年一般公共预算.
    let ends = |c: &char| "年月日度来末底前初旬午".contains(*c);
    if dated {
        words.iter().rposition(ends).map_or(0, |i| i + 1)
    } else {
        0
    }
}

/// The noun that begins `range`: up to a mark, a verb or an adverb.
pub(super) fn noun(chars: &[char], range: Range<usize>) -> Range<usize> {
    let Range { mut start, end } = range;
    for word in [
        "以上",
        "以下",
        "左右",
        "以内",
        "之多",
        "的",
        "左右的",
        "（含）",
    ] {
        if super::number::starts(&chars[..end], start, word) {
            start += word.chars().count();
        }
    }
    let mut at = start;
    while at < end {
        if let Some(close) = name(chars, at, end) {
            at = close;
            continue;
        }
        let c = chars[at];
        if c == '（' && at > start {
            // 患者（家属）代表
            match (at..end.min(at + 6)).find(|&i| chars[i] == '）') {
                Some(close) => at = close + 1,
                None => break,
            }
            continue;
        }
        if !is_han(c) && !c.is_ascii_alphanumeric() && !matches!(c, '“' | '”' | '·' | '+' | '-')
        {
            break;
        }
        match stops().longest(&chars[at..end]) {
            Some((n, "k")) => at += n,
            Some((_, "a")) => break,
            Some((n, _)) if at == start => at += n,
            Some(_) => break,
            None => at += 1,
        }
    }
    while at > start && chars[at - 1] == '的' {
        at -= 1;
    }
    start..at
}

/// Whether the words begin with a verb: 参加会议.
pub(super) fn begins_with_verb(chars: &[char], range: Range<usize>) -> bool {
    matches!(stops().longest(&chars[range]), Some((_, "")))
}
