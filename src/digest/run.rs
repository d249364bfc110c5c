//! Runs of clauses that can stand by themselves.

use super::dateline::dateline;
use super::facts::Facts;
use super::pairs::Pairs;
use crate::document::BlockKind;
use crate::lexicon::{acts, closers, openers, predicates, titles, verbs};
use crate::report::Scene;
use crate::text::{is_closing, is_han, is_opening, is_sentence_end, phrase};
use std::ops::Range;

/// A run says something from this many characters on.
const SHORTEST: usize = 8;

/// What lets its words follow, where nothing but a name stands before it.
const REPORTS: &str = "通报 汇报 报告 介绍 分析 总结 预测 回顾";

/// How many forms of a unit are offered, the whole included.
const FORMS: usize = 4;

/// A sentence, or a part of one between semicolons and points, and the places where it may end early.
pub(super) struct Unit {
    /// All of it.
    pub(super) range: Range<usize>,
    /// Where it may end, ascending; the first makes the shortest run.
    pub(super) ends: Vec<usize>,
    /// Its block, as an index into the scene's.
    pub(super) block: usize,
    /// Whether the sentence begins with it.
    pub(super) opens: bool,
    /// Whether the paragraph begins with it.
    pub(super) first: bool,
    /// Whether it begins with a word that points back, so that it can only follow what stands before it.
    pub(super) points_back: bool,
}

/// The units of the report's own words, in text order.
pub(super) fn units(scene: &Scene, facts: &Facts) -> Vec<Unit> {
    let cutter = Cutter { scene, facts };
    let mut units = Vec::new();
    let (mut at, mut told) = (0, None);
    for (sentence, (block, range)) in scene.sentences.iter().enumerate() {
        let from = at;
        while scene.clauses.get(at).is_some_and(|(of, _)| *of == sentence) {
            at += 1;
        }
        if !is_told(scene, *block, range) {
            continue;
        }
        let clauses = &scene.clauses[from..at];
        let first = told != Some(*block);
        told = Some(*block);
        let (mut group, mut listed) = (0, false);
        for (end, (_, clause)) in (1..).zip(clauses) {
            listed |= facts.head(clause.start).is_some();
            let cut = match clauses.get(end) {
                None => true,
                // The first point of a sentence stays with the words that lead to it.
                Some((_, next)) => {
                    mark(scene, clause) == '；' || listed && facts.head(next.start).is_some()
                }
            };
            if cut {
                let opens = group == 0;
                units.extend(cutter.unit(&clauses[group..end], *block, opens, first && opens));
                group = end;
            }
        }
    }
    units
}

/// Whether a sentence is told: running text, closed by its mark; headings, captions and labels are not.
fn is_told(scene: &Scene, block: usize, sentence: &Range<usize>) -> bool {
    let last = mark(scene, sentence);
    let closed = is_sentence_end(last) || matches!(last, '；' | '.' | ':' | '：');
    match scene.blocks[block].0 {
        BlockKind::Item { .. } => true,
        BlockKind::Paragraph | BlockKind::Quote => closed,
        _ => false,
    }
}

/// What cutting looks at.
struct Cutter<'a, 's> {
    scene: &'a Scene<'s>,
    facts: &'a Facts,
}

impl Cutter<'_, '_> {
    /// The unit of some clauses, each with the index of its sentence.
    fn unit(
        &self,
        clauses: &[(usize, Range<usize>)],
        block: usize,
        opens: bool,
        first: bool,
    ) -> Option<Unit> {
        let (mut start, end) = (clauses.first()?.1.start, clauses.last()?.1.end);
        let words = &self.scene.chars()[..end];
        if first {
            start = dateline(words, start);
        }
        // A tie to what stands before is left off.
        let points_back = loop {
            while start < end && !begins(words[start]) {
                start += 1;
            }
            match openers().longest(&words[start..]) {
                Some((n, "c" | "b")) => start += n,
                opener => break matches!(opener, Some((_, "p"))),
            }
        };
        // 上述办法: what it points at stands before.
        let rest = &words[start..];
        let points_back =
            points_back || rest.contains(&'述') && phrase::first!(rest, "上述 前述").is_some();
        let aside = *words.get(start)? == '（' && words.last() == Some(&'）');
        let ends = self.ends(start, clauses);
        (!ends.is_empty() && !aside).then_some(Unit {
            range: start..end,
            ends,
            block,
            opens,
            first,
            points_back,
        })
    }

