//! A sentence about a month, and which earlier one stands beside it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    progress::look_back::{Said, month_of, months_before},
    sealed::{Kind, Words},
    text::{Faults, line},
};

/// Characters of a sentence.
pub const LIMIT: usize = 300;
/// What stands beside it is at least so many months older.
const APART: u32 = 3;

const WHAT: &str = "Please write a sentence. A few words are enough";
const WHICH: &str = "That month is over. Please write about this month or the last one";

/// What somebody said of a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Its first day: the same as stands beside it in the open.
    pub month: NaiveDate,
    /// A sentence of theirs.
    pub sentence: String,
}

/// The form, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MonthForm {
    /// The first day of the month.
    pub month: String,
    /// What was written.
    pub sentence: String,
    /// How often something had been written about this month, as the page showed it.
    pub revision: String,
}

impl Words for Month {
    const KIND: Kind = Kind { name: "then_and_now", scope: "then_and_now" };
}

impl Said for Month {
    const NAME: &'static str = "then and now";
    const PATH: &'static str = "/then-and-now";

    fn since(&self) -> NaiveDate {
        self.month
    }
}

/// The month that somebody asks for by one of its days and may write about: the last one, or this.
pub fn month_to_write(asked: &str, today: NaiveDate) -> NaiveDate {
    may_be_asked(asked, today).unwrap_or_else(|| month_of(today))
}

fn may_be_asked(asked: &str, today: NaiveDate) -> Option<NaiveDate> {
    let month = asked.parse().ok().map(month_of)?;
    [month_of(today), months_before(today, 1)].contains(&month).then_some(month)
}

impl MonthForm {
    /// What was written.
    ///
    /// # Errors
    /// What to mend, field by field.
    pub fn parse(&self, today: NaiveDate) -> Result<Month, Faults> {
        let mut faults = Faults::none();
        let month = may_be_asked(&self.month, today).ok_or_else(|| WHICH.to_owned());
        let month = faults.take("month", month);
        let sentence = faults.take("sentence", line(&self.sentence, LIMIT, WHAT));
        match (month, sentence) {
            (Some(month), Some(sentence)) => Ok(Month { month, sentence }),
            _ => Err(faults),
        }
    }
}

/// Of months, the oldest first, the one that stands beside the newest: the latest that is a season older,
/// if there is one.
pub fn beside(months: &[NaiveDate]) -> Option<NaiveDate> {
    let until = months_before(*months.last()?, APART);
    months.iter().rev().find(|month| **month <= until).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn form(month: &str, sentence: &str) -> MonthForm {
        let [month, sentence] = [month, sentence].map(str::to_owned);
        MonthForm { month, sentence, ..MonthForm::default() }
    }

    #[test]
    fn this_month_and_the_last_and_something_has_to_be_said() {
        let today = day("2026-01-12");
        for (month, sentence, is_right) in [
            ("2026-01-01", "We talk again.", true),
            ("2026-01-31", "We talk again.", true),
            ("2025-12-01", "We talk again.", true),
            ("2025-11-30", "We talk again.", false),
            ("2026-02-01", "We talk again.", false),
            ("", "We talk again.", false),
            ("2026-01-01", "  ", false),
        ] {
            assert_eq!(form(month, sentence).parse(today).is_ok(), is_right, "{month} {sentence}");
        }
        assert_eq!(month_to_write("2025-12-24", today), day("2025-12-01"));
        assert_eq!(month_to_write("2025-11-24", today), day("2026-01-01"));
    }

    #[test]
    fn what_stands_beside_it_is_a_season_older() {
        let months =
            ["2025-09-01", "2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"].map(day);
        assert_eq!(beside(&months), Some(day("2025-11-01")));
        assert_eq!(beside(&months[..4]), Some(day("2025-09-01")));
        assert_eq!(beside(&months[1..4]), None);
        assert_eq!(beside(&[]), None);
    }
}
