//! Organizations and places: names that end as such names end, 云台县人民法院, 青禾镇.
//!
//! One pass over each clause. A name begins where its clause does, behind a mark, or behind a word that no name holds; it
//! ends at the longest ending that the list knows. Precision first: what is no name of its own (该县, 示范区) is left out.

use super::Scene;
use crate::lexicon::{cut, has, institutions, place, title, verb, words};
use crate::text::{Span, Words, is_han, phrase};
use std::ops::Range;

/// The longest name, in characters.
const LONGEST: usize = 24;

/// A mention of an organization or a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Institution {
    /// The name.
    pub span: Span,
    /// What it is the name of.
    pub kind: InstitutionKind,
    /// The same number for the same name, counted from 0 in the order of first mention.
    pub name: u32,
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstitutionKind {
    /// A body of people: 云台县人民法院, 区委.
    Organization,
    /// A place, but for those inside of an organization's name: 青禾镇.
    Place,
}

use InstitutionKind::{Organization, Place};

/// The mentions of the report's own words, in text order and apart.
pub(crate) fn find(scene: &Scene) -> Vec<Institution> {
    let mut numbers = Words::default();
    let mut found = Vec::new();
    for (sentence, clause) in &scene.clauses {
        let (block, _) = scene.sentences[*sentence];
        if !scene.blocks[block].0.is_body() {
            continue;
        }
        for (kind, range) in names(scene.chars(), clause) {
            if !scene.is_damaged(range.clone()) {
                let name = numbers.number(scene.chars()[range.clone()].iter().copied()) as u32;
                found.push(Institution {
                    span: scene.span(range),
                    kind,
                    name,
                });
            }
        }
    }
    found
}

/// The names of one clause, in its order and apart.
fn names(chars: &[char], clause: &Range<usize>) -> Vec<(InstitutionKind, Range<usize>)> {
    let mut names: Vec<(InstitutionKind, Range<usize>)> = Vec::new();
    let (mut start, mut at) = (clause.start, clause.start);
    while at < clause.end {
        let rest = &chars[at..clause.end];
        if !is_han(rest[0]) && !rest[0].is_ascii_alphabetic() {
            at += 1;
            // 3家公司, 12日市委.
            at += usize::from(rest[0].is_ascii_digit() && rest.get(1).is_some_and(|c| is_han(*c)));
            start = at;
            continue;
        }
        let (length, tag) = institutions().at(rest);
        let (known, _) = place(rest);
        if tag == b'k' && length >= known {
            // 全市, 该县: no name goes through it.
            (start, at) = (at + length, at + length);
        } else if length > 0 && length >= known && tag != b'k' {
            let end = at + length;
            if tag == b'w' {
                start = at;
            }
            let held = names.last().map_or(0, |(_, last)| last.end);
            let held = held.saturating_sub(start);
            if let Some(kind) = kind(&chars[start..end], at - start, tag, held) {
                // The longer name holds the shorter one before it: 云台县, 云台县人民法院.
                while names.last().is_some_and(|(_, last)| last.start >= start) {
                    names.pop();
                }
                names.push((kind, start..end));
            }
            at = end;
        } else if known > 0 {
            // 湖北省宜昌市, but 前往宜昌.
            let continues = names.last().is_some_and(|(_, last)| last.end == at) || start == at;
            if !continues {
                start = at;
            }
            at += known;
        } else {
            let bound = bound(rest);
            at += bound.max(1);
            if bound > 0 || at - start > LONGEST {
                start = at;
            }
        }
    }
    names
}

/// The length of a word at the front that no name holds; 0 where there is none.
fn bound(chars: &[char]) -> usize {
    if matches!(chars[0], '的' | '届' | '了') {
        return 1;
    }
    let (n, tag) = words().longest(chars).unwrap_or((0, ""));
    if n > 0 && !has(tag, b'k') {
        return n;
    }
    if has(tag, b'k') {
        return 0;
    }
    let (n, tag) = cut(chars);
    if n > 0 && tag != b'k' {
        return n;
    }
    let (n, _) = title(chars);
    if n > 0 {
        return n;
    }
    let (n, _) = verb(chars);
    if n > 1 { n } else { 0 }
}

/// What the name `chars`, whose ending begins at `at`, is of; its first `held` characters are a name already.
fn kind(chars: &[char], at: usize, tag: u8, held: usize) -> Option<InstitutionKind> {
    let (name, ending) = chars.split_at(at);
    let last = *name.last().unwrap_or(&' ');
    // 3家公司, 各镇, 外公司.
    let odd = name
        .first()
        .is_some_and(|c| phrase::has!("个家次座名位所项外内好其各某等", *c));
    let own = name.len() > 1 && !odd;
    let known = place(name).0.max(held);
    match tag {
        b'w' => Some(Organization),
        b'l' | b'd' => {
            let level = match name.len() {
                0 => tag == b'd',
                1 => phrase::has!("省市县区州盟旗镇乡村院校厂社", last),
                length => known == length || phrase::has!("省市县区州盟旗镇乡", last),
            };
            (level && !odd).then_some(Organization)
        }
        b'o' => (own && last != '年').then_some(Organization),
        _ => {
            // 湖北省宜昌市: what stands before the last known name is known.
            let rest = name.len() - known;
            let counted = phrase::has!("一二三四五六七八九十百千几数两多", last);
            let good = match ending {
                ['州'] | ['地', '区'] => rest == 0,
                [_] => rest == 0 || (2..=3).contains(&rest),
                _ => rest < 8,
            };
            (own && good && !counted && ending[0] != last).then_some(Place)
        }
    }
}
