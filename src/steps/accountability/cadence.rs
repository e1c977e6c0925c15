//! How often: once, daily, on chosen weekdays, weekly, monthly (RFC 5545 recurrence).
//!
//! Occurrences are civil days, so they are the same days whatever the clocks do at daylight
//! saving; which day it is now, each is told by their own clock.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, Weekday};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz};
use serde::Serialize;

/// When a commitment is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Cadence {
    /// On this one day.
    Once(NaiveDate),
    /// Every day.
    Daily,
    /// Every week on these days, Monday first, at least one.
    Weekly(Vec<Weekday>),
    /// Every month on this day, or on the last day of a shorter month; 1 to 31.
    Monthly(u8),
}

const CODES: [(Weekday, &str); 7] = [
    (Weekday::Mon, "MO"),
    (Weekday::Tue, "TU"),
    (Weekday::Wed, "WE"),
    (Weekday::Thu, "TH"),
    (Weekday::Fri, "FR"),
    (Weekday::Sat, "SA"),
    (Weekday::Sun, "SU"),
];

impl Cadence {
    /// Every week on these days; nothing if there are none.
    pub fn weekly(days: &[Weekday]) -> Option<Self> {
        let days: Vec<_> =
            CODES.iter().map(|(day, _)| *day).filter(|day| days.contains(day)).collect();
        (!days.is_empty()).then_some(Self::Weekly(days))
    }

    /// As it is kept: a day, or a recurrence rule.
    pub fn text(&self) -> String {
        match self {
            Self::Once(day) => day.to_string(),
            Self::Daily => "FREQ=DAILY".to_owned(),
            Self::Weekly(days) => {
                let code = |day: &Weekday| CODES[day.num_days_from_monday() as usize].1;
                format!("FREQ=WEEKLY;BYDAY={}", days.iter().map(code).collect::<Vec<_>>().join(","))
            }
            Self::Monthly(day) => format!("FREQ=MONTHLY;BYMONTHDAY={day}"),
        }
    }

    /// Reads what [`Cadence::text`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(days) = text.strip_prefix("FREQ=WEEKLY;BYDAY=") {
            let day = |code: &str| CODES.iter().find(|(_, c)| *c == code).map(|(day, _)| *day);
            return Self::weekly(&days.split(',').map(day).collect::<Option<Vec<_>>>()?);
        }
        if let Some(day) = text.strip_prefix("FREQ=MONTHLY;BYMONTHDAY=") {
            return day.parse().ok().filter(|day| (1..=31).contains(day)).map(Self::Monthly);
        }
        if text == "FREQ=DAILY" { Some(Self::Daily) } else { text.parse().ok().map(Self::Once) }
    }

    /// The days it is due from `first` to `last`, both included, in order.
    ///
    /// The rule starts at `first`, so that the cost does not grow with the age of a commitment.
    pub fn days(&self, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
        let Some(rule) = self.rule() else {
            let Self::Once(day) = self else { return Vec::new() };
            return Some(*day).filter(|day| (first..=last).contains(day)).into_iter().collect();
        };
        let (start, end) = (noon(first), noon(last));
        let Ok(rule) = rule.until(end).validate(start) else { return Vec::new() };
        let limit = u16::try_from((last - first).num_days() + 1).unwrap_or(u16::MAX);
        let found = RRuleSet::new(start).rrule(rule).all(limit);
        found.dates.iter().map(DateTime::date_naive).filter(|day| *day >= first).collect()
    }

    /// Whether it is due on this day.
    pub fn is_due(&self, day: NaiveDate) -> bool {
        !self.days(day, day).is_empty()
    }

    fn rule(&self) -> Option<RRule<rrule::Unvalidated>> {
        Some(match self {
            Self::Once(_) => return None,
            Self::Daily => RRule::new(Frequency::Daily),
            Self::Weekly(days) => RRule::new(Frequency::Weekly)
                .by_weekday(days.iter().map(|day| NWeekday::Every(*day)).collect()),
            // Of the days up to this one that a month has, the last.
            Self::Monthly(day) => {
                let day = i8::try_from(*day).unwrap_or(31);
                RRule::new(Frequency::Monthly)
                    .by_month_day((day.min(28)..=day).collect())
                    .by_set_pos(vec![-1])
            }
        })
    }

    /// In words: "every day", "on Tuesday and Thursday", "on the 1st of the month".
    pub fn words(&self) -> String {
        match self {
            Self::Once(day) => format!("once, by {}", day.format("%A %-d %B %Y")),
            Self::Daily => "every day".to_owned(),
            Self::Weekly(days) if days.len() == 7 => "every day".to_owned(),
            Self::Weekly(days) => {
                let names: Vec<_> = days.iter().map(|day| weekday_name(*day)).collect();
                match names.as_slice() {
                    [first @ .., last] if !first.is_empty() => {
                        format!("every {} and {last}", first.join(", "))
                    }
                    _ => format!("every {}", names.concat()),
                }
            }
            Self::Monthly(31) => "on the last day of every month".to_owned(),
            Self::Monthly(day) => format!("on the {day}{} of every month", ordinal(*day)),
        }
    }
}

