//! What stands on the timeline of good moments, and which months one page of it shows.

use chrono::{DateTime, Datelike as _, Months, NaiveDate, TimeDelta, Utc};

use crate::{access::PersonId, sealed::Opened, steps::quality_time::date::DateId};

/// A page shows so many months: ten years open as fast as a season.
const SHOWN: u32 = 3;
/// So many days around the same day of last year count as a year ago.
const AROUND: i64 = 10;

/// One good moment, as both read it.
#[derive(Debug, Clone)]
pub struct GoodMoment {
    /// Where it comes from.
    pub of: Of,
    /// Who wrote it.
    pub author: PersonId,
    /// The reader's day of it.
    pub day: NaiveDate,
    /// When both could read it.
    pub at: DateTime<Utc>,
    /// What they wrote.
    pub words: Opened<String>,
}

/// Where a good moment comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The note after this date.
    Date(DateId),
    /// Thanks in a check-in that was shared.
    CheckIn,
}

/// Some whole months, from the first of one to before the first of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Season {
    /// Its first day.
    pub first: NaiveDate,
    /// The first day that is no more in it.
    pub end: NaiveDate,
}

impl Season {
    /// The one whose last month has this day.
    pub fn until(day: NaiveDate) -> Self {
        let month = day.with_day(1).unwrap_or(day);
        let first = month.checked_sub_months(Months::new(SHOWN - 1)).unwrap_or(month);
        Self { first, end: month.checked_add_months(Months::new(1)).unwrap_or(month) }
    }

    /// The one that an address names by its last month, such as 2026-03; nothing if that is no month
    /// of this age.
    pub fn parse(month: &str) -> Option<Self> {
        let day = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok()?;
        (1900..2200).contains(&day.year()).then(|| Self::until(day))
    }

    /// The days around the same day of last year.
    pub fn a_year_before(today: NaiveDate) -> Self {
        let then = today.checked_sub_months(Months::new(12)).unwrap_or(today);
        Self { first: then - TimeDelta::days(AROUND), end: then + TimeDelta::days(AROUND + 1) }
    }
}

/// The newest first, in their months.
pub fn by_month(mut all: Vec<GoodMoment>) -> Vec<(NaiveDate, Vec<GoodMoment>)> {
    all.sort_by_key(|it| std::cmp::Reverse((it.day, it.at)));
    let mut months: Vec<(NaiveDate, Vec<GoodMoment>)> = Vec::new();
    for it in all {
        let month = it.day.with_day(1).unwrap_or(it.day);
        match months.last_mut() {
            Some((last, some)) if *last == month => some.push(it),
            _ => months.push((month, vec![it])),
        }
    }
    months
}

/// Of those around the same day of last year, the one that is nearest to it.
pub fn a_year_ago(all: Vec<GoodMoment>, today: NaiveDate) -> Option<GoodMoment> {
    let then = today.checked_sub_months(Months::new(12))?;
    let readable = all.into_iter().filter(|it| it.words.get().is_some());
    readable.min_by_key(|it| ((it.day - then).num_days().abs(), it.at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn moment(on: &str) -> GoodMoment {
        let at = format!("{on}T20:00:00Z").parse().expect("an instant");
        let words = Opened::Genuine("The tram bell".to_owned());
        GoodMoment { of: Of::CheckIn, author: PersonId::mint(), day: day(on), at, words }
    }

    #[test]
    fn a_page_shows_three_whole_months() {
        let season = Season::until(day("2026-01-31"));
        assert_eq!((season.first, season.end), (day("2025-11-01"), day("2026-02-01")));
        assert_eq!(Season::parse("2026-01"), Some(season));
        for typed in ["2026", "2026-13", "0001-01", "2026-01-02", ""] {
            assert_eq!(Season::parse(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_newest_stands_first_in_its_month() {
        let all = ["2026-03-01", "2026-01-31", "2026-03-09"].map(moment).into();
        let months: Vec<_> =
            by_month(all).into_iter().map(|(month, all)| (month, all.len())).collect();
        assert_eq!(months, [(day("2026-03-01"), 2), (day("2026-01-01"), 1)]);
    }

    #[test]
    fn a_year_ago_is_the_nearest_that_can_be_read() {
        let today = day("2026-03-12");
        let around = Season::a_year_before(today);
        assert_eq!((around.first, around.end), (day("2025-03-02"), day("2025-03-23")));
        let withheld = GoodMoment { words: Opened::ChangedOutside, ..moment("2025-03-12") };
        let all = vec![moment("2025-03-04"), withheld, moment("2025-03-15")];
        assert_eq!(a_year_ago(all, today).map(|it| it.day), Some(day("2025-03-15")));
        assert!(a_year_ago(Vec::new(), today).is_none());
    }
}
