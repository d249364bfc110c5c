//! What names look like by their characters alone.

use super::name::title_behind;
use crate::lexicon::{name_weights, places, verbs};
use crate::text::is_han;

/// Whether the last character of a name is rather 和 before the next one with its title: 白杨和秘书长夏至.
pub(super) fn is_joint(name: &[char], rest: &[char]) -> bool {
    matches!(name.last(), Some('和' | '与' | '及'))
        && title_behind(rest)
            .and_then(|n| name_weights().surname(rest.get(n..n + 1)?))
            .is_some_and(|weight| weight >= 2)
}

/// The last characters of institutions.
pub(super) const BODIES: &str = "院校局委部司中心所处科室厅办队厂会站社系团组省市县区镇乡村党盟";

/// Whether the words end as an institution does.
pub(super) fn is_body_end(words: &[char]) -> bool {
    places().get(words).is_some()
        || words.len() > 2
            && words.last().is_some_and(|c| {
                BODIES.contains(*c) || matches!(c, '学' | '党' | '盟' | '桌' | '量')
            })
}

/// The weight of characters as a Chinese name; none if they cannot be one.
pub(super) fn shape(name: &[char]) -> Option<i32> {
    // 张某 is nobody's name; 的 ends none, nor does what ends an institution: 项目室.
    let house = name.len() > 2 && name.last().is_some_and(|c| "院局室厅队厂".contains(*c));
    if house || name.contains(&'某') || name.last() == Some(&'的') {
        return None;
    }
    let weights = name_weights();
    let given = |chars: &[char]| chars.iter().map(|&c| weights.given(c)).sum::<i32>();
    let double = (name.len() > 2)
        .then(|| weights.surname(&name[..2]))
        .flatten()
        .map(|s| s + given(&name[2..]));
    let single = weights.surname(&name[..1]);
    match name.len() {
        2 => Some(single? + given(&name[1..])),
        3 => double.max(single.map(|s| s + given(&name[1..]))),
        // Two surnames, as in Hong Kong: both must be plain ones.
        4 => double.or_else(|| {
            let (first, second) = (single?, weights.surname(&name[1..2])?);
            let plain = weights.given(name[3]) >= 0;
            (first >= 5 && second >= 2 && plain).then(|| second + given(&name[2..]))
        }),
        _ => None,
    }
}

/// Whether a bracket with Latin letters follows.
pub(super) fn is_glossed(chars: &[char]) -> bool {
    matches!(chars, ['（', c, d, ..] if c.is_ascii_uppercase() && d.is_ascii_alphabetic())
}

/// Whether the last character is no part of a name before a verb: a short form of address (王总, 李局) or an adverb.
pub(super) fn is_address(name: &[char]) -> bool {
    match name {
        [_, last] => "太官总董局处某老导院揆".contains(*last),
        [.., last] => "亦则也又还再均都并即却才就".contains(*last),
        [] => false,
    }
}

/// The length of a name of two characters set with a space: 王　明.
pub(super) fn spaced(chars: &[char]) -> Option<usize> {
    let &[first, ' ', second, ..] = chars else {
        return None;
    };
    let after = chars.get(3).copied().unwrap_or(' ');
    let after_two = chars.get(4).copied().unwrap_or(' ');
    (is_han(first)
        && is_han(second)
        && (!is_han(after) || verbs().longest(&chars[3..]).is_some())
        && !(after == ' ' && is_han(after_two) && chars.get(5).is_none_or(|c| !is_han(*c)))
        && name_weights().surname(&[first])? >= 2)
        .then_some(3)
}

/// The length of a bracket that tells sex or people: （女，回族）.
pub(super) fn note(chars: &[char]) -> Option<usize> {
    if chars.first() != Some(&'（') {
        return None;
    }
    let close = chars.iter().take(12).position(|c| *c == '）')?;
    let words = &chars[1..close];
    let tells = words.iter().any(|c| matches!(c, '女' | '男' | '族'));
    tells.then_some(close + 1)
}
