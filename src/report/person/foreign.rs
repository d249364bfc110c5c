//! Names that are no Chinese ones: transcribed names, and names with ·.

use super::Scene;
use super::name::{Right, is_stopped, right};
use super::shape::{BODIES, is_glossed};
use crate::lexicon::{name_weights, peoples, places};
use crate::text::is_han;
use std::ops::Range;

/// The length of a foreign or minority name at `at`: 马克里, 迪丽达·阿里木.
pub(super) fn foreign(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    let chars = &scene.chars()[at.min(end)..end];
    if places().longest(chars).is_some_and(|(n, _)| n > 1) {
        return None;
    }
    let weights = name_weights();
    let mut best = None;
    let mut dotted = false;
    for (length, &c) in chars.iter().enumerate().take(16) {
        if length >= 2
            && is_han(chars[length - 1])
            && (dotted || length >= 3)
            && right(scene, at + length, end) != Right::Open
            && (c != '（' || is_glossed(&chars[length..]))
        {
            best = Some(length);
            // A longer name only where this one goes on with a character of names.
            if !weights.is_foreign(c) && c != '·' {
                break;
            }
        }
        if c == '·' {
            dotted = true;
        } else if !(is_han(c) && (dotted || weights.is_foreign(c))) {
            break;
        }
    }
    best
}

/// The length of a name without a dot at `at` that is made of parts of Tibetan, Mongol or Turkic names: 扎西顿珠.
pub(super) fn pieced(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    let chars = &scene.chars()[at.min(end)..end];
    let (mut length, mut known, mut best) = (0, 0, None);
    while length < 9 && length < chars.len() && is_han(chars[length]) {
        match peoples().longest(&chars[length..]) {
            Some((n, _)) => {
                length += n;
                known += n;
            }
            None if name_weights().is_foreign(chars[length]) => length += 1,
            None => break,
        }
        let whole = length > 2 && known * 2 >= length;
        if whole && right(scene, at + length, end) != Right::Open {
            best = Some(length);
        }
    }
    best
}

/// The length of a Japanese name at `at`: 岸田文雄.
pub(super) fn japanese(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    let chars = &scene.chars()[at.min(end)..end];
    let run = chars.iter().take(5).take_while(|c| is_han(**c)).count();
    if run < 3 || !name_weights().is_japanese(&chars[..2]) {
        return None;
    }
    (3..=run)
        .rev()
        .filter(|&length| !BODIES.contains(chars[length - 1]))
        .find(|&length| right(scene, at + length, end) != Right::Open)
}

/// The length of a name with · at `at`: 阿不都·买买提.
pub(super) fn dotted(scene: &Scene, at: usize, end: usize) -> Option<usize> {
    let chars = &scene.chars()[at.min(end)..end];
    let dot = chars
        .iter()
        .take(8)
        .position(|c| !is_han(*c))
        .filter(|&p| p > 0 && chars[p] == '·')?;
    (dot + 2..chars.len().min(dot + 16))
        .take_while(|&length| is_han(chars[length - 1]) || chars[length - 1] == '·')
        .find(|&length| {
            chars[length - 1] != '·'
                && chars.get(length) != Some(&'·')
                && right(scene, at + length, end) != Right::Open
        })
        .or_else(|| {
            (chars.len() <= dot + 8 && chars[dot + 1..].iter().all(|c| is_han(*c)))
                .then_some(chars.len())
        })
        .filter(|&length| length > dot + 1)
}

/// The name behind a title of another country: 法国总统马克龙推迟.
pub(super) fn abroad(scene: &Scene, at: usize, end: usize) -> Option<Range<usize>> {
    let chars = &scene.chars()[at.min(end)..end];
    let weights = name_weights();
    let mut plain = 0;
    for length in 1..chars.len().min(9) {
        let c = chars[length - 1];
        if !(is_han(c) || c == '·') || c == '等' {
            break;
        }
        plain += usize::from(weights.is_foreign(c) || c == '·');
        let next = chars[length];
        let closes = match right(scene, at + length, end) {
            _ if next == '等' => plain * 3 >= length,
            Right::Mark => plain * 3 >= length,
            Right::Deed | Right::Human | Right::Word => {
                plain * 3 >= length * 2 && !weights.is_foreign(next)
            }
            _ => plain == length && length > 2 && !weights.is_foreign(next),
        };
        if length > 1 && closes && next != '·' {
            let name = at..at + length;
            return (!is_stopped(scene, name.clone())).then_some(name);
        }
    }
    None
}

/// A foreign name that ends at `at`, before a title: 阿根廷马克里总统.
pub(super) fn foreign_before(scene: &Scene, floor: usize, at: usize) -> Option<Range<usize>> {
    let chars = scene.chars();
    let mut start = at;
    let weights = name_weights();
    while start > floor && at - start < 12 {
        let c = chars[start - 1];
        if !(is_han(c) || c == '·') {
            break;
        }
        // A country before the name ends it.
        if at - start >= 2
            && let Some((length, _)) = places().longest_ending(&chars[floor..start], 10)
            && (start - length == floor || !is_han(chars[start - length - 1]))
        {
            let name = &chars[start..at];
            let plain = name
                .iter()
                .filter(|c| weights.is_foreign(**c) || **c == '·')
                .count();
            return (plain * 3 >= name.len() * 2
                && (plain == name.len() || !BODIES.contains(name[name.len() - 1]))
                && !matches!(name[0], '驻' | '前' | '新' | '副' | '代' | '原')
                && places().get(name).is_none()
                && foreign_free(name))
            .then_some(start..at);
        }
        start -= 1;
    }
    None
}

/// Whether no title or office is among the characters.
fn foreign_free(name: &[char]) -> bool {
    (0..name.len()).all(|at| {
        crate::lexicon::titles().longest(&name[at..]).is_none()
            && crate::lexicon::cuts()
                .longest(&name[at..])
                .is_none_or(|(n, _)| n < 2)
    })
}

/// Names with · that stand by themselves, not in quotation or book marks.
pub(super) fn standing(scene: &Scene, block: Range<usize>, names: &mut Vec<Range<usize>>) {
    let chars = scene.chars();
    let mut depth = 0usize;
    let mut last = block.start;
    for at in block.clone() {
        match chars[at] {
            '“' | '《' => depth += 1,
            '”' | '》' => depth = depth.saturating_sub(1),
            '·' if depth == 0 && at > last && is_han(chars[at - 1]) => {
                let weights = name_weights();
                let mut start = at;
                while start > last && at - start < 7 && weights.is_foreign(chars[start - 1]) {
                    start -= 1;
                }
                if at - start >= 2
                    && let Some(length) = foreign(scene, start, block.end)
                    && start + length > at + 2
                    && right(scene, start + length, block.end) != Right::Open
                {
                    last = start + length;
                    names.push(start..last);
                }
            }
            _ => {}
        }
    }
}
