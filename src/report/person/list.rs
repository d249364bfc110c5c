//! Names in lists, and at the beginnings of clauses.

use super::Scene;
use super::context::{DEED, ELECTED, affiliation, office_given, right, title_behind};
use super::deed::{run, run_end, says};
use super::name::{Cue, begins, ends, is_stopped, weighed};
use super::shape::{BODIES, aside, counted, is_address, is_body_end, note, shape};
use crate::lexicon::{cut, cuts, is_common, is_never, name_weights, places, title_end, verb};
use crate::text::{Table, Words, is_han, phrase};
use std::ops::Range;

/// Goes on from each name found through the list that it begins: 区长王明、李华和陈平.
pub(super) fn extend(scene: &Scene, names: &mut Vec<Range<usize>>) {
    let mut known = Table::default();
    for name in names.iter() {
        known.add(name.start as u64);
    }
    let mut block = 0;
    for at in 0..names.len() {
        let (mut before, mut name) = (names[at.max(1) - 1].clone(), names[at].clone());
        while scene.blocks[block].1.end <= name.start {
            block += 1;
        }
        let chars = &scene.chars()[..scene.blocks[block].1.end];
        loop {
            let mut end = name.end;
            // 王明任会长、李华任副会长.
            end += title_behind(&chars[end..]).max(office_given(&chars[end..]));
            let rest = &chars[end..];
            end += aside(rest).max(note(rest)).max(affiliation(rest));
            let mut start = end + joint(&chars[end..]);
            let next = if start > end {
                begins(scene, start, chars.len(), Cue::List)
                    .or_else(|| placed(scene, &before, &name, start, chars.len()))
            } else {
                set_apart(scene, end, chars.len())
            };
            let Some(next) = next else {
                break;
            };
            while chars[start] == ' ' {
                start += 1;
            }
            if !known.add(start as u64) {
                break;
            }
            (before, name) = (name, start..next);
            names.push(name.clone());
        }
    }
}

/// Where the name ends that follows another behind nothing but a space: 王明　李华　陈平出席.
fn set_apart(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    let chars = &scene.chars()[..end];
    let mut start = at;
    while chars.get(start) == Some(&' ') {
        start += 1;
    }
    if start == at {
        return None;
    }
    let (weight, close) = weighed(scene, start, end, Cue::List)?;
    let house = phrase::has!(BODIES, chars[close - 1]);
    (weight >= Cue::People.least() && !house).then_some(close)
}

/// Where the item at `start` ends that its place makes a name: it is the third or a later one, and a mark or a deed ends it.
fn placed(
    scene: &Scene,
    first: &Range<usize>,
    second: &Range<usize>,
    start: usize,
    end: usize,
) -> Option<usize> {
    let chars = &scene.chars()[..end];
    let third = first.end + 1 == second.start && chars[first.end] == '、';
    let least = if third { 1 } else { 4 };
    if chars[start - 1] != '、' || start >= end || name_weights().family(chars[start]) < least {
        return None;
    }
    for close in start + 2..=start + run(&chars[start..], 3) {
        let ended = matches!(chars.get(close), Some('、' | '。')) || right(&chars[close..]) >= DEED;
        // 李小山、云溪市市长: a place.
        let house = phrase::has!(BODIES, chars[close - 1]);
        if ended && !house && !is_stopped(scene, start..close) {
            return Some(close);
        }
    }
    None
}

/// The length of what joins the next item of a list.
pub(super) fn joint(chars: &[char]) -> usize {
    phrase::starts!(chars, "以及 、 和 与 及") + usize::from(chars.starts_with(&['、', ' ']))
}

