//! The enumerated points of a speech or a meeting.

mod list;
mod marker;
mod tree;

use super::{Kind, Point, Report, Scene};
use crate::document::BlockKind;
use crate::text::{Span, phrase};
use list::{DEPTH, List, lists};
#[cfg(feature = "problems")]
pub(crate) use marker::number;
use marker::{Marker, Style, marker};
use std::ops::Range;
use tree::{Node, Tree};

/// A head longer than this ends at its first comma.
const HEAD: usize = 30;

/// The enumerated points, those of inner lists below the point that they belong to.
///
/// A marker counts when its list has a second item: 发展是第一要务 and 一是一 number nothing.
pub(super) fn find(scene: &Scene, report: &Report) -> Vec<Point> {
    let mut markers = markers(scene, report);
    let lists = lists(scene, &mut markers);
    markers.retain(|m| lists.get(m.list).is_some_and(List::counts));
    let mut tree = Tree::default();
    for (at, marker) in markers.iter().enumerate() {
        let start = marker.range.clone();
        let line = scene.blocks[marker.block].1.end;
        let follows = markers
            .get(at + 1)
            .map_or(line, |m| m.range.start.min(line));
        let head = head(scene, start.end..follows);
        // 二是……: broken off.
        let broken = matches!(scene.chars()[head.clone()], [] | ['…', ..]);
        if broken || scene.is_damaged(head.clone()) {
            continue;
        }
        let ends = marker.next == 0;
        let end = if ends { line } else { marker.next };
        let words = scene.span(start.clone());
        #[cfg(feature = "markdown")]
        let words = match start.is_empty() {
            true => number_before(scene, start.start),
            false => words,
        };
        let (speech, speaker) = speaker(scene, report, marker);
        let known = tree.speaker(marker.list);
        let point = Point {
            marker: words,
            head: scene.span(head),
            span: Span::new(words.start, scene.span(start.start..end).end),
            speaker: speaker.or(known),
            children: Vec::new(),
        };
        tree.push(Node {
            list: marker.list,
            style: marker.style,
            block: marker.block,
            speech,
            ends,
            point,
        });
    }
    tree.close(0);
    tree.roots
}

/// The markers of running text that may number points.
fn markers(scene: &Scene, report: &Report) -> Vec<Marker> {
    let mut found: Vec<Marker> = Vec::new();
    for (sentence, clause) in &scene.clauses {
        let block = scene.sentences[*sentence].0;
        let running = matches!(
            scene.blocks[block].0,
            BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Quote
        );
        if !running || scene.is_damaged(clause.clone()) {
            continue;
        }
        let found_marker = marker(scene, clause.clone(), block).or_else(|| {
            let at = inner(&scene.chars()[clause.clone()])?;
            marker(scene, clause.start + at..clause.end, block)
        });
        #[cfg(feature = "markdown")]
        let found_marker = found_marker.or_else(|| item(scene, clause.clone(), block));
        let Some(marker) = found_marker else {
            continue;
        };
        // Notices and plans have sections; a meeting's words have them only where someone leads to them.
        let section = match marker.style {
            Style::Section | Style::Digit => true,
            Style::Bracket | Style::Round => marker.opens,
            _ => false,
        };
        let meeting = report.kind == Kind::Meeting;
        let led = if marker.opens {
            is_led_to(scene, report, &found, &marker)
        } else {
            meeting
        };
        if !section || led {
            found.push(marker);
        }
    }
    found
}

/// The marker of the item of a numbered Markdown list that a clause opens; its words stand before the block.
#[cfg(feature = "markdown")]
fn item(scene: &Scene, clause: Range<usize>, block: usize) -> Option<Marker> {
    let (BlockKind::Item { ordered: true, .. }, line) = &scene.blocks[block] else {
        return None;
    };
    if clause.start != line.start {
        return None;
    }
    let number = number_before(scene, line.start);
    Some(Marker {
        style: Style::Digit,
        number: number
            .of(scene.text)
            .trim_end_matches(['.', ')'])
            .parse()
            .ok()?,
        word: '.',
        range: line.start..line.start,
        opens: true,
        block,
        list: usize::MAX,
        next: 0,
    })
}

/// The number before the list item that begins at `at`, with its mark: 1., 1).
#[cfg(feature = "markdown")]
fn number_before(scene: &Scene, at: usize) -> Span {
    let before = scene.text[..scene.span(at..at).start].trim_end_matches([' ', '\t']);
    let words = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')'));
    Span::new(words.len(), before.len())
}

/// Where a list begins in the middle of a clause: 要求各学院一是….
fn inner(clause: &[char]) -> Option<usize> {
    let opens = |at: &usize| {
        matches!(clause[*at..], ['一', '是' | '要', ..])
            && !phrase::has!("，唯统单之万同第专合划不如始周每逐归进", clause[at - 1])
    };
    (2 - usize::from(clause.first() == Some(&'要'))..clause.len()).find(opens)
}

