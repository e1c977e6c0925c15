//! What is shared of a hard day, and what the other says they will do on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    entry::Said,
    sealed::{Kind, Words as Sealable},
    steps::small_issues::hard_date::{Day, Words},
    text::{Faults, passage},
};

/// Characters of what somebody will do.
pub const LIMIT: usize = 600;

const NOTHING: &str = "Write what you will do that day, or choose “I’ll be there”";
const NOT_YOURS: &str = "The other of you two says what they will do on this day.";
const OVER: &str = "This day has passed. Nothing has to be answered any more.";
const WITHDRAWN: &str = "This day was withdrawn meanwhile. Nothing has to be answered.";

/// A hard day as it was shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CopyWords(pub Words);

impl Sealable for CopyWords {
    const KIND: Kind = Kind { name: "shared_hard_date", scope: "shared_hard_dates" };
}

/// What the other will do on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The day that it is about.
    pub day: NaiveDate,
    /// They will be there.
    pub there: bool,
    /// What they will do; may be empty.
    pub what: String,
}

impl Sealable for Answer {
    const KIND: Kind = Kind { name: "hard_date_answer", scope: "shared_hard_dates" };
}

impl CopyWords {
    /// What stands in it, for pages that know only entries. Of a day that comes back, its first time.
    pub fn said(&self) -> Vec<Said> {
        let Words { title, helps, on } = &self.0;
        let every = if on.yearly { ", every year" } else { "" };
        let when = format!("{}{every}", on.day.format("%-d %B %Y"));
        Said::written("A hard day", title)
            .into_iter()
            .chain([Said::chosen("When", when)])
            .chain(Said::written("What would help", helps))
            .collect()
    }
}

impl Answer {
    /// What was typed beside this button, about the next time it comes.
    ///
    /// # Errors
    /// What to mend.
    pub fn parse(there: bool, what: &str, day: NaiveDate) -> Result<Self, Faults> {
        let what = passage(what, LIMIT);
        let what = what.and_then(|what| {
            if what.is_empty() && !there { Err(NOTHING.to_owned()) } else { Ok(what) }
        });
        let what = what.map_err(|sentence| Faults::one("what", sentence))?;
        Ok(Self { day, there, what })
    }

    /// Whether this person may answer now; the day that their answer is about.
    ///
    /// # Errors
    /// Why not, as a sentence.
    pub fn about(
        who: PersonId,
        (author, on, is_withdrawn): (PersonId, Day, bool),
        today: NaiveDate,
    ) -> Result<NaiveDate, &'static str> {
        if who == author {
            return Err(NOT_YOURS);
        }
        if is_withdrawn {
            return Err(WITHDRAWN);
        }
        on.next(today).ok_or(OVER)
    }

    /// What stands in it, for pages that know only entries.
    pub fn said(&self) -> Vec<Said> {
        let there = self.there.then(|| Said::chosen("", "I’ll be there."));
        there.into_iter().chain(Said::written("", &self.what)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_but_the_other_answers_and_only_what_is_still_to_come() {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let on = Day { day: day("2026-05-03"), yearly: false };
        let today = day("2026-05-01");
        assert_eq!(Answer::about(ben, (ana, on, false), today), Ok(on.day));
        assert_eq!(Answer::about(ana, (ana, on, false), today), Err(NOT_YOURS));
        assert_eq!(Answer::about(ben, (ana, on, true), today), Err(WITHDRAWN));
        assert_eq!(Answer::about(ben, (ana, on, false), day("2026-05-04")), Err(OVER));
        let yearly = Day { yearly: true, ..on };
        let next = Answer::about(ben, (ana, yearly, false), day("2026-05-04"));
        assert_eq!(next, Ok(day("2027-05-03")));
    }

    #[test]
    fn being_there_needs_no_words_and_anything_else_does() {
        let day = "2026-05-03".parse().expect("a day");
        assert!(Answer::parse(true, " ", day).is_ok_and(|it| it.said().len() == 1));
        assert!(Answer::parse(true, "At four", day).is_ok_and(|it| it.said().len() == 2));
        assert!(Answer::parse(false, "At four", day).is_ok_and(|it| it.said().len() == 1));
        assert!(Answer::parse(false, " ", day).is_err());
        assert!(Answer::parse(false, &"x".repeat(LIMIT + 1), day).is_err());
    }
}
