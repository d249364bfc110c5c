//! Where a name begins or ends: characters, length and what stands beside it.

use super::Scene;
use super::deed::{says_at, says_later};
use super::foreign::{dotted, foreign, japanese, pieced};
use super::shape::{BODIES, is_address, is_glossed, is_joint, note, shape, spaced};
use crate::lexicon::{common, places, titles, verbs};
use crate::text::is_han;
use std::ops::Range;

/// What stands before a place where a name may begin; it decides how much the name must show by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// A title: 区长.
    Title,
    /// A word for people in general: 代表, 专家.
    People,
    /// Another name and 、.
    List,
    /// The beginning of a clause.
    Clause,
}

impl Cue {
    /// The least weight of a name here.
    pub(super) fn least(self) -> i32 {
        match self {
            Cue::Title => 2,
            Cue::List => 5,
            Cue::People => 11,
            Cue::Clause => 15,
        }
    }
}

/// What stands behind a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Right {
    /// Nothing that ends a name.
    Open,
    /// Punctuation or the end.
    Mark,
    /// A word that may follow a name.
    Word,
    /// A single character that may: 在, 和.
    Particle,
    /// A verb of speaking or being there, or a title.
    Deed,
    /// What only people do: to preside, to be elected.
    Human,
}

impl Right {
    fn weight(self) -> i32 {
        match self {
            Right::Open => -20,
            Right::Mark => 5,
            Right::Word => 4,
            Right::Particle => 2,
            Right::Deed => 6,
            Right::Human => 9,
        }
    }
}

/// What stands at `at`, behind a name.
pub(super) fn right(scene: &Scene, at: usize, end: usize) -> Right {
    let rest = &scene.chars()[at.min(end)..end];
    let Some(&c) = rest.first() else {
        return Right::Mark;
    };
    if matches!(c, '—' | '-' | '·') || c.is_ascii_alphabetic() {
        return Right::Open;
    }
    if c == '（' {
        if title_in_bracket(rest).is_some() {
            return Right::Deed;
        }
        // 王明（女）当选: what follows the note decides, where it says more.
        return match note(rest).map(|length| right(scene, at + length, end)) {
            Some(behind @ (Right::Deed | Right::Human)) => behind,
            _ => Right::Mark,
        };
    }
    if !is_han(c) {
        return Right::Mark;
    }
    if is_office_given(rest) {
        return Right::Human;
    }
    let title = titles().longest(rest);
    let verb = verbs().longest(rest);
    match title {
        _ if title_behind(rest).is_some() => return Right::Deed,
        // 指挥长 is no 指.
        Some((n, _)) if verb.is_none_or(|(v, _)| v < n) => return Right::Open,
        _ => {}
    }
    match verb {
        Some((_, "h" | "p")) => Right::Human,
        Some((_, "s" | "r" | "a" | "d")) => Right::Deed,
        Some((n, "x")) if n > 1 => Right::Word,
        // 依次发言, 分别介绍: how a deed is done.
        Some((n, _)) if n > 1 => match verbs().longest(&rest[n..]) {
            Some((_, "h" | "p")) => Right::Human,
            Some((_, "s" | "r" | "a" | "d")) => Right::Deed,
            _ => Right::Word,
        },
        // 任指挥长.
        Some(_) if c == '任' => Right::Word,
        Some(_) => Right::Particle,
        None => Right::Open,
    }
}

/// Whether the words give an office to who stands before them: 任秘书长.
fn is_office_given(rest: &[char]) -> bool {
    let office = match rest {
        ['任' | '为', office @ ..] | ['担' | '兼', '任', office @ ..] => office,
        _ => return false,
    };
    let reach = office.len().min(12);
    (0..reach).take_while(|&at| is_han(office[at])).any(|at| {
        let title = titles().longest(&office[at..]);
        title.is_some_and(|(n, _)| {
            let after = office.get(at + n);
            after.is_none_or(|c| !is_han(*c) || *c == '的')
        })
    })
}

/// The length of a bracket at the beginning of `chars` that holds a title: （青山区区长）.
pub(super) fn title_in_bracket(chars: &[char]) -> Option<usize> {
    if chars.first() != Some(&'（') {
        return None;
    }
    let close = chars.iter().take(24).position(|c| *c == '）')?;
    let words = chars.get(1..close)?;
    let titled = titles()
        .longest_ending(words, 6)
        .is_some_and(|(_, tag)| tag != "w");
    (titled && words.iter().all(|c| is_han(*c))).then_some(close + 1)
}

