//! The memory of a document: a name once found is a name wherever it stands.

use super::Scene;
#[cfg(feature = "peoples")]
use crate::lexicon::verb;
use crate::lexicon::{Lexicon, is_common};
#[cfg(feature = "peoples")]
use crate::text::is_han;
use crate::text::{phrase, sort};
use std::ops::Range;

/// A name without the spaces inside it.
pub(super) fn key(name: &[char]) -> String {
    name.iter().filter(|c| **c != ' ').collect()
}

/// What a name with · is called later: 塞鲁·维图阿 is 维图阿, 库尔班·买买提 is 库尔班.
#[cfg(feature = "peoples")]
pub(super) fn shorts(name: &[char]) -> impl Iterator<Item = &[char]> {
    let first = name.iter().position(|c| *c == '·');
    let last = name.iter().rposition(|c| *c == '·');
    let parts = [first.map(|at| &name[..at]), last.map(|at| &name[at + 1..])];
    parts.into_iter().flatten()
}

/// All occurrences of the names found, in text order and disjoint.
///
/// Linear in the text: a place is compared with the names that begin with its two characters.
pub(super) fn occurrences(scene: &Scene, mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let chars = scene.chars();
    // 叶刘 is short for 叶刘淑仪.
    let mut short = Lexicon::sized(found.len());
    for name in &found {
        let words = &chars[name.clone()];
        if words.len() == 4 && !words.contains(&'·') && !is_common(words) {
            short.learn(&words[..2]);
        }
    }
    // 王明为 where 王明 is somebody.
    let mut plain = Lexicon::sized(found.len());
    for name in found.iter().filter(|name| name.len() == 2) {
        plain.learn(&chars[name.clone()]);
    }
    found.retain(|name| {
        let words = &chars[name.clone()];
        let longer = matches!(words, [_, _, last] if phrase::has!("为向对就以从与和", *last))
            && plain.get(&words[..2]).is_some();
        !longer && short.get(words).is_none()
    });
    let mut known = Lexicon::sized(found.len() * 8);
    #[cfg(feature = "peoples")]
    let mut parts = Lexicon::sized(found.len());
    for name in &found {
        let words = &chars[name.clone()];
        // A name that is also a word is a name only where its cue stands.
        if !is_common(words) {
            known.learn(words);
        }
        #[cfg(feature = "peoples")]
        for short in shorts(words).filter(|short| short.len() > 2 && !is_common(short)) {
            parts.learn(short);
        }
    }
    for block in scene.naming() {
        for at in block.clone() {
            let (length, _) = known.at(&chars[at..block.end]);
            if length > 0 && !scene.is_damaged(at..at + length) {
                found.push(at..at + length);
            }
            #[cfg(feature = "peoples")]
            {
                // 维图阿表示; but 休斯顿市长.
                let (length, _) = parts.at(&chars[at..block.end]);
                let rest = &chars[at + length..block.end];
                let acts = rest.first().is_none_or(|c| !is_han(*c)) || verb(rest).0 > 0;
                if length > 0 && acts && !scene.is_damaged(at..at + length) {
                    found.push(at..at + length);
                }
            }
        }
    }
    sort(&mut found, |name| (name.start, usize::MAX - name.end));
    let mut last = 0;
    found.retain(|name| {
        let fits = name.start >= last && is_whole(chars, name);
        if fits {
            last = name.end;
        }
        fits
    });
    found
}

/// Whether a name is no part of a longer foreign one, and names no thought or thing: 马克思主义.
fn is_whole(chars: &[char], name: &Range<usize>) -> bool {
    const AFTER: &str = "新时代 主义 思想 外交思想 法治思想 强军思想 文化思想 经济思想 生态文明思想 理论 精神 故居 ·";
    phrase::starts!(&chars[name.end..], AFTER) == 0 && !chars[..name.start].ends_with(&['·'])
}