/// Lists of at least three names, whatever stands before them: 表扬了王明、李华、陈平等.
pub(super) fn find(scene: &Scene, block: Range<usize>, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    let mut at = block.start;
    while at < block.end {
        let first = at;
        at += 1;
        if chars[first] != '、' {
            continue;
        }
        // The items between marks that follow each other.
        let (mut last, mut items, mut good, mut fair, mut short) = (first, 0, 0, 0, 0);
        while at < block.end && at - last <= 8 {
            if chars[at] == '、' {
                let item = last + 1..at;
                items += 1;
                good += usize::from(is_name(scene, item.clone(), 3));
                short += usize::from(item.len() < 3);
                fair += usize::from(is_name(scene, item, FAIR));
                last = at;
            }
            at += 1;
        }
        at = last + 1;
        if good * 4 < items * 3 && fair < items {
            continue;
        }
        let tail = begins(scene, last + 1, block.end, Cue::List);
        // 王明、李华等34名同志: two are enough.
        let numbered = tail.is_some_and(|end| {
            let rest = &chars[end..block.end];
            let count = counted(rest);
            count > 2 && phrase::has!("名位人", rest[count - 1]) || count > 4
        });
        if good == 0 && !numbered {
            continue;
        }
        // 白岭、柳河、双井、大青沟四个基地: places, where what ends the list is no name.
        if tail.is_none() && short * 2 > items {
            continue;
        }
        let (mut head, mut most) = (first, 0);
        for start in (block.start.max(first.saturating_sub(4))..first).rev() {
            let weight = shape(&chars[start..first]);
            let before = &chars[block.start..start];
            let least = if run_end(before, 1) > 0 { 6 } else { 1 };
            if weight > most && is_name(scene, start..first, least) && opens(before) {
                (head, most) = (start, weight);
            }
        }
        let count = good + usize::from(tail.is_some()) + usize::from(head < first);
        if count < 3 && !(numbered && count > 1) && !(fair == items && items > 1 && tail.is_some())
        {
            continue;
        }
        let mut start = head;
        while start <= last {
            let mut end = start.max(first);
            while chars[end] != '、' {
                end += 1;
            }
            if is_name(scene, start..end, -2) {
                names.push(start..end);
            }
            start = end + 1;
        }
        names.extend(tail.map(|end| last + 1..end));
    }
}

/// Names that a bracket with a title or a note explains: 王明（院长）、李华（女，回族）.
pub(super) fn bracketed(scene: &Scene, block: Range<usize>, names: &mut Vec<Range<usize>>) {
    let chars = &scene.chars()[..block.end];
    for open in block.clone() {
        if chars[open] == '（' && affiliation(&chars[open..]) + note(&chars[open..]) > 0 {
            names.extend(ends(scene, block.start, open).map(|start| start..open));
        }
    }
}

/// Whether a name may begin behind `before`.
pub(super) fn opens(before: &[char]) -> bool {
    let (cut, tag) = cuts().at_end(before);
    run_end(before, 1) == 0 || title_end(before).0 > 0 || cut > 0 && tag != b'k'
}

/// The weight of a name among names, though it is also a word: 宣言, 计谋.
const FAIR: i32 = -4;

/// Whether the whole item is a name of at least this weight.
#[inline(never)]
pub(super) fn is_name(scene: &Scene, item: Range<usize>, least: i32) -> bool {
    let words = &scene.chars()[item.clone()];
    shape(words) >= least
        && run(words, 4) == words.len()
        && (least == FAIR || !is_common(words))
        && !is_never(words)
        && title_end(words).0 == 0
        && places().get(words).is_none()
        && !scene.is_damaged(item)
}

/// Names that begin a clause or follow a word that a subject follows, with a verb behind them: 王明指出.
///
/// What is hardly a name by itself is one where it opens two clauses.
pub(super) fn clause_starts(scene: &Scene, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    // Names that one place alone is too weak for, but two are not, each with its number.
    let mut weak: Vec<(usize, Range<usize>)> = Vec::new();
    let mut words = Words::default();
    let mut seen = Table::default();
    for (sentence, clause) in &scene.clauses {
        let (kind, _) = scene.blocks[scene.sentences[*sentence].0];
        if !kind.is_body() {
            continue;
        }
        opening(scene, clause.start, clause.end, names, &mut weak);
        // The words before a subject: 会上, 会议由; a headline sets its clauses apart with spaces.
        let (mut at, mut left) = (clause.start, 11);
        // 来自云溪县的王小明说.
        let from = phrase::starts!(&chars[at..clause.end], "来自") > 0;
        while at < clause.end && left > 0 {
            let (length, tag) = cut(&chars[at..clause.end]);
            at += length.max(1);
            let spaced = chars[at - 1] == ' ' || from && chars[at - 1] == '的';
            if spaced || length > 0 && tag != b'k' && tag != b'o' {
                left -= 1;
                opening(scene, at, clause.end, names, &mut weak);
            }
        }
        names.extend(housed(scene, clause.clone()));
    }
    for (number, name) in &mut weak {
        *number = words.number(chars[name.clone()].iter().copied());
    }
    for (number, name) in &weak {
        if !seen.add(*number as u64) {
            names.push(name.clone());
        }
    }
}

