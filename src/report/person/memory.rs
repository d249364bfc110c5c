//! The memory of a document: a name once found is a name wherever it stands.

#[cfg(feature = "peoples")]
use super::Mention;
use super::Scene;
#[cfg(feature = "peoples")]
use crate::lexicon::verb;
use crate::lexicon::{Lexicon, is_common};
#[cfg(feature = "peoples")]
use crate::text::{Words, is_han};
use crate::text::{phrase, sort};
use std::ops::Range;

/// A name without the spaces inside it.
pub(super) fn key(name: &[char]) -> String {
    name.iter().filter(|c| **c != ' ').collect()
}

/// What a name with · is called later: 塞鲁·维图阿 is 维图阿, 库尔班·买买提 is 库尔班.
#[cfg(feature = "peoples")]
fn shorts(name: &[char]) -> impl Iterator<Item = &[char]> {
    let first = name.iter().position(|c| *c == '·');
    let last = name.iter().rposition(|c| *c == '·');
    let parts = [first.map(|at| &name[..at]), last.map(|at| &name[at + 1..])];
    parts.into_iter().flatten()
}

/// The names with · by what they are called for short, where no two share it.
#[cfg(feature = "peoples")]
pub(super) struct Called {
    shorts: Words,
    names: Vec<String>,
    /// All their titles.
    titles: Words,
    count: usize,
}

#[cfg(feature = "peoples")]
impl Called {
    pub(super) fn new(chars: &[char], mentions: &[Mention]) -> Self {
        let mut called = Called {
            shorts: Words::default(),
            names: Vec::new(),
            titles: Words::default(),
            count: 0,
        };
        for mention in mentions {
            let name = &chars[mention.name.clone()];
            for title in mention.titles.iter().filter(|_| name.contains(&'·')) {
                let number = called.titles.number(chars[title.clone()].iter().copied());
                called.count = called.count.max(number + 1);
            }
            for short in shorts(name) {
                let (at, key) = (called.shorts.number(short.iter().copied()), key(name));
                match called.names.get_mut(at) {
                    Some(other) if *other != key => other.clear(),
                    Some(_) => {}
                    None => called.names.push(key),
                }
            }
        }
        called
    }

    /// The full form of a name; with a title that none of them has it is another person's.
    pub(super) fn in_full(&mut self, name: String, title: Option<&[char]>) -> String {
        let number = title.map_or(0, |title| self.titles.number(title.iter().copied()));
        let other = title.is_some() && number >= self.count;
        let full = self.names.get(self.shorts.number(name.chars()));
        full.filter(|full| !other && !full.is_empty())
            .cloned()
            .unwrap_or(name)
    }
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