/// The name of a weekday.
pub fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

fn ordinal(day: u8) -> &'static str {
    match (day % 10, day) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// A civil day as an instant without a zone of its own.
fn noon(day: NaiveDate) -> DateTime<Tz> {
    let noon = NaiveTime::MIN + TimeDelta::hours(12);
    day.and_time(noon).and_utc().with_timezone(&Tz::UTC)
}

/// Monday of the week of this day.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn days_of_each_cadence() {
        let tue_thu = Cadence::weekly(&[Weekday::Thu, Weekday::Tue]).expect("days");
        for (cadence, first, last, expected) in [
            (Cadence::Once(day("2026-03-12")), "2026-03-01", "2026-03-31", vec!["2026-03-12"]),
            (Cadence::Once(day("2026-03-12")), "2026-03-13", "2026-03-31", vec![]),
            (
                Cadence::Daily,
                "2026-03-28",
                "2026-03-30",
                vec!["2026-03-28", "2026-03-29", "2026-03-30"],
            ),
            (tue_thu, "2026-03-09", "2026-03-17", vec!["2026-03-10", "2026-03-12", "2026-03-17"]),
            (
                Cadence::Monthly(31),
                "2026-01-15",
                "2026-04-30",
                vec!["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"],
            ),
            (Cadence::Monthly(30), "2028-02-01", "2028-03-30", vec!["2028-02-29", "2028-03-30"]),
            (Cadence::Monthly(1), "2026-03-02", "2026-04-01", vec!["2026-04-01"]),
        ] {
            let expected: Vec<_> = expected.into_iter().map(day).collect();
            assert_eq!(cadence.days(day(first), day(last)), expected, "{cadence:?}");
        }
    }

    #[test]
    fn cadences_in_words() {
        let weekly = |days: &[Weekday]| Cadence::weekly(days).expect("days").words();
        assert_eq!(weekly(&[Weekday::Sun]), "every Sunday");
        assert_eq!(weekly(&[Weekday::Tue, Weekday::Thu]), "every Tuesday and Thursday");
        assert_eq!(
            weekly(&[Weekday::Mon, Weekday::Wed, Weekday::Fri]),
            "every Monday, Wednesday and Friday"
        );
        assert_eq!(Cadence::Monthly(22).words(), "on the 22nd of every month");
        assert_eq!(Cadence::Monthly(13).words(), "on the 13th of every month");
        assert_eq!(Cadence::Once(day("2026-03-12")).words(), "once, by Thursday 12 March 2026");
    }

    fn any_cadence() -> impl Strategy<Value = Cadence> {
        prop_oneof![
            Just(Cadence::Daily),
            (1_u8..=31).prop_map(Cadence::Monthly),
            proptest::sample::subsequence(CODES.to_vec(), 1..=7).prop_map(|days| {
                let days: Vec<_> = days.into_iter().map(|(day, _)| day).collect();
                Cadence::weekly(&days).expect("at least one")
            }),
        ]
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_back(cadence in any_cadence()) {
            prop_assert_eq!(Cadence::parse(&cadence.text()), Some(cadence));
        }

        /// Where the window starts does not matter: a page may look at any weeks.
        #[test]
        fn a_window_shows_the_same_days_as_a_longer_one(
            cadence in any_cadence(), offset in 0_i64..400, length in 0_i64..90,
        ) {
            let start = day("2026-01-01");
            let (first, last) = (start + TimeDelta::days(offset), start + TimeDelta::days(offset + length));
            let long: Vec<_> =
                cadence.days(start, last).into_iter().filter(|day| *day >= first).collect();
            prop_assert_eq!(cadence.days(first, last), long);
        }
    }
}
