//! What a clause says without a number: ranks, ranks in a list, doublings.

use super::reader::Reader;
use super::{Draft, change, metric, number};
use std::ops::Range;

impl Reader<'_> {
    /// Ranks in a list, of as many figures before them: 分别位居全省第二、第一.
    pub(super) fn parallel(&mut self, cursor: usize, ranks: &[Range<usize>]) -> bool {
        let [first, rest @ ..] = ranks else {
            return false;
        };
        let lists = ranks.windows(2).all(|w| self.lists(w[0].end..w[1].start));
        let count = ranks.len();
        let from = self.drafts.len().wrapping_sub(count);
        if rest.is_empty()
            || !lists
            || self.drafts.len() < self.group + count
            || self.drafts[from..].iter().any(|draft| draft.rank.is_some())
            || !metric::head(self.chars, cursor..first.start)
                .full
                .is_empty()
        {
            return false;
        }
        for (draft, rank) in self.drafts[from..].iter_mut().zip(ranks) {
            draft.rank = Some(rank.clone());
        }
        true
    }

    /// 翻一番: the change of the figure before it or of the noun before it.
    pub(super) fn doubling(&mut self, raw: Range<usize>, words: Range<usize>) {
        let start = change::base_start(self.chars, raw.clone());
        let words = start..words.end;
        let noun = metric::head(self.chars, raw.start..start).full;
        // 五年翻两番: a time is no noun.
        let noun = match self.chars[noun.clone()] {
            [.., '年'] if noun.len() < 4 => 0..0,
            _ => noun,
        };
        let last = self.drafts[self.group..].last_mut();
        match last {
            Some(draft) if noun.is_empty() => draft.change = Some(words),
            _ if noun.is_empty() => {}
            _ => self.drafts.push(Draft {
                metric: Some(noun),
                change: Some(words),
                ..Draft::default()
            }),
        }
    }

    /// A rank: of the figure before it, or of the noun before it.
    pub(super) fn rank(&mut self, raw: Range<usize>, rank: Range<usize>) {
        let chars = self.chars;
        let wish = ["要", "力争", "争取", "努力", "奋力", "争当", "争创"];
        // Of a wish the clause begins with its verb, or the rank stands behind it: 力争全市第一.
        let wished = |i: usize| wish.iter().any(|w| number::starts(&chars[..raw.end], i, w));
        if raw
            .clone()
            .any(|i| (i < raw.start + 3 || i + 3 > raw.end) && wished(i))
        {
            return;
        }
        let cut = raw
            .clone()
            .find(|&i| number::starts(&chars[..raw.end], i, "连续"));
        let noun = metric::head(chars, raw.start..cut.unwrap_or(raw.end)).full;
        if noun.is_empty() {
            if let Some(draft) = self.drafts[self.group..].last_mut()
                && draft.rank.is_none()
            {
                draft.rank = Some(rank);
                return;
            }
            if let Some(subject) = self.subject.clone() {
                self.drafts.push(Draft {
                    metric: Some(subject),
                    rank: Some(rank),
                    ..Draft::default()
                });
            }
            return;
        }
        self.drafts.push(Draft {
            metric: Some(noun),
            rank: Some(rank),
            ..Draft::default()
        });
    }
}