/// A name or a list of names that opens a clause at `start`.
fn opening(
    scene: &Scene,
    start: usize,
    end: usize,
    names: &mut Vec<Range<usize>>,
    weak: &mut Vec<(usize, Range<usize>)>,
) {
    /// The least weight of a name that must stand twice.
    const WEAK: i32 = 11;
    let start = start + usize::from(scene.chars().get(start) == Some(&' '));
    match weighed(scene, start, end, Cue::Clause) {
        Some((weight, close)) if weight >= Cue::Clause.least() => names.push(start..close),
        Some((weight, close)) if weight >= WEAK => {
            // A space may open what a word before opens too.
            if weak.last().is_none_or(|(_, name)| name.start != start) {
                weak.push((0, start..close));
            }
        }
        _ => row(scene, start, end, names),
    }
}

/// Names behind their institutions in a list of at least two: 护理部王小明、门诊部李小华发言; 区委办　王小明，政府办　李小华.
pub(super) fn housed_list(scene: &Scene, block: Range<usize>, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    let mut floor = block.start;
    for at in block.clone() {
        if matches!(chars[at], '、' | '，' | '；')
            && (2..=4).any(|length| at > floor + length + 2 && shape(&chars[at - length..at]) >= 6)
            && let Some(first) = member(scene, floor, block.end)
            && first.end == at
            && let Some(second) = member(scene, at + 1, block.end)
        {
            names.push(first);
            names.push(second);
        }
        if chars[at] != ' ' && !is_han(chars[at]) {
            floor = at + 1;
        }
    }
}

/// The name behind the institution that begins at `at`.
fn member(scene: &Scene, at: usize, end: usize) -> Option<Range<usize>> {
    let chars = &scene.chars()[..end];
    for house in at + 3..=at + run(&chars[at..], 14) {
        // 区委办　王小明.
        let start = house + usize::from(chars.get(house) == Some(&' '));
        if is_body_end(&chars[at..house])
            && let Some(close) = begins(scene, start, end, Cue::People)
        {
            return Some(start..close);
        }
    }
    None
}

/// A name between an institution and the clause's first verb of speech: 青山大学王明表示.
fn housed(scene: &Scene, clause: Range<usize>) -> Option<Range<usize>> {
    let chars = &scene.chars()[..clause.end];
    let verb = (clause.start + 4..clause.end.min(clause.start + 30)).find(|&at| {
        let (length, tag) = verb(&chars[at..]);
        length > 1 && matches!(tag, b's' | b'r' | b'h' | b'd' | b'p')
    })?;
    if let Some(start) = ends(scene, clause.start, verb) {
        let fits = shape(&chars[start..verb]) >= 9 && is_body_end(&chars[clause.start..start]);
        return fits.then_some(start..verb);
    }
    // 青山联盟王小明表示: a short house of any kind, a plain name, a clause of speech.
    let name = verb - 3..verb;
    let house = name.start - clause.start;
    let fits = (2..=6).contains(&house)
        && run(&chars[clause.start..], house) == house
        && says(&chars[verb..])
        && !is_address(&chars[name.clone()])
        && is_name(scene, name.clone(), 10)
        && !is_stopped(scene, name.clone());
    fits.then_some(name)
}

/// A list of at least two names that a verb follows: 王明、李华出席会议.
fn row(scene: &Scene, start: usize, end: usize, names: &mut Vec<Range<usize>>) {
    let chars = &scene.chars()[..end];
    let (before, mut at) = (names.len(), start);
    let (mut weakest, mut behind) = (4, 0);
    loop {
        let (mut best, mut most, mut next) = (at, FAIR, 0);
        for close in at + 2..=at + run(&chars[at.min(end)..], 4) {
            let name = at..close;
            let weight = shape(&chars[name.clone()]);
            if weight <= most || name.len() > 2 && is_address(&chars[name.clone()]) {
                continue;
            }
            let joint = joint(&chars[close..]);
            let right = right(&chars[close + counted(&chars[close..])..]);
            if (joint > 0 || right >= DEED) && is_name(scene, name, FAIR + 1) {
                (best, most, next, behind) = (close, weight, joint, right);
            }
        }
        if best == at {
            return names.truncate(before);
        }
        weakest = weakest.min(most);
        names.push(at..best);
        if next == 0 {
            break;
        }
        at = best + next;
    }
    // 丰收、古月当选副主席: what is elected is a person, whatever the name looks like.
    if names.len() < before + 2 || weakest < 4 && behind < ELECTED {
        names.truncate(before);
    }
}