/// Whether the block before one that opens with a marker leads to a list, or goes on with it.
fn is_led_to(scene: &Scene, report: &Report, found: &[Marker], marker: &Marker) -> bool {
    let meeting = report.kind == Kind::Meeting;
    if let Some(before) = marker.block.checked_sub(1) {
        let line = scene.blocks[before].1.clone();
        let words = &scene.chars()[line.clone()];
        let end = scene.span(line).end;
        let said = report.speeches.partition_point(|s| s.span.end < end);
        let said = report
            .speeches
            .get(said)
            .is_some_and(|s| s.span.start < end);
        let leads = match words {
            // 他说，要做三件事：, but 获奖名单如下： only of a meeting.
            [.., '：' | '—'] => {
                let near = &words[words.len().saturating_sub(8)..];
                meeting || said && phrase::first!(near, "要 件事 条： 裁示 特点 措施").is_some()
            }
            // 区长王小明指出，全区要迅速行动。 and below it 一、抓进度.
            _ => meeting && said && marker.number == 1 && marker.style <= Style::Bracket,
        };
        if leads {
            return true;
        }
    }
    let mut before = found.iter().rev().take(DEPTH);
    before.any(|m| {
        // （一）抓春耕 and below it 1.备足种子.
        let below = m.block + 1 == marker.block && m.style < marker.style && marker.number == 1;
        m.opens && (below || m.style == marker.style && m.number + 1 == marker.number)
    })
}

/// The speech that a marker stands in, and whose it is; a marker that opens its block may stand below the speech.
fn speaker(scene: &Scene, report: &Report, marker: &Marker) -> (usize, Option<usize>) {
    let start = scene.span(marker.range.clone()).start;
    let before = report.speeches.partition_point(|s| s.span.start <= start);
    let Some(speech) = before.checked_sub(1).map(|at| &report.speeches[at]) else {
        return (0, None);
    };
    let above = marker
        .block
        .checked_sub(1)
        .map(|at| scene.span(scene.blocks[at].1.clone()));
    let leads = marker.opens
        && above.is_some_and(|line| {
            speech.span.end >= line.end
                && scene.chars()[..scene.range(speech.span).end].ends_with(&['：'])
        });
    let inside = start < speech.span.end || leads;
    (before, speech.speaker.filter(|_| inside))
}

/// The words behind a marker up to the first end; up to the first comma if that is longer than [`HEAD`].
fn head(scene: &Scene, rest: Range<usize>) -> Range<usize> {
    let chars = scene.chars();
    let mark = |c: &char| matches!(c, '，' | '、' | ',' | ':' | '：' | ' ' | '　' | '.');
    let start = rest.clone().find(|&i| !mark(&chars[i])).unwrap_or(rest.end);
    let until = |marks: &'static str| {
        let mut at = start..rest.end;
        at.find(|&i| phrase::contains(marks, chars[i]))
            .unwrap_or(rest.end)
    };
    let mut end = until("。；：;:！!\n");
    if end - start > HEAD {
        end = end.min(until("，,"));
    }
    while end > start && phrase::has!("，,、 ”", chars[end - 1]) {
        // What closes a quotation within the head belongs to it: 用好“河长制”.
        let mut within = chars[start..end - 1].iter().rev();
        if chars[end - 1] == '”' && within.find(|c| phrase::has!("“”", **c)) == Some(&'“') {
            break;
        }
        end -= 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use crate::report::Point;
    use crate::{Options, read};

    /// The points as `marker head`, those below one in brackets.
    fn points(text: &str) -> Vec<String> {
        fn show(points: &[Point], text: &str) -> Vec<String> {
            let show = |p: &Point| {
                let below = show(&p.children, text);
                let words = format!("{} {}", p.marker.of(text), p.head.of(text));
                if below.is_empty() {
                    words
                } else {
                    format!("{words} [{}]", below.join("; "))
                }
            };
            points.iter().map(show).collect()
        }
        let reading = read(text, &Options::default());
        show(&reading.report().points, reading.text())
    }

    #[test]
    fn a_list_needs_a_second_item() {
        assert_eq!(
            points(
                "会议要求，一要抓紧春耕，二要管好水源；三要备足种子。发展是第一要务，一是一，第一季度向好。"
            ),
            ["一要 抓紧春耕", "二要 管好水源", "三要 备足种子"]
        );
        assert!(
            points("会议首先观看了短片，县长王小明介绍了情况，最后大家参观了展厅。").is_empty()
        );
    }

    #[test]
    fn lists_stand_in_lists() {
        assert_eq!(
            points(
                "县长王小明强调，一要抓春耕。①备足种子；②修好水渠。二要抓养殖。一是防病；二是扩栏。三要抓收购。"
            ),
            [
                "一要 抓春耕 [① 备足种子; ② 修好水渠]",
                "二要 抓养殖 [一是 防病; 二是 扩栏]",
                "三要 抓收购"
            ]
        );
    }

    #[test]
    fn sections_count_where_words_lead_to_them() {
        let meeting =
            "2月3日，云溪县水利工作会议召开。县长王小明提出要求：\n1.修好水渠。\n2.管好水库。";
        assert_eq!(points(meeting), ["1. 修好水渠", "2. 管好水库"]);
        let notice = "关于春耕的通知\n（一）修好水渠。各村要快。\n（二）管好水库。";
        assert!(points(notice).is_empty());
    }

    #[test]
    fn numbers_without_a_verb() {
        assert_eq!(
            points("他要求，一思想上要重视，二行动上要迅速，三作风上要扎实。"),
            ["一 思想上要重视", "二 行动上要迅速", "三 作风上要扎实"]
        );
    }
}
