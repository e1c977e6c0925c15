//! Days and times in words.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
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

#[cfg(test)]
mod tests {
    use super::*;

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
