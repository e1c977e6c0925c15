//! Twelve months, one after the other, as a page shows them.

use chrono::{Days, Months, NaiveDate};

use super::{month_of, months_before};

/// A page shows so many months.
const MONTHS: u32 = 12;

/// Twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day of the last of them.
    newest: NaiveDate,
}

impl Span {
    /// Those up to the month of the day that was asked for; today's at the latest.
    pub fn asked(until: &str, today: NaiveDate) -> Self {
        let (asked, lived) = (until.parse().unwrap_or(today), NaiveDate::from_ymd_opt(1900, 1, 1));
        let asked = if lived <= Some(asked) { asked.min(today) } else { today };
        Self { newest: month_of(asked) }
    }

    /// The first day of the first month.
    pub fn first(self) -> NaiveDate {
        months_before(self.newest, MONTHS - 1)
    }

    /// The last day of the last month.
    pub fn last(self) -> NaiveDate {
        let next = self.newest.checked_add_months(Months::new(1));
        next.and_then(|next| next.checked_sub_days(Days::new(1))).unwrap_or(self.newest)
    }

    /// The first day of each month.
    pub fn months(self) -> impl Iterator<Item = NaiveDate> {
        (0..MONTHS).rev().map(move |ago| months_before(self.newest, ago))
    }

    /// A day of the twelve months before, if there is something earlier than these.
    pub fn earlier(self, oldest: Option<NaiveDate>) -> Option<NaiveDate> {
        oldest.filter(|oldest| *oldest < self.first())?;
        Some(months_before(self.newest, MONTHS))
    }

    /// A day of the twelve months after, today at the latest, unless these end with this month.
    pub fn later(self, today: NaiveDate) -> Option<NaiveDate> {
        let later = self.newest.checked_add_months(Months::new(MONTHS)).unwrap_or(today);
        (self.newest < month_of(today)).then(|| later.min(today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn twelve_months_follow_on_twelve_months() {
        let today = day("2026-03-12");
        let span = Span::asked("", today);
        assert_eq!((span.first(), span.last()), (day("2025-04-01"), day("2026-03-31")));
        assert_eq!(span.months().count(), 12);
        assert_eq!(span.months().next(), Some(span.first()));
        assert_eq!((span.earlier(None), span.later(today)), (None, None));
        assert_eq!(span.earlier(Some(day("2025-04-01"))), None);
        let earlier = span.earlier(Some(day("2025-03-01"))).expect("there is something");
        let before = Span::asked(&earlier.to_string(), today);
        assert_eq!(before.last(), day("2025-03-31"));
        let later = before.later(today).expect("this month");
        assert_eq!(Span::asked(&later.to_string(), today), span);
        for until in ["2027-01-01", "-0044-03-15", "last year"] {
            assert_eq!(Span::asked(until, today), span, "{until}");
        }
    }
}
