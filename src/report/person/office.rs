//! Offices that an election or an appointment gives: 王明、李华当选副会长.

use super::deed::begins;
use super::list::counted;
use super::{Mention, Scene, is_honorific};
use crate::lexicon::titles;
use crate::text::is_han;
use std::ops::Range;

/// Gives the title that people are elected to back to all of them: 王明、李华当选副会长.
pub(super) fn share_back(scene: &Scene, mentions: &mut [Mention]) {
    let chars = scene.chars();
    for index in 0..mentions.len() {
        let end = mentions[index].whole.end;
        let limit = mentions
            .get(index + 1)
            .map_or(chars.len(), |m| m.whole.start);
        let offices = offices(chars, end, limit.max(end));
        if offices.is_empty() {
            continue;
        }
        let mut at = index;
        loop {
            mentions[at].titles.extend(offices.iter().cloned());
            let joined = at > 0 && {
                let between = &chars[mentions[at - 1].whole.end
                    ..mentions[at].whole.start.max(mentions[at - 1].whole.end)];
                matches!(between, ['、'] | ['和'] | ['与'] | ['及'])
            };
            if !joined {
                break;
            }
            at -= 1;
        }
    }
}

/// The offices that a verb behind a name gives: 当选会长, 被推举为会长、理事长.
fn offices(chars: &[char], at: usize, limit: usize) -> Vec<Range<usize>> {
    const VERBS: [&str; 16] = [
        "当选为",
        "当选",
        "连任",
        "担任",
        "出任",
        "兼任",
        "任",
        "为",
        "继续担任",
        "受聘为",
        "被推举为",
        "被推选为",
        "被选为",
        "被聘为",
        "被任命为",
        "被授予",
    ];
    let rest = &chars[at.min(limit)..limit];
    // 出席会议并当选会长: in the same clause.
    let clause = rest.iter().take(24).take_while(|c| is_han(**c)).count();
    let later = (0..clause).find(|&at| begins(&rest[at..], "并当选"));
    let skip = later.map_or_else(|| counted(rest), |at| at + 1);
    let rest = &rest[skip..];
    let verb = VERBS
        .iter()
        .map(|verb| (verb, verb.chars().count()))
        .filter(|(verb, _)| begins(rest, verb))
        .map(|(_, length)| length)
        .max();
    let mut offices = Vec::new();
    let Some(verb) = verb else { return offices };
    let mut from = at + skip + verb;
    while offices.len() < 4
        && let Some(end) = office(chars, from, limit)
    {
        offices.push(from..end);
        if chars.get(end) != Some(&'、') {
            break;
        }
        from = end + 1;
    }
    offices
}

/// Where the office ends that begins at `from`.
fn office(chars: &[char], from: usize, limit: usize) -> Option<usize> {
    let mut to = from;
    let mut best = None;
    while to < limit && to - from < 40 && is_han(chars[to]) {
        if let Some((length, tag)) = titles().longest(&chars[to..limit]) {
            to += length;
            if tag != "w" && !is_honorific(&chars[to - length..to]) {
                best = Some(to);
            }
        } else {
            to += 1;
        }
    }
    let end = best?;
    let closes = chars.get(end).is_none_or(|c| !is_han(*c) || *c == '的');
    closes.then_some(end)
}
