//! Runs of clauses that can stand by themselves.

use crate::document::BlockKind;
use crate::lexicon::{Lexicon, verbs};
use crate::report::{Report, Scene};
use crate::text::{is_closing, is_han, is_opening, is_sentence_end};
use std::ops::Range;
use std::sync::LazyLock;

static WORDS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&[include_str!("../lexicon/runs.txt")]));

/// A run says something from this many characters on.
const SHORTEST: usize = 8;

/// How many shorter forms of a unit are offered beside the whole.
const FORMS: usize = 4;

/// A sentence, or a part of one between semicolons, and the places where it may end early.
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
pub(super) fn units(scene: &Scene, report: &Report) -> Vec<Unit> {
    let names = names(scene, report);
    let mut units = Vec::new();
    let (mut at, mut last) = (0, None);
    for (sentence, (block, _)) in scene.sentences.iter().enumerate() {
        let from = at;
        while scene.clauses.get(at).is_some_and(|(of, _)| *of == sentence) {
            at += 1;
        }
        let clauses = &scene.clauses[from..at];
        let first = last != Some(*block);
        last = Some(*block);
        let told = matches!(
            scene.blocks[*block].0,
            BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Quote
        );
        if !told {
            continue;
        }
        let mut group = 0;
        for end in 1..=clauses.len() {
            let closes = end == clauses.len() || mark(scene, &clauses[end - 1].1) == '；';
            if !closes {
                continue;
            }
            let opens = group == 0;
            let words: Vec<_> = clauses[group..end].iter().map(|(_, r)| r.clone()).collect();
            group = end;
            units.extend(unit(scene, &names, words, *block, opens, first && opens));
        }
    }
    units
}

/// Where people's names end, sorted.
fn names(scene: &Scene, report: &Report) -> Vec<usize> {
    let people = report.people.iter();
    let mentions = people.flat_map(|person| &person.mentions);
    let mut ends: Vec<usize> = mentions.map(|span| scene.range(*span).end).collect();
    ends.sort_unstable();
    ends
}

fn unit(
    scene: &Scene,
    names: &[usize],
    mut clauses: Vec<Range<usize>>,
    block: usize,
    opens: bool,
    first: bool,
) -> Option<Unit> {
    let chars = scene.chars();
    let end = clauses.last()?.end;
    let mut start = clauses[0].start;
    if first {
        start = dateline(&chars[..end], start);
    }
    // A tie to what stands before is left off.
    loop {
        while start < end && !begins(chars[start]) {
            start += 1;
        }
        match WORDS.longest(&chars[start..end]) {
            Some((n, "c" | "b")) => start += n,
            _ => break,
        }
    }
    clauses.retain(|clause| clause.end > start);
    let first_clause = clauses.first_mut()?;
    first_clause.start = first_clause.start.max(start);
    let whole = trimmed(chars, start..end);
    if whole.len() < SHORTEST || scene.is_damaged(whole.clone()) && clauses.len() == 1 {
        return None;
    }
    let points_back = matches!(WORDS.longest(&chars[start..end]), Some((_, "p")));
    let mut ends = Vec::new();
    let mut pairs = Pairs::default();
    for (at, clause) in clauses.iter().enumerate() {
        pairs.read(&chars[clause.clone()]);
        if pairs.broken || scene.is_damaged(clause.clone()) {
            break;
        }
        let last = at + 1 == clauses.len();
        let turns = clauses.get(at + 1).is_some_and(|next| {
            matches!(WORDS.longest(&chars[next.start..next.end]), Some((_, "b")))
        });
        let run = trimmed(chars, start..clause.end);
        let whole = last || !turns && !is_open(scene, names, clause.clone());
        if pairs.open.is_empty() && whole && run.len() >= SHORTEST && ends_well(&chars[run.clone()])
        {
            ends.push(run.end);
        }
    }
    if ends.len() > FORMS {
        ends.drain(FORMS - 1..ends.len() - 1);
    }
    (!ends.is_empty()).then_some(Unit {
        range: start..end,
        ends,
        block,
        opens,
        first,
        points_back,
    })
}

