//! Offices that an election or an appointment gives: 王明、李华当选副会长.

use super::Mention;
use super::deed::run;
use super::list::joint;
use super::shape::{aside, counted, is_honorific};
use crate::lexicon::{title, verb};
use crate::text::{is_han, phrase};
use std::ops::Range;

/// Gives the title that people are elected to back to all of them: 王明、李华当选副会长.
pub(super) fn share_back(chars: &[char], mentions: &mut [Mention]) {
    for index in 0..mentions.len() {
        let end = mentions[index].whole.end;
        let next = mentions.get(index + 1);
        let limit = next.map_or(chars.len(), |m| m.whole.start).max(end);
        let dismissed = phrase::ends!(&chars[..mentions[index].name.start], "免去 罢免") > 0;
        let offices = offices(
            &chars[..limit],
            end,
            mentions[index].titles.is_empty(),
            dismissed,
        );
        let mut at = index;
        while !offices.is_empty() {
            mentions[at].titles.extend_from_slice(&offices);
            if at == 0
                || !joins(
                    &chars[..mentions[at].whole.start],
                    mentions[at - 1].whole.end,
                )
            {
                break;
            }
            at -= 1;
        }
    }
}

/// Whether nothing but a conjunction stands behind `end`.
pub(super) fn joins(chars: &[char], end: usize) -> bool {
    let between = chars.get(end..).unwrap_or_default();
    let between = &between[aside(between)..];
    let spaced = between.iter().all(|c| *c == ' ');
    !between.is_empty() && (spaced || joint(between) == between.len())
}

/// The offices that a verb behind a name at `at` gives: 当选会长, 被推举为会长、理事长; the one that somebody is `dismissed` from:
/// 免去王明的县长职务.
fn offices(chars: &[char], at: usize, bare: bool, dismissed: bool) -> Vec<Range<usize>> {
    const VERBS: &str = "荣膺 就任 当选为 当选 连任 担任 出任 兼任 现任 曾任 任 作为 为 是 系 辞去 继续担任 受聘为 被推举为 被推选为 被选为 被聘为 被任命为 被授予";
    let rest = &chars[at..];
    // 出席会议并当选会长: in the same clause.
    let later = phrase::first!(&rest[..run(rest, 24)], "并当选");
    let skip = later.map_or_else(|| counted(rest), |at| at + 1);
    let mut verb = phrase::starts!(&rest[skip..], VERBS);
    verb += usize::from(dismissed && rest.first() == Some(&'的'));
    // 王明、李华两位副校长, 王明、李华等教授.
    let both = verb == 0 && skip > 0 && later.is_none() && bare;
    let mut offices = Vec::new();
    let mut from = at + skip + verb;
    while (verb > 0 || both) && offices.len() < 4 {
        let end = from + office(&chars[from..], both);
        if end == from {
            break;
        }
        offices.push(from..end);
        // 任命王明为主任，免去其校长职务.
        let next = phrase::starts!(&chars[end..], "、 ，免去其");
        if next == 0 {
            break;
        }
        from = end + next;
    }
    offices
}

/// The length of the office that `chars` starts with; `both` where a verb may follow.
fn office(chars: &[char], both: bool) -> usize {
    let (mut at, mut best) = (0, 0);
    while at < 40 && chars.get(at).is_some_and(|c| is_han(*c) && *c != '并') {
        // 任宣传委员的支部委员会
        if chars[at] == '的' && best > 0 {
            break;
        }
        let (length, tag) = title(&chars[at..]);
        // 李深等三位获得…称号, 颁发了….
        if both
            && (length > 0 && tag != b'p'
                || matches!(verb(&chars[at..]).1, b's' | b'r' | b'a')
                || phrase::has!("了获被", chars[at]))
        {
            break;
        }
        if length > 0 && tag != b'w' && !is_honorific(&chars[at..at + length]) {
            best = at + length;
        }
        at += length.max(1);
    }
    let behind = &chars[best..];
    let closes = both
        || behind
            .first()
            .is_none_or(|c| !is_han(*c) || phrase::has!("的并", *c))
        || behind.starts_with(&['职', '务']);
    if closes { best } else { 0 }
}
