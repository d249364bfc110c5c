//! Days of the Gregorian calendar as numbers, to go from one to another.

/// A day with its year and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Civil {
    pub(crate) year: u32,
    pub(crate) month: u32,
    pub(crate) day: u32,
}

impl Civil {
    /// Days since 1 March of the year 0.
    fn number(self) -> i32 {
        let (year, month) = if self.month > 2 {
            (self.year, self.month - 3)
        } else {
            (self.year.saturating_sub(1), self.month + 9)
        };
        let leaps = year / 4 - year / 100 + year / 400;
        (year * 365 + leaps + (153 * month + 2) / 5 + self.day) as i32 - 1
    }

    /// This many days later.
    pub(super) fn plus(self, days: i32) -> Self {
        let number = (self.number() + days).max(0) as u32;
        let era = number / 146_097;
        let rest = number % 146_097;
        let year = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365;
        let day = rest - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let early = month < 10;
        Civil {
            year: year + era * 400 + u32::from(!early),
            month: if early { month + 3 } else { month - 9 },
            day: day - (153 * month + 2) / 5 + 1,
        }
    }

    /// Whether the calendar has this day.
    #[cfg(feature = "problems")]
    pub(crate) fn exists(self) -> bool {
        self.plus(0) == self
    }

    /// Monday is 1, Sunday 7.
    pub(crate) fn weekday(self) -> u32 {
        (self.number() + 2).rem_euclid(7) as u32 + 1
    }
}

#[cfg(test)]
mod tests {
    use super::Civil;

    #[test]
    fn over_leap_days_and_years() {
        let day = |year, month, day| Civil { year, month, day };
        assert_eq!(day(2024, 2, 28).plus(1), day(2024, 2, 29));
        assert_eq!(day(2024, 3, 1).plus(-1), day(2024, 2, 29));
        assert_eq!(day(2025, 1, 1).plus(-1), day(2024, 12, 31));
        assert_eq!(day(2000, 12, 31).plus(1), day(2001, 1, 1));
        assert_eq!(day(2020, 2, 26).weekday(), 3);
        assert_eq!(day(2025, 2, 9).weekday(), 7);
        assert_eq!(day(2026, 11, 24).weekday(), 2);
        assert_eq!(day(2000, 2, 29).weekday(), 2);
        assert_eq!(day(2025, 1, 5).weekday(), 7);
    }
}
