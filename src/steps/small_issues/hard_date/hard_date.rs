//! What a hard day is, when it comes, and how it is written down.

use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{HardDateId, SharedHardDateId};
use crate::{
    day,
    sealed::{Kind, Opened, Words as Sealable},
    text::{Faults, line, passage},
};

/// Characters of what it is.
pub const TITLE_LIMIT: usize = 120;
/// Characters of what would help.
pub const HELPS_LIMIT: usize = 1_000;

const WHAT: &str = "Please say in a few words what it is";
const WHICH: &str = "Please choose a day";
const FAR: &str = "Please choose a day between 1900 and 2199";
const PASSED: &str =
    "This day has passed. Choose one that is still to come, or let it come back every year";

/// When it is: once, or every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    /// The first time.
    pub day: NaiveDate,
    /// It comes back every year.
    pub yearly: bool,
}

/// A hard day, in its author's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What it is.
    pub title: String,
    /// What would help; may be empty.
    pub helps: String,
    /// When it is: the same as stands beside it in the open.
    #[serde(flatten)]
    pub on: Day,
}

impl Sealable for Words {
    const KIND: Kind = Kind { name: "hard_date", scope: "hard_dates" };
}

/// A hard day that comes soon, as the reader may read it.
#[derive(Debug, Clone)]
pub struct Ahead {
    /// When it comes next.
    pub day: NaiveDate,
    /// Which one it is, and who reads it.
    pub whose: Whose,
    /// What it is.
    pub title: Opened<String>,
}

/// Who reads a hard day, and who wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The reader's, for nobody else.
    OnlyMine(HardDateId),
    /// The reader's, and both read it.
    Mine(SharedHardDateId),
    /// The other's, and both read it.
    Theirs(SharedHardDateId),
}

/// The form of a hard day, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "they are what they are called on the page")]
pub struct DayForm {
    pub title: String,
    pub day: String,
    pub yearly: String,
    pub helps: String,
    /// How often it had been changed that was looked at.
    pub revision: String,
}

impl Day {
    /// The next time it comes, today or later; none if it was once, and is over.
    pub fn next(self, today: NaiveDate) -> Option<NaiveDate> {
        if self.day >= today || !self.yearly {
            return (self.day >= today).then_some(self.day);
        }
        let years = [today.year(), today.year() + 1];
        years.into_iter().map(|year| self.in_year(year)).find(|day| *day >= today)
    }

    /// In this year. The 29th of February is the 28th where there is none.
    fn in_year(self, year: i32) -> NaiveDate {
        let day = self.day.with_year(year);
        day.or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(self.day)
    }

    /// The next time, if it is at most so many days away.
    pub fn within(self, today: NaiveDate, days: u8) -> Option<NaiveDate> {
        let last = today.checked_add_days(Days::new(u64::from(days)))?;
        self.next(today).filter(|day| *day <= last)
    }

    /// "Thursday 12 March", "Thursday 12 March, every year", or that it is over.
    pub fn in_words(self, today: NaiveDate) -> String {
        match self.next(today) {
            Some(next) if self.yearly => format!("{}, every year", day::in_words(next, today)),
            Some(next) => day::in_words(next, today),
            None => format!("{}, which has passed", day::in_words(self.day, today)),
        }
    }
}

impl DayForm {
    /// What was typed, if it is a hard day that is still to come.
    ///
    /// # Errors
    /// What to mend, field by field.
    pub fn parse(&self, today: NaiveDate) -> Result<Words, Faults> {
        let mut faults = Faults::none();
        let title = faults.take("title", line(&self.title, TITLE_LIMIT, WHAT));
        let on = faults.take("day", self.on(today));
        let helps = faults.take("helps", passage(&self.helps, HELPS_LIMIT));
        match (title, on, helps) {
            (Some(title), Some(on), Some(helps)) => Ok(Words { title, helps, on }),
            _ => Err(faults),
        }
    }

    fn on(&self, today: NaiveDate) -> Result<Day, String> {
        let day = NaiveDate::parse_from_str(self.day.trim(), "%Y-%m-%d");
        let day = day.map_err(|_| WHICH.to_owned())?;
        if !(1900..2200).contains(&day.year()) {
            return Err(FAR.to_owned());
        }
        let on = Day { day, yearly: !self.yearly.is_empty() };
        if on.next(today).is_some() { Ok(on) } else { Err(PASSED.to_owned()) }
    }
}

impl Words {
    /// As they were opened, unless the day beside them in the open is another.
    pub fn beside(opened: Opened<Self>, on: Day) -> Opened<Self> {
        match opened {
            Opened::Genuine(words) if words.on != on => Opened::ChangedOutside,
            opened => opened,
        }
    }
}

