//! What names look like by their characters alone.

use super::context::title_behind;
use super::deed::run;
use crate::lexicon::{NO_NAME, name_weights, places, verb};
use crate::text::phrase;

/// Whether the last character of a name is rather 和 before the next one with its title, or belongs to a title:
/// 白杨和秘书长夏至, 光明里里长, 翁前院长.
pub(super) fn is_joint(name: &[char], rest: &[char]) -> bool {
    let last = name.last();
    if (last == rest.first() || matches!(last, Some('副' | '前'))) && title_behind(rest) > 0 {
        return true;
    }
    if !matches!(last, Some('和' | '与' | '及')) {
        return false;
    }
    // 会董和理事: two characters with it are hardly a name.
    let next = title_behind(rest);
    // 王军和委员共54人: the others by their number.
    let named = |c: &char| name_weights().family(*c) >= 2 || *c == '共' || c.is_ascii_digit();
    next > 0 && (name.len() == 2 || rest.get(next).is_some_and(named))
}

/// The last characters of institutions.
pub(super) const BODIES: &str = "院校局委部司中心所处科室厅办队厂会站社系团组府省市县区镇乡村党盟";

/// The last characters of places that have a head: 云溪镇长.
pub(super) const SEATS: &str = "镇县区乡村";

/// Whether the words end as an institution does.
pub(super) fn is_body_end(words: &[char]) -> bool {
    let last = words.last().copied().unwrap_or(' ');
    words.len() > 2
        && (phrase::has!(BODIES, last)
            || phrase::has!("学桌量联协地", last) && !words.ends_with(&['科', '学'])
            || words.ends_with(&['人', '大']))
        || places().get(words).is_some()
}

/// The weight of characters as a Chinese name; [`NO_NAME`] or less if they cannot be one.
pub(super) fn shape(name: &[char]) -> i32 {
    let (length, weights) = (name.len(), name_weights());
    if !(2..=4).contains(&length) {
        return NO_NAME;
    }
    let (first, double) = (weights.family(name[0]), weights.double(name));
    // 张某 is nobody's name; 的 ends none, nor does what ends an institution: 项目室.
    let last = name[length - 1];
    if first.max(double) == NO_NAME
        || last == '的'
        || name.iter().any(|c| phrase::has!("某她他它", *c))
        || length > 2 && phrase::has!("院局室厅队厂市县", last)
    {
        return NO_NAME;
    }
    let second = weights.given(name[1]);
    let tail: i32 = name[2..].iter().map(|&c| weights.given(c)).sum();
    match length {
        2 => first + second,
        3 => (double + tail).max(first + second + tail),
        _ if double > NO_NAME => double + tail,
        // Two surnames, as in Hong Kong: both must be plain ones.
        _ => {
            let married = weights.family(name[1]);
            let plain = first >= 5
                && married >= 2
                && !phrase::has!("市区县镇乡村", name[2])
                && weights.given(name[3]) >= 0;
            if plain {
                married + tail + (first.min(married) - 6).max(0)
            } else {
                NO_NAME
            }
        }
    }
}

/// Whether a bracket with Latin letters follows.
pub(super) fn is_glossed(chars: &[char]) -> bool {
    matches!(chars, ['（', c, d, ..] if c.is_ascii_uppercase() && d.is_ascii_alphabetic())
}

/// Whether the last character is no part of a name before a verb: a short form of address (王总, 李局) or an adverb.
pub(super) fn is_address(name: &[char]) -> bool {
    match name {
        [_, last] => phrase::has!("太官总董局处某老导院揆", *last),
        [.., last] => phrase::has!("亦则也又还再均都并即却才就皆", *last),
        [] => false,
    }
}

/// The length of a name whose characters are set with spaces: 王　明, 王 小 明.
pub(super) fn spaced(chars: &[char]) -> usize {
    let mut length = 1;
    while length < 5 && chars.get(length) == Some(&' ') && run(&chars[length + 1..], 1) == 1 {
        let (next, after) = chars[length + 1..].split_at(1);
        // 王 明讲话 ends with a word that follows names; 王 明 摄 has its third character to itself.
        let inside = run(after, 1) == 1;
        if inside && verb(after).0 == 0
            || length > 1 && (verb(next).0 > 0 || phrase::has!("男女", next[0]))
        {
            break;
        }
        length += 2;
        if inside {
            break;
        }
    }
    // 王 明 李 华: what follows is set alike.
    let rest = chars.get(length..).unwrap_or_default();
    let alike = rest.first() == Some(&' ') && run(&rest[1..], 2) == 1;
    let name = length > 1 && !alike && name_weights().family(chars[0]) >= 2;
    if name { length } else { 0 }
}

/// The length of a bracket that tells sex or people: （女，回族）.
pub(super) fn note(chars: &[char]) -> usize {
    if chars.first() == Some(&'（') {
        let mut tells = false;
        for (at, c) in chars.iter().enumerate().take(12) {
            if *c == '）' {
                return if tells { at + 1 } else { 0 };
            }
            tells |= matches!(c, '女' | '男' | '族' | '左' | '右')
                || at == 1 && chars.get(2) == Some(&'）') && *c == '中';
        }
    }
    0
}

/// The length of a short bracket behind a name: （线上）, （左二）.
pub(super) fn aside(chars: &[char]) -> usize {
    if chars.first() != Some(&'（') {
        return 0;
    }
    let close = chars.iter().take(8).position(|c| *c == '）');
    close.map_or(0, |at| at + 1)
}

/// The length of a count behind a list of names: 等5位, 两位.
pub(super) fn counted(chars: &[char]) -> usize {
    let mut length = 0;
    while length < 8
        && let Some(&c) = chars.get(length)
        && (c.is_ascii_digit() || phrase::has!("等位人名个同志两三四五六七八九十", c))
    {
        length += 1;
    }
    length
}

/// Whether the word of a title is polite and no title.
pub(super) fn is_honorific(word: &[char]) -> bool {
    phrase::starts!(word, "同志 先生 女士 小姐 太太 夫人") == word.len()
}
