//! What a reported meeting dealt with and decided.

use super::{Kind, Report, Scene};
use crate::document::BlockKind;
use crate::text::phrase;

/// Verbs of a decision.
const DECIDES: &str = "审议通过 审议并通过 审议并原则通过 讨论通过 表决通过 会议通过 会议决定 大会通过 会议同意 大会表彰";

/// Verbs of an item of the agenda.
const TREATS: &str =
    "传达学习 学习传达 听取 审议了 讨论了 研究了 通报 会议研究 会议审议 会议传达 会议讨论 研究部署";

/// What may stand before them: 会议还审议通过…, 会上通报….
const BEFORE: [&str; 6] = ["会议", "大会", "会上", "还", "并", "集体"];

/// Adds the clauses that say what the meeting decided and what it dealt with, in text order.
pub(super) fn find(scene: &Scene, report: &mut Report) {
    if report.kind != Kind::Meeting {
        return;
    }
    for (sentence, clause) in &scene.clauses {
        let mut words = &scene.chars()[clause.clone()];
        while let [before @ .., last] = words
            && phrase::has!("，。；：！ ", *last)
        {
            words = before;
        }
        let range = clause.start..clause.start + words.len();
        let paragraph = scene.blocks[scene.sentences[*sentence].0].0 == BlockKind::Paragraph;
        if !paragraph || range.len() < 6 || scene.is_damaged(range.clone()) {
            continue;
        }
        if heads(words, DECIDES) {
            report.decisions.push(scene.span(range));
        } else if heads(words, TREATS) {
            report.agenda.push(scene.span(range));
        }
    }
}

/// Whether `words` begin with one of these verbs.
fn heads(mut words: &[char], verbs: &'static str) -> bool {
    for before in BEFORE {
        if phrase::starts_with(words, verbs) > 0 {
            return true;
        }
        words = &words[phrase::starts_with(words, before)..];
    }
    phrase::starts_with(words, verbs) > 0
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn decided_and_dealt_with() {
        let text = "2月3日，云溪县政府常务会议召开，传达学习全市水利会议精神。会议听取春耕情况汇报，审议通过《云溪县节水办法》。各乡要听取意见。";
        let reading = read(text, &Options::default());
        let of = |spans: &[crate::text::Span]| -> Vec<String> {
            spans
                .iter()
                .map(|s| s.of(reading.text()).to_owned())
                .collect()
        };
        assert_eq!(
            of(&reading.report().decisions),
            ["审议通过《云溪县节水办法》"]
        );
        assert_eq!(
            of(&reading.report().agenda),
            ["传达学习全市水利会议精神", "会议听取春耕情况汇报"]
        );
    }
}
