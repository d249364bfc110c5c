//! Where a name begins or ends: by its characters, its length and what stands beside it.

use super::Scene;
use super::context::{DEED, MARK, OPEN, ORGANS, acts_as_noun, left, right, title_behind};
use super::deed::{run, run_end, says, says_later};
use super::foreign::{dotted, foreign, japanese, latin, pieced};
use super::shape::{BODIES, SEATS, is_address, is_body_end, is_glossed, is_joint, shape, spaced};
use crate::lexicon::{
    NO_NAME, credits, is_common, is_never, name_weights, place, places, title, title_end, titles,
    verb, verbs,
};
use crate::text::{is_han, phrase};
use std::ops::Range;

/// What stands before a place where a name may begin; it decides how much the name must show by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// A title: 区长.
    Title = 2,
    /// Another name and 、.
    List = 5,
    /// A word for people in general: 代表, 专家.
    People = 11,
    /// The beginning of a clause.
    Clause = 15,
}

impl Cue {
    /// The least weight of a name here.
    pub(super) fn least(self) -> i32 {
        self as i32
    }
}

/// The least weight of a name that nobody takes for another word.
const DOUBTLESS: i32 = 8;

/// Where the name ends that begins at `at`, judged by its characters, by `cue` and by what stands behind it.
pub(super) fn begins(scene: &Scene, at: usize, end: usize, cue: Cue) -> Option<usize> {
    let (weight, close) = weighed(scene, at, end, cue)?;
    // 家长都兰依次发言: who speaks is somebody.
    let acts = cue == Cue::People && right(&scene.chars()[close..end]) >= DEED;
    let least = cue.least() - if acts { 3 } else { 0 };
    (weight >= least).then_some(close)
}

/// The weight of the likeliest name that begins at `at`, and its end.
#[inline(never)]
pub(super) fn weighed(scene: &Scene, at: usize, end: usize, cue: Cue) -> Option<(i32, usize)> {
    let chars = &scene.chars()[at.min(end)..end];
    let clause = cue == Cue::Clause;
    let (mut best, mut most) = (0, OPEN * 2);
    let mut consider = |weight: i32, length: usize| {
        if length > 0 && weight > most {
            (best, most) = (length, weight);
        }
    };
    for length in 2..=run(chars, 4) {
        let (name, rest) = (&chars[..length], &chars[length..]);
        // 约克（John York）, 会长藤达先生: what stands behind says that it is a name.
        let polite = cue == Cue::Title
            && length < 4
            && phrase::starts!(rest, "先生 女士") > 0
            && !matches!(rest.get(2), Some('们' | '、'))
            && !name.iter().any(|c| phrase::has!("的各位及和与体", *c));
        if !clause && is_glossed(rest) || polite {
            consider(6 + length as i32, length);
        }
        let shape = shape(name);
        if shape < OPEN || is_joint(name, rest) {
            continue;
        }
        // 殷葵主任.
        let across = &chars[length - 1..];
        if length > 2 && title_behind(across) > 1 {
            continue;
        }
        // 王震作《工作报告》, 记者李红摄.
        let noted = match name[length - 1] {
            // 赵东作为理事.
            '作' => matches!(rest.first(), Some('《' | '为')) || acts_as_noun(rest),
            // 付强以“创新”为题.
            '以' => matches!(rest.first(), Some('“' | '《')),
            '摄' => length > 2,
            // 由王明兼任, 王明连任会长.
            '兼' | '连' => length > 2 && rest.first() == Some(&'任'),
            // 王明从2018年起.
            '从' => rest.first().is_some_and(char::is_ascii_digit),
            _ => false,
        };
        if noted {
            continue;
        }
        // 夏至则呼吁.
        if is_address(name)
            && (clause
                || name[length - 1] == '总' && cue != Cue::Title
                // 镇长石成才说: here it is rather the name's.
                || length > 2 && name[length - 1] != '才' && (says(rest) || name[length - 1] == '亦'))
        {
            continue;
        }
        // 麻醉科副主任: a house before a title; but 副校长林爱党教授.
        let house = phrase::has!(
            "院校局委部司所处科室厅办队厂站组府省市县区镇乡村",
            name[length - 1]
        );
        if house && length > 2 && matches!(cue, Cue::Clause | Cue::List) && title_behind(rest) > 0 {
            continue;
        }
        // 云溪镇长王小明, 李家沟党支部书记王小明: a place.
        let house = length == 2 && rest.first().is_some_and(|&c| phrase::has!(SEATS, c))
            || clause && phrase::starts!(rest, ORGANS) > 0;
        if house {
            let next = at + length + title_behind(rest);
            if next > at + length && begins(scene, next, end, Cue::List).is_some() {
                continue;
            }
        }
        let mut right = right(rest);
        if cue == Cue::Title && shape >= DOUBTLESS && verb(across).0 < 2 {
            // 区长王小明逐条解答: what follows is no word known here, and can hardly be a part of the name.
            let parts = length == 3 && !is_address(name)
                || rest.first().is_some_and(|c| name_weights().given(*c) < -2);
            right = right.max(if parts { OPEN / 3 } else { OPEN });
        }
        if cue == Cue::Title && right == MARK && length == 3 {
            // 副县长别如意，: three characters between a title and a mark are hardly anything else.
            right += 4;
        }
        // 市领导张大会、李小山: who is listed.
        if cue == Cue::People && length == 3 && rest.first() == Some(&'、') {
            right += 3;
        }
        if clause && right < DEED && !says_later(rest) {
            continue;
        }
        let penalty = if is_common(name) {
            penalty(cue, right)
        } else {
            0
        };
        consider(shape + right - penalty, length);
    }
    consider(18, spaced(chars));
    if !clause {
        consider(40, dotted(chars));
    }
    let named = matches!(cue, Cue::Title | Cue::List);
    if named {
        let length = foreign(chars);
        // 南非前总统莫特兰蒂，: all of it, though 莫特兰 looks like a name too.
        let whole = length > 3 && !chars.get(length).is_some_and(|c| is_han(*c));
        consider(5 + length as i32 + 6 * i32::from(whole), length);
        let length = japanese(chars);
        consider(12 + length as i32, length);
        let length = latin(chars);
        if right(&chars[length..]) > OPEN {
            consider(12, length);
        }
    }
    let length = pieced(chars);
    if named || length > 3 && right(&chars[length..]) >= DEED {
        consider(16 + length as i32, length);
    }
    let name = at..at + best;
    (best > 0 && !is_stopped(scene, name.clone())).then_some((most, name.end))
}

