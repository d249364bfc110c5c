//! What a quantity is of: the noun before it without its verb and its time, or the noun behind it.

use super::number::starts;
use super::quantity::name;
use crate::lexicon::{deeds, frames, links, stops};
use crate::text::is_han;
use std::ops::Range;

/// The words before a number, taken apart.
pub(super) struct Head {
    /// What is counted: empty where the verb stands alone.
    pub(super) noun: Range<usize>,
    /// The noun with all that stands before it in the clause.
    pub(super) full: Range<usize>,
    /// Noun and verb: 已完成.
    pub(super) phrase: Range<usize>,
    /// Whether the number is a sum: 共300人.
    pub(super) sum: bool,
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
            Some((_, "k")) => break,
            Some((n, _)) => n,
            None => break,
        };
    }
    let full = front(chars, phrase.start..end);
    Head {
        noun: object(chars, full.clone()),
        full,
        sum: chars[end..phrase.end].contains(&'共'),
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

/// What follows a deed that is meant as a noun: 带动作用, 培训人员.
const NOUNS: [&str; 20] = [
    "作用", "工作", "能力", "水平", "情况", "机制", "体系", "项目", "单位", "人员", "资金", "面积",
    "规模", "总", "任务", "比例", "标准", "经费", "人次", "收入",
];

/// Behind the subject: 奖教资金 with its verb of 县财政安排奖教资金, 来水偏枯 of 煤价下行、来水偏枯.
fn object(chars: &[char], range: Range<usize>) -> Range<usize> {
    let Range { mut start, end } = range;
    let mut at = start;
    while at < end {
        if let Some(close) = name(chars, at, end) {
            at = close;
        } else if at > start + 1
            && let Some((n, _)) = deeds().longest(&chars[at..end])
            && at + n + 1 < end
            && !NOUNS.iter().any(|w| starts(chars, at + n, w))
            && !"率数量额面值的比度区人及和、工".contains(chars[at + n])
        {
            return at..end;
        } else if at == start && deeds().longest(&chars[at..end]).is_some() {
            return start..end;
        } else if chars[at] == '、' && at > start + 3 && at + 4 < end {
            start = at + 1;
            at += 1;
        } else {
            at += 1;
        }
    }
    start..end
}

/// Without the frames at its front: 2024年, 其中, 会议, and what stands before 了 and 共.
fn front(chars: &[char], range: Range<usize>) -> Range<usize> {
    let Range { mut start, end } = range;
    let cut = (start..end).rev().find(|&i| match chars[i] {
        '了' => i > start && i + 1 < end && chars[i + 1] != '解',
        '已' => i > start && i + 2 < end && chars[i + 1] != '婚',
        '共' => {
            i > start
                && i + 1 < end
                && !"同享建识产和青".contains(chars[i + 1])
                && !matches!(chars[i - 1], '公' | '中')
        }
        _ => false,
    });
    start = cut.map_or(start, |i| i + 1);
    if cut.is_some() && end > start + 1 && matches!(chars[start], '计' | '有') {
        start += 1;
    }
    unframed(chars, start..end)
}

/// What a clause without a number speaks of.
pub(super) fn subject(chars: &[char], clause: Range<usize>) -> Range<usize> {
    let clause = trim(chars, clause);
    noun(chars, unframed(chars, clause))
}

/// Without the frames and times at its front.
fn unframed(chars: &[char], range: Range<usize>) -> Range<usize> {
    let Range { mut start, end } = range;
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
    let begins = |c: &char| c.is_ascii_digit() || "今去本上前第一二三四截至近".contains(*c);
    let dated = words.first().is_some_and(begins)
        && words
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
        if starts(&chars[..end], start, word) {
            start += word.chars().count();
        }
    }
    let mut at = start;
    let verb = begins_with_verb(chars, start..end);
    let mut joined = None;
    while at < end {
        if let Some(close) = name(chars, at, end) {
            at = close;
            continue;
        }
        let c = chars[at];
        if c == '的' && at > start && !verb {
            break;
        }
        if c == '了' && verb {
            at += 1;
            continue;
        }
        // 意见和建议, but not 代表和3名专家: a number has words of its own.
        if matches!(c, '和' | '、') && at > start + 1 && joined.is_none() {
            joined = Some(at);
            at += 1;
            continue;
        }
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
    if let Some(join) = joined
        && !(2..9).contains(&(at - join - 1))
    {
        at = join;
    }
    while at > start && matches!(chars[at - 1], '的' | '中' | '里') {
        at -= 1;
    }
    start..at
}

/// Whether the words begin with a verb: 参加会议.
pub(super) fn begins_with_verb(chars: &[char], range: Range<usize>) -> bool {
    let words = &chars[range];
    // 新建 of 6个新建项目 says what is counted.
    matches!(stops().longest(words), Some((_, ""))) && deeds().longest(words).is_none()
}
