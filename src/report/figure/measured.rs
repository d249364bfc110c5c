//! What a value measures, of the nouns around it.

use super::guard::exactly;
use super::quantity::{Kind, Quantity};
use super::reader::Reader;
use super::{Part, metric};
use crate::lexicon::ranks;
use crate::text::{is_han, phrase};

impl Reader<'_> {
    /// What a value measures; the room `metric` tells the order. `noun` is the one before it in `left`; behind it no noun goes
    /// beyond `limit`.
    pub(super) fn metric(
        &mut self,
        mut noun: Part,
        left: Part,
        quantity: &Quantity,
        limit: usize,
    ) -> Part {
        let chars = self.chars;
        let Part { start, end } = quantity.range;
        let share = matches!(quantity.kind, Kind::Share | Kind::Time);
        let next = chars[end..limit].first();
        // 七成为女性, 27人被评为标兵: what they are is behind the verb; 62%的税收 has its metric behind it, too.
        let are = match quantity.kind {
            Kind::Measure | Kind::Time => 0,
            _ => phrase::starts!(&chars[end..limit], "为 被评为 评为 诊断为 被列为 获评"),
        };
        let time = quantity.kind == Kind::Time;
        // 将扣除比例提高到75%的政策
        let reached = quantity.kind == Kind::Share
            && !noun.is_empty()
            && phrase::has!("到至", chars[start - 1]);
        let of = are > 0 || next == Some(&'的') && !reached;
        let mut tail = metric::noun(chars, Part::new(end + are, limit));
        // 3名获得奖金的学生: the verb is part of the noun.
        let verb = !tail.of(chars).contains(&'的') && metric::begins_with_verb(tail.of(chars));
        // 5人已出院, 七成用于农业, 3天就完成
        let people = quantity.unit.of(chars) == ['人'];
        let acting = next.is_some_and(|c| phrase::has!("在已未仍才", *c));
        let acts = (acting || !time && !tail.is_empty()) && (people || share)
            || acting && quantity.unit.of(chars) == ['例'];
        // 甲单位、乙单位代表共300人参加会议: all of them together; 全县300人参加会议, 会上有3人发言.
        let all = quantity.kind == Kind::Count && chars[noun.end..start].contains(&'共')
            || ranks().get(noun.of(chars)) == Some("s");
        if verb && all
            || people && acts && exactly(&chars[..start]).ends_with(&['有'])
            || matches!(noun.of(chars), [.., '前' | '后'])
        {
            noun = Part::default();
        }
        // What they do is told up to the next mark.
        if noun.is_empty() && !of && (verb || acts) {
            while tail.end < limit && is_han(chars[tail.end]) {
                tail.end += 1;
            }
        }
        let by_tail = of || !share && !verb;
        let level = (time || of && !noun.is_empty()) && metric::is_level(tail.of(chars));
        if !tail.is_empty() && !level && (by_tail || noun.is_empty()) {
            self.tail = tail.end;
            tail
        } else if !noun.is_empty() {
            noun
        } else {
            // 历时两年: nothing else has this length.
            let lead = Part::new(left.start, left.start + exactly(left.of(chars)).len());
            if time && (1..9).contains(&lead.len()) {
                lead
            } else {
                self.carried()
            }
        }
    }

    /// What the clauses before speak of.
    pub(super) fn carried(&self) -> Part {
        match self.drafts[self.group..].last() {
            Some(last) if !last.metric.is_empty() => last.metric,
            _ => self.subject,
        }
    }
}
