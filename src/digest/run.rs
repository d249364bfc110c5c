//! Runs of clauses that can stand by themselves.

use super::pairs::Pairs;
use crate::document::BlockKind;
use crate::highlight::flat;
use crate::lexicon::{Lexicon, titles, verbs, words};
use crate::report::{Report, Scene};
use crate::text::{Table, is_closing, is_han, is_opening, is_sentence_end, sort};
use std::ops::Range;
use std::sync::LazyLock;

static OPENERS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&[words!("../lexicon/openers.txt")]));
static CLOSERS: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&[words!("../lexicon/closers.txt")]));
static PREDICATES: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::new(&[words!("../lexicon/predicates.txt")]));
static ACTS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&[words!("../lexicon/acts.txt")]));

/// A run says something from this many characters on.
const SHORTEST: usize = 8;

/// What lets its words follow, where nothing but a name stands before it.
const REPORTS: [[char; 2]; 8] = [
    ['通', '报'],
    ['汇', '报'],
    ['报', '告'],
    ['介', '绍'],
    ['分', '析'],
    ['总', '结'],
    ['预', '测'],
    ['回', '顾'],
];

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

/// What cutting needs to know of the report: where names end, and where points begin and their heads end.
struct Cutter<'a, 's> {
    scene: &'a Scene<'s>,
    names: Vec<usize>,
    points: Vec<(usize, usize)>,
}

/// The units of the report's own words, in text order.
pub(super) fn units(scene: &Scene, report: &Report) -> Vec<Unit> {
    let cutter = Cutter::new(scene, report);
    let mut units = Vec::new();
    let mut blocks = Table::default();
    let mut at = 0;
    for (sentence, (block, range)) in scene.sentences.iter().enumerate() {
        let from = at;
        while scene.clauses.get(at).is_some_and(|(of, _)| *of == sentence) {
            at += 1;
        }
        if !is_told(scene, *block, range) {
            continue;
        }
        let clauses = &scene.clauses[from..at];
        let first = blocks.add(*block as u64);
        let (mut group, mut listed) = (0, false);
        for end in 1..=clauses.len() {
            listed |= cutter.point(clauses[end - 1].1.start).is_some();
            let next = clauses.get(end).map(|(_, next)| next.start);
            let cut = match next {
                None => true,
                Some(_) if mark(scene, &clauses[end - 1].1) == '；' => true,
                // The first point of a sentence stays with the words that lead to it.
                Some(next) => listed && cutter.point(next).is_some(),
            };
            if cut {
                let words = clauses[group..end].iter().map(|(_, r)| r.clone());
                let opens = group == 0;
                units.extend(cutter.unit(words.collect(), *block, opens, first && opens));
                group = end;
            }
        }
    }
    units
}

/// Whether a sentence is told: running text, closed by its mark; headings, captions and labels are not.
fn is_told(scene: &Scene, block: usize, sentence: &Range<usize>) -> bool {
    let words = scene.chars()[sentence.clone()].iter().rev();
    let mut marks = words.skip_while(|c| c.is_whitespace() || is_closing(**c) || **c == '"');
    let closed = marks
        .next()
        .is_some_and(|&c| is_sentence_end(c) || matches!(c, '；' | '.' | ':' | '：'));
    match scene.blocks[block].0 {
        BlockKind::Item { .. } => true,
        BlockKind::Paragraph | BlockKind::Quote => closed,
        _ => false,
    }
}

impl<'a, 's> Cutter<'a, 's> {
    fn new(scene: &'a Scene<'s>, report: &Report) -> Self {
        let people = report.people.iter();
        let mentions = people.flat_map(|person| &person.mentions);
        let mut names: Vec<usize> = mentions.map(|span| scene.range(*span).end).collect();
        sort(&mut names, |&at| (at, 0));
        let point = |point: &&crate::report::Point| {
            let start = scene.range(point.marker).start;
            (start, scene.range(point.head).end)
        };
        let mut points: Vec<_> = flat(&report.points).iter().map(point).collect();
        sort(&mut points, |&point| point);
        Cutter {
            scene,
            names,
            points,
        }
    }

    /// The end of the head of the point that begins at `at`, or behind a mark that opens there.
    fn point(&self, at: usize) -> Option<usize> {
        let from = self.points.partition_point(|point| point.0 < at);
        let (start, end) = *self.points.get(from)?;
        (start <= at + 1).then_some(end)
    }

