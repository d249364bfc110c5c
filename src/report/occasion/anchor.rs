//! What days without month or year are told from: the dateline, the publication, the days before.

use super::calendar::Civil;
use super::date::{civil, is_dateline};
use super::day::{Day, Month, Which, next};
use super::sentences;
use crate::document::BlockKind;
use crate::report::Scene;

/// The day of writing, as far as the text gives it.
pub(super) struct Anchor {
    /// 新华社云溪4月18日电: month and day.
    line: Option<(u32, u32)>,
    line_year: Option<u32>,
    /// 发布时间：2025-02-14, front matter, the address of the source.
    published: Option<Civil>,
    /// The months that running text gives, and where.
    months: Vec<(usize, u32)>,
}

impl Anchor {
    pub(super) fn find(scene: &Scene) -> Self {
        let mut line: Option<Day> = None;
        let mut months = Vec::new();
        for (n, sentence) in sentences(scene).enumerate() {
            let mut at = sentence.start;
            while let Some(day) = next(scene, at..sentence.end) {
                at = day.range.end;
                if let Month::Given(month) = day.month {
                    months.push((day.range.start, month));
                }
                if n < 4 && line.is_none() && is_dateline(scene, at) {
                    line = Some(day);
                }
            }
        }
        let meta = scene.blocks.iter().filter(|b| b.0 == BlockKind::Meta);
        let mut meta = meta.filter(|b| !is_address(scene, b.1.start));
        let published = meta.find_map(|b| next(scene, b.1.clone()).as_ref().and_then(civil));
        let month_day = |day: &Day| match (day.month, day.day) {
            (Month::Given(month), Which::Of(day)) => Some((month, day)),
            _ => None,
        };
        Anchor {
            line_year: line.as_ref().and_then(|day| day.year),
            line: line.as_ref().and_then(month_day),
            published: published.or_else(|| address(scene.source)),
            months,
        }
    }

    /// The day of writing; a dateline without a year counts in the year that is published, or in `year`.
    pub(super) fn civil(&self, year: u32) -> Option<Civil> {
        let Some((month, day)) = self.line else {
            return self.published;
        };
        let published = self.published.map(|day| day.year);
        Some(Civil {
            year: self.line_year.or(published).unwrap_or(year),
            month,
            day,
        })
    }

    /// The day of writing, if its year is known.
    pub(super) fn dated(&self) -> Option<Civil> {
        let known = self.published.is_some() || self.line_year.is_some();
        self.civil(0).filter(|_| known)
    }

    /// The month of a bare day at `at`, and the last day of it that can have passed.
    pub(super) fn month(&self, at: usize) -> Option<(u32, Option<u32>)> {
        if let Some(day) = self.civil(2001) {
            return Some((day.month, Some(day.day)));
        }
        // The last month that the text before it gives.
        let before = self.months.partition_point(|(place, _)| *place < at);
        Some((self.months[..before].last()?.1, None))
    }

    /// The year in which the last such day before the day of writing lies.
    pub(super) fn year(&self, month: u32, day: u32) -> Option<u32> {
        if self.line_year.is_some() {
            return self.line_year;
        }
        let published = self.published?;
        let later = (month, day) > (published.month, published.day);
        // A report can announce a day of the next weeks.
        Some(published.year - u32::from(later && month > published.month + 1))
    }
}

/// Whether a line of front matter is the address of a page.
fn is_address(scene: &Scene, start: usize) -> bool {
    let words = ["url", "original_url", "link", "http", "image"];
    words.iter().any(|word| scene.has(start, word))
}

/// The day in the address of the source: …/2025/02/14/…, …/2025-02/14/….
fn address(text: &str) -> Option<Civil> {
    let bytes = text.as_bytes();
    let number = |at: usize, length: usize| -> Option<u32> {
        let digits = bytes.get(at..at + length)?.iter();
        digits
            .map(|b| char::from(*b).to_digit(10))
            .try_fold(0, |n, d| Some(n * 10 + d?))
    };
    text.match_indices("/20").find_map(|(at, _)| {
        let (year, month, day) = (number(at + 1, 4)?, number(at + 6, 2)?, number(at + 9, 2)?);
        let marks = (bytes[at + 5], bytes[at + 8], bytes.get(at + 11)?);
        let dated = matches!(
            marks,
            (b'/', b'/', b'/') | (b'-', b'/', b'/') | (b'-', b'-', b'/')
        );
        let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
        (dated && valid).then_some(Civil { year, month, day })
    })
}
