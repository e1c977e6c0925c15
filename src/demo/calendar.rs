//! From a day of the story to an instant, so that the story ends today whenever it is told.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;

/// Whole weeks of the story before this week.
const WEEKS: i64 = 26;

/// When the story takes place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    zone: Tz,
    /// Monday of week 0.
    first: NaiveDate,
    /// Nothing happens after it.
    pub(super) now: DateTime<Utc>,
}

impl Calendar {
    /// The story that ends now.
    pub(super) fn ending(now: DateTime<Utc>, zone: Tz) -> Self {
        let today = now.with_timezone(&zone).date_naive();
        let monday = i64::from(today.weekday().num_days_from_monday());
        Self { zone, first: today - TimeDelta::days(monday + WEEKS * 7), now }
    }

    /// An hour before the first thing that happens: Monday evening, when the two become a pair.
    pub(super) fn beginning(&self) -> DateTime<Utc> {
        self.at(self.first, 19, 0)
    }

    /// The civil day of a week of the story; weekday 0 is Monday.
    pub(super) fn day(&self, week: u8, weekday: u8) -> NaiveDate {
        self.first + TimeDelta::days(i64::from(week) * 7 + i64::from(weekday))
    }

    /// The civil day so many days before today.
    pub(super) fn days_ago(&self, days: u32) -> NaiveDate {
        self.now.with_timezone(&self.zone).date_naive() - TimeDelta::days(i64::from(days))
    }

    /// How many days ago this civil day was.
    pub(super) fn days_since(&self, day: NaiveDate) -> u32 {
        u32::try_from((self.days_ago(0) - day).num_days()).unwrap_or_default()
    }

    /// The instant of a civil time. In the hour that spring skips: the one before.
    pub(super) fn at(&self, day: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
        let civil = day.and_hms_opt(hour.min(23), minute.min(59), 0).unwrap_or_default();
        let instant = self.zone.from_local_datetime(&civil).earliest();
        instant.map_or_else(|| civil.and_utc() - TimeDelta::hours(1), |at| at.with_timezone(&Utc))
    }
}

/// A number below `sides` that looks random and is the same for the same thing each time.
pub(super) fn dice(of: impl Hash, sides: u32) -> u32 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    u32::try_from(hasher.finish() % u64::from(sides.max(1))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_ends_in_the_week_of_now() {
        for now in ["2026-03-29T00:30:00Z", "2026-11-23T05:00:00Z", "2026-11-29T23:30:00Z"] {
            let now: DateTime<Utc> = now.parse().expect("an instant");
            let calendar = Calendar::ending(now, chrono_tz::Europe::Berlin);
            let monday = calendar.day(26, 0);
            let today = now.with_timezone(&chrono_tz::Europe::Berlin).date_naive();
            assert_eq!(monday.weekday(), chrono::Weekday::Mon);
            assert!((0..7).contains(&(today - monday).num_days()), "{now}");
        }
    }

    #[test]
    fn hours_are_those_of_the_place_over_daylight_saving() {
        let now = "2026-11-23T12:00:00Z".parse().expect("an instant");
        let calendar = Calendar::ending(now, chrono_tz::Europe::Berlin);
        let day = |text: &str| text.parse().expect("a day");
        for (on, hour, expected) in [
            ("2026-07-01", 20, "2026-07-01T18:00:00Z"),
            ("2026-12-01", 20, "2026-12-01T19:00:00Z"),
            ("2026-03-29", 2, "2026-03-29T01:00:00Z"),
        ] {
            let expected: DateTime<Utc> = expected.parse().expect("an instant");
            assert_eq!(calendar.at(day(on), hour, 0), expected, "{on}");
        }
    }
}