/// Where the name begins that ends at `at`, before a title.
#[inline(never)]
pub(super) fn ends(scene: &Scene, floor: usize, at: usize) -> Option<usize> {
    let chars = &scene.chars()[floor.min(at)..at];
    let (mut best, mut most) = (0, 9);
    for length in 2..=run_end(chars, 4) {
        let (before, name) = chars.split_at(chars.len() - length);
        let last = name[length - 1];
        // 麻醉科副主任, 党史科主任: an institution; 马跃为主席.
        let long = length > 2 || before.last().is_some_and(|c| is_han(*c));
        if long && last != '中' && phrase::has!(BODIES, last)
            || length > 2 && phrase::has!("为任是", last)
            || is_joint(name, &scene.chars()[at..])
            // 向林先生颁发.
            || name[0] == '向'
                && length == 2
                && phrase::starts!(&scene.chars()[at..], "先生 女士") > 0
                && !says(&scene.chars()[at + 2..])
            // 向广大校友, 中融基金杨小明先生.
            || before.last().is_some_and(|c| is_han(*c))
                && (length == 4 && name_weights().double(name) <= NO_NAME && !is_body_end(before)
                    || name[0] == '向' && titles().at_end(before).0 == 0)
            || is_common(name)
        {
            continue;
        }
        let weight = shape(name) + left(before);
        if weight > most {
            (best, most) = (length, weight);
        }
    }
    (best > 0 && !is_stopped(scene, at - best..at)).then(|| at - best)
}

/// What a name costs that is also a word.
fn penalty(cue: Cue, right: i32) -> i32 {
    match cue {
        Cue::Title if right >= DEED => 0,
        Cue::Title | Cue::List => 3 + i32::from(right != MARK),
        _ => 30,
    }
}

/// Whether the words at `name` are a place, hold a title or a word that no name holds.
#[inline(never)]
pub(super) fn is_stopped(scene: &Scene, name: Range<usize>) -> bool {
    let words = &scene.chars()[name.clone()];
    let (place, _) = place(&scene.chars()[name.start..]);
    // 学习贯彻.
    let study = words[0] == '习' && scene.chars()[..name.start].ends_with(&['学']);
    if study
        || place >= 2 && place >= words.len()
        || is_never(words)
        || scene.is_damaged(name.clone())
    {
        return true;
    }
    let (length, tag) = verb(words);
    if length == words.len() || length > 1 && !matches!(tag, b'o' | b'x') {
        return true;
    }
    // 班主任代表: a title that begins as a name does.
    let (office, tag) = title(&scene.chars()[name.start..]);
    if office > words.len() && tag != b'w' {
        return true;
    }
    for at in 0..words.len() {
        let (length, tag) = title(&words[at..]);
        if length > 1 && tag != b'w' || length == words.len() {
            return true;
        }
    }
    // 李大妈, 王师傅: the words address somebody and name nobody.
    const KIN: &str = "大妈 大爷 大娘 大伯 大叔 大哥 大姐 大嫂 阿姨 奶奶 爷爷 师傅 老汉 先生 女士";
    words.len() == 3 && phrase::ends!(words, KIN) > 0
}

/// Whether a credit's words are a name; `marked` where a label and its mark stand before them (编辑：木子).
pub(in crate::report) fn is_byline_name(scene: &Scene, name: Range<usize>, marked: bool) -> bool {
    let words = &scene.chars()[name];
    let length = words.len();
    let last = words.last().copied().unwrap_or(' ');
    (shape(words) >= -2 || marked && matches!(length, 2 | 3) || words.contains(&'·'))
        && !is_never(words)
        && title_end(words).0 == 0
        && credits().at(words).0 < 2
        && places().get(words).is_none()
        && verbs().get(words).is_none()
        && !(length > 2 && phrase::has!("办部处科室局院校社台网报", last))
}

/// Whether words that sign are a name, in a bracket or before a day: by their characters alone.
pub(in crate::report) fn is_signature(scene: &Scene, name: Range<usize>, least: i32) -> bool {
    let words = &scene.chars()[name.clone()];
    shape(words) >= least && !is_common(words) && is_byline_name(scene, name, false)
}
