use super::Scene;
use crate::report::Date;
use crate::report::occasion::date::write;
use std::ops::Range;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A day as far as the words give it.
pub(super) struct Day {
    pub(super) year: Option<u32>,
    pub(super) month: u32,
    pub(super) day: Option<u32>,
    pub(super) range: Range<usize>,
}

impl Day {
    /// The date, with the year from elsewhere where the words lack it.
    pub(super) fn date(self, scene: &Scene, year: Option<u32>) -> Date {
        let inferred = self.year.is_none() && year.is_some();
        let given = self.year.or(year);
        let mut iso = String::new();
        write(&mut iso, given.unwrap_or(0), 1000);
        for part in [Some(self.month), self.day].into_iter().flatten() {
            iso.push('-');
            write(&mut iso, part, 10);
        }
        Date {
            span: scene.span(self.range),
            iso,
            inferred,
        }
    }
}

/// The first day that the lower-case words give: 2024-03-05, 2024年3月5日, 113/3/5, March 5th, 2024, 5 Mar 2024, 03/05/2024.
pub(super) fn next(low: &[char], range: Range<usize>) -> Option<Day> {
    let mut at = range.start;
    while at < range.end {
        let fresh = at == 0 || !low[at - 1].is_ascii_alphanumeric();
        let found = if !fresh {
            None
        } else if low[at].is_ascii_digit() {
            digits_first(low, at, range.end)
        } else {
            month_first(low, at, range.end)
        };
        if found.is_some() {
            return found;
        }
        at += 1;
    }
    None
}

/// Dates that begin with a number.
fn digits_first(low: &[char], start: usize, end: usize) -> Option<Day> {
    let (first, at, length) = number(low, start, end)?;
    let make = |year, month, day: Option<u32>, to| {
        let valid = (1..=12).contains(&month) && day.is_none_or(|d| (1..=31).contains(&d));
        let range = start..to;
        valid.then_some(Day {
            year,
            month,
            day,
            range,
        })
    };
    let mark = *low.get(at).filter(|_| at < end)?;
    if mark == '年' {
        let (month, at, _) = number(low, skip(low, at + 1), end)?;
        if low.get(at) != Some(&'月') {
            return None;
        }
        let year = full_year(first, length)?;
        let day = number(low, skip(low, at + 1), end);
        return match day {
            Some((day, at, _)) if matches!(low.get(at), Some('日' | '号')) => {
                make(Some(year), month, Some(day), at + 1)
            }
            _ => make(Some(year), month, None, at + 1),
        };
    }
    if mark == '月' {
        let (day, at, _) = number(low, skip(low, at + 1), end)?;
        let is_day = matches!(low.get(at), Some('日' | '号'));
        return is_day.then(|| make(None, first, Some(day), at + 1))?;
    }
    if matches!(mark, '-' | '/' | '.') {
        let (second, at, _) = number(low, at + 1, end)?;
        let third = low.get(at).filter(|c| **c == mark);
        let third = third.and_then(|_| number(low, at + 1, end));
        let (third, at, third_length) = third?;
        if low.get(at).is_some_and(char::is_ascii_alphanumeric) && low[at] != 't' {
            return None;
        }
        if let Some(year) = full_year(first, length) {
            return make(Some(year), second, Some(third), at);
        }
        if third_length == 4 && length <= 2 {
            // Which of the two is the month is the writer's custom: points mean day first, strokes the month unless it cannot be.
            let day_first = mark == '.' || first > 12;
            let (month, day) = if day_first {
                (second, first)
            } else {
                (first, second)
            };
            return make(full_year(third, 4), month, Some(day), at);
        }
        return None;
    }
    // 5 Mar 2024, 5th of March.
    let at = skip(low, ordinal(low, at));
    let at = if low[at..].starts_with(&['o', 'f', ' ']) {
        at + 3
    } else {
        at
    };
    let (month, at) = month(low, at, end)?;
    match year_behind(low, at, end) {
        Some((year, to)) => make(Some(year), month, Some(first), to),
        None => make(None, month, Some(first), at),
    }
}

/// Dates that begin with a month's name.
fn month_first(low: &[char], start: usize, end: usize) -> Option<Day> {
    let (month, at) = month(low, start, end)?;
    let day = number(low, skip(low, at), end);
    let (day, to, length) = day?;
    if length == 4 {
        let (year, day) = (full_year(day, 4), None);
        return year.map(|_| Day {
            year,
            month,
            day,
            range: start..to,
        });
    }
    if !(1..=31).contains(&day) || length > 2 {
        return None;
    }
    let to = ordinal(low, to);
    let year = year_behind(low, to, end);
    Some(Day {
        year: year.map(|(year, _)| year),
        month,
        day: Some(day),
        range: start..year.map_or(to, |(_, to)| to),
    })
}

