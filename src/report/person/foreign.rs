//! Names that are no Chinese ones: transcribed names, and names with ·.

use super::context::{MARK, OPEN, WORD, right};
use super::deed::run;
use super::shape::{BODIES, is_glossed};
use crate::lexicon::{cut, name_weights, peoples, place, places, title, title_end, verb};
use crate::text::{is_han, phrase};
use std::ops::Range;

/// The length of a foreign or minority name that `chars` starts with: 马克里, 迪丽达·阿里木.
pub(super) fn foreign(chars: &[char]) -> usize {
    if place(chars).0 > 1 || run(chars, 1) == 0 {
        return 0;
    }
    let weights = name_weights();
    let (mut best, mut dotted) = (0, false);
    for length in 0..chars.len().min(16) {
        let (c, rest) = (chars[length], &chars[length..]);
        if length >= 2
            && is_han(chars[length - 1])
            && (dotted || length >= 3)
            && right(rest) > OPEN
            && (c != '（' || is_glossed(rest))
        {
            best = length;
            // A longer name only where this one goes on with a character of names.
            // 汉斯·穆勒通过视频说, but 库尔班·买买提出席.
            let acts = dotted
                && verb(rest).0 > 1
                && verb(&rest[1..]).0 < 2
                && peoples().at_end(&chars[..=length]).0 == 0;
            if !weights.is_foreign(c) && c != '·' || acts {
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

/// The length of a name in Latin letters that `chars` starts with, of two to four words: John Smith, William E. Miller.
pub(super) fn latin(chars: &[char]) -> usize {
    /// The last letters of what is no person: Stanford University.
    const HOUSES: [&str; 6] = ["ty", "ute", "up", "nc", "ch", "ge"];
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_ascii_alphabetic());
    let capital = |at: usize| chars.get(at).is_some_and(|c| c.is_ascii_uppercase());
    let (mut at, mut end, mut words) = (0, 0, 0);
    while capital(at) && words < 5 {
        let start = at;
        while letter(at) || matches!(chars.get(at), Some('-' | '’')) {
            at += 1;
        }
        let initial = at == start + 1 && chars.get(at) == Some(&'.');
        // IEEE, a single letter: no part of a name.
        if !initial && (at < start + 2 || capital(start + 1)) {
            return 0;
        }
        at += usize::from(initial);
        (end, words) = (at, words + 1);
        at += usize::from(chars.get(at) == Some(&' '));
    }
    let name: String = chars[..end].iter().collect();
    let person = (2..=4).contains(&words)
        && !letter(at)
        && letter(end - 1)
        && !HOUSES.iter().any(|house| name.ends_with(house));
    if person { end } else { 0 }
}

/// The length of a name without a dot that is made of parts of Tibetan, Mongol or Turkic names: 扎西顿珠.
pub(super) fn pieced(chars: &[char]) -> usize {
    let (mut length, mut known, mut best) = (0, 0, 0);
    while length < 9 && run(&chars[length..], 1) > 0 {
        let (part, _) = peoples().at(&chars[length..]);
        if part == 0 && !name_weights().is_foreign(chars[length]) {
            break;
        }
        length += part.max(1);
        known += part;
        if length > 2 && known * 2 >= length && right(&chars[length..]) > OPEN {
            best = length;
        }
    }
    best
}

/// The length of a Japanese name: 岸田文雄.
pub(super) fn japanese(chars: &[char]) -> usize {
    if name_weights().is_japanese(chars) {
        for length in (3..=run(chars, 5)).rev() {
            let last = chars[length - 1];
            if !phrase::has!(BODIES, last)
                && !phrase::has!("时后等则也", last)
                && right(&chars[length..]) > OPEN
            {
                return length;
            }
        }
    }
    0
}

/// The length of a name with ·: 阿不都·买买提.
pub(super) fn dotted(chars: &[char]) -> usize {
    let dot = run(chars, 8);
    if dot == 0 || chars.get(dot) != Some(&'·') {
        return 0;
    }
    let mut length = dot + 1;
    while length < chars.len().min(dot + 16) && (is_han(chars[length]) || chars[length] == '·') {
        length += 1;
        let rest = &chars[length..];
        // 霍加·阿不都: a character of names, though a verb.
        let goes_on = verb(rest).0 == 1 && name_weights().is_foreign(rest[0]);
        if chars[length - 1] != '·' && right(rest) > OPEN && !goes_on {
            return length;
        }
    }
    0
}

/// The length of a name behind a title of another country: 法国总统马克龙推迟.
pub(super) fn abroad(chars: &[char]) -> usize {
    let weights = name_weights();
    let mut plain = 0;
    for length in 1..chars.len().min(9) {
        let (c, next) = (chars[length - 1], chars[length]);
        if !(is_han(c) || c == '·') || c == '等' {
            break;
        }
        plain += usize::from(weights.is_foreign(c) || c == '·');
        let right = right(&chars[length..]);
        let closes = if next == '等' || right == MARK {
            plain * 3 >= length
        } else if right >= WORD {
            plain * 3 >= length * 2 && !weights.is_foreign(next)
        } else {
            plain == length && length > 2 && !weights.is_foreign(next)
        };
        if length > 1 && closes && next != '·' {
            return length;
        }
    }
    0
}

/// Where a foreign name begins that ends at `at`, before a title: 阿根廷马克里总统, 美国John Smith教授.
pub(super) fn foreign_before(chars: &[char], floor: usize, at: usize) -> Option<usize> {
    // Titles that nothing else than a person has: no Windows Phone总监.
    let titled = phrase::starts!(&chars[at..], "教授 副教授 博士 先生 女士 院士 研究员") > 0;
    let near = floor.max(at.saturating_sub(40));
    let first = (near..at).rev().take_while(|&at| !is_han(chars[at])).last();
    for start in first.filter(|_| titled).unwrap_or(at)..at {
        let free = start == floor || !chars[start - 1].is_ascii_alphabetic();
        if free && latin(&chars[start..at]) == at - start {
            return Some(start);
        }
    }
    let weights = name_weights();
    let (mut start, mut plain) = (at, 0);
    while start > floor && at - start < 12 {
        let c = chars[start - 1];
        // A country before the name ends it.
        let country = places().longest_ending(&chars[floor..start], 10);
        let (length, _) = country.unwrap_or_default();
        if at - start >= 2 && length > 0 {
            let name = &chars[start..at];
            let free = start - length == floor || !is_han(chars[start - length - 1]);
            let fits = plain * 3 >= name.len() * 2
                && (plain == name.len() || !phrase::has!(BODIES, name[name.len() - 1]))
                && !phrase::has!("驻前新副代原", name[0])
                && places().get(name).is_none();
            if free {
                return (fits && is_free(name)).then_some(start);
            }
        }
        if !(is_han(c) || c == '·') {
            break;
        }
        plain += usize::from(weights.is_foreign(c) || c == '·');
        start -= 1;
    }
    None
}

/// Whether no title or office is among the characters.
fn is_free(name: &[char]) -> bool {
    (0..name.len()).all(|at| title(&name[at..]).0 == 0 && cut(&name[at..]).0 < 2)
}

/// Names with · that stand by themselves, not in quotation or book marks.
pub(super) fn standing(chars: &[char], block: Range<usize>, names: &mut Vec<Range<usize>>) {
    let (mut depth, mut last) = (0usize, block.start);
    for at in block.clone() {
        match chars[at] {
            '“' | '《' => depth += 1,
            '”' | '》' => depth = depth.saturating_sub(1),
            '·' if depth == 0 => {
                let mut start = at;
                // 总理汉斯·韦伯: what a title ends with is no part of the name.
                while start > last
                    && at - start < 7
                    && name_weights().is_foreign(chars[start - 1])
                    && (at == start || title_end(&chars[last..start]).0 == 0)
                {
                    start -= 1;
                }
                let end = start + foreign(&chars[start..block.end]);
                // 尼诺·阿基诺国际机场.
                let house = phrase::ends!(&chars[start..end], "场 学 院 司 团 心 奖 杯 会");
                if at - start >= 2 && end > at + 2 && house == 0 {
                    last = end;
                    names.push(start..end);
                }
            }
            _ => {}
        }
    }
}
