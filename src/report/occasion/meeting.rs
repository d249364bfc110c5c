//! The main meeting among those that the text names.

use super::context::Context;
use super::day::dated;
use super::name::{Mention, mentions};
use crate::report::Scene;
use crate::text::phrase;
use std::ops::Range;

/// So many sentences at the start tell which meeting is held.
const LEAD: usize = 8;

/// The main meeting.
#[derive(Default)]
pub(super) struct Main {
    /// Its name at its fullest mention.
    pub(super) name: Option<Range<usize>>,
    /// How the sentence of running text calls it that says it is held.
    pub(super) held: Option<Range<usize>>,
    /// That sentence.
    pub(super) sentence: Option<Range<usize>>,
    /// Whether the text reports of it and no more names it: it is held, or somebody is there in the first sentences.
    pub(super) is_reported: bool,
    /// Other sentences that say that it is held.
    pub(super) again: Vec<Range<usize>>,
    /// Whether lines of their own tell of several meetings, as a bulletin does.
    pub(super) several: bool,
}

/// Finds the main meeting.
pub(super) fn find(scene: &Scene) -> Main {
    let chars = scene.chars();
    let mentions = mentions(scene);
    // The first of the heaviest.
    let (mut most, mut main) = (0, None);
    let head = mentions.iter().find(|mention| mention.heading);
    let (mut items, mut last) = (0, usize::MAX);
    for mention in &mentions {
        if mention.line
            && mention.context == Context::Held
            && !mention.bare
            && mention.before != last
        {
            (items, last) = (items + 1, mention.before);
        }
        let weight = weight(chars, mention, head);
        if weight > most {
            (most, main) = (weight, Some(mention));
        }
    }
    // A chronicle: line after line begins with a day.
    let days = scene.blocks.iter().filter(|(_, block)| {
        let day = chars.get(block.start).is_some_and(char::is_ascii_digit);
        day && dated(chars, block.start).is_some()
    });
    items = items.max(days.count() / 3);
    let (Some(main), 0 | 1) = (main, items) else {
        return Main {
            several: items > 1,
            ..Main::default()
        };
    };
    let name = &chars[main.start..main.end];
    let mut full = main;
    let mut held = (!main.heading).then_some(main);
    let mut again = Vec::new();
    for mention in &mentions {
        if mention.len() > full.len() && is_fuller(chars, mention, main) {
            full = mention;
        }
        if mention.context == Context::Held && !mention.heading {
            if held.is_none() && chars[mention.core..mention.end] == chars[main.core..main.end] {
                held = Some(mention);
            }
            if !main.bare && chars[mention.start..mention.end].ends_with(name) {
                again.push(mention.sentence());
            }
        }
    }
    let own = (!full.bare).then_some(full.start..full.end);
    Main {
        name: committee(scene, full).or(own),
        held: held.map(|m| m.start..m.end),
        sentence: held.map(|m| m.sentence()),
        is_reported: match main.context {
            Context::Held => !main.listed,
            _ => main.before < 3 && held.is_some(),
        },
        again,
        several: false,
    }
}

/// How much speaks for a mention naming the main meeting; nothing at 0.
fn weight(chars: &[char], mention: &Mention, head: Option<&Mention>) -> usize {
    let base: usize = match (mention.context, mention.heading) {
        (Context::Held, false) if mention.before < LEAD => 100,
        (Context::Held, true) => 75,
        (Context::There, _) if mention.before < 6 => 50,
        (Context::Named, true) if mention.leads => 45,
        _ => 0,
    };
    let vague = match mention {
        Mention { bare: true, .. } => 60,
        Mention { vague: true, .. } => 30,
        _ => 0,
    };
    let weight = base.saturating_sub(3 * mention.before + vague);
    // The one whose last words the headline has, too.
    let tail = &chars[mention.core.saturating_sub(4)..mention.end];
    let echoed = tail.len() < mention.len()
        && head.is_some_and(|head| chars[head.start..head.end].ends_with(tail));
    if echoed && weight > 0 {
        weight + 20
    } else {
        weight
    }
}

/// Whether `other` names the meeting `main` with more words.
fn is_fuller(chars: &[char], other: &Mention, main: &Mention) -> bool {
    if other.context == Context::Other
        || other.bare
        || chars[other.core..other.end] != chars[main.core..main.end]
    {
        return false;
    }
    let known = other.heading || other.context == Context::Held;
    if main.start == main.core {
        return known && (!main.bare || other.heading);
    }
    // The words in the same order, with others between: 区三级干部会议 in 青山区2025年三级干部会议.
    let short = &chars[main.start..main.end];
    let mut same = 0;
    for c in &chars[other.start..other.end] {
        same += usize::from(short.get(same) == Some(c));
    }
    chars[other.start..other.end].ends_with(short) || known && same == short.len()
}

/// Houses that meet under their own name.
const HOUSES: &str = "立法会 立法院 议会 常委会";

/// The committee or house whose meeting has no other name: 立法会财务委员会今日举行会议, 区议会举行本年度第三次会议.
fn committee(scene: &Scene, meeting: &Mention) -> Option<Range<usize>> {
    let chars = scene.chars();
    let serial = meeting.start + phrase::starts!(&chars[meeting.start..], "本年度 今年 本届");
    let serial = chars[serial] == '第' && meeting.core < serial + 5;
    let extended = phrase::starts_at!(
        scene.chars(),
        meeting.start,
        "扩大会议 特别会议 闭门会议 紧急会议"
    ) > 0;
    if !(meeting.bare || serial || extended) {
        return None;
    }
    let mut start = scene.clause_start(meeting.sentence().start, meeting.start);
    // 【本报讯】立法会…
    while let Some(close) = chars[start..meeting.start].iter().position(|c| *c == '】') {
        start += close + 1;
    }
    // The house, at the head of the clause, or its committee.
    let words = &chars[start..meeting.start];
    let house = phrase::first!(words, HOUSES)?;
    let mut end = words.len();
    while end > house && phrase::ends!(&words[..end], "委员会 小组") == 0 {
        end -= 1;
    }
    if end == house {
        end += phrase::starts!(&words[house..], HOUSES);
    }
    let whole = start..start + end;
    (!scene.is_damaged(whole.clone()) && house < 8).then_some(whole)
}