impl Whose {
    /// Where its page is.
    pub fn path(self) -> String {
        match self {
            Self::OnlyMine(id) => format!("/hard-dates/{id}"),
            Self::Mine(id) | Self::Theirs(id) => format!("/shared-hard-dates/{id}"),
        }
    }

    /// The reader wrote it.
    pub const fn is_own(self) -> bool {
        !matches!(self, Self::Theirs(_))
    }

    /// Both read it.
    pub const fn is_shared(self) -> bool {
        !matches!(self, Self::OnlyMine(_))
    }
}

/// What comes, the nearest first; one's own that was shared as a copy stands there once, as both read it.
pub fn in_order(mut all: Vec<Ahead>) -> Vec<Ahead> {
    let own: Vec<_> =
        all.iter().filter(|it| matches!(it.whose, Whose::Mine(_))).map(|it| it.day).collect();
    all.retain(|it| it.whose.is_shared() || !own.contains(&it.day));
    all.sort_by_key(|it| (it.day, !it.whose.is_shared()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_yearly_one_comes_back_and_another_is_over() {
        for (first, yearly, today, next) in [
            ("2026-05-03", false, "2026-05-03", Some("2026-05-03")),
            ("2026-05-03", false, "2026-05-04", None),
            ("2019-05-03", true, "2026-05-03", Some("2026-05-03")),
            ("2019-05-03", true, "2026-05-04", Some("2027-05-03")),
            ("2027-05-03", true, "2026-01-01", Some("2027-05-03")),
            ("2024-02-29", true, "2026-02-27", Some("2026-02-28")),
            ("2024-02-29", true, "2026-03-01", Some("2027-02-28")),
            ("2024-02-29", true, "2028-02-28", Some("2028-02-29")),
        ] {
            let on = Day { day: day(first), yearly };
            assert_eq!(on.next(day(today)), next.map(day), "{first} on {today}");
        }
    }

    #[test]
    fn it_is_shown_from_three_days_before_over_the_end_of_a_year_too() {
        let on = Day { day: day("2020-01-02"), yearly: true };
        for (today, is_near) in [
            ("2025-12-29", false),
            ("2025-12-30", true),
            ("2026-01-02", true),
            ("2026-01-03", false),
        ] {
            assert_eq!(on.within(day(today), 3).is_some(), is_near, "{today}");
        }
    }

    #[test]
    fn what_is_missing_is_said_beside_its_field() {
        let form = |title: &str, on: &str, yearly: &str| DayForm {
            title: title.to_owned(),
            day: on.to_owned(),
            yearly: yearly.to_owned(),
            ..DayForm::default()
        };
        let today = day("2026-03-12");
        assert!(form("The fair", "2026-05-03", "").parse(today).is_ok());
        assert!(form("The fair", "2019-05-03", "yes").parse(today).is_ok());
        assert!(form("The fair", "2019-05-03", "").parse(today).is_err(), "it has passed");
        assert!(form("The fair", "1899-05-03", "yes").parse(today).is_err());
        assert!(form(" ", "2026-05-03", "").parse(today).is_err());
        assert!(form("The fair", "in May", "").parse(today).is_err());
    }

    #[test]
    fn a_day_that_was_moved_outside_is_told() {
        let on = Day { day: day("2026-05-03"), yearly: true };
        let words = Words { title: "The fair".to_owned(), helps: String::new(), on };
        let opened = || Opened::Genuine(words.clone());
        assert!(Words::beside(opened(), on).get().is_some());
        assert!(Words::beside(opened(), Day { yearly: false, ..on }).get().is_none());
    }

    #[test]
    fn ones_own_that_was_shared_stands_there_once() {
        let ahead = |on: &str, whose| Ahead {
            day: day(on),
            whose,
            title: Opened::Genuine("The fair".to_owned()),
        };
        let (shared, theirs) = (SharedHardDateId::mint(), SharedHardDateId::mint());
        let all = in_order(vec![
            ahead("2026-05-03", Whose::OnlyMine(HardDateId::mint())),
            ahead("2026-05-03", Whose::Mine(shared)),
            ahead("2026-05-02", Whose::OnlyMine(HardDateId::mint())),
            ahead("2026-05-02", Whose::Theirs(theirs)),
        ]);
        let days: Vec<_> = all.iter().map(|it| (it.day, it.whose.is_shared())).collect();
        let expected = [("2026-05-02", true), ("2026-05-02", false), ("2026-05-03", true)];
        assert_eq!(days, expected.map(|(on, shared)| (day(on), shared)));
    }
}
