//! The phrases that say who took part.

use super::Scene;
use crate::document::BlockKind;
use crate::lexicon::verbs;
use crate::text::Span;

/// What is attended.
const OBJECTS: [&str; 12] = [
    "会议",
    "大会",
    "座谈会",
    "论坛",
    "仪式",
    "活动",
    "发布会",
    "研讨会",
    "培训",
    "本次",
    "此次",
    "了",
];

/// The clauses that say who attended, with their subject; each once, in text order.
pub(super) fn find(scene: &Scene) -> Vec<Span> {
    let chars = scene.chars();
    let mut found: Vec<Span> = Vec::new();
    let mut before: Option<(usize, std::ops::Range<usize>)> = None;
    for (sentence, clause) in &scene.clauses {
        let (kind, _) = scene.blocks[scene.sentences[*sentence].0];
        let end = (clause.start..clause.end)
            .rev()
            .find(|&at| crate::text::is_han(chars[at]) || chars[at] == '）')
            .map_or(clause.start, |at| at + 1);
        let verb = (clause.start..end).find(|&at| {
            matches!(verbs().longest(&chars[at..end]), Some((n, "a")) if attends(scene, at + n, end))
        });
        if matches!(kind, BlockKind::Paragraph)
            && let Some(verb) = verb
            && !is_absent(&chars[clause.start..verb])
            && !scene.is_damaged(clause.start..end)
        {
            // A clause that begins with its verb has its subject before.
            let start = match &before {
                Some((of, words)) if of == sentence && verb < clause.start + 3 => words.start,
                _ => clause.start,
            };
            if verb > start + 1 {
                found.push(scene.span(start..end));
            }
        }
        before = Some((*sentence, clause.clone()));
    }
    found
}

/// Whether the words before the verb speak of one who is not there, or not yet: 表示不, 如…, 原订.
fn is_absent(before: &[char]) -> bool {
    const WORDS: [&str; 11] = [
        "表示",
        "如果",
        "原订",
        "原定",
        "计划",
        "邀请",
        "呼吁",
        "获授权",
        "拒绝",
        "将",
        "被问",
    ];
    let words: String = before.iter().collect();
    WORDS.iter().any(|word| words.contains(word))
        || words.ends_with(['不', '未', '没'])
        || words.starts_with('如')
}

/// Whether a meeting, or nothing more, follows at `at`.
fn attends(scene: &Scene, at: usize, end: usize) -> bool {
    at == end
        || OBJECTS.iter().any(|word| scene.has(at, word))
        || scene.chars()[at..end].last() == Some(&'会')
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
