//! Lists of numbers and of the names before them.

use super::number::digit;
use super::quantity::{Kind, Quantity};
use super::reader::Reader;
use super::{Part, metric};
use crate::text::{is_han, phrase};

impl Reader<'_> {
    /// Whether only marks of a list stand in `between`.
    pub(super) fn lists(&self, between: Part) -> bool {
        let words = between.of(self.chars);
        words.len() <= 3 && words.iter().all(|c| phrase::has!("、和及与以 ，约近", *c))
    }

    /// How many quantities or ranks stand in a list from this one on.
    pub(super) fn run(&self, at: usize) -> usize {
        let rank = |q: &Quantity| q.kind == Kind::Rank;
        let mut last = at;
        while let Some(next) = self.found.get(last + 1)
            && rank(next) == rank(&self.found[at])
            && self.lists(Part::new(self.found[last].range.end, next.range.start))
        {
            last += 1;
        }
        last + 1 - at
    }

    /// Whether the words between two numbers make the first one a quality of what the second one counts:
    /// 10亿元以上项目8个, 超千万元的企业36家.
    pub(super) fn qualifies(&self, first: Part, limit: usize) -> bool {
        let words = Part::new(first.end, limit).of(self.chars);
        let above = first.start > 0 && phrase::has!("超过逾达近满", self.chars[first.start - 1]);
        (3..16).contains(&words.len())
            && (phrase::starts_at!(words, 0, "以上 以下") > 0 || above && words[0] == '的')
            && words.iter().all(|c| is_han(*c))
    }

    /// Finds the names of a list before a list of `run` numbers, if there are as many: 白岭、柳河两个基地分别产煤.
    pub(super) fn name(&mut self, range: Part, run: usize) {
        self.names.clear();
        if run < 2 {
            return;
        }
        // 玉米、大豆等作物分别…
        let etc = range.of(self.chars).iter().position(|c| *c == '等');
        let end = range.start + etc.unwrap_or(range.len());
        for marks in ["、和与", "、和与及"] {
            self.names.clear();
            let mut start = range.start;
            for at in range.start..end + 1 {
                if at == end || phrase::contains(marks, self.chars[at]) {
                    let name = metric::head(self.chars, Part::new(start, at), true);
                    let name = counted(self.chars, name);
                    if !name.is_empty() {
                        self.names.push(name);
                    }
                    start = at + 1;
                }
            }
            if self.names.len() == run {
                return;
            }
        }
        self.names.clear();
    }

    /// Takes the metrics of the drafts from `first` on for the names of a list.
    pub(super) fn told(&mut self, first: usize) {
        for draft in &self.drafts[first..] {
            self.names.push(draft.metric);
        }
    }
}

/// Without the count that ends a list of names: 白岭、柳河两个基地.
fn counted(chars: &[char], name: Part) -> Part {
    for at in name.start + 1..name.end.saturating_sub(1) {
        let count = digit(chars[at]).is_some();
        if count && phrase::has!("个家大项类种地市县区省所座", chars[at + 1]) {
            return Part::new(name.start, at);
        }
    }
    name
}
