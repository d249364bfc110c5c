//! What a quantity is of: the noun before it without its verb and its time, or the noun behind it.
//!
//! The first that there is: the noun that 的, or behind parts and counts 为, leads to; behind what is counted or
//! measured a noun, also one with a verb and 的 of its own (3名获得奖金的学生); the noun before the number; what
//! begins with a verb behind it (3人确诊); what the clauses before speak of.

use super::Part;
use super::quantity::name;
use crate::lexicon::{before, has, words};
use crate::text::{is_han, phrase};

/// The noun that `range` holds, which ends where the number begins; `whole` with all that stands before it.
pub(super) fn head(chars: &[char], range: Part, whole: bool) -> Part {
    let mut range = trim(chars, range);
    // 国内生产总值（GDP）, 出口总值的（下同）.
    let inside = |c: &&char| is_han(**c) || c.is_ascii_alphanumeric();
    let short = range
        .of(chars)
        .iter()
        .rev()
        .take(8)
        .take_while(inside)
        .count();
    if range.len() > short + 2 && chars[range.end - short - 1] == '（' {
        range.end -= short + 1;
    }
    let mut reached = false;
    while let Some(last) = range.of(chars).last() {
        range.end -= match before().longest_ending(range.of(chars), 5) {
            _ if phrase::has!(" ，、：", *last) => 1,
            Some((n, tag)) if has(tag, b'l') || reached && (has(tag, b'g') || has(tag, b'r')) => {
                // 提高到: what has been reached is told by both.
                reached = n == 1 && phrase::has!("到至", *last);
                n
            }
            _ => break,
        };
    }
    // 税收占比连续六年居首位.
    for at in range.start..range.end {
        if phrase::starts_at!(chars, at, "连续") > 0 {
            range.end = at;
        }
    }
    let noun = front(chars, range, whole);
    // 青山新区机械装备制造基地改造提升项目总投资: what is measured of it, and no more of its name than that it is one.
    let words = noun.of(chars);
    let measure = phrase::ends!(words, "总投资 占地面积 占地 建筑面积 全长");
    let kind = phrase::ends!(
        &words[..words.len() - measure],
        "项目 工程 公路 计划 累计 预计"
    );
    let long = measure > 0 && !whole && words.len() > 2 * measure + 4;
    let start = if long {
        noun.end - measure - kind
    } else {
        noun.start
    };
    Part::new(start, noun.end)
}

/// What a clause without a number speaks of.
pub(super) fn subject(chars: &[char], clause: Part) -> Part {
    let mut clause = trim(chars, clause);
    clause.start += frames(clause.of(chars));
    noun(chars, clause)
}

/// Without the marks at both ends.
fn trim(chars: &[char], range: Part) -> Part {
    let Part { mut start, mut end } = range;
    // A quotation that opens and closes here stays whole.
    let quoted = range.of(chars).contains(&'“') && range.of(chars).contains(&'”');
    let is_mark = |c| !quoted && matches!(c, '“' | '”') || phrase::has!(" ，、：；。（）\n,", c);
    while start < end && is_mark(chars[start]) {
        start += 1;
    }
    while end > start && is_mark(chars[end - 1]) {
        end -= 1;
    }
    Part::new(start, end)
}

/// Without the frames at its front (2024年, 其中, 会议), what stands before 了, 已 and 共, and, unless it is to be
/// `whole`, the subject: 奖教资金 with its verb of 县财政安排奖教资金, 来水偏枯 of 煤价下行、来水偏枯.
fn front(chars: &[char], range: Part, whole: bool) -> Part {
    let Part { start, end } = range;
    let mut start = start + frames(range.of(chars));
    let mut at = start;
    let mut deed = None;
    // Whether 的 stands behind the deed.
    let mut owned = false;
    while at < end {
        owned |= chars[at] == '的';
        let close = name(chars, at, end);
        if close > at {
            at = close;
            continue;
        }
        // 集团2012年营业收入: whose it is and when stand before it.
        let when = time(&chars[at..end]);
        if when > 4 && at > start && chars[at].is_ascii_digit() && at + when + 1 < end {
            start = at + when;
            (at, deed) = (start, None);
            continue;
        }
        let (n, tag) = words().longest(&chars[at..end]).unwrap_or((1, ""));
        // What stands before a bracket or a quotation that is open at the end is another one's.
        let near = &chars[at..end.min(at + 40)];
        let open =
            near[0] == '（' && !near.contains(&'）') || near[0] == '“' && !near.contains(&'”');
        // 累计投入教育经费, but 中欧班列累计开行.
        let least = if chars[at] == '累' { 2 } else { 0 };
        if has(tag, b'x') && at > start && at + n + least < end || open {
            start = at + n;
            start += frames(&chars[start..end]);
            (at, deed) = (start, None);
            continue;
        }
        if has(tag, b'd')
            && (!whole || has(tag, b'f'))
            // 为提供线索的群众兑现举报奖励: not what tells more of somebody.
            && (deed.is_none() || owned)
            && at + n < end
            && (at == start || at > start + 1 && at + n + 1 < end && !is_nominal(chars, at + n))
        {
            // 完成 tells only that it was reached: 公司实现营业收入.
            if has(tag, b'f') {
                // 规模以上工业实现增加值: what is added tells nothing without what it is added to.
                if at == start || whole || phrase::starts_at!(chars, at + n, "增加值") == 0 {
                    start = at + n;
                }
                at += n;
                continue;
            }
            (deed, owned) = (Some(at), false);
        } else if !whole
            && (chars[at] == '、' && deed.is_none() && at > start + 3 && at + 4 < end
                || chars[at..end].starts_with(&['及', '各']))
        {
            // 家長會長吳柏翰及各班家長約280人
            start = at + 1;
        }
        at += if has(tag, b'k') { n } else { 1 };
    }
    Part::new(deed.unwrap_or(start), end)
}

