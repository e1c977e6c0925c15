//! One week of check-ins, Monday to Sunday.

use chrono::{Datelike as _, Days, NaiveDate};

/// A week from Monday to Sunday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    monday: NaiveDate,
}

/// The nearest weeks before and after one in which there is something to read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Around {
    /// The nearest earlier one.
    pub earlier: Option<Week>,
    /// The nearest later one, this week at the latest.
    pub later: Option<Week>,
}

impl Week {
    /// The week of a day.
    pub fn of(day: NaiveDate) -> Self {
        let since_monday = u64::from(day.weekday().num_days_from_monday());
        Self { monday: day.checked_sub_days(Days::new(since_monday)).unwrap_or(day) }
    }

    /// The week that was asked for by one of its days. Without one, or for one that has not begun
    /// or that nobody alive has lived, it is the week of today.
    pub fn asked(from: &str, today: NaiveDate) -> Self {
        let this = Self::of(today);
        from.parse()
            .ok()
            .filter(|day: &NaiveDate| day.year() >= 1900)
            .map(Self::of)
            .filter(|week| *week <= this)
            .unwrap_or(this)
    }

    /// Its first day.
    pub fn monday(self) -> NaiveDate {
        self.monday
    }

    /// Its last day.
    pub fn sunday(self) -> NaiveDate {
        self.monday.checked_add_days(Days::new(6)).unwrap_or(self.monday)
    }

    /// Whether the day is in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.monday..=self.sunday()).contains(&day)
    }
}

impl Around {
    /// From the nearest days on which there is something, before the week and after it.
    pub fn new(
        week: Week,
        today: NaiveDate,
        before: Option<NaiveDate>,
        after: Option<NaiveDate>,
    ) -> Self {
        let this = Week::of(today);
        let later = after.map_or(this, |day| Week::of(day).min(this));
        Self { earlier: before.map(Week::of), later: (later > week).then_some(later) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_week_is_asked_for_by_any_of_its_days_and_never_lies_ahead() {
        // A Thursday.
        let today = day("2026-03-12");
        let cases = [
            ("", "2026-03-09"),
            ("2026-03-09", "2026-03-09"),
            ("2026-03-08", "2026-03-02"),
            ("2024-02-29", "2024-02-26"),
            ("2026-03-15", "2026-03-09"),
            ("2026-03-16", "2026-03-09"),
            ("9999-01-01", "2026-03-09"),
            ("+262142-12-31", "2026-03-09"),
            ("-0044-03-15", "2026-03-09"),
            ("last week", "2026-03-09"),
        ];
        for (from, monday) in cases {
            assert_eq!(Week::asked(from, today).monday(), day(monday), "{from:?}");
        }
    }

    #[test]
    fn empty_weeks_are_passed_over_but_never_this_week() {
        let today = day("2026-03-12");
        let week = |text| Some(Week::of(day(text)));
        let around = |from, before: Option<&str>, after: Option<&str>| {
            Around::new(Week::asked(from, today), today, before.map(day), after.map(day))
        };
        let cases = [
            (around("", None, None), None, None),
            (around("", Some("2026-01-07"), None), week("2026-01-05"), None),
            (around("2026-02-02", None, Some("2026-02-20")), None, week("2026-02-16")),
            (around("2026-02-02", None, None), None, week("2026-03-09")),
            // The partner lives where it is Monday already.
            (around("2026-03-02", None, Some("2026-03-16")), None, week("2026-03-09")),
            (around("", None, Some("2026-03-16")), None, None),
        ];
        for (around, earlier, later) in cases {
            assert_eq!(around, Around { earlier, later });
        }
    }

    proptest! {
        #[test]
        fn each_day_is_in_its_own_week_of_seven_days(number in 693_596_i32..800_000) {
            let day = NaiveDate::from_num_days_from_ce_opt(number).expect("a day");
            let week = Week::of(day);
            prop_assert!(week.contains(day));
            prop_assert_eq!(week.monday().weekday(), chrono::Weekday::Mon);
            prop_assert_eq!((week.sunday() - week.monday()).num_days(), 6);
            prop_assert_eq!(Week::asked(&day.to_string(), day), week);
        }
    }
}
