//! The enumerated points of a speech or a meeting.

mod marker;

use super::{Kind, Point, Report, Scene};
use crate::document::BlockKind;
use marker::{Marker, STYLES, Style, marker};
use std::ops::Range;

/// A list that may go on: what number comes next, and its items as indices of markers.
struct List {
    next: usize,
    items: Vec<usize>,
}

/// So many lists of one style may be open, one in another.
const DEPTH: usize = 8;

/// A head longer than this ends at its first comma.
const HEAD: usize = 30;

/// The enumerated points, those of inner lists below the point that they belong to.
///
/// A marker counts when its list has a second item: 发展是第一要务 and 一是一 number nothing.
pub(super) fn find(scene: &Scene, report: &Report) -> Vec<Point> {
    let markers = markers(scene, report.kind);
    let lists = lists(&markers);
    // The list and the next item of each marker that counts.
    let mut of: Vec<Option<(usize, Option<usize>)>> = vec![None; markers.len()];
    for (at, list) in lists.iter().enumerate() {
        for (n, &item) in list.items.iter().enumerate() {
            of[item] = Some((at, list.items.get(n + 1).copied()));
        }
    }
    let kept: Vec<usize> = (0..markers.len()).filter(|&at| of[at].is_some()).collect();
    let mut tree = Tree::default();
    let mut block = 0;
    for (n, &item) in kept.iter().enumerate() {
        let (list, next) = of[item].unwrap_or_default();
        let start = markers[item].range.clone();
        while block + 1 < scene.blocks.len() && scene.blocks[block].1.end <= start.start {
            block += 1;
        }
        let line = scene.blocks[block].1.end;
        let follows = kept.get(n + 1).map(|&m| markers[m].range.start);
        let head = head(scene, start.end..line.min(follows.unwrap_or(line)));
        if head.is_empty() || scene.is_damaged(head.clone()) {
            continue;
        }
        let end = next.map_or(line, |m| markers[m].range.start);
        let (speech, speaker) = speaker(scene, report, block, &markers[item]);
        let known = tree.speaker(list);
        let point = Point {
            marker: scene.span(start.clone()),
            head: scene.span(head),
            span: scene.span(start.start..end),
            speaker: speaker.or(known),
            children: Vec::new(),
        };
        tree.push(Node {
            list,
            style: markers[item].style,
            block,
            speech,
            ends: next.is_none(),
            point,
        });
    }
    tree.close(0);
    tree.roots
}

/// The markers of running text that may number points.
fn markers(scene: &Scene, kind: Kind) -> Vec<Marker> {
    let mut found: Vec<Marker> = Vec::new();
    for (sentence, clause) in &scene.clauses {
        let block = scene.sentences[*sentence].0;
        let (of, range) = &scene.blocks[block];
        let running = matches!(
            of,
            BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Quote
        );
        if !running || scene.is_damaged(clause.clone()) {
            continue;
        }
        let opens = clause.start == range.start;
        let Some(marker) = marker(scene, clause.clone(), opens) else {
            continue;
        };
        // Notices and plans have sections; a meeting's words have them only where someone leads to them.
        let section = opens
            && matches!(
                marker.style,
                Style::Section | Style::Bracket | Style::Digit | Style::Round
            );
        if section && (kind != Kind::Meeting || !is_led_to(scene, block, &found, &marker)) {
            continue;
        }
        found.push(marker);
    }
    found
}

/// Whether the block before one that opens with a marker leads to a list, or goes on with it.
fn is_led_to(scene: &Scene, block: usize, found: &[Marker], marker: &Marker) -> bool {
    let last = block.checked_sub(1).map(|at| scene.blocks[at].1.clone());
    let colon = last.is_some_and(|range| scene.chars()[range].last() == Some(&'：'));
    let mut before = found.iter().rev().take(DEPTH);
    colon || before.any(|m| m.opens && m.style == marker.style && m.number + 1 == marker.number)
}

