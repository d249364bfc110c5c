//! Ranks: 全市第一, 位居全省前列, 居省属企业首位, 创历史新高.

use super::number::numeral;
use super::quantity::Quantity;
use super::reader::{COMPARED, Reader, Role};
use super::{Part, metric};
use crate::lexicon::{before, has, ranks};
use crate::text::{is_han, phrase};

/// The rank whose core begins where `left`, the words of the clause so far, ends; empty if there is none.
///
/// `follows` says that it goes on with a list of ranks and needs no words of its own.
pub(super) fn rank(chars: &[char], left: Part, end: usize, follows: bool) -> Part {
    let Some((close, alone)) = core(chars, left.end, end) else {
        return Part::default();
    };
    if follows {
        return Part::new(left.end, close);
    }
    match scope(chars, left, alone) {
        Some(start) => Part::new(start, close),
        None => Part::default(),
    }
}

/// Behind the core of a rank that begins at `at`, 第一, 第3名, 前列, and whether it is one by itself: 历史新高.
fn core(chars: &[char], at: usize, end: usize) -> Option<(usize, bool)> {
    let mut alone = false;
    let close = if matches!(chars[at], '第' | '前')
        && let Some(first) = numeral(chars, at + 1, end)
    {
        let suffix = phrase::starts_at!(&chars[..end], first.end, "名 位 强 甲 方阵 梯队");
        if chars[at] == '前' && suffix == 0 && first.end < end && is_han(chars[first.end]) {
            return None;
        }
        first.end + suffix
    } else {
        let (n, tag) = ranks().longest(&chars[at..end])?;
        alone = tag == "h";
        if !alone && tag != "e" {
            return None;
        }
        at + n
    };
    // 第一书记, 第一季度, 首位度: a rank ends here, or a word of its kind follows.
    let next = chars[..end].get(close).copied().unwrap_or('，');
    let goes_on = is_han(next) || next.is_ascii_alphanumeric();
    (!goes_on || phrase::has!("的等和及并且以", next)).then_some((close, alone))
}

/// Where the rank whose core stands behind `left` begins; none if it is none `alone` and nothing says whom it is among.
fn scope(chars: &[char], left: Part, alone: bool) -> Option<usize> {
    let mut start = left.end;
    let mut among = alone;
    while start > left.start {
        let words = &chars[left.start..start];
        if let Some((n, tag)) = ranks().longest_ending(words, 5) {
            // 资金总量 is what is ranked; 增幅 by itself only repeats it.
            if tag == "m" && start - n > left.start && is_han(chars[start - n - 1]) {
                break;
            }
            among |= tag == "s" || matches!(tag, "v" | "w") && n > 1;
            start -= n;
        } else if let Some((n, tag)) = before().longest_ending(words, 4)
            && has(tag, b'a')
        {
            start -= n;
        } else {
            break;
        }
    }
    // 在全省13个市中排第三: whom it is among stands between 在 and 中.
    if start < left.end && start > left.start && phrase::has!("中里", chars[start - 1]) {
        let near = &chars[start.saturating_sub(24)..start];
        let length = near
            .iter()
            .rev()
            .position(|c| phrase::has!("在，。；：！？\n", *c));
        // Not 存在, 现在; not in the clause before.
        if let Some(length) = length
            && let [.., before, '在'] = chars[..start - length]
            && !phrase::has!("存现", before)
        {
            return Some(start - length);
        }
    }
    // 省属企业排名第一: whom it is among stands before the verb.
    let words = &chars[left.start..start];
    if words.len() < 5 && matches!(ranks().longest(words), Some((_, "s"))) {
        return Some(left.start);
    }
    if among {
        return Some(start);
    }
    // 居省属企业首位: whom it is among stands between the verb and the core.
    let mut found = None;
    let mut at = start;
    while at > left.start && at + 12 > start && is_han(chars[at - 1]) {
        at -= 1;
        let verb = matches!(ranks().longest(&chars[at..start]), Some((_, "v")));
        if verb && phrase::starts_at!(chars, at, "居民") == 0 {
            found = Some(at);
        } else if found.is_some() {
            break;
        }
    }
    found
}

/// Whether a rank is wished for: the clause begins with the verb, or it stands before the rank: 力争全市第一.
pub(super) fn is_wish(chars: &[char], left: Part) -> bool {
    let wish = |at: usize| {
        phrase::starts_at!(&chars[..left.end], at, "要 力争 争取 努力 奋力 争当 争创") > 0
    };
    (left.start..left.end).any(|at| (at < left.start + 3 || at + 3 > left.end) && wish(at))
}

impl Reader<'_> {
    /// A rank: of the figures before it, or of the noun before it.
    pub(super) fn rank(&mut self, left: Part, rank: Part, run: usize) -> Role {
        let noun = metric::head(self.chars, left, true);
        let count = self.drafts.len();
        if noun.is_empty() && count >= self.group + run {
            let mut first = count - run;
            // 增长5.7%，高于全省1.2个百分点，居全市第一: what is compared is ranked, not by how much.
            while first >= self.group + run
                && phrase::starts_at!(self.chars, self.drafts[first].metric.start, COMPARED) > 0
            {
                first -= run;
            }
            if self.drafts[first..].iter().all(|d| d.rank.is_empty()) {
                self.drafts[first].rank = rank;
                return Role::Rank(first);
            }
        }
        let metric = if noun.is_empty() { self.subject } else { noun };
        if !metric.is_empty() && !is_wish(self.chars, left) {
            self.push(&Quantity::default(), metric, None);
            self.drafts[count].rank = rank;
        }
        Role::None
    }
}
