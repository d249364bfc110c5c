use super::{Point, Report, Scene};
use crate::document::BlockKind;
use crate::text::sort;
use std::ops::Range;

/// What the numbers of one list have in common.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    /// 一是, 一要.
    Verb,
    /// 要一.
    Demand,
    /// 第一.
    Rank,
    /// 首先, 其次.
    Adverb,
    /// （一）.
    Bracket,
}

/// A marker: its list's style, its place in the list (0 for 最后: any but the first), its words.
struct Marker {
    style: Style,
    number: usize,
    range: Range<usize>,
}

/// A list that may go on: what number comes next, and its items as indices of markers.
struct List {
    style: Style,
    next: usize,
    items: Vec<usize>,
}

/// The enumerated points, in text order. A marker counts when its list has a second item.
pub(super) fn find(scene: &Scene, report: &Report) -> Vec<Point> {
    let mut markers = Vec::new();
    for (sentence, clause) in &scene.clauses {
        let (kind, _) = scene.blocks[scene.sentences[*sentence].0];
        if kind == BlockKind::Paragraph && !scene.is_damaged(clause.clone()) {
            markers.extend(marker(scene, clause.clone()));
        }
    }
    let mut lists: Vec<List> = Vec::new();
    // One open list a style: 1 opens it anew, and only the next number goes on with it.
    let mut open: [Option<usize>; 5] = [None; 5];
    for (at, m) in markers.iter().enumerate() {
        let slot = &mut open[m.style as usize];
        match slot.map(|list| &mut lists[list]) {
            _ if m.number == 1 => {
                *slot = Some(lists.len());
                lists.push(List {
                    style: m.style,
                    next: 2,
                    items: vec![at],
                });
            }
            Some(list) if m.number == 0 || m.number == list.next => {
                list.next += 1;
                list.items.push(at);
            }
            _ => {}
        }
    }
    let mut kept: Vec<(usize, Option<usize>)> = Vec::new();
    for list in lists.iter().filter(|list| list.items.len() > 1) {
        for (n, &item) in list.items.iter().enumerate() {
            debug_assert!(markers[item].style == list.style);
            kept.push((item, list.items.get(n + 1).copied()));
        }
    }
    sort(&mut kept, |&(item, next)| {
        (item, next.map_or(0, |next| next + 1))
    });
    let mut block = 0;
    let mut points = Vec::new();
    for (n, &(item, next)) in kept.iter().enumerate() {
        let start = markers[item].range.clone();
        while block + 1 < scene.blocks.len() && scene.blocks[block].1.end <= start.start {
            block += 1;
        }
        let line = scene.blocks[block].1.end;
        let follows = kept.get(n + 1).map(|&(m, _)| markers[m].range.start);
        let head = head(scene, start.end..line.min(follows.unwrap_or(line)));
        let end = next.map_or(line, |m| markers[m].range.start);
        let marker = scene.span(start.clone());
        let speech = report.speeches.iter().rev();
        let mut speech =
            speech.filter(|s| s.span.start <= marker.start && marker.end <= s.span.end);
        if head.is_empty() {
            continue;
        }
        points.push(Point {
            marker,
            head: scene.span(head),
            span: scene.span(start.start..end),
            speaker: speech.next().and_then(|s| s.speaker),
            children: Vec::new(),
        });
    }
    points
}

/// The marker that a clause begins with.
fn marker(scene: &Scene, clause: Range<usize>) -> Option<Marker> {
    let chars = scene.chars();
    // A quotation mark may open the clause.
    let quoted = matches!(chars.get(clause.start), Some('“' | '"' | '‘'));
    let start = clause.start + usize::from(quoted);
    let number = |at: usize| {
        let digit = "一二三四五六七八九十".chars();
        let here = chars.get(at)?;
        digit.zip(1..).find_map(|(c, n)| (c == *here).then_some(n))
    };
    let make = |style, number, length| {
        let range = start..start + length;
        (range.end < clause.end).then_some(Marker {
            style,
            number,
            range,
        })
    };
    for (word, n) in [("首先", 1), ("其次", 2), ("再次", 3), ("最后", 0)] {
        if scene.has(start, word) {
            return make(Style::Adverb, n, 2);
        }
    }
    let second = chars.get(start + 1)?;
    let third = chars.get(start + 2);
    if let Some(n) = number(start) {
        return matches!(second, '是' | '要').then(|| make(Style::Verb, n, 2))?;
    }
    let n = number(start + 1)?;
    match chars[start] {
        '要' if third.is_none_or(|c| !"个种些次项定直起切致".contains(*c)) => {
            make(Style::Demand, n, 2)
        }
        // 第一，…; not 第一季度, 第一时间.
        '第' if third.is_some_and(|c| "，、,:：是要".contains(*c)) => make(Style::Rank, n, 2),
        '(' | '（' if third.is_some_and(|c| matches!(c, ')' | '）')) => {
            make(Style::Bracket, n, 3)
        }
        _ => None,
    }
}

/// The words behind a marker up to the first end; up to the first comma if that is longer than 30 characters.
fn head(scene: &Scene, rest: Range<usize>) -> Range<usize> {
    let chars = scene.chars();
    let mark = |c: &char| matches!(c, '，' | '、' | ',' | ':' | '：' | ' ' | '　');
    let start = rest.clone().find(|&i| !mark(&chars[i])).unwrap_or(rest.end);
    let until = |marks: &str| {
        let mut at = start..rest.end;
        at.find(|&i| marks.contains(chars[i])).unwrap_or(rest.end)
    };
    let mut end = until("。；：;:！!\n");
    if end - start > 30 {
        end = end.min(until("，,"));
    }
    while end > start && matches!(chars[end - 1], '，' | ',' | '、' | ' ' | '”') {
        end -= 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn a_list_needs_a_second_item() {
        let text = "会议要求，一要抓紧春耕，二要管好水源；三要备足种子。发展是第一要务，一是一，第一季度向好。";
        let reading = read(text, &Options::default());
        let heads = reading.report().points.iter();
        let heads: Vec<_> = heads.map(|p| p.head.of(text)).collect();
        assert_eq!(heads, ["抓紧春耕", "管好水源", "备足种子"]);
    }
}