/// Where the words begin behind an agency's tag: 新华社北京4月18日电, 本报讯（记者…）, 央视网消息（新闻联播）：
fn dateline(chars: &[char], start: usize) -> usize {
    let mut at = start;
    if chars.get(at) == Some(&'【') {
        at = chars[at..]
            .iter()
            .position(|&c| c == '】')
            .map_or(at, |n| at + n + 1);
    }
    let head = &chars[at..chars.len().min(at + 40)];
    let stop = head.iter().position(|c| "，。；！？".contains(*c));
    let head = &head[..stop.unwrap_or(head.len())];
    for n in 1..head.len() {
        let tag = matches!(head[n], '电' | '讯' | '電' | '訊')
            || n > 1 && head[n - 1..=n] == ['消', '息'];
        if !tag || !head[..n].iter().any(|c| "社报報网網台臺本视".contains(*c)) {
            continue;
        }
        let mut end = n + 1;
        while matches!(head.get(end), Some(' ')) {
            end += 1;
        }
        let mut closed = end > n + 1;
        if matches!(head.get(end), Some('（'))
            && let Some(close) = head[end..].iter().position(|&c| c == '）')
        {
            end += close + 1;
            closed = true;
        }
        if matches!(head.get(end), Some('：' | ' ' | '】')) {
            closed = true;
        }
        while matches!(head.get(end), Some('：' | ' ' | '】')) {
            end += 1;
        }
        if closed {
            return at + end;
        }
    }
    at
}

/// Whether a run may begin with this character.
fn begins(c: char) -> bool {
    is_han(c) || is_opening(c) || c.is_alphanumeric() || matches!(c, '"' | '①'..='⑳')
}

/// Without the marks that only lead on: a comma, a colon, a semicolon.
fn trimmed(chars: &[char], range: Range<usize>) -> Range<usize> {
    let leads_on = |c: char| c.is_whitespace() || "，；：、,;:—-".contains(c);
    let mut end = range.end;
    while end > range.start && leads_on(chars[end - 1]) {
        end -= 1;
    }
    range.start..end
}

/// The mark that ends a clause.
fn mark(scene: &Scene, clause: &Range<usize>) -> char {
    let words = scene.chars()[clause.clone()].iter().rev();
    let mut marks = words.skip_while(|c| c.is_whitespace() || is_closing(**c));
    marks.next().copied().unwrap_or(' ')
}

/// Whether a clause only leads to the next one: a time, a setting, an attribution, a subject.
fn is_open(scene: &Scene, names: &[usize], clause: Range<usize>) -> bool {
    let chars = scene.chars();
    if mark(scene, &clause) == '：' {
        return true;
    }
    let range = trimmed(chars, clause);
    let words = &chars[range.clone()];
    if words.len() < 5 || is_time(words) || names.binary_search(&range.end).is_ok() {
        return true;
    }
    let setting = matches!(WORDS.longest(words), Some((_, "o")));
    let led = matches!(WORDS.longest_ending(words, 4), Some((_, "l")));
    let said = matches!(verbs().longest_ending(words, 4), Some((_, "s")));
    let within = matches!(words.first(), Some('在' | '从' | '于' | '当'))
        && matches!(
            words.last(),
            Some('上' | '中' | '下' | '里' | '内' | '间' | '后' | '前')
        );
    setting || led || said || within
}

/// Whether the words are a time and nothing else.
fn is_time(words: &[char]) -> bool {
    words.len() <= 16
        && words.iter().all(|c| {
            c.is_ascii_digit() || "年月日号时点分上下午晚中早晨今昨明前后去天周星期一二三四五六日〇零十百至到—-－~～（）季度底初末半起".contains(*c)
        })
}

/// Whether the words can be the last ones: nothing hangs on.
fn ends_well(words: &[char]) -> bool {
    let bare = words.iter().rposition(|&c| !is_sentence_end(c) && c != '.');
    let bare = &words[..bare.map_or(0, |at| at + 1)];
    !matches!(WORDS.longest_ending(bare, 2), Some((_, "e")))
}

/// Quotation marks, brackets and title marks that have opened.
#[derive(Default)]
struct Pairs {
    open: Vec<char>,
    broken: bool,
}

impl Pairs {
    fn read(&mut self, words: &[char]) {
        for &c in words {
            if c == '"' {
                match self.open.last() {
                    Some('"') => drop(self.open.pop()),
                    _ => self.open.push('"'),
                }
            } else if is_opening(c) {
                self.open.push(c);
            } else if is_closing(c) && c != '’' {
                self.broken |= self.open.pop().is_none_or(|open| !pair(open, c));
            } else if c == '’' && self.open.last() == Some(&'‘') {
                self.open.pop();
            }
        }
    }
}

fn pair(open: char, close: char) -> bool {
    const PAIRS: [(char, char); 13] = [
        ('“', '”'),
        ('‘', '’'),
        ('「', '」'),
        ('『', '』'),
        ('（', '）'),
        ('(', ')'),
        ('《', '》'),
        ('〈', '〉'),
        ('【', '】'),
        ('［', '］'),
        ('[', ']'),
        ('〔', '〕'),
        ('{', '}'),
    ];
    PAIRS.contains(&(open, close))
}
