use super::{HOLD, Scene, sentences};
use crate::document::BlockKind;
use crate::report::Date;
use std::ops::Range;

/// A day in digits, with the year and the month only where they stand there.
struct Day {
    year: Option<u32>,
    month: Option<u32>,
    day: u32,
    range: Range<usize>,
}

/// The day of the meeting: that of the first sentence that holds it, else the first day of the running text.
/// What it leaves out comes from the dateline or the publication date.
pub(super) fn find(scene: &Scene) -> Option<Date> {
    let mut best: Option<(bool, Day)> = None;
    let mut line: Option<(Option<u32>, Option<u32>)> = None;
    for sentence in sentences(scene) {
        let holds = sentence
            .clone()
            .any(|at| HOLD.iter().any(|word| scene.has(at, word)));
        let mut at = sentence.start;
        while let Some(day) = next(scene, at..sentence.end) {
            at = day.range.end;
            let after = scene.chars().get(at);
            // 新华社云溪4月18日电: when the report was sent.
            if matches!(after, Some('电' | '讯')) {
                line = line.or(Some((day.year, day.month)));
                continue;
            }
            let known = day.month.is_some() || line.is_some();
            if known && best.as_ref().is_none_or(|(held, _)| holds && !held) {
                best = Some((holds, day));
            }
        }
        if best.as_ref().is_some_and(|(held, _)| *held) {
            break;
        }
    }
    let (_, day) = best?;
    let published = scene.blocks.iter().filter(|b| b.0 == BlockKind::Meta);
    let published = published.filter_map(|b| next(scene, b.1.clone()));
    let published = published.filter_map(|d| d.year).next();
    let (line_year, line_month) = line.unwrap_or_default();
    let month = day.month.or(line_month)?;
    let year = day.year.or(line_year).or(published);
    let given = year.map_or("XXXX".to_string(), |y| format!("{y:04}"));
    Some(Date {
        span: scene.span(day.range),
        iso: format!("{given}-{month:02}-{:02}", day.day),
        inferred: day.month.is_none() || day.year.is_none() && year.is_some(),
    })
}

/// The first day in `range`: 2025年2月13日上午, 2月13日至15日, 13日, 2025-02-13.
fn next(scene: &Scene, range: Range<usize>) -> Option<Day> {
    let chars = scene.chars();
    let mut at = range.start;
    while at < range.end {
        let start = at;
        let Some((first, mut end)) = number(chars, at..range.end) else {
            at += 1;
            continue;
        };
        at = end;
        let (mut year, mut month, mut last) = (None, None, first);
        if let Some(mark @ ('年' | '-' | '/')) = chars.get(end)
            && (1900..2200).contains(&first)
        {
            let Some((n, e)) = number(chars, end + 1..range.end) else {
                continue;
            };
            if *mark != '年' {
                let day = number(chars, e + 1..range.end);
                if let (Some(m), Some((day, end))) = (chars.get(e), day)
                    && m == mark
                    && (1..=12).contains(&n)
                    && (1..=31).contains(&day)
                {
                    return Some(Day {
                        year: Some(first),
                        month: Some(n),
                        day,
                        range: start..end,
                    });
                }
                continue;
            }
            (year, last, end) = (Some(first), n, e);
        }
        if chars.get(end) == Some(&'月') && (1..=12).contains(&last) {
            let Some((n, e)) = number(chars, end + 1..range.end) else {
                continue;
            };
            (month, last, end) = (Some(last), n, e);
        }
        let whole = year.is_none() || month.is_some();
        if chars.get(end) != Some(&'日') || !(1..=31).contains(&last) || !whole {
            continue;
        }
        end += 1;
        // The last day of a range belongs to the words: 至15日, 至3月2日.
        if matches!(chars.get(end), Some('至' | '到' | '-' | '—')) {
            let mut to = end + 1;
            while let Some((_, e)) = number(chars, to..range.end) {
                to = e + 1;
                match chars.get(e) {
                    Some('月') => {}
                    Some('日') => {
                        end = to;
                        break;
                    }
                    _ => break,
                }
            }
        }
        let parts = ["上午", "下午", "晚上", "中午", "晚间", "晚"];
        if let Some(part) = parts.iter().find(|part| scene.has(end, part)) {
            end += part.chars().count();
        }
        if end <= range.end && !scene.is_damaged(start..end) {
            return Some(Day {
                year,
                month,
                day: last,
                range: start..end,
            });
        }
    }
    None
}

/// The digits at the start of `range`, at most four, and where they end.
fn number(chars: &[char], range: Range<usize>) -> Option<(u32, usize)> {
    let digits = chars.get(range.clone())?.iter();
    let digits: Vec<u32> = digits.map_while(|c| c.to_digit(10)).take(5).collect();
    let value = digits.iter().fold(0, |n, d| n * 10 + d);
    (1..=4)
        .contains(&digits.len())
        .then_some((value, range.start + digits.len()))
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    #[test]
    fn the_day_of_the_meeting() {
        let text = "云溪县部署春耕\n发布时间：2025-02-14\n2月13日上午，全县农业会议在县会议中心召开。3月1日前完成。";
        let reading = read(text, &Options::default());
        let occasion = &reading.report().occasion;
        let date = occasion.date.as_ref().unwrap();
        assert_eq!(date.span.of(text), "2月13日上午");
        assert_eq!((date.iso.as_str(), date.inferred), ("2025-02-13", true));
        assert_eq!(occasion.place.unwrap().of(text), "县会议中心");
    }
}
