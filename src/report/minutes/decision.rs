use super::outline::{Outline, Tag, WORDS};
use crate::document::BlockKind;
use crate::lexicon::{List, words};
use crate::text::{is_han, phrase};
use std::ops::Range;

/// Whether a sentence only says that what stands before it was agreed to: Agreed by all. 无异议通过。
fn is_short(sentence: &[char]) -> bool {
    let most = if is_han(sentence[0]) { 7 } else { 20 };
    sentence.len() <= most
}

/// How the report of a vote begins.
const VOTES: &str = "carried passed failed lost approved defeated second yes： for： vote： votes： moved motion in favo all in unanimous";

static CUES: List = List::new(&[words!("../../lexicon/minutes-cues.txt")]);

/// What was decided: what a label announces, what stands in a section of decisions, and sentences that say so.
pub(super) fn find(outline: &Outline) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The depth of the items below a decision that ends in a colon.
    let mut below: Option<u8> = None;
    let (mut motion, mut led) = (false, false);
    for line in &outline.lines {
        let depth = match line.kind {
            BlockKind::Item { depth, .. } => Some(depth),
            _ => None,
        };
        // （一）…: a line of a list, too.
        let numbered = matches!(outline.low[line.range.clone()], ['（', _, '）', ..]);
        if let Some(wanted) = below
            && let Some(depth) = depth.or(numbered.then_some(0))
            && depth >= wanted
        {
            if led {
                found.pop();
            }
            led = false;
            if depth == wanted {
                found.push(line.range.clone());
            }
            continue;
        }
        below = None;
        // How the vote went belongs to the motion before it.
        let words = &outline.low[line.range.clone()];
        if motion
            && phrase::starts_with(words, VOTES) > 0
            && let Some(before) = found.last_mut()
        {
            before.end = line.range.end;
            continue;
        }
        motion = false;
        let own = line
            .label
            .as_ref()
            .map(|label| (label.tag, label.value.clone()));
        if let Some((Tag::Decision, value)) = own {
            motion = !value.is_empty() && outline.has(line.range.start, "motion");
            // Decision: no.
            let short = value.len() < 8;
            let whole = if short {
                line.range.clone()
            } else {
                value.clone()
            };
            found.extend(Some(whole).filter(|_| !value.is_empty()));
            continue;
        }
        // → On 1 May it is.
        if matches!(words, ['→', _, ..] | ['=', '>', _, ..])
            && outline.context(line.section) != Some(Tag::Action)
        {
            found.push(line.range.clone());
            continue;
        }
        if line.opens || matches!(line.kind, BlockKind::Cell { .. } | BlockKind::Heading(_)) {
            continue;
        }
        let context = own
            .map(|(tag, _)| tag)
            .or_else(|| outline.context(line.section));
        match context {
            Some(Tag::Present | Tag::Absent) => {}
            Some(Tag::Decision) if depth.is_none_or(|depth| depth < 2) => {
                found.push(line.range.clone());
            }
            Some(Tag::Decision) => {}
            _ => {
                let before = found.len();
                let (mut last, mut moved): (Option<Range<usize>>, Option<usize>) = (None, None);
                for sentence in outline.sentences(line.range.clone()) {
                    let low = &outline.low[sentence.clone()];
                    // Motion (Ann, seconded by Ben): … Yes: 4. No: 1. Carried.
                    if phrase::starts_with(low, "motion moved proposal proposed") > 0 {
                        moved = Some(sentence.start);
                    }
                    // Decision: … behind other sentences.
                    let label = outline.label(sentence.clone(), false);
                    let label = label.filter(|label| label.tag == Tag::Decision && moved.is_none());
                    if let Some(label) = label {
                        found.extend(Some(label.value).filter(|value| !value.is_empty()));
                    } else if says(outline, &sentence) {
                        let before = last.take().filter(|_| is_short(low));
                        let start = before.map_or(sentence.start, |before| before.start);
                        let start = moved.unwrap_or(start);
                        if found.last().is_some_and(|other| other.start == start) {
                            found.pop();
                        }
                        found.push(start..sentence.end);
                    }
                    last = Some(sentence);
                }
                let colon = matches!(outline.low[line.range.end - 1], '：' | ':');
                let leads = colon && found.len() > before;
                led = leads && is_han(outline.low[line.range.end - 2]);
                below = depth
                    .map(|depth| depth.saturating_add(1))
                    .or(led.then_some(0))
                    .filter(|_| leads);
            }
        }
    }
    found.retain(|range| !outline.scene.is_damaged(range.clone()) && range.len() > 1);
    found
}

/// Whether a sentence says that something was decided.
fn says(outline: &Outline, sentence: &Range<usize>) -> bool {
    let low = &outline.low;
    let question = matches!(low[sentence.end - 1], '？' | '?');
    !question && sentence.clone().any(|at| cue(outline, at, sentence))
}

/// Whether a word of decision stands at `at`, neither denied nor only wished for.
fn cue(outline: &Outline, at: usize, sentence: &Range<usize>) -> bool {
    let low = &outline.low;
    let rest = &low[at..sentence.end];
    // 讨论后决定…, 决定每周一次; but 决定权, 这一决定.
    let free = at == sentence.start || phrase::has!("后并家们组终会议论究致，：", low[at - 1]);
    if free && matches!(rest, ['决', '定', c, ..] if !phrase::has!("性权因书于论的", *c)) {
        return true;
    }
    let Some((length, _)) = CUES.longest(rest) else {
        return false;
    };
    if !rest[0].is_ascii_alphabetic() {
        return true;
    }
    // Ann agreed to ask the mayor: her task.
    let subject = outline.trim(sentence.start..at);
    let first = low[subject.clone()]
        .split(|c| *c == ' ')
        .next()
        .unwrap_or_default();
    let words = low[subject.clone()].iter().filter(|c| **c == ' ').count() + 1;
    if outline.has(at, "agreed to ")
        && !subject.is_empty()
        && words < 3
        && WORDS.get(first).is_none()
        && low[subject.end - 1] != 's'
    {
        return false;
    }
    let open = at > 0 && low[at - 1].is_ascii_alphanumeric();
    let shut = rest.get(length).is_some_and(char::is_ascii_alphanumeric);
    let before: String = low[sentence.start.max(at.saturating_sub(30))..at]
        .iter()
        .collect();
    let spoilt = [
        "not ",
        "no ",
        "n't ",
        "n’t ",
        "whether ",
        "without ",
        "seek",
        "need",
        "call for ",
        "ask",
        "until ",
        "be ",
        "likely ",
        "once ",
        "previously ",
        "spoke ",
    ];
    !open && !shut && !spoilt.iter().any(|word| before.contains(word))
}