    /// Where a run from `start` may end.
    fn ends(&self, start: usize, clauses: &[(usize, Range<usize>)]) -> Vec<usize> {
        let chars = self.scene.chars();
        let mut ends = Vec::new();
        let mut pairs = Pairs::default();
        // A purpose in front goes on until the meeting does something.
        let mut purpose = false;
        let mut leading = true;
        for (at, (_, clause)) in (1..).zip(clauses) {
            let clause = clause.start.max(start)..clause.end;
            if clause.is_empty() {
                continue;
            }
            let words = &chars[clause.clone()];
            pairs.read(words);
            if pairs.is_broken() || self.scene.is_damaged(clause.clone()) {
                break;
            }
            purpose = is_purpose(words) || purpose && !does(words);
            let head = self.facts.head(clause.start);
            let listed = leading && head.is_some();
            leading = false;
            let run = start..start + trimmed(&chars[start..clause.end]).len();
            let fits = run.len() >= SHORTEST || listed && run.len() >= SHORTEST / 2;
            if !fits || !pairs.is_closed() || !ends_well(&chars[run.clone()]) {
                continue;
            }
            let next = clauses.get(at);
            let closed = next.is_none() && is_sentence_end(mark(self.scene, &clause));
            let turns = |next: &(usize, Range<usize>)| {
                matches!(openers().longest(&chars[next.1.clone()]), Some((_, "b")))
            };
            if closed
                || head.is_some_and(|head| head <= clause.end)
                || !purpose && !next.is_some_and(turns) && !self.is_open(clause)
            {
                ends.push(run.end);
            }
        }
        if ends.len() > FORMS {
            ends.drain(FORMS - 1..ends.len() - 1);
        }
        ends
    }

    /// Whether a clause only leads to the next one: a time, a setting, an attribution, a subject.
    fn is_open(&self, clause: Range<usize>) -> bool {
        let words = trimmed(&self.scene.chars()[clause.clone()]);
        let end = clause.start + words.len();
        if mark(self.scene, &clause) == '：' || words.len() < 5 || is_time(words) {
            return true;
        }
        let within = phrase::has!("在从于当以", words[0])
            && phrase::has!("上中下里内间后前为", words[words.len() - 1]);
        // 王明通报，: what is reported follows.
        let reported = self.facts.names(end - 2) && phrase::ends!(words, REPORTS) > 0;
        within
            || reported
            || matches!(openers().longest(words), Some((_, "o")))
            || matches!(closers().longest_ending(words, 5), Some((_, "l" | "a")))
            || matches!(verbs().longest_ending(words, 4), Some((_, "s")))
            || !says(words)
            || (self.facts.names(end) || titles().longest_ending(words, 6).is_some())
                && !does(words)
    }
}

/// Whether the words set out with a purpose: 为深入贯彻…
fn is_purpose(words: &[char]) -> bool {
    words.first() == Some(&'为') && matches!(openers().longest(words), Some((_, "o")))
}

/// Whether a meeting does something in the words.
fn does(words: &[char]) -> bool {
    let done = |at| matches!(acts().longest(&words[at..]), Some((_, "d" | "h" | "o")));
    (0..words.len()).any(done)
}

/// Whether the words say something: a predicate stands among them.
fn says(words: &[char]) -> bool {
    (0..words.len()).any(|at| predicates().longest(&words[at..]).is_some())
}

/// Whether a run may begin with this character.
fn begins(c: char) -> bool {
    is_han(c) || is_opening(c) || c.is_ascii_alphanumeric() || matches!(c, '"' | '①'..='⑳')
}

/// Without the marks that only lead on: a comma, a colon, a semicolon.
fn trimmed(mut words: &[char]) -> &[char] {
    while let [rest @ .., last] = words
        && (last.is_whitespace() || phrase::has!("，；：、,;:—-", *last))
    {
        words = rest;
    }
    words
}

/// The mark that ends a clause.
fn mark(scene: &Scene, clause: &Range<usize>) -> char {
    let words = scene.chars()[clause.clone()].iter().rev();
    let mut marks = words.skip_while(|c| c.is_whitespace() || is_closing(**c) || **c == '"');
    marks.next().copied().unwrap_or(' ')
}

/// Whether the words are a time and nothing else.
fn is_time(words: &[char]) -> bool {
    const TIME: &str = "年月日号时点分上下午晚中早晨今昨明前后去天周星期一二三四五六七八九十日〇零百至到—-－~～（）季度底初末半起两度";
    words.len() <= 16
        && words
            .iter()
            .all(|c| c.is_ascii_digit() || phrase::has!(TIME, *c))
}

/// Whether the words can be the last ones: nothing hangs on.
fn ends_well(words: &[char]) -> bool {
    let bare = words.iter().rposition(|&c| !is_sentence_end(c) && c != '.');
    let bare = &words[..bare.map_or(0, |at| at + 1)];
    !matches!(closers().longest_ending(bare, 2), Some((_, "e")))
}
