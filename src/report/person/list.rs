//! Names in lists, and at the beginnings of clauses.

use super::Scene;
use super::deed::says_at;
use super::name::{
    Cue, Right, begins, ends, is_stopped, right, title_behind, title_in_bracket, weighed,
};
use super::shape::{is_address, is_body_end, note, shape};
use crate::lexicon::{common, cuts, name_weights, never, titles, verbs};
use crate::text::{Table, Words, is_han};
use std::ops::Range;

/// Goes on from each name found through the list that it begins: 区长王明、李华和陈平.
pub(super) fn extend(scene: &Scene, block: Range<usize>, names: &mut Vec<Range<usize>>) {
    let mut known = Table::default();
    names
        .iter()
        .for_each(|name| _ = known.add(name.start as u64));
    let mut at = 0;
    while at < names.len() {
        let mut end = names[at].end;
        end += title_behind(&scene.chars()[end..block.end]).unwrap_or(0);
        end += note(&scene.chars()[end..block.end]).unwrap_or(0);
        if let Some(start) = joint(scene.chars(), end, block.end)
            && let Some(next) = begins(scene, start, block.end, Cue::List)
                .or_else(|| placed(scene, &names[..=at], start, block.end))
            && known.add(next.start as u64)
        {
            names.push(next);
        }
        at += 1;
    }
}

/// The item at `start` that its place makes a name: it is the third or a later one, and a mark or a deed ends it.
fn placed(
    scene: &Scene,
    before: &[Range<usize>],
    start: usize,
    end: usize,
) -> Option<Range<usize>> {
    let chars = scene.chars();
    let surname = name_weights().surname(chars.get(start..=start)?)?;
    let second = before.last()?;
    let third = before.len() > 1 && {
        let first = &before[before.len() - 2];
        first.end + 1 == second.start && chars[first.end] == '、'
    };
    if chars[start - 1] != '、' || surname < if third { 1 } else { 4 } {
        return None;
    }
    (2..=3)
        .map(|length| start..start + length)
        .filter(|name| name.end <= end && chars[name.clone()].iter().all(|c| is_han(*c)))
        .filter(|name| {
            let closes = matches!(chars.get(name.end), Some('、' | '。'));
            closes || matches!(right(scene, name.end, end), Right::Deed | Right::Human)
        })
        .find(|name| !is_stopped(scene, name.clone()))
}

/// Where the next item of a list begins that goes on at `at`.
fn joint(chars: &[char], at: usize, end: usize) -> Option<usize> {
    let rest = &chars[at.min(end)..end];
    match rest {
        ['以', '及', ..] => Some(at + 2),
        ['、', ' ', ..] => Some(at + 2),
        ['、' | '和' | '与' | '及', ..] => Some(at + 1),
        _ => None,
    }
}

/// Lists of at least three names, whatever stands before them: 表扬了王明、李华、陈平等.
pub(super) fn find(scene: &Scene, block: Range<usize>, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    let mut marks = block.clone().filter(|&at| chars[at] == '、').peekable();
    while let Some(first) = marks.next() {
        // The items between marks that follow each other.
        let mut items: Vec<Range<usize>> = Vec::new();
        let mut last = first;
        while let Some(&next) = marks.peek() {
            if next - last > 8 {
                break;
            }
            items.push(last + 1..next);
            last = next;
            marks.next();
        }
        let good = items
            .iter()
            .filter(|item| is_name(scene, (*item).clone(), 3))
            .count();
        let fair = items.iter().all(|item| is_fair(scene, item.clone()));
        if good == 0 || (good * 4 < items.len() * 3 && !fair) {
            continue;
        }
        let tail = begins(scene, last + 1, block.end, Cue::List);
        // 白岭、柳河、双井、大青沟四个基地: places, where what ends the list is no name.
        let short = items.iter().filter(|item| item.len() < 3).count();
        if tail.is_none() && short * 2 > items.len() {
            continue;
        }
        let head = (2..=4)
            .filter(|length| first >= block.start + length)
            .map(|length| first - length..first)
            .filter(|name| is_name(scene, name.clone(), 6) && opens(scene, block.start, name.start))
            .max_by_key(|name| shape(&chars[name.clone()]));
        if good + usize::from(tail.is_some()) + usize::from(head.is_some()) < 3
            && !(fair && items.len() > 1 && tail.is_some())
        {
            continue;
        }
        names.extend(head);
        names.extend(
            items
                .into_iter()
                .filter(|item| is_name(scene, item.clone(), -2)),
        );
        names.extend(tail);
    }
}