/// Whether what follows a deed at `at` makes a noun of it: 带动作用, 培训人员, 结案率.
fn is_nominal(chars: &[char], at: usize) -> bool {
    const NOUNS: &str = "作用 人员 资金 情况 进度 程度 质量 份额 总";
    phrase::has!("率数量额面值的比度区人及和、工", chars[at])
        && phrase::starts_at!(chars, at, "工资 工业") == 0
        || phrase::starts_at!(chars, at, NOUNS) > 0
}

/// The length of the frames and times that `chars` begins with.
fn frames(chars: &[char]) -> usize {
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let time = time(&chars[at..]);
        at += match words().longest(&chars[at..]) {
            _ if phrase::has!(" ，、：）的", *c) => 1,
            Some((n, tag)) if has(tag, b'f') => n.max(time),
            _ if time > 0 => time,
            _ => break,
        };
    }
    at
}

/// A time has at most this many characters.
const LONGEST: usize = 30;

/// The length of a time at the start: 2024年, 1—11月, 截至8月底, 今年第一季度.
fn time(chars: &[char]) -> usize {
    let (mut end, mut dated) = (0, false);
    for (at, &c) in chars.iter().enumerate().take(LONGEST) {
        let digit = c.is_ascii_digit();
        if at == 0 && !digit && !phrase::has!("今去明本上前第一二三四截至近自到", c)
        {
            break;
        }
        dated |= digit || phrase::has!("年月季", c);
        // 2024年一 of 2024年一般公共预算 ends with 年.
        if phrase::has!("年月日度来末底前初旬午起份", c) {
            end = at + 1;
        } else if !digit
            && !phrase::has!(
                "至—-、第一二三四五六七八九十季上下半截今去明本以时晚到自",
                c,
            )
        {
            break;
        }
    }
    if dated { end } else { 0 }
}

/// The noun that begins `range`: up to a mark, a verb or an adverb.
pub(super) fn noun(chars: &[char], range: Part) -> Part {
    let Part { mut start, end } = range;
    let chars = &chars[..end];
    loop {
        match phrase::starts_at!(chars, start, "以上 以下 左右 以内 之间 之多 台阶 组成的 的")
        {
            0 => break,
            n => start += n,
        }
    }
    start = start.min(end);
    if chars.get(start) == Some(&'”') || time(&chars[start..]) > 0 {
        return Part::new(start, start);
    }
    let verb = begins_with_verb(&chars[start..]);
    let (mut at, mut joined, mut first) = (start, 0, 0);
    while at < end {
        let c = chars[at];
        // 为期两天的会议11月18日闭幕
        if c.is_ascii_digit() && chars[..at + time(&chars[at..])].ends_with(&['日']) {
            break;
        }
        let close = name(chars, at, end);
        let (n, tag) = words().longest(&chars[at..]).unwrap_or((1, ""));
        at = if close > at {
            close
        } else if matches!(c, '和' | '及' | '、')
            && at > start + 1
            && (joined == 0 || chars[joined] == '、' && at > joined + 2)
        {
            // 意见和建议, but not 代表和3名专家: a number has words of its own.
            joined = at;
            if first == 0 {
                first = at;
            }
            at + 1
        } else if c == '（' && at > start {
            // 患者（家属）代表
            let close = chars[at..].iter().take(6).position(|c| *c == '）');
            let Some(close) = close else { break };
            at + close + 1
        } else if c == '的' && at > start && !verb
            || !is_han(c) && !c.is_ascii_alphanumeric() && !phrase::has!("“”·+-", c)
        {
            break;
        } else if has(tag, b'k') {
            at + n
        } else if (has(tag, b'a') || has(tag, b'x')) && !(c == '了' && verb) {
            break;
        } else if has(tag, b'v') || has(tag, b'd') {
            if at > start {
                break;
            }
            at + n
        } else {
            at + 1
        };
    }
    // 26名专家和人事司等15个司局: what follows belongs to the next number.
    if first > 0 && chars[at..] == ['等'] {
        at = first;
    } else if joined > 0 && !(2..16).contains(&(at - joined - 1)) {
        at = joined;
    }
    while at > start && matches!(chars[at - 1], '的' | '中' | '里') {
        at -= 1;
    }
    Part::new(start, at)
}

/// Whether the words begin with a verb, 参加会议; 新建 of 6个新建项目 says what is counted.
pub(super) fn begins_with_verb(words: &[char]) -> bool {
    let first = crate::lexicon::words().longest(words);
    first.is_some_and(|(_, tag)| has(tag, b'v') && !has(tag, b'd'))
}

/// Whether the words behind a share only repeat that it is one: 2.9%的低水平.
pub(super) fn is_level(words: &[char]) -> bool {
    const LEVELS: &str =
        "时间 成绩 佳绩 水平 比例 比率 速度 增速 份额 目标 高位 低位 规模 情况下 背景下 前提下";
    words.len() < 9 && (words.is_empty() || phrase::ends!(words, LEVELS) > 0)
}
