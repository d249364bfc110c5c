//! Whether a verb is what its subject does, or a noun, an attribute or somebody else's.

use crate::lexicon::verb;
use crate::text::{is_han, phrase};
use std::ops::Range;

/// How many Chinese characters `chars` starts with, of at most `most`.
#[inline(never)]
pub(super) fn run(chars: &[char], most: usize) -> usize {
    let most = most.min(chars.len());
    let mut length = 0;
    while length < most && is_han(chars[length]) {
        length += 1;
    }
    length
}

/// How many Chinese characters `chars` ends with, of at most `most`.
#[inline(never)]
pub(super) fn run_end(chars: &[char], most: usize) -> usize {
    let mut length = 0;
    while length < most.min(chars.len()) && is_han(chars[chars.len() - 1 - length]) {
        length += 1;
    }
    length
}

/// Whether `chars` starts with a verb that a clause of speech follows.
pub(super) fn says(chars: &[char]) -> bool {
    let (length, tag) = verb(chars);
    tag == b's' && matches!(chars.get(length), Some('，' | '：' | '“'))
}

/// Whether a phrase follows that says where or about what somebody then speaks: 在会上强调, 就此指出.
pub(super) fn says_later(chars: &[char]) -> bool {
    if phrase::starts!(chars, "在 就 向 对 以 从 围绕 代表") == 0 {
        return false;
    }
    for at in 1..chars.len().min(40) {
        if !(is_han(chars[at]) || phrase::has!("“”《》", chars[at])) {
            return false;
        }
        let (mut length, tag) = verb(&chars[at..]);
        // 对获奖者表示祝贺.
        length += phrase::starts!(
            &chars[at + length..],
            "祝贺 感谢 欢迎 慰问 肯定 支持 赞同 敬意 意见 要求",
        );
        let close = chars
            .get(at + length)
            .is_none_or(|c| phrase::has!(" ，：“。；", *c));
        // 在交流时说.
        let long = length > 1 || phrase::has!("时中后上", chars[at - 1]);
        if matches!(tag, b's' | b'r') && long && close {
            return true;
        }
    }
    false
}

/// The speech that was heard from the names at `at..end`: 听取了区长王明关于教育工作的汇报.
pub(super) fn heard(chars: &[char], at: usize, end: usize, limit: usize) -> Option<Range<usize>> {
    // 听取和审议了区长王明关于计划的报告.
    phrase::first!(&chars[at.saturating_sub(3)..at], "听取 聆听 审议")?;
    let rest = &chars[end..limit.min(end + 40)];
    let place = end + phrase::first!(rest, "汇报 报告 介绍 发言 讲话 说明 讲座")?;
    Some(place..place + 2)
}

/// Whether the words behind a name make it the owner of words, which are what the sentence is about:
/// 王明在会上的重要讲话，为发展指明了方向.
pub(super) fn is_speech(chars: &[char]) -> bool {
    let mut owned = 0;
    for at in 0..chars.len().min(60) {
        if chars[at] == '的' {
            owned = 8;
            continue;
        }
        owned = owned.max(1) - 1;
        let rest = &chars[at..];
        // 王明发表热情洋溢的致辞.
        if rest.starts_with(&['发', '表']) && rest.get(2) != Some(&'的') {
            return false;
        }
        if owned > 0 && phrase::starts!(rest, "讲话 指示 论述 批示 致辞") > 0 {
            return true;
        }
        let (length, tag) = verb(rest);
        // 座谈会上的讲话: no deed.
        let deed = matches!(tag, b's' | b'r' | b'h' | b'a');
        if length > 1 && deed && rest.get(length) != Some(&'会') {
            return false;
        }
    }
    false
}

/// The verb of presiding behind the names that end at `end`: 在王明的主持下.
pub(super) fn presiding(chars: &[char], end: usize, limit: usize) -> Option<Range<usize>> {
    const WORDS: &str = "主持下 的主持下 共同主持下 的共同主持下";
    let close = end + phrase::starts!(&chars[end.min(limit)..limit], WORDS);
    (close > end).then(|| close - 3..close - 1)
}

/// The length of a word before a colon that a list of names follows, and the tag of their role: 出席人员：, 请假：, 主持人：.
pub(super) fn label(chars: &[char]) -> (usize, u8) {
    let (mut length, tag) = verb(chars);
    if matches!(tag, b'h' | b'a' | b'r' | b'm' | b'w') {
        length += phrase::starts!(&chars[length..], "人员 人");
        if chars.get(length) == Some(&'：') {
            return (length, tag);
        }
    }
    (0, 0)
}