/// A year of four digits behind a comma and spaces.
fn year_behind(low: &[char], at: usize, end: usize) -> Option<(u32, usize)> {
    let mut at = skip(low, at);
    if at < end && matches!(low[at], ',' | '，' | '.') {
        at = skip(low, at + 1);
    }
    let (year, to, length) = number(low, at, end)?;
    full_year(year, length)
        .filter(|_| length == 4)
        .map(|year| (year, to))
}

/// The year that a number of this length gives; three digits count from 1912.
fn full_year(number: u32, length: usize) -> Option<u32> {
    match length {
        4 => (1900..2200).contains(&number).then_some(number),
        3 => (100..200).contains(&number).then_some(number + 1911),
        _ => None,
    }
}

/// A month's name or its first three letters or more, and where it ends.
fn month(low: &[char], at: usize, end: usize) -> Option<(u32, usize)> {
    let letters = low
        .get(at..end)?
        .iter()
        .take_while(|c| c.is_ascii_lowercase())
        .count();
    let word = &low[at..at + letters];
    let same = |name: &&str| letters >= 3 && name.chars().take(letters).eq(word.iter().copied());
    let month = MONTHS
        .iter()
        .zip(1..)
        .find(|(name, _)| same(name) && letters <= name.len())?
        .1;
    let point = usize::from(low.get(at + letters) == Some(&'.'));
    Some((month, at + letters + point))
}

/// Behind st, nd, rd or th.
fn ordinal(low: &[char], at: usize) -> usize {
    let pair = low.get(at..at + 2).unwrap_or_default();
    let is_end = matches!(pair, ['s', 't'] | ['n', 'd'] | ['r', 'd'] | ['t', 'h']);
    at + if is_end { 2 } else { 0 }
}

fn skip(low: &[char], at: usize) -> usize {
    at + low
        .get(at..)
        .unwrap_or_default()
        .iter()
        .take_while(|c| **c == ' ')
        .count()
}

/// At most four digits at `at`: their value, where they end, how many they are.
fn number(low: &[char], at: usize, end: usize) -> Option<(u32, usize, usize)> {
    let digits = low
        .get(at..end)?
        .iter()
        .map_while(|c| c.to_digit(10))
        .take(5);
    let (value, length) = digits.fold((0, 0), |(value, n), d| (value * 10 + d, n + 1));
    (1..=4)
        .contains(&length)
        .then_some((value, at + length, length))
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn formats() {
        let cases = [
            (
                "gathered march 5, 2024 at noon",
                "march 5, 2024",
                (Some(2024), 3, Some(5)),
            ),
            ("on 5 mar 2024", "5 mar 2024", (Some(2024), 3, Some(5))),
            ("wednesday 5th of march", "5th of march", (None, 3, Some(5))),
            (
                "sept. 12th, 2023",
                "sept. 12th, 2023",
                (Some(2023), 9, Some(12)),
            ),
            ("2024-03-05t10:00z", "2024-03-05", (Some(2024), 3, Some(5))),
            ("2024/3/5 19:00", "2024/3/5", (Some(2024), 3, Some(5))),
            (
                "时间：2024年3月5日上午",
                "2024年3月5日",
                (Some(2024), 3, Some(5)),
            ),
            ("113/11/26", "113/11/26", (Some(2024), 11, Some(26))),
            ("14.8.2017", "14.8.2017", (Some(2017), 8, Some(14))),
            ("08/14/2017", "08/14/2017", (Some(2017), 8, Some(14))),
            ("notes of april 2021", "april 2021", (Some(2021), 4, None)),
        ];
        for (text, words, (year, month, day)) in cases {
            let low: Vec<char> = text.chars().collect();
            let found = next(&low, 0..low.len()).expect(text);
            assert_eq!(low[found.range.clone()].iter().collect::<String>(), words);
            assert_eq!(
                (found.year, found.month, found.day),
                (year, month, day),
                "{text}"
            );
        }
        for text in [
            "version 1.2.3",
            "may 300 people",
            "at 16:30",
            "#1372",
            "1.22.0 release",
        ] {
            let low: Vec<char> = text.chars().collect();
            assert!(next(&low, 0..low.len()).is_none(), "{text}");
        }
    }
}