/// Names that a bracket with a title or a note explains: 王明（院长）、李华（女，回族）.
pub(super) fn bracketed(scene: &Scene, block: Range<usize>, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    for open in block.clone().filter(|&at| chars[at] == '（') {
        let rest = &chars[open..block.end];
        if title_in_bracket(rest).is_none() && note(rest).is_none() {
            continue;
        }
        let run = chars[block.start..open]
            .iter()
            .rev()
            .take(5)
            .take_while(|c| is_han(**c))
            .count();
        let name = open - run..open;
        if is_name(scene, name.clone(), 4) && !is_stopped(scene, name.clone()) {
            names.push(name);
        }
    }
}

/// Whether a name may begin at `at` by what stands before.
fn opens(scene: &Scene, floor: usize, at: usize) -> bool {
    let before = &scene.chars()[floor..at];
    before.last().is_none_or(|c| !is_han(*c))
        || titles().longest_ending(before, 6).is_some()
        || cuts()
            .longest_ending(before, 4)
            .is_some_and(|(_, tag)| tag != "k")
}

/// Whether the whole item is a name of at least this weight.
fn is_name(scene: &Scene, item: Range<usize>, least: i32) -> bool {
    let words = &scene.chars()[item.clone()];
    (2..=4).contains(&words.len())
        && words.iter().all(|c| is_han(*c))
        && shape(words).is_some_and(|weight| weight >= least)
        && (common().get(words).is_none())
        && never().longest(words).is_none()
        && titles().longest_ending(words, 3).is_none()
        && crate::lexicon::places().get(words).is_none()
        && !scene.is_damaged(item)
}

/// Whether the whole item may be a name among names, though it is also a word: 宣言, 计谋.
fn is_fair(scene: &Scene, item: Range<usize>) -> bool {
    let words = &scene.chars()[item.clone()];
    (2..=4).contains(&words.len())
        && words.iter().all(|c| is_han(*c))
        && shape(words).is_some_and(|weight| weight >= -4)
        && never().longest(words).is_none()
        && titles().longest_ending(words, 3).is_none()
        && crate::lexicon::places().get(words).is_none()
        && !scene.is_damaged(item)
}

/// Names that begin a clause or follow a word that a subject follows, with a verb behind them: 王明指出.
///
/// What is hardly a name by itself is one where it opens two clauses.
pub(super) fn clause_starts(scene: &Scene, names: &mut Vec<Range<usize>>) {
    /// The least weight of a name that must stand twice.
    const WEAK: i32 = 11;
    let chars = scene.chars();
    let mut weak: Vec<Range<usize>> = Vec::new();
    for (sentence, clause) in &scene.clauses {
        let (kind, _) = scene.blocks[scene.sentences[*sentence].0];
        if !kind.is_body() {
            continue;
        }
        let mut starts = vec![clause.start];
        let mut at = clause.start;
        // The words before a subject: 会上, 会议由.
        while at < clause.end && starts.len() < 4 {
            match cuts().longest(&chars[at..clause.end]) {
                Some((length, tag)) => {
                    if tag != "k" && tag != "o" {
                        starts.push(at + length);
                    }
                    at += length;
                }
                None => at += 1,
            }
        }
        names.extend(housed(scene, clause.clone()));
        // A headline sets its clauses apart with spaces.
        let spaces = (clause.start + 1..clause.end)
            .filter(|&at| chars[at] == ' ' && is_han(chars[at - 1]))
            .take(8);
        starts.extend(spaces.map(|at| at + 1));
        for start in starts {
            let start = start + usize::from(chars.get(start) == Some(&' '));
            let found = weighed(scene, start, clause.end, Cue::Clause);
            if let Some((weight, name)) = found
                && weight >= WEAK
            {
                if weight >= Cue::Clause.least() {
                    names.push(name);
                } else {
                    weak.push(name);
                }
            } else {
                names.extend(row(scene, start, clause.end));
            }
        }
    }
    // Names that one place alone is too weak for, but two are not.
    let mut words = Words::default();
    let numbers: Vec<usize> = weak
        .iter()
        .map(|name| words.number(chars[name.clone()].iter().copied()))
        .collect();
    let mut counts = vec![0; numbers.len()];
    numbers.iter().for_each(|&name| counts[name] += 1);
    let twice = weak.into_iter().zip(&numbers);
    names.extend(
        twice
            .filter(|(_, name)| counts[**name] > 1)
            .map(|(name, _)| name),
    );
}

