//! Ranks: 全市第一, 位居全省前列, 居省属企业首位, 创历史新高.

use super::number::{numeral, starts};
use crate::lexicon::ranks;
use crate::text::is_han;
use std::ops::Range;

/// The ranks of a clause, in one pass.
pub(super) fn find(chars: &[char], clause: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = clause.start;
    while at < clause.end {
        let Some(end) = core(chars, at, clause.end) else {
            at += 1;
            continue;
        };
        let from = found.last().map_or(clause.start, |r| r.end);
        let follows = !found.is_empty() && matches!(chars[from..at], ['、' | '和' | '及' | '与']);
        if follows {
            found.push(at..end);
        } else if let Some(start) = scope(chars, from..at) {
            found.push(start..end);
        }
        at = end;
    }
    found
}

/// Behind the core of a rank that begins at `at`: 第一, 第3名, 前列, 首位, 历史新高.
fn core(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let close = match chars[at] {
        '第' | '前' => {
            let first = numeral(chars, at + 1, end)?;
            if chars[at] == '前'
                && !matches!(
                    chars.get(first.end),
                    Some('名' | '位' | '强' | '甲' | '，' | '。' | '；' | '、')
                )
            {
                return None;
            }
            let suffix = matches!(chars.get(first.end), Some('名' | '位' | '强' | '甲'));
            let mut close = first.end + usize::from(suffix);
            if let Some((n, "t")) = ranks().longest(&chars[close..end]) {
                close += n;
            }
            close
        }
        _ => match ranks().longest(&chars[at..end]) {
            Some((n, "e" | "h")) => at + n,
            _ => return None,
        },
    };
    // 第一书记, 第一季度, 首位度: a rank ends here, or a word of its kind follows.
    let next = chars[..end].get(close);
    next.is_none_or(|c| {
        !is_han(*c) && !c.is_ascii_alphanumeric() || "的等和及并且以，".contains(*c)
    })
    .then_some(close.min(end))
}

/// Where the rank whose core begins at the end of `range` begins; none if nothing says whom it is among.
fn scope(chars: &[char], range: Range<usize>) -> Option<usize> {
    let mut start = range.end;
    let mut among = false;
    loop {
        let words = &chars[range.start..start];
        match ranks().longest_ending(words, 5) {
            // 资金总量 is what is ranked; 增幅 by itself only repeats it.
            Some((n, "m")) if start - n > range.start && is_han(chars[start - n - 1]) => break,
            Some((n, tag @ ("s" | "v" | "m"))) => {
                among |= tag == "s" || tag == "v" && n > 1;
                start -= n;
                continue;
            }
            _ if words.last().is_some_and(|c| "再创新刷".contains(*c)) => {
                (among, start) = (true, start - 1);
                continue;
            }
            _ => {}
        }
        // 居省属企业首位: whom it is among stands between the verb and the core.
        let near = start.saturating_sub(12).max(range.start);
        let verb = (near..start)
            .rev()
            .take_while(|&i| is_han(chars[i]))
            .find(|&i| {
                matches!(ranks().longest(&chars[i..start]), Some((_, "v")))
                    && !matches!(
                        chars[i],
                        '为' | '是' | '获' | '取' | '进' | '保' | '处' | '列'
                    )
                    && (chars[i] != '居' || chars.get(i + 1) != Some(&'民'))
            });
        match verb {
            Some(at) if !among => (among, start) = (true, at),
            _ => break,
        }
    }
    // 省属企业排名第一: whom it is among stands before the verb.
    let words = &chars[range.start..start];
    let group = [
        "企业", "单位", "城市", "地区", "院校", "高校", "医院", "行业", "县区", "区县",
    ];
    if words.len() <= 8
        && matches!(ranks().longest(words), Some((_, "s")))
        && group
            .iter()
            .any(|w| starts(chars, start.saturating_sub(2), w))
    {
        start = range.start;
    }
    among.then_some(start)
}