/// The lists with a second item.
fn lists(markers: &[Marker]) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    // 1 opens a list anew, and only its next number goes on with it.
    let mut open: [Vec<usize>; STYLES] = Default::default();
    for (at, m) in markers.iter().enumerate() {
        let stack = &mut open[m.style as usize];
        if m.number == 1 {
            stack.truncate(stack.len().min(DEPTH - 1));
            stack.push(lists.len());
            lists.push(List {
                next: 2,
                items: vec![at],
            });
            continue;
        }
        let fits = |&list: &usize| m.number == lists[list].next || m.number == 0;
        let same = |&list: &usize| markers[lists[list].items[0]].word == m.word;
        let by_word = stack.iter().rposition(|list| fits(list) && same(list));
        let Some(place) = by_word.or_else(|| stack.iter().rposition(fits)) else {
            continue;
        };
        stack.truncate(place + 1);
        let list = &mut lists[stack[place]];
        list.next += 1;
        list.items.push(at);
    }
    lists.retain(|list| {
        let first = &markers[list.items[0]];
        // 会议首先学习…最后部署… tells an order of events.
        let second = list.items.get(1).map(|&item| markers[item].number);
        second.is_some_and(|n| n == 2) || first.style != Style::Adverb && second.is_some()
    });
    lists
}

/// The speech that a marker stands in, and whose it is; a marker that opens its block may stand below the speech.
fn speaker(
    scene: &Scene,
    report: &Report,
    block: usize,
    marker: &Marker,
) -> (usize, Option<usize>) {
    let start = scene.span(marker.range.clone()).start;
    let before = report.speeches.partition_point(|s| s.span.start <= start);
    let Some(speech) = before.checked_sub(1).map(|at| &report.speeches[at]) else {
        return (0, None);
    };
    let above = block
        .checked_sub(1)
        .map(|at| scene.span(scene.blocks[at].1.clone()));
    let leads = marker.opens
        && above.is_some_and(|line| {
            speech.span.end >= line.end && speech.span.of(scene.text).ends_with(['：', ':'])
        });
    let inside = start < speech.span.end || leads;
    (before, speech.speaker.filter(|_| inside))
}

/// A point that may get points below it.
struct Node {
    list: usize,
    style: Style,
    block: usize,
    speech: usize,
    /// Whether its list ends with it.
    ends: bool,
    point: Point,
}

/// Points as they come, the open ones from the outermost to the innermost.
#[derive(Default)]
struct Tree {
    open: Vec<Node>,
    roots: Vec<Point>,
}

impl Tree {
    /// Whose the last point of a list is.
    fn speaker(&self, list: usize) -> Option<usize> {
        let mut open = self.open.iter().rev();
        open.find(|node| node.list == list)
            .and_then(|node| node.point.speaker)
    }

    fn push(&mut self, node: Node) {
        let depth = match self.open.iter().rposition(|open| open.list == node.list) {
            Some(depth) => depth,
            None => {
                self.open.len()
                    - self
                        .open
                        .iter()
                        .rev()
                        .take_while(|open| !holds(open, &node))
                        .count()
            }
        };
        self.close(depth);
        self.open.push(node);
    }

    /// Closes the open points from `depth` on.
    fn close(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some(node) = self.open.pop()
        {
            match self.open.last_mut() {
                Some(above) => above.point.children.push(node.point),
                None => self.roots.push(node.point),
            }
        }
    }
}

/// Whether the point `above` can hold the first item of another list.
fn holds(above: &Node, node: &Node) -> bool {
    if !above.ends {
        return true;
    }
    above.block == node.block && above.speech == node.speech && above.style < node.style
}

/// The words behind a marker up to the first end; up to the first comma if that is longer than [`HEAD`].
fn head(scene: &Scene, rest: Range<usize>) -> Range<usize> {
    let chars = scene.chars();
    let mark = |c: &char| matches!(c, '，' | '、' | ',' | ':' | '：' | ' ' | '　' | '.');
    let start = rest.clone().find(|&i| !mark(&chars[i])).unwrap_or(rest.end);
    let until = |marks: &str| {
        let mut at = start..rest.end;
        at.find(|&i| marks.contains(chars[i])).unwrap_or(rest.end)
    };
    let mut end = until("。；：;:！!\n");
    if end - start > HEAD {
        end = end.min(until("，,"));
    }
    while end > start && matches!(chars[end - 1], '，' | ',' | '、' | ' ' | '”') {
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
