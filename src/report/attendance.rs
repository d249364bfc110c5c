//! The phrases that say who took part.

use super::Scene;
use super::person::Mention;
use crate::document::BlockKind;
use crate::lexicon::verbs;
use crate::text::{Span, is_han, phrase};

/// What is attended.
const OBJECTS: &str = "会议 大会 座谈会 论坛 仪式 活动 发布会 研讨会 培训 本次 此次 了";

/// The clauses that say who attended, with their subject; each once, in text order.
pub(super) fn find(scene: &Scene, mentions: &[Mention]) -> Vec<Span> {
    let chars = scene.chars();
    let mut found: Vec<Span> = Vec::new();
    // The sentence and where its clauses begin that do nothing but list people, up to the next one.
    let mut before = (usize::MAX, 0);
    let mut lists = false;
    for (sentence, clause) in &scene.clauses {
        let mut end = clause.end;
        while end > clause.start && !is_han(chars[end - 1]) && chars[end - 1] != '）' {
            end -= 1;
        }
        let prose = scene.blocks[scene.sentences[*sentence].0].0 == BlockKind::Paragraph;
        let verb = verb(&chars[..end], clause.start);
        // A clause that begins with its verb has its subject before: 县长王明，书记李华出席; 代表，参加会议.
        let goes_on = lists || verb.is_some_and(|verb| verb < clause.start + 3);
        let start = match before {
            (of, start) if of == *sentence && goes_on => start,
            _ => clause.start,
        };
        if prose
            && let Some(verb) = verb
            && !is_absent(&chars[clause.start..verb])
            && verb > start + 1
            && !scene.is_damaged(start..end)
        {
            found.push(scene.span(start..end));
        }
        before = (*sentence, start);
        let last = mentions.partition_point(|mention| mention.whole.end <= end);
        lists = last > 0 && mentions[last - 1].whole.end == end
            || phrase::ends!(&chars[..end], "代表 领导 人员 委员 人") > 0;
    }
    found
}

/// The first verb of attending at `at` or behind it that a meeting follows, or nothing more.
fn verb(chars: &[char], mut at: usize) -> Option<usize> {
    while at < chars.len() {
        if let Some((length, "a")) = verbs().longest(&chars[at..]) {
            let rest = &chars[at + length..];
            if matches!(rest, [] | [.., '会']) || phrase::starts!(rest, OBJECTS) > 0 {
                return Some(at);
            }
        }
        at += 1;
    }
    None
}

/// Whether the words before the verb speak of one who is not there, or not yet: 表示不, 如…, 原订.
fn is_absent(before: &[char]) -> bool {
    const WORDS: &str = "表示 如果 原订 原定 计划 邀请 呼吁 获授权 拒绝 将 被问";
    before.first() == Some(&'如')
        || matches!(before, [.., '不' | '未' | '没'])
        || phrase::first!(before, WORDS).is_some()
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn phrases() {
        let text = "区领导王小明、李大海出席会议。来自各单位的213名代表，参加会议。积极参加劳动。";
        let reading = read(text, &Options::default());
        let found: Vec<_> = reading
            .report()
            .attendance
            .iter()
            .map(|s| s.of(reading.text()))
            .collect();
        assert_eq!(
            found,
            [
                "区领导王小明、李大海出席会议",
                "来自各单位的213名代表，参加会议"
            ]
        );
    }
}