/// The length of a title that stands behind a name: 院长, 副院长, 常务副院长.
pub(super) fn title_behind(chars: &[char]) -> Option<usize> {
    let skip = match chars {
        ['常', '务', '副', ..] => 3,
        ['副', ..] => 1,
        _ => 0,
    };
    let whole = titles().longest(chars).filter(|(_, tag)| *tag == "p");
    let tail = titles()
        .longest(&chars[skip..])
        .filter(|(_, tag)| *tag == "p");
    whole
        .map(|(n, _)| n)
        .max(tail.filter(|_| skip > 0).map(|(n, _)| n + skip))
}

/// The name that begins at `at`, judged by its characters, by `cue` and by what stands behind it.
pub(super) fn begins(scene: &Scene, at: usize, end: usize, cue: Cue) -> Option<Range<usize>> {
    let (weight, name) = weighed(scene, at, end, cue)?;
    // 家长都兰依次发言: who speaks is somebody.
    let acts =
        cue == Cue::People && matches!(right(scene, name.end, end), Right::Deed | Right::Human);
    let least = cue.least() - if acts { 3 } else { 0 };
    (weight >= least).then_some(name)
}

/// The likeliest name that begins at `at`, with its weight.
pub(super) fn weighed(
    scene: &Scene,
    at: usize,
    end: usize,
    cue: Cue,
) -> Option<(i32, Range<usize>)> {
    let chars = &scene.chars()[at.min(end)..end];
    let mut best: Option<(i32, usize)> = None;
    let mut consider = |weight: i32, length: usize| {
        if best.is_none_or(|(w, _)| weight > w) {
            best = Some((weight, length));
        }
    };
    let run = chars.iter().take(5).take_while(|c| is_han(**c)).count();
    for length in 2..=run.min(4) {
        // 约克（John York）: the bracket says that it is a name.
        let glossed = cue != Cue::Clause && is_glossed(&chars[length..]);
        if glossed {
            consider(6 + length as i32, length);
        }
        let Some(shape) = shape(&chars[..length]) else {
            continue;
        };
        if cue == Cue::Clause && is_address(&chars[..length]) {
            continue;
        }
        if is_joint(&chars[..length], &chars[length..]) {
            continue;
        }
        // 夏至则呼吁.
        if length > 2 && is_address(&chars[..length]) && says_at(chars, length, chars.len()) {
            continue;
        }
        // 麻醉科副主任: a house before a title.
        let house = length > 2 && BODIES.contains(chars[length - 1]);
        if cue == Cue::Clause && house && title_behind(&chars[length..]).is_some() {
            continue;
        }
        let right = right(scene, at + length, end);
        if cue == Cue::Clause
            && !matches!(right, Right::Deed | Right::Human)
            && !says_later(&chars[length..])
        {
            continue;
        }
        let word = common().get(&chars[..length]).is_some();
        let weight = shape + right.weight() - if word { penalty(cue, right) } else { 0 };
        consider(weight, length);
    }
    if let Some(length) = spaced(chars) {
        consider(18, length);
    }
    if cue != Cue::Clause
        && let Some(length) = dotted(scene, at, end)
    {
        consider(40, length);
    }
    if matches!(cue, Cue::Title | Cue::List)
        && let Some(length) = foreign(scene, at, end)
    {
        consider(5 + length as i32, length);
    }
    if matches!(cue, Cue::Title | Cue::List)
        && let Some(length) = japanese(scene, at, end)
    {
        consider(12 + length as i32, length);
    }
    if let Some(length) = pieced(scene, at, end)
        && (matches!(cue, Cue::Title | Cue::List)
            || length > 3 && matches!(right(scene, at + length, end), Right::Deed | Right::Human))
    {
        consider(16 + length as i32, length);
    }
    let (weight, length) = best?;
    let name = at..at + length;
    (!is_stopped(scene, name.clone())).then_some((weight, name))
}

/// The name that ends at `at`, before a title.
pub(super) fn ends(scene: &Scene, floor: usize, at: usize) -> Option<Range<usize>> {
    let chars = &scene.chars()[floor.min(at)..at];
    let run = chars
        .iter()
        .rev()
        .take(4)
        .take_while(|c| is_han(**c))
        .count();
    let mut best: Option<(i32, usize)> = None;
    for length in 2..=run.min(4) {
        let name = &chars[chars.len() - length..];
        let Some(shape) = shape(name) else { continue };
        // 麻醉科副主任: an institution.
        let house = length > 2 && name.last().is_some_and(|c| BODIES.contains(*c));
        // 马跃为主席.
        let verb = length > 2 && matches!(name[length - 1], '为' | '任' | '是');
        if house || verb || common().get(name).is_some() {
            continue;
        }
        let weight = shape + left(scene, floor, at - length);
        if best.is_none_or(|(w, _)| weight > w) {
            best = Some((weight, length));
        }
    }
    let (weight, length) = best?;
    let name = at - length..at;
    (weight >= 10 && !is_stopped(scene, name.clone())).then_some(name)
}

