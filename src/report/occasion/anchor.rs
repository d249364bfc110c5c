//! What days without month or year are told from: the dateline, the publication, the days before.

use super::calendar::Civil;
use super::day::{Day, Month, Which, dated, next};
use crate::document::BlockKind;
use crate::report::Scene;
use crate::text::phrase;

/// The day of writing, as far as the text gives it.
pub(super) struct Anchor {
    /// 新华社云溪4月18日电: month and day.
    line: Option<(u32, u32)>,
    line_year: Option<u32>,
    /// 发布时间：2025-02-14, front matter, the address of the source.
    published: Option<Civil>,
}

impl Anchor {
    /// From the day of the dateline, if there is one.
    pub(super) fn new(scene: &Scene, line: Option<Day>) -> Self {
        let mut anchor = Anchor {
            line: None,
            line_year: None,
            published: None,
        };
        if let Some(line) = line {
            anchor.line_year = line.year;
            if let (Month::Given(month), Which::Of(day)) = (line.month, line.day) {
                anchor.line = Some((month, day));
            }
        }
        for (kind, block) in &scene.blocks {
            let words = &scene.chars()[block.clone()];
            let meta = *kind == BlockKind::Meta && anchor.published.is_none();
            // The address of a page or a picture is no day of writing.
            if meta && phrase::starts!(words, "url original_url link http image") == 0 {
                anchor.published = next(words, 0).and_then(|day| day.civil());
            }
        }
        anchor.published = anchor.published.or_else(|| address(scene.source));
        anchor
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
        self.civil(0).filter(|day| day.year > 0)
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

/// The day in the address of the source: …/2025/02/14/…, …/2025-02/14/….
fn address(source: &str) -> Option<Civil> {
    let bytes = source.as_bytes();
    for (at, three) in bytes.windows(3).enumerate() {
        if three == b"/20" {
            let piece = bytes[at + 1..].iter().take(11);
            let piece: Vec<char> = piece
                .map(|b| if *b == b'-' { '/' } else { char::from(*b) })
                .collect();
            if let Some(day) = dated(&piece, 0)
                && piece.get(day.end) == Some(&'/')
            {
                return day.civil();
            }
        }
    }
    None
}