    fn unit(
        &self,
        mut clauses: Vec<Range<usize>>,
        block: usize,
        opens: bool,
        first: bool,
    ) -> Option<Unit> {
        let chars = self.scene.chars();
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
            match OPENERS.longest(&chars[start..end]) {
                Some((n, "c" | "b")) => start += n,
                _ => break,
            }
        }
        clauses.retain(|clause| clause.end > start);
        let leading = clauses.first_mut()?;
        leading.start = leading.start.max(start);
        let ends = self.ends(start, &clauses);
        let aside =
            chars[start] == '（' && chars[..end].iter().rposition(|&c| c == '）') == Some(end - 1);
        (!ends.is_empty() && !aside).then_some(Unit {
            range: start..end,
            ends,
            block,
            opens,
            first,
            points_back: matches!(OPENERS.longest(&chars[start..end]), Some((_, "p"))),
        })
    }

    /// Where a run from `start` may end.
    fn ends(&self, start: usize, clauses: &[Range<usize>]) -> Vec<usize> {
        let chars = self.scene.chars();
        let mut ends = Vec::new();
        let mut pairs = Pairs::default();
        // A purpose in front goes on until the meeting does something.
        let mut purpose = false;
        for (at, clause) in clauses.iter().enumerate() {
            pairs.read(&chars[clause.clone()]);
            if pairs.is_broken() || self.scene.is_damaged(clause.clone()) {
                break;
            }
            purpose =
                is_purpose(&chars[clause.start..]) || purpose && !acts(&chars[clause.clone()]);
            let run = trimmed(chars, start..clause.end);
            let last = at + 1 == clauses.len();
            let head = self
                .point(clause.start)
                .is_some_and(|head| head <= clause.end);
            let turns = clauses.get(at + 1).is_some_and(|next| {
                matches!(OPENERS.longest(&chars[next.clone()]), Some((_, "b")))
            });
            let closed = last && is_sentence_end(mark(self.scene, clause));
            let whole = closed || head || !turns && !purpose && !self.is_open(clause.clone());
            let listed = at == 0 && self.point(clause.start).is_some();
            let fits = run.len() >= SHORTEST || listed && run.len() >= SHORTEST / 2;
            if whole && pairs.is_closed() && fits && ends_well(&chars[run.clone()]) {
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
        let chars = self.scene.chars();
        if mark(self.scene, &clause) == '：' {
            return true;
        }
        let range = trimmed(chars, clause);
        let words = &chars[range.clone()];
        let short = words.len() < 5 || is_time(words);
        let setting = matches!(OPENERS.longest(words), Some((_, "o")));
        let leads = matches!(CLOSERS.longest_ending(words, 5), Some((_, "l" | "a")));
        let said = matches!(verbs().longest_ending(words, 4), Some((_, "s")));
        // 王明通报，: what is reported follows.
        let reported = REPORTS.iter().any(|verb| {
            words.ends_with(verb) && self.names.binary_search(&(range.end - 2)).is_ok()
        });
        let within = matches!(words.first(), Some('在' | '从' | '于' | '当' | '以'))
            && matches!(
                words.last(),
                Some('上' | '中' | '下' | '里' | '内' | '间' | '后' | '前' | '为')
            );
        let named = self.names.binary_search(&range.end).is_ok()
            || titles().longest_ending(words, 6).is_some();
        let says = has(&PREDICATES, words);
        short || setting || leads || said || reported || within || !says || named && !acts(words)
    }
}

/// Whether the words set out with a purpose: 为深入贯彻…
fn is_purpose(words: &[char]) -> bool {
    words.first() == Some(&'为') && matches!(OPENERS.longest(words), Some((_, "o")))
}

/// Whether a meeting does something in the words.
fn acts(words: &[char]) -> bool {
    let found = |at: usize| {
        ACTS.longest(&words[at..])
            .is_some_and(|(_, tag)| tag != "g")
    };
    (0..words.len()).any(found)
}

/// Whether a word of the list stands in `words`.
fn has(list: &Lexicon, words: &[char]) -> bool {
    (0..words.len()).any(|at| list.longest(&words[at..]).is_some())
}

/// Where the words begin behind an agency's tag: 新华社北京4月18日电, 本报讯（记者…）, 央视网消息（新闻联播）：
fn dateline(chars: &[char], start: usize) -> usize {
    let mut at = start;
    if chars.get(at) == Some(&'【') {
        let close = chars[at..].iter().take(24).position(|&c| c == '】');
        at = close.map_or(at, |n| at + n + 1);
    }
    // （记者王明／新竹报道）
    if chars.get(at) == Some(&'（')
        && let Some(close) = chars[at..].iter().take(40).position(|&c| c == '）')
    {
        let words = &chars[at..at + close];
        let credit = [['记', '者'], ['报', '道'], ['报', '导'], ['日', '电']];
        if words
            .windows(2)
            .any(|two| credit.iter().any(|word| two == word))
        {
            return at + close + 1;
        }
    }
    let head = &chars[at..chars.len().min(at + 40)];
    let stop = head.iter().position(|c| "，。；！？".contains(*c));
    let head = &head[..stop.unwrap_or(head.len())];
    for n in 1..head.len() {
        let word = matches!(
            &head[n - 1..=n],
            ['消', '息'] | ['报', '道'] | ['報', '道' | '導']
        );
        let tag = matches!(head[n], '电' | '讯' | '電' | '訊') || word;
        if !tag || !head[..n].iter().any(|c| "社报報网網台臺本视".contains(*c)) {
            continue;
        }
        let blank = |end: usize| matches!(head.get(end), Some(' ' | '　' | '：' | '】'));
        let mut end = n + 1;
        let mut closed = false;
        loop {
            if blank(end) {
                end += 1;
            } else if head.get(end) == Some(&'（')
                && let Some(close) = head[end..].iter().position(|&c| c == '）')
            {
                end += close + 1;
            } else {
                break;
            }
            closed = true;
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
    let mut marks = words.skip_while(|c| c.is_whitespace() || is_closing(**c) || **c == '"');
    marks.next().copied().unwrap_or(' ')
}

/// Whether the words are a time and nothing else.
fn is_time(words: &[char]) -> bool {
    const TIME: &str = "年月日号时點点分上下午晚中早晨今昨明前后後去天周星期一二三四五六七八九十日〇零百至到—-－~～（）季度底初末半起两度";
    words.len() <= 16
        && words
            .iter()
            .all(|c| c.is_ascii_digit() || TIME.contains(*c))
}

/// Whether the words can be the last ones: nothing hangs on.
fn ends_well(words: &[char]) -> bool {
    let bare = words.iter().rposition(|&c| !is_sentence_end(c) && c != '.');
    let bare = &words[..bare.map_or(0, |at| at + 1)];
    !matches!(CLOSERS.longest_ending(bare, 2), Some((_, "e")))
}