/// How well a name may begin at `at`, by what stands before it.
fn left(scene: &Scene, floor: usize, at: usize) -> i32 {
    let before = &scene.chars()[floor.min(at)..at];
    let Some(&c) = before.last() else { return 5 };
    if !is_han(c) {
        return if c == '·' { -20 } else { 5 };
    }
    let ends_in = |list: &crate::lexicon::Lexicon| list.longest_ending(before, 5).is_some();
    if ends_in(places()) || ends_in(titles()) {
        return 5;
    }
    match crate::lexicon::cuts().longest_ending(before, 4) {
        Some((_, "k")) | None => {}
        Some(_) => return 5,
    }
    if let Some((n, "s" | "r" | "h" | "a" | "d" | "p")) = verbs().longest_ending(before, 4)
        && n > 1
    {
        return 4;
    }
    // The last character of an institution: 附属医院陈椿教授.
    if c == '学' {
        // 大学王明教授, and not 学习.
        return if matches!(before, [.., '大' | '中' | '小' | '科', _]) {
            4
        } else {
            -8
        };
    }
    if BODIES.contains(c) || matches!(c, '和' | '与' | '及') {
        4
    } else {
        -8
    }
}

/// What a name costs that is also a word.
fn penalty(cue: Cue, right: Right) -> i32 {
    match (cue, right) {
        (Cue::Title, Right::Deed | Right::Human) => 0,
        (Cue::Title | Cue::List, Right::Mark) => 3,
        (Cue::Title | Cue::List, _) => 4,
        _ => 30,
    }
}

/// Whether the words at `name` are a place, hold a title or a word that no name holds.
pub(super) fn is_stopped(scene: &Scene, name: Range<usize>) -> bool {
    let chars = scene.chars();
    let words = &chars[name.clone()];
    let rest = &chars[name.start..];
    let place = places().longest(rest).map_or(0, |(n, _)| n);
    scene.is_damaged(name.clone())
        || titles().get(words).is_some()
        || (0..words.len().saturating_sub(1)).any(|at| {
            titles()
                .longest(&words[at..])
                .is_some_and(|(n, tag)| n >= 2 && tag != "w")
        })
        || (place >= 2 && place >= words.len())
        || verbs().get(words).is_some()
        || verbs()
            .longest(words)
            .is_some_and(|(n, tag)| n > 1 && !matches!(tag, "o" | "x"))
        || is_kin(words)
        || crate::lexicon::never().longest(words).is_some()
}

/// Whether the words address somebody and name nobody: 李大妈, 王师傅.
fn is_kin(words: &[char]) -> bool {
    const KIN: [&str; 15] = [
        "大妈", "大爷", "大娘", "大伯", "大叔", "大哥", "大姐", "大嫂", "阿姨", "奶奶", "爷爷",
        "师傅", "老汉", "先生", "女士",
    ];
    words.len() == 3
        && KIN
            .iter()
            .any(|word| word.chars().eq(words[1..].iter().copied()))
}

/// Whether a credit's words are a name; `marked` where a label and its mark stand before them (编辑：木子).
pub(in crate::report) fn is_byline_name(scene: &Scene, name: Range<usize>, marked: bool) -> bool {
    let words = &scene.chars()[name.clone()];
    let plain =
        shape(words).is_some_and(|weight| weight >= -2) || marked && (2..=3).contains(&words.len());
    let dotted = words.contains(&'·');
    (plain || dotted)
        && crate::lexicon::never().longest(words).is_none()
        && titles().longest_ending(words, 4).is_none()
        && crate::lexicon::credits()
            .longest(words)
            .is_none_or(|(n, _)| n < 2)
        && places().get(words).is_none()
        && verbs().get(words).is_none()
        && !words
            .last()
            .is_some_and(|c| "办部处科室局院校社台网报".contains(*c) && words.len() > 2)
}

/// Whether words in a bracket of their own are a name: by their characters alone.
pub(in crate::report) fn is_signature(scene: &Scene, name: Range<usize>) -> bool {
    let words = &scene.chars()[name.clone()];
    shape(words).is_some_and(|weight| weight >= 8)
        && common().get(words).is_none()
        && is_byline_name(scene, name, false)
}
