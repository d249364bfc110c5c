//! What each unit is worth, by what it does in the report: about how many of a thousand editors would keep it.

use super::Reason;
use super::facts::{Facts, Kind};
use super::run::Unit;
use crate::lexicon::acts;
use crate::report::Scene;
use crate::text::{Table, phrase};

/// Any sentence of the report may matter.
const PLAIN: i32 = 60;
/// Which meeting, when and where: a brief without it says nothing.
const OCCASION: i32 = 900;
/// Reports put the news first, also where no meeting is named.
const OPENING: i32 = 350;
/// The rest of the first paragraph: who was there and spoke, what it was for.
const LEAD_PARAGRAPH: i32 = 160;
/// A paragraph begins with its gist.
const PARAGRAPH: i32 = 140;
/// An attribution opens what somebody demands.
const SAID: i32 = 90;
/// The first thing that somebody says is the main one.
const VOICE: i32 = 110;
/// Decisions are what a meeting is for.
const DECIDES: i32 = 110;
/// What was heard and discussed is its agenda.
const HEARS: i32 = 50;
/// Each figure is news; three are enough for one sentence.
const FIGURE: i32 = 45;
/// A rank is what the reader remembers.
const RANK: i32 = 60;
/// Growth, records and leads are what figures are told for.
const GROWTH: i32 = 40;
/// The head of a point is short: by itself it says less than a sentence.
const HEAD: i32 = -5;
/// What explains a point is said in short by its head.
const BELOW: i32 = -60;
/// A clause behind a semicolon goes on with what has begun.
const INNER: i32 = -40;
/// Formulae are the same in every report.
const FORMULA: i32 = -60;
/// Greetings, thanks and the page's own words say nothing of the meeting.
const EMPTY: i32 = -1000;
/// Lists of those present belong on the card, not in the brief.
const ATTENDANCE: i32 = -150;
/// A question waits for its answer.
const QUESTION: i32 = -60;
/// From the sixth paragraph on, each step counts a little less.
const LATE: i32 = -10;

/// What a unit is worth, and why; `paragraph` is the number of its paragraph, `heard` those who have spoken before.
pub(super) fn weigh(
    scene: &Scene,
    facts: &Facts,
    unit: &Unit,
    lead: bool,
    paragraph: usize,
    heard: &mut Table,
) -> (i32, Reason) {
    let run = unit.range.start..unit.ends[0];
    let words = &scene.chars()[run.clone()];
    let mut weight = PLAIN + LATE * paragraph.saturating_sub(5).min(6) as i32;
    if lead {
        weight += OCCASION;
    }
    if paragraph == 1 && unit.opens {
        weight += if unit.first { OPENING } else { LEAD_PARAGRAPH };
    }
    if unit.first {
        weight += PARAGRAPH;
    }
    if !unit.opens {
        weight += INNER;
    }
    let (mut ranked, mut decides, mut listed, mut speaker) = (false, false, false, None);
    for cue in facts.within(&run) {
        match cue.kind {
            Kind::Rank => ranked = true,
            Kind::Decision => decides = true,
            Kind::Attendance => listed = true,
            Kind::Speech if speaker.is_none() => speaker = Some(cue.who),
            _ => {}
        }
    }
    let (mut hears, mut grows, mut formula) = (false, false, 0);
    for at in 0..words.len() {
        let Some((_, tag)) = acts().longest(&words[at..]) else {
            continue;
        };
        match tag {
            "d" => decides = true,
            "h" => hears = true,
            "g" => grows = true,
            // Only the first one tells what the words are.
            "f" if formula == 0 => formula = FORMULA,
            "n" if formula == 0 => formula = EMPTY,
            _ => {}
        }
    }
    weight += formula;
    let figures = figures(words).min(3);
    weight += FIGURE * figures;
    if ranked {
        weight += RANK;
    }
    if grows && figures > 0 {
        weight += GROWTH;
    }
    if decides {
        weight += DECIDES;
    } else if hears {
        weight += HEARS;
    }
    if let Some(who) = speaker {
        weight += SAID;
        if heard.add(who as u64) {
            weight += VOICE;
        }
    } else if listed && !lead {
        weight += ATTENDANCE;
    }
    let head = facts.head(run.start).is_some();
    if head {
        weight += HEAD;
    } else if facts.explains(run.start) {
        weight += BELOW;
    }
    if words.last() == Some(&'？') {
        weight += QUESTION;
    }
    let reason = if lead {
        Reason::Lead
    } else if head {
        Reason::Point
    } else if speaker.is_some() {
        Reason::Demand
    } else if decides {
        Reason::Decision
    } else if ranked || figures > 0 {
        Reason::Figure
    } else {
        Reason::Gist
    };
    (weight, reason)
}

/// The unit that says which meeting this was: the best one near the beginning.
pub(super) fn lead(scene: &Scene, facts: &Facts, units: &[Unit]) -> Option<usize> {
    const NEAR: usize = 8;
    let mut best = None;
    for (at, unit) in units.iter().take(NEAR).enumerate() {
        if !unit.opens || unit.points_back {
            continue;
        }
        let words = &scene.chars()[unit.range.clone()];
        let held = |at| matches!(acts().longest(&words[at..]), Some((_, "o")));
        let mut score = 1 + 2 * usize::from((0..words.len()).any(held));
        for cue in facts.within(&unit.range) {
            score += usize::from(cue.kind == Kind::Occasion);
        }
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

/// How many numbers there are that are no date, ordinal or time.
fn figures(words: &[char]) -> i32 {
    let mut count = 0;
    let mut at = 0;
    while at < words.len() {
        let start = at;
        while at < words.len()
            && (words[at].is_ascii_digit() || at > start && phrase::has!(".,", words[at]))
        {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let after = words
            .get(at)
            .is_some_and(|&c| phrase::has!("年月日号届次时点分—-－~", c));
        let before = start > 0 && phrase::has!("第—-－~", words[start - 1]);
        count += i32::from(!after && !before);
    }
    count
}
