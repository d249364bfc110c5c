//! Days that do not exist, and weekdays that do not fit.

use super::{DATE, Problem, WEEKDAY};
use crate::Reading;
use crate::text::Span;

const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

pub(super) fn find(reading: &Reading, found: &mut Vec<Problem>) {
    for block in super::blocks(reading) {
        let text = block.of(reading.text());
        for (at, _) in text.match_indices('月') {
            let Some(day) = Day::around(text, at) else {
                continue;
            };
            let span = Span::new(block.start + day.span.start, block.start + day.span.end);
            if !day.exists() {
                found.push(Problem::new(&DATE, span));
            } else if let Some((words, weekday)) = weekday(&text[day.span.end..])
                && let Some(year) = day.year.or_else(|| year(reading, &day))
                && self::weekday_of(year, day.month, day.day) != weekday
            {
                found.push(Problem::new(
                    &WEEKDAY,
                    Span::new(span.start, span.end + words),
                ));
            }
        }
    }
}

/// A day in digits: 2025年6月3日.
struct Day {
    year: Option<u32>,
    month: u32,
    day: u32,
    span: Span,
}

impl Day {
    /// The day whose 月 stands at `at`.
    fn around(text: &str, at: usize) -> Option<Day> {
        let (month, start) = digits_before(text, at)?;
        let behind = &text[at + '月'.len_utf8()..];
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        let rest = &behind[digits..];
        let sign = rest
            .chars()
            .next()
            .filter(|c| matches!(c, '日' | '号' | '號'))?;
        let day = behind[..digits].parse().ok().filter(|_| digits < 3)?;
        let before = &text[..start];
        let year = before.strip_suffix('年').and_then(|before| {
            let (year, from) = digits_before(text, before.len())?;
            (before.len() - from == 4).then_some((year, from))
        });
        Some(Day {
            year: year.map(|(year, _)| year),
            month,
            day,
            span: Span::new(
                year.map_or(start, |(_, from)| from),
                at + '月'.len_utf8() + digits + sign.len_utf8(),
            ),
        })
    }

    fn exists(&self) -> bool {
        let leap = |year: u32| {
            year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
        };
        let leapless = self.month == 2 && self.day == 29 && self.year.is_some_and(|y| !leap(y));
        let days = DAYS.get(self.month.wrapping_sub(1) as usize);
        days.is_some_and(|&days| (1..=days).contains(&self.day)) && !leapless
    }
}

/// The number whose digits end at `end`, and where it starts.
fn digits_before(text: &str, end: usize) -> Option<(u32, usize)> {
    let digits = text[..end].bytes().rev().take_while(u8::is_ascii_digit);
    let start = end - digits.count();
    Some((text[start..end].parse().ok()?, start))
}

/// The weekday right behind a day, with or without brackets: its length in bytes, Monday being 1.
fn weekday(behind: &str) -> Option<(usize, u32)> {
    let words = behind.trim_start_matches(['（', '(', ' ']);
    let names = ["星期", "礼拜", "禮拜", "周", "週"];
    let name = names.iter().find(|name| words.starts_with(**name))?;
    let sign = words[name.len()..].chars().next()?;
    let number = "一二三四五六日天".chars().position(|c| c == sign)?.min(6) as u32 + 1;
    let length = behind.len() - words.len() + name.len() + sign.len_utf8();
    Some((length, number))
}

/// The year that the report's own day has.
fn year(reading: &Reading, day: &Day) -> Option<u32> {
    let date = reading.report().occasion.date.as_ref()?;
    let month: u32 = date.iso.get(5..7)?.parse().ok()?;
    // A day half a year away may lie in the next one.
    (month.abs_diff(day.month) < 6).then_some(())?;
    date.iso.get(..4)?.parse().ok()
}

/// Monday is 1, Sunday 7 (Zeller's congruence).
fn weekday_of(year: u32, month: u32, day: u32) -> u32 {
    let (year, month) = if month < 3 {
        (year - 1, month + 12)
    } else {
        (year, month)
    };
    let days = day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400;
    (days + 5) % 7 + 1
}

#[cfg(test)]
mod tests {
    use super::weekday_of;

    #[test]
    fn weekdays() {
        assert_eq!(weekday_of(2026, 11, 24), 2);
        assert_eq!(weekday_of(2000, 2, 29), 2);
        assert_eq!(weekday_of(2025, 1, 5), 7);
    }
}
