//! Whether a verb is what its subject does, or a noun, an attribute or somebody else's.

use crate::lexicon::verbs;
use crate::text::is_han;
use std::ops::Range;

/// Whether a verb stands at `at` that a clause of speech follows.
pub(super) fn says_at(chars: &[char], at: usize, end: usize) -> bool {
    match verbs().longest(&chars[at.min(end)..end]) {
        Some((n, "s")) => matches!(chars.get(at + n), Some('，' | '：' | '“')),
        _ => false,
    }
}

/// Whether a phrase follows that says where or about what somebody then speaks: 在会上强调, 就此指出.
pub(super) fn says_later(chars: &[char]) -> bool {
    if !matches!(chars.first(), Some('在' | '就' | '向' | '对')) {
        return false;
    }
    let reach = chars
        .iter()
        .take(40)
        .take_while(|c| is_han(**c) || matches!(c, '“' | '”' | '《' | '》'))
        .count();
    (1..reach).any(|at| {
        let said = verbs().longest(&chars[at..]);
        matches!(said, Some((n, "s")) if n > 1 && (at + n == chars.len() || matches!(chars[at + n], ' ' | '，' | '：' | '“')))
    })
}

/// The speech that was heard from the names at `at..end`: 听取了区长王明关于教育工作的汇报.
pub(super) fn heard(chars: &[char], at: usize, end: usize, limit: usize) -> Option<Range<usize>> {
    const HEARD: [&str; 7] = ["汇报", "报告", "介绍", "发言", "讲话", "说明", "讲座"];
    let before: String = chars[at.saturating_sub(3)..at].iter().collect();
    if !(before.contains("听取") || before.contains("聆听")) {
        return None;
    }
    (end..limit.min(end + 40)).find_map(|place| {
        let word = HEARD
            .iter()
            .find(|w| w.chars().eq(chars[place..limit].iter().copied().take(2)))?;
        Some(place..place + word.chars().count())
    })
}

/// Whether the words behind a name make it the owner of words, which are what the sentence is about:
/// 王明在会上的重要讲话，为发展指明了方向.
pub(super) fn is_speech(chars: &[char]) -> bool {
    const WORDS: [&str; 5] = ["讲话", "指示", "论述", "批示", "致辞"];
    let mut owned = None;
    for at in 0..chars.len().min(60) {
        if chars[at] == '的' {
            owned = Some(at);
            continue;
        }
        let near = owned.is_some_and(|of| at - of < 8);
        if near && WORDS.iter().any(|word| begins(&chars[at..], word)) {
            return true;
        }
        if matches!(verbs().longest(&chars[at..]), Some((n, "s" | "r" | "h" | "a")) if n > 1) {
            return false;
        }
    }
    false
}

/// The verb of presiding behind the names that end at `end`: 在王明的主持下.
pub(super) fn presiding(chars: &[char], end: usize, limit: usize) -> Option<Range<usize>> {
    let at = end + usize::from(chars.get(end) == Some(&'的'));
    let at = at
        + if begins(chars.get(at..)?, "共同") {
            2
        } else {
            0
        };
    (at < limit && begins(&chars[at..], "主持下")).then_some(at..at + 2)
}

/// The length of a word before a list of those who were absent or took the minutes, and the tag of its role.
pub(super) fn list_of(chars: &[char]) -> Option<(usize, &'static str)> {
    const WORDS: [(&str, &str); 4] = [("缺席", "m"), ("请假", "m"), ("记录", "w"), ("纪录", "w")];
    let (_, tag) = WORDS.iter().find(|(word, _)| begins(chars, word))?;
    let length = 2 + chars
        .iter()
        .skip(2)
        .take(2)
        .take_while(|c| matches!(c, '人' | '员'))
        .count();
    (chars.get(length) == Some(&'：')).then_some((length, *tag))
}

/// Whether a list of those who were there follows the verb: 出席会议的还有, 参加会议的领导：.
pub(super) fn calls_roll(chars: &[char]) -> bool {
    let reach = chars.len().min(16);
    let of = (0..reach)
        .take_while(|&at| is_han(chars[at]) || matches!(chars[at], '“' | '”'))
        .filter(|&at| chars[at] == '的')
        .last();
    let Some(of) = of else {
        // 出席人员：, 参加：.
        return ["：", "人员：", "领导：", "嘉宾：", "人：", "代表："]
            .iter()
            .any(|word| begins(chars, word));
    };
    let rest = &chars[of + 1..];
    const OPENERS: [&str; 9] = [
        "有",
        "还有",
        "是",
        "包括",
        "领导有",
        "领导还有",
        "人员有",
        "同志有",
        "嘉宾有",
    ];
    let whom = rest.iter().take(8).take_while(|c| is_han(**c)).count();
    OPENERS.iter().any(|word| begins(rest, word)) || rest.get(whom) == Some(&'：')
}

