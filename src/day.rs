//! Days and times in words.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;

/// "Thursday 12 March", with the year if it is another one than today's.
pub fn in_words(day: NaiveDate, today: NaiveDate) -> String {
    let format = if day.year() == today.year() { "%A %-d %B" } else { "%A %-d %B %Y" };
    day.format(format).to_string()
}

/// "today", "yesterday", "tomorrow", or the day in words.
pub fn near(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        _ => in_words(day, today),
    }
}

/// The same within a sentence: "today", "on Tuesday 10 March".
pub fn on(day: NaiveDate, today: NaiveDate) -> String {
    let near = near(day, today);
    if near.starts_with(char::is_uppercase) { format!("on {near}") } else { near }
}

/// "Thursday 12 March, 19:40" where this person lives.
pub fn and_time(at: DateTime<Utc>, zone: Tz, today: NaiveDate) -> String {
    let local = at.with_timezone(&zone);
    format!("{}, {}", in_words(local.date_naive(), today), local.format("%H:%M"))
}

/// When this day begins in this zone; where clocks go forward over midnight, a little later.
pub fn begins(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    let mut quarters = (0..24 * 4).map(|quarter| midnight + TimeDelta::minutes(15 * quarter));
    let first = quarters.find_map(|local| zone.from_local_datetime(&local).earliest());
    // A day that a zone left out begins when it would have begun in UTC.
    first.map_or_else(|| midnight.and_utc(), |first| first.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_or_when_clocks_have_gone_forward_over_it() {
        for (day, zone, begins_at) in [
            ("2026-03-12", Tz::Europe__Berlin, "2026-03-11T23:00:00Z"),
            ("2026-03-30", Tz::Europe__Berlin, "2026-03-29T22:00:00Z"),
            // Clocks go from 24:00 to 01:00.
            ("2026-04-24", Tz::Africa__Cairo, "2026-04-23T22:00:00Z"),
            // Midnight comes twice: the first.
            ("2026-10-25", Tz::Atlantic__Azores, "2026-10-25T00:00:00Z"),
        ] {
            let day = day.parse::<NaiveDate>().expect("a day");
            assert_eq!(begins(day, zone), begins_at.parse::<DateTime<Utc>>().expect("a time"));
        }
    }

    #[test]
    fn the_year_shows_only_when_it_is_another() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let today = day("2026-03-12");
        assert_eq!(in_words(day("2026-01-04"), today), "Sunday 4 January");
        assert_eq!(in_words(day("2025-12-31"), today), "Wednesday 31 December 2025");
        assert_eq!(near(today, today), "today");
        assert_eq!(near(day("2026-03-11"), today), "yesterday");
        assert_eq!(on(day("2026-03-11"), today), "yesterday");
        assert_eq!(on(day("2026-03-10"), today), "on Tuesday 10 March");
    }
}
