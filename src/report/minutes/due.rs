use super::date;
use super::outline::Outline;
use crate::text::phrase;
use std::ops::Range;

/// The words that set a term: by Friday, before the release, this week, 12月30日前, 月底前.
pub(super) fn due(outline: &Outline, text: Range<usize>) -> Option<Range<usize>> {
    let low = &outline.low[..text.end];
    let has =
        |at: usize, word: &str| at + word.chars().count() <= text.end && outline.has(at, word);
    for at in text.clone() {
        let free = at == text.start || !low[at - 1].is_ascii_alphanumeric();
        if !free {
            continue;
        }
        for (lead, keep) in [
            ("due: ", 5),
            ("due ", 4),
            ("by ", 3),
            ("before ", 0),
            ("截止：", 3),
            ("截止时间：", 5),
        ] {
            if has(at, lead) {
                let start = at + keep;
                let word = &low[at + lead.chars().count()..];
                let day = date::next(low, start..text.end.min(start + 20));
                if let Some(day) = day.filter(|day| day.range.start == start) {
                    return Some(day.range);
                }
                if WHEN
                    .iter()
                    .any(|w| word.starts_with(&w.chars().collect::<Vec<_>>()))
                {
                    let mark = |&i: &usize| matches!(low[i], '.' | '。' | '，' | '；' | '）' | ',');
                    return Some(start..(start..text.end).find(mark).unwrap_or(text.end));
                }
            }
        }
        let whole = [
            "today",
            "tomorrow",
            "this week",
            "next week",
            "end of the month",
            "end of month",
        ];
        if let Some(word) = whole.iter().find(|word| has(at, word)) {
            return Some(at..at + word.len());
        }
        // 本周五前, 下月底, 下次会议前.
        if matches!(low[at], '本' | '下') && matches!(low.get(at + 1), Some('周' | '月' | '次'))
        {
            let near = at + 2..text.end.min(at + 6);
            let mark = near
                .clone()
                .rfind(|&i| matches!(low[i], '前' | '内' | '底'));
            let day = near.start
                + usize::from(
                    near.start < near.end && phrase::has!("一二三四五六日", low[near.start]),
                );
            let bare = (low[at + 1] != '次').then_some(day.saturating_sub(1));
            if let Some(last) = mark.or(bare) {
                return Some(at..last + 1);
            }
        }
        // 12/30前, 3月5日前.
        if low[at].is_ascii_digit() {
            let end = (at..text.end)
                .find(|&i| !low[i].is_ascii_digit() && !phrase::has!("/月日.年底旬 ", low[i]));
            if let Some(end) = end.filter(|&e| low[e] == '前' && e - at >= 3) {
                return Some(at..end + 1);
            }
        }
    }
    None
}

const WHEN: [&str; 16] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "next ",
    "the next ",
    "the end of",
    "end of",
    "tomorrow",
    "tonight",
    "the release",
    "eod",
    "eow",
];
