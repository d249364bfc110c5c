use super::outline::{Outline, Tag};
use crate::document::BlockKind;
use crate::lexicon::{List, words};
use crate::text::is_han;
use std::ops::Range;

/// Whether a sentence only says that what stands before it was agreed to: Agreed by all. 无异议通过。
fn is_short(sentence: &[char]) -> bool {
    let most = if is_han(sentence[0]) { 7 } else { 16 };
    sentence.len() <= most
}

static CUES: List = List::new(&[words!("../../lexicon/minutes-cues.txt")]);

/// What was decided: what a label announces, what stands in a section of decisions, and sentences that say so.
pub(super) fn find(outline: &Outline) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The depth of the items below a decision that ends in a colon.
    let mut below: Option<u8> = None;
    for line in &outline.lines {
        let depth = match line.kind {
            BlockKind::Item { depth, .. } => Some(depth),
            _ => None,
        };
        if let (Some(wanted), Some(depth)) = (below, depth)
            && depth >= wanted
        {
            if depth == wanted {
                found.push(line.range.clone());
            }
            continue;
        }
        below = None;
        let own = line
            .label
            .as_ref()
            .map(|label| (label.tag, label.value.clone()));
        if let Some((Tag::Decision, value)) = own {
            found.extend(Some(value).filter(|value| !value.is_empty()));
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
                let said = outline.sentences(line.range.clone());
                let before = found.len();
                let mut last: Option<Range<usize>> = None;
                for sentence in said {
                    // Decision: … behind other sentences.
                    let label = outline.label(sentence.clone(), false);
                    let label = label.filter(|label| label.tag == Tag::Decision);
                    if let Some(label) = label {
                        found.extend(Some(label.value).filter(|value| !value.is_empty()));
                    } else if says(outline, &sentence) {
                        let short = is_short(&outline.low[sentence.clone()]);
                        let before = last.take().filter(|_| short);
                        let start = before.map_or(sentence.start, |before| before.start);
                        if found.last().is_some_and(|other| other.start == start) {
                            found.pop();
                        }
                        found.push(start..sentence.end);
                    }
                    last = Some(sentence);
                }
                let colon = matches!(outline.low[line.range.end - 1], '：' | ':');
                below = depth
                    .filter(|_| colon && found.len() > before)
                    .map(|d| d.saturating_add(1));
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
    !question && sentence.clone().any(|at| cue(low, at, sentence))
}

/// Whether a word of decision stands at `at`, neither denied nor only wished for.
fn cue(low: &[char], at: usize, sentence: &Range<usize>) -> bool {
    let rest = &low[at..sentence.end];
    let Some((length, _)) = CUES.longest(rest) else {
        return false;
    };
    if !rest[0].is_ascii_alphabetic() {
        return true;
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
    ];
    !open && !shut && !spoilt.iter().any(|word| before.contains(word))
}