/// The length of a pronoun that begins a clause.
pub(super) fn pronoun(chars: &[char]) -> Option<usize> {
    match chars {
        ['他' | '她', '们', ..] => None,
        ['他' | '她', '的', ..] => None,
        ['他' | '她', ..] => Some(1),
        _ => None,
    }
}

/// The length of a meeting as subject: 会议指出, 座谈会上 is none.
pub(super) fn meeting(chars: &[char]) -> Option<usize> {
    const WORDS: [&str; 8] = [
        "会议",
        "大会",
        "全会",
        "座谈会",
        "与会人员",
        "与会者",
        "大家",
        "论坛",
    ];
    let length = WORDS
        .iter()
        .filter(|word| {
            word.chars()
                .eq(chars.iter().copied().take(word.chars().count()))
        })
        .map(|word| word.chars().count())
        .max()?;
    let (_, tag) = verbs().longest(chars.get(length..)?)?;
    (tag == "s").then_some(length)
}

/// Whether the words before a verb only say how or when.
pub(super) fn is_adverbial(chars: &[char]) -> bool {
    let mut at = 0;
    while at < chars.len() {
        match verbs().longest(&chars[at..]) {
            Some((_, "x")) | None => return false,
            Some((length, _)) => at += length,
        }
    }
    true
}

/// Whether a verb says what its subject does, and is no noun or attribute.
pub(super) fn counts(
    chars: &[char],
    clause: &Range<usize>,
    bound: usize,
    verb: &Range<usize>,
    tag: &str,
) -> bool {
    let before = &chars[bound.min(verb.start)..verb.start];
    let after = &chars[verb.end..clause.end];
    let closes = after.first().is_none_or(|c| !is_han(*c));
    let makes = before.iter().any(|c| matches!(c, '作' | '做' | '致'))
        || contains(before, "发表")
        || contains(before, "进行");
    let made = matches!(before, [.., '作' | '做'] | [.., '作' | '做', '了']) || makes;
    if after.first() == Some(&'的') || after.first() == Some(&'者') || after.first() == Some(&'人')
    {
        return false;
    }
    match tag {
        "n" => made || before.is_empty(),
        "s" | "r" => {
            const NOUNS: [&str; 14] = [
                "精神", "会", "团", "稿", "单", "书", "员", "率", "工作", "和", "情况", "、",
                "内容", "材料",
            ];
            let noun = NOUNS
                .iter()
                .any(|w| w.chars().eq(after.iter().copied().take(w.chars().count())));
            let owned = matches!(before, [.., '的'] | [.., '要'] | [.., '关'])
                || [
                    "会议", "情况", "工作", "有关", "相关", "本次", "意见", "记者", "媒体", "接受",
                    "听取",
                ]
                .iter()
                .any(|w| ends(before, w));
            let adjacent = before.is_empty() || is_adverbial(before);
            adjacent || made || (!owned && (!noun || closes))
        }
        // 质疑王明主持会议: presiding is what somebody speaks of.
        "h" => {
            let told = |at: usize| {
                matches!(before[at], '向' | '对' | '让')
                    || matches!(verbs().longest(&before[at..]), Some((_, "s")))
            };
            let attribute = after.contains(&'的') && ends(before, "负责");
            !attribute && !(0..before.len()).any(told)
        }
        _ => true,
    }
}

/// Whether `chars` begins with `word`.
pub(super) fn begins(chars: &[char], word: &str) -> bool {
    let mut rest = chars.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether `chars` ends with `word`.
pub(super) fn ends(chars: &[char], word: &str) -> bool {
    word.chars()
        .rev()
        .eq(chars.iter().rev().copied().take(word.chars().count()))
}

/// Whether `chars` holds `word` of two characters.
pub(super) fn contains(chars: &[char], word: &str) -> bool {
    chars.windows(2).any(|w| word.chars().eq(w.iter().copied()))
}
