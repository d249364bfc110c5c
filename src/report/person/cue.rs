//! Names beside what tells that one may stand there: a title, a label, a party, an appointment.

use super::context::title_behind;
use super::deed::{label, run_end};
use super::name::{Cue, begins, ends, is_stopped, weighed};
use super::shape::{SEATS, is_honorific};
use super::title::before;
use super::{LINKS, Scene, TAKES, foreign, list};
use crate::lexicon::{houses, name_weights, places, title, verb};
use crate::text::{is_han, phrase};
use std::ops::Range;

/// Names with a title, a label, a party or an appointment beside them.
pub(super) fn find(
    scene: &Scene,
    block: Range<usize>,
    names: &mut Vec<Range<usize>>,
    polite: &mut Vec<Range<usize>>,
) {
    let chars = &scene.chars()[..block.end];
    let (mut at, mut floor) = (block.start, block.start);
    while at < block.end {
        let rest = &chars[at..];
        let (length, tag) = title(rest);
        let (start, close) = if length == 0 {
            let free = at == block.start || !is_han(chars[at - 1]);
            let found = untitled(scene, at, block.end, free);
            at += 1;
            found
        } else {
            // 执行秘书长: a longer title may begin inside the one found.
            let mut end = at + length;
            for inner in at + 1..at + length {
                let (longer, _) = title(&chars[inner..]);
                end = end.max(inner + longer);
            }
            // 王明副总编辑.
            let mut named = false;
            if tag == b'p'
                && !(run_end(&chars[floor..at], 3) == 2
                    && opens_next(scene, end, block.end, Cue::People)
                    || phrase::has!(SEATS, chars[at])
                        && opens_next(scene, end, block.end, Cue::List))
                && let Some(start) =
                    ends(scene, floor, at).or_else(|| foreign::foreign_before(chars, floor, at))
            {
                names.push(start..at);
                floor = at;
                named = true;
            }
            let mut start = behind(chars, end);
            let mut cue = if tag == b'w' { Cue::People } else { Cue::Title };
            // 主席为：王明, 主持人是王明.
            let link = phrase::starts!(&chars[end..], LINKS);
            if link > 0 {
                start = behind(chars, end + link);
                if start == end + link {
                    cue = Cue::People;
                }
            }
            let mut close = None;
            if named && start == end {
                // 王明副处长向新生介绍: the title has its name.
            } else if !is_honorific(&chars[at..end]) {
                close = begins(scene, start, block.end, cue);
                // 班会由任课教师主持.
                if link > 0 && chars[end] == '由' {
                    close = close.filter(|&close| phrase::starts!(&chars[close..], TAKES) > 0);
                }
                if close.is_none() && tag != b'w' {
                    let name = start..start + foreign::abroad(&chars[start..]);
                    let fits = !name.is_empty()
                        && !is_stopped(scene, name.clone())
                        && is_abroad(scene, floor, end);
                    close = fits.then_some(name.end);
                }
            } else if at > block.start
                && name_weights().family(chars[at - 1]) >= 0
                && verb(&chars[end..]).1 == b's'
                && (chars[..at - 1].ends_with(&['的']) || list::opens(&chars[block.start..at - 1]))
            {
                // 王女士说.
                polite.push(at - 1..end);
            }
            at = end;
            (start, close)
        };
        if let Some(close) = close {
            names.push(start..close);
            (at, floor) = (close, close);
        }
    }
}

/// Whether a name at `at` weighs what one behind `cue` must and has no title behind it: in 安平区长王小明表示, 安平 is no name.
fn opens_next(scene: &Scene, at: usize, end: usize, cue: Cue) -> bool {
    let next = weighed(scene, at, end, Cue::Title);
    next.is_some_and(|(weight, close)| {
        weight >= cue.least() && title_behind(&scene.chars()[close..end]) == 0
    })
}

/// Where a name begins and ends behind what is no title and yet leads up to one; `free` where a word begins here.
fn untitled(scene: &Scene, at: usize, end: usize, free: bool) -> (usize, Option<usize>) {
    let chars = &scene.chars()[..end];
    // 出席：王明.
    let label = if free { label(&chars[at..]).0 } else { 0 };
    if label > 0 {
        let start = behind(chars, at + label);
        return (start, begins(scene, start, end, Cue::Title));
    }
    // 公民党王明, 任命王明为, 免去李华的.
    let (length, tag) = houses().at(&chars[at..]);
    if length == 0 {
        return (at, None);
    }
    let of = tag != b'a' && chars.get(at + length) == Some(&'的');
    let start = at + length + usize::from(of);
    let close = begins(scene, start, end, Cue::List).filter(|&close| {
        // 授予王小明“劳动模范”称号, but 授予白云山“文明景区”称号.
        let sure = || {
            let place = phrase::has!("山川江河湖海岛峡寺桥港", chars[close - 1]);
            chars.get(close) == Some(&'“')
                && !place
                && weighed(scene, start, end, Cue::People)
                    .is_some_and(|(weight, _)| weight >= Cue::Clause.least())
        };
        tag != b'a'
            || phrase::starts!(&chars[close..], "为 任 的 、 同 和 及 辞去 担任 出任") > 0
            || sure()
    });
    (start, close)
}

/// Whether the title that ends at `end` is one of another country or of an international body.
fn is_abroad(scene: &Scene, floor: usize, end: usize) -> bool {
    let found = before(scene, floor, end);
    let (length, tag) = places().at(&scene.chars()[found.start..end]);
    length > 1 && tag == b'a'
}

/// Where a name behind a title begins: behind a space or a short bracket.
fn behind(chars: &[char], mut at: usize) -> usize {
    if chars.get(at) == Some(&'（') {
        let close = chars[at..].iter().take(12).position(|c| *c == '）');
        at += close.map_or(0, |length| length + 1);
    }
    at += usize::from(chars.get(at) == Some(&'：'));
    at + usize::from(chars.get(at) == Some(&' '))
}