/// Whether a list of those who were there follows the verb: 出席会议的还有, 参加会议的领导：.
pub(super) fn calls_roll(chars: &[char]) -> bool {
    let mut of = None;
    for (at, c) in chars.iter().enumerate().take(16) {
        match *c {
            '的' => of = Some(at + 1),
            '“' | '”' => {}
            c if is_han(c) => {}
            _ => break,
        }
    }
    let Some(of) = of else {
        // 出席人员：, 参加：.
        return phrase::starts!(chars, "： 人员： 领导： 嘉宾： 人： 代表：") > 0;
    };
    let rest = &chars[of..];
    phrase::starts!(rest, "有 还有 是 包括 领导有 领导还有 人员有 同志有 嘉宾有") > 0
        || rest.get(run(rest, 8)) == Some(&'：')
}

/// The length of a meeting as subject: 会议指出, 座谈会上 is none.
pub(super) fn meeting(chars: &[char]) -> usize {
    let length = phrase::starts!(
        chars,
        "会议 大会 全会 座谈会 与会人员 与会者 与会代表 大家 论坛",
    );
    if length == 0 {
        return 0;
    }
    let rest = &chars[length..];
    let heard = phrase::starts!(
        rest,
        "听取 审议 研究 学习 讨论 通过 组织 安排 明确 决定 观看 选举 表彰"
    ) > 0;
    if heard || matches!(verb(rest).1, b's' | b'r' | b'x') {
        length
    } else {
        0
    }
}

/// Whether the words before a verb only say how or when.
pub(super) fn is_adverbial(chars: &[char]) -> bool {
    let mut at = 0;
    while at < chars.len() {
        match verb(&chars[at..]) {
            (_, b'x') | (0, _) => return false,
            (length, _) => at += length,
        }
    }
    true
}

/// Whether a verb says what its subject does, and is no noun or attribute; the clause has `before` and `after` it.
pub(super) fn counts(before: &[char], after: &[char], tag: u8) -> bool {
    const NOUNS: &str = "精神 会 团 稿 单 书 员 率 工作 和 情况 内容 材料";
    const OWNERS: &str =
        "的 要 关 处 局 署 双方 各方 会议 情况 工作 本次 意见 记者 媒体 接受 听取 专案";
    // 均未回应, 被指; what was said elsewhere: 多次作出指示.
    if phrase::starts!(after, "的 者 人") > 0
        || phrase::ends!(before, "未有 未 没有 被") > 0
        || phrase::starts!(before, "先后作出 多次 前不久 此前 曾") > 0
        || is_counted(before)
    {
        return false;
    }
    match tag {
        // 学习王明重要讲话精神
        b'n' => phrase::starts!(after, "精神") == 0 && (before.is_empty() || is_made(before)),
        // 召开反馈会: what is held.
        b'r' if after.first() == Some(&'会') && after.get(1) != Some(&'议') => false,
        b's' | b'r' => {
            is_adverbial(before)
                || is_made(before)
                || phrase::ends!(before, OWNERS) == 0 && phrase::starts!(after, NOUNS) == 0
        }
        // 质疑王明主持会议: presiding is what somebody speaks of.
        b'h' => {
            if phrase::ends!(before, "负责") > 0 && after.contains(&'的') {
                return false;
            }
            for at in 0..before.len() {
                if phrase::has!("向对让由", before[at]) || verb(&before[at..]).1 == b's' {
                    return false;
                }
            }
            true
        }
        _ => true,
    }
}

/// Whether a clause names others by their number before its verb: 15位负责同志作了发言.
fn is_counted(before: &[char]) -> bool {
    let digits = before.iter().take_while(|c| c.is_ascii_digit()).count();
    digits > 0 && phrase::starts!(&before[digits..], "位 名 个 家 余") > 0
}

/// Whether a verb before makes a noun of speech a deed: 作了讲话, 发表讲话.
fn is_made(before: &[char]) -> bool {
    (0..before.len()).any(|at| {
        // 关于工作情况的汇报, 一致, 作风, 致富.
        let within = at > 0 && is_work(before[at - 1])
            || before
                .get(at + 1)
                .is_some_and(|c| phrase::has!("风物富业用品", *c));
        phrase::starts!(&before[at..], "做 发表 进行 提出") > 0
            || !within && phrase::has!("作致", before[at])
    })
}

/// Whether 作 or 致 behind this character is a part of its word: 工作, 代表作, 一致.
pub(super) fn is_work(before: char) -> bool {
    phrase::has!("工合协操运创制动写一新表著原佳力大杰农", before)
}