/// A name between an institution and the clause's first verb of speech: 青山大学王明表示.
fn housed(scene: &Scene, clause: Range<usize>) -> Option<Range<usize>> {
    let chars = scene.chars();
    let reach = clause.end.min(clause.start + 30);
    let verb = (clause.start + 4..reach).find(
        |&at| matches!(verbs().longest(&chars[at..clause.end]), Some((n, "s" | "r" | "h" | "d" | "p")) if n > 1),
    )?;
    let Some(name) = ends(scene, clause.start, verb) else {
        // 青山联盟王小明表示: a short house of any kind, a plain name, a clause of speech.
        let name = verb.checked_sub(3)?..verb;
        let house = clause.start..name.start;
        let speaks = says_at(chars, verb, clause.end);
        let plain = (2..=6).contains(&house.len())
            && chars[house].iter().all(|c| is_han(*c))
            && !is_address(&chars[name.clone()])
            && is_name(scene, name.clone(), 10)
            && !is_stopped(scene, name.clone());
        return (speaks && plain).then_some(name);
    };
    let house = &chars[clause.start..name.start];
    let weight = shape(&chars[name.clone()])?;
    (weight >= 9 && is_body_end(house)).then_some(name)
}

/// Names that open the lines of a table set with spaces: 王明　　护理部　　100.
pub(super) fn table(scene: &Scene, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    let mut rows: Vec<Range<usize>> = Vec::new();
    for (_, _, block) in scene.body() {
        let word = chars[block.clone()]
            .iter()
            .take(5)
            .take_while(|c| is_han(**c))
            .count();
        let name = block.start..block.start + word;
        let gap = chars[name.end..block.end]
            .iter()
            .take_while(|c| c.is_whitespace())
            .count();
        if gap > 1 && name.end + gap < block.end && is_name(scene, name.clone(), 4) {
            rows.push(name);
        }
    }
    // One line may be anything; three are a list.
    if rows.len() > 2 {
        names.append(&mut rows);
    }
}

/// A list of at least two names that a verb follows: 王明、李华出席会议.
fn row(scene: &Scene, start: usize, end: usize) -> Vec<Range<usize>> {
    let chars = scene.chars();
    let (mut names, mut at) = (Vec::new(), start);
    loop {
        let next = (2..=4)
            .filter(|length| at + length < end && is_name(scene, at..at + length, 4))
            .filter(|&length| length == 2 || !is_address(&chars[at..at + length]))
            .filter_map(|length| {
                let after = at + length;
                let goes_on = joint(chars, after, end).is_some();
                let behind = after + counted(&chars[after..end]);
                let ends = matches!(right(scene, behind, end), Right::Deed | Right::Human);
                (goes_on || ends).then_some((shape(&chars[at..after])?, after, goes_on))
            })
            .max_by_key(|(weight, ..)| *weight);
        let Some((_, after, goes_on)) = next else {
            return Vec::new();
        };
        names.push(at..after);
        match joint(chars, after, end) {
            Some(next) if goes_on => at = next,
            _ => return if names.len() > 1 { names } else { Vec::new() },
        }
    }
}

/// The length of a count behind a list of names: 等5位.
pub(super) fn counted(chars: &[char]) -> usize {
    let count = chars.iter().take(8);
    count
        .take_while(|c| c.is_ascii_digit() || "等位人名同志".contains(**c))
        .count()
}
