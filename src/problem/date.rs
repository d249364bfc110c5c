//! Days that do not exist, and weekdays that do not fit.

use super::{DATE, Problem, WEEKDAY};
use crate::Reading;
use crate::report::Civil;
use crate::text::Span;

/// A year with a 29 February, where the text gives none.
const LEAP: u32 = 2000;

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
                && day.in_year(year).weekday() != weekday
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

    fn in_year(&self, year: u32) -> Civil {
        let (month, day) = (self.month, self.day);
        Civil { year, month, day }
    }

    fn exists(&self) -> bool {
        self.month <= 12 && self.in_year(self.year.unwrap_or(LEAP)).exists()
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
