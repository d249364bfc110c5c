//! Slogans: programme names and formulae in quotation marks, each at its first mention with the number of its mentions.

use super::{Scene, Slogan};
use crate::text::{Words, is_han, is_sentence_end, phrase};
use std::ops::Range;

/// The longest slogan; what is longer is somebody's speech.
const LONGEST: usize = 24;

/// The slogans of the report's own words, in the order of first mention. One pass.
pub(super) fn find(scene: &Scene) -> Vec<Slogan> {
    let mut slogans: Vec<Slogan> = Vec::new();
    let mut words = Words::default();
    for (_, _, block) in scene.body() {
        let mut at = block.start;
        while at < block.end {
            let Some(inside) = quotation(scene.chars(), at, block.end) else {
                at += 1;
                continue;
            };
            at = inside.end + 1;
            if scene.is_damaged(inside.clone()) {
                continue;
            }
            let number = words.number(scene.chars()[inside.clone()].iter().copied());
            match slogans.get_mut(number) {
                Some(slogan) => slogan.count += 1,
                None => slogans.push(Slogan {
                    span: scene.span(inside),
                    count: 1,
                }),
            }
        }
    }
    slogans
}

/// The words of a quotation that opens at `at`, unless they are speech.
fn quotation(chars: &[char], at: usize, end: usize) -> Option<Range<usize>> {
    if chars[at] != '“' {
        return None;
    }
    let start = at + 1;
    let mut rest = start..end.min(start + LONGEST + 1);
    let close = rest.find(|&i| matches!(chars[i], '“' | '”') || is_ending(chars[i]))?;
    let words = &chars[start..close];
    let before = at.checked_sub(1).map_or(' ', |i| chars[i]);
    // 他说：“要快”, 简称“一网”, 斥其“无良”; what only speech writes.
    let told = phrase::has!("：说道称叫问答指斥喊呼评", before)
        || phrase::ends!(&chars[..at], "形容 质疑 回应") > 0
        || words.iter().any(|c| phrase::has!("嘅唔咗啲冇咁佢哋", *c));
    let han = words.iter().filter(|c| is_han(**c)).count();
    // A short one is a slogan where it counts or names what follows: “四早”, “双减”政策.
    let counts = words
        .iter()
        .any(|c| phrase::has!("一二三四五六七八九十百千万双两", *c));
    let names = chars
        .get(close + 1)
        .is_some_and(|c| is_han(*c) && !phrase::has!("的等和与是", *c));
    let long = han > 2 || han == 2 && (counts || names) || words.contains(&'+');
    (chars[close] == '”' && long && !told).then_some(start..close)
}

/// Whether a sentence ends, so that the quotation is speech.
fn is_ending(c: char) -> bool {
    is_sentence_end(c) || matches!(c, '；' | '：' | '\n')
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn slogans_are_no_speech() {
        let text = "会议推广“青山经验”，擦亮“一湖两岸、三园四区”品牌。王明说：“要快。”他说：“抓紧”。推广「青山经验」，“干”字当头。";
        let reading = read(text, &Options::default());
        let slogans = reading.report().slogans.iter();
        let slogans: Vec<_> = slogans
            .map(|s| (s.span.of(reading.text()), s.count))
            .collect();
        assert_eq!(slogans, [("青山经验", 2), ("一湖两岸、三园四区", 1)]);
    }
}
