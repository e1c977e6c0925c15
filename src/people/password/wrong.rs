//! After wrong passwords the next one waits: who guesses gets nowhere, who mistyped barely notices.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

/// Seconds until a password counts again, after the first wrong one of a day, the second, and so on.
const WAITS: [i64; 4] = [1, 3, 5, 10];

/// The wrong passwords of somebody's civil day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrongToday {
    /// How many.
    pub count: u32,
    /// When the last of them was given.
    pub last: Option<DateTime<Utc>>,
}

impl WrongToday {
    /// Whether a password counts now. After the fifth wrong one none does until the day is over,
    /// and then none of these is of today any more.
    pub fn counts(self, now: DateTime<Utc>) -> bool {
        let Some(last) = self.last else { return true };
        let nth = usize::try_from(self.count).unwrap_or(usize::MAX);
        WAITS.get(nth.saturating_sub(1)).is_some_and(|wait| now - last >= TimeDelta::seconds(*wait))
    }

    /// Whether one more wrong password closes the account to passwords until the day is over.
    pub fn is_the_last_but_one(self) -> bool {
        usize::try_from(self.count).is_ok_and(|count| count == WAITS.len())
    }
}

/// When the civil day of somebody who lives there began.
pub fn day_began(now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let midnight = now.with_timezone(&zone).date_naive().and_time(NaiveTime::MIN);
    // In a zone that skips midnight the day begins an hour later.
    let began = midnight.and_local_timezone(zone).earliest();
    began.map_or_else(|| (midnight + TimeDelta::hours(1)).and_utc(), |began| began.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn each_wrong_password_makes_the_next_wait_longer() {
        let last = at("2026-03-12T18:20:00Z");
        let counts = |count, after: i64| {
            let wrong = WrongToday { count, last: Some(last) };
            wrong.counts(last + TimeDelta::milliseconds(after))
        };
        assert!(WrongToday { count: 0, last: None }.counts(last));
        for (count, wait) in [(1, 1_000), (2, 3_000), (3, 5_000), (4, 10_000)] {
            assert!(!counts(count, wait - 1), "{count}");
            assert!(counts(count, wait), "{count}");
        }
        for count in [5, 6, u32::MAX] {
            assert!(!counts(count, 23 * 60 * 60 * 1_000), "{count}");
        }
    }

    #[test]
    fn a_day_begins_at_the_midnight_of_the_one_who_lives_there() {
        let berlin = chrono_tz::Europe::Berlin;
        assert_eq!(day_began(at("2026-03-12T18:20:00Z"), berlin), at("2026-03-11T23:00:00Z"));
        assert_eq!(day_began(at("2026-03-12T22:59:59Z"), berlin), at("2026-03-11T23:00:00Z"));
        assert_eq!(day_began(at("2026-03-12T23:00:00Z"), berlin), at("2026-03-12T23:00:00Z"));
        // Chile's clocks went from 24:00 to 01:00 on this day.
        let began = day_began(at("2025-09-07T12:00:00Z"), chrono_tz::America::Santiago);
        assert!(began <= at("2025-09-07T04:00:00Z"));
    }
}
