//! What is practised, by whom, after which habit and until when.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    sealed::{Kind, Opened, Words},
    steps::communication::wording,
    text::{Faults, line, passage},
};

/// Characters of what is practised.
pub const WHAT_LIMIT: usize = 300;
/// Characters of the habit that it is tied to.
pub const AFTER_LIMIT: usize = 120;
/// The most that go on at a time.
pub const MOST: usize = 6;
/// Beside the field, when so many go on.
pub const FULL: &str =
    "Six go on already, and small means few. Be done with one first, or wait for its day";
/// The latest day: so long ahead.
const LATEST: TimeDelta = TimeDelta::weeks(8);
/// The day that is chosen before anything is: so long ahead.
const USUAL: TimeDelta = TimeDelta::weeks(1);

const WHAT: &str = "Please write what you want to practise";
const AFTER: &str = "Please write what you do anyway, just before it";
const WHO: &str = "Please choose who it is for";
const WHEN: &str = "Please choose today or a day in the next eight weeks";
const BEHIND: &str = "It is behind you already. Look at the page again.";

/// Something that is practised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeWords {
    /// What.
    pub what: String,
    /// The habit that it is tied to.
    pub after: String,
    /// Who practises it.
    pub who: Whose,
    /// Its last day: the same as stands beside it in the open.
    pub until: NaiveDate,
}

/// Who practises it, as its author put it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Whoever wrote it down.
    Author,
    /// The other.
    Other,
    /// Both.
    Both,
}

/// The form of one, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct PracticeForm {
    pub what: String,
    pub after: String,
    pub who: String,
    pub until: String,
    pub read_hints: String,
}

/// Where one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It goes on.
    GoesOn,
    /// One of the two said that they are done with it.
    Done,
    /// Its last day is over.
    Passed,
    /// Its author withdrew it.
    Withdrawn,
}

impl Words for PracticeWords {
    const KIND: Kind = Kind { name: "practice", scope: "practice" };
}

impl PracticeWords {
    /// As they were opened, unless the day beside them in the open is another.
    pub fn beside(opened: Opened<Self>, until: NaiveDate) -> Opened<Self> {
        match opened {
            Opened::Genuine(words) if words.until != until => Opened::ChangedOutside,
            opened => opened,
        }
    }
}

impl Whose {
    /// In the order of the form.
    pub const ALL: [Self; 3] = [Self::Both, Self::Author, Self::Other];

    /// As a form sends it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Author => "me",
            Self::Other => "you",
            Self::Both => "both",
        }
    }

    /// As its author chooses it.
    pub fn choice<'a>(&self, other: &'a str) -> &'a str {
        match self {
            Self::Author => "Me",
            Self::Other => other,
            Self::Both => "Both of us",
        }
    }

    /// For whom it is, for its author or for the other, whose partner is called so.
    pub fn line(self, is_own: bool, partner: &str) -> String {
        match (self, is_own) {
            (Self::Both, _) => "For both of you".to_owned(),
            (Self::Author, true) | (Self::Other, false) => "For you".to_owned(),
            (Self::Author, false) | (Self::Other, true) => format!("For {partner}"),
        }
    }
}

impl PracticeForm {
    /// What it says.
    ///
    /// # Errors
    /// What is wrong, beside each field.
    pub fn parse(&self, today: NaiveDate) -> Result<PracticeWords, Faults> {
        let mut faults = Faults::none();
        let what = passage(&self.what, WHAT_LIMIT).and_then(|what| match what.as_str() {
            "" => Err(WHAT.to_owned()),
            _ => wording::allowed(what),
        });
        let what = faults.take("what", what);
        let after = line(&self.after, AFTER_LIMIT, AFTER).and_then(wording::allowed);
        let after = faults.take("after", after);
        let who = Whose::ALL.into_iter().find(|who| who.word() == self.who);
        let who = faults.take("who", who.ok_or_else(|| WHO.to_owned()));
        let until = self.until.trim().parse::<NaiveDate>().ok();
        let until = until.filter(|day| (today..=today + LATEST).contains(day));
        let until = faults.take("until", until.ok_or_else(|| WHEN.to_owned()));
        match (what, after, who, until) {
            (Some(what), Some(after), Some(who), Some(until)) => {
                Ok(PracticeWords { what, after, who, until })
            }
            _ => Err(faults),
        }
    }
}

impl Standing {
    /// On this day, of one that goes until a day, and that somebody may have ended or withdrawn.
    pub fn of(until: NaiveDate, (is_done, is_withdrawn): (bool, bool), today: NaiveDate) -> Self {
        match (is_withdrawn, is_done) {
            (true, _) => Self::Withdrawn,
            (_, true) => Self::Done,
            _ if today > until => Self::Passed,
            _ => Self::GoesOn,
        }
    }

    /// Whether somebody can say that they are done with it.
    ///
    /// # Errors
    /// Why not.
    pub const fn may_end(self) -> Result<(), &'static str> {
        match self {
            Self::GoesOn => Ok(()),
            Self::Done | Self::Passed | Self::Withdrawn => Err(BEHIND),
        }
    }
}

/// The day that is chosen before anything is.
pub fn usual(today: NaiveDate) -> NaiveDate {
    today + USUAL
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Typed;

    fn today() -> NaiveDate {
        "2026-03-12".parse().expect("a day")
    }

    fn form(what: &str, after: &str, who: &str, until: &str) -> PracticeForm {
        PracticeForm {
            what: what.to_owned(),
            after: after.to_owned(),
            who: who.to_owned(),
            until: until.to_owned(),
            read_hints: String::new(),
        }
    }

    #[test]
    fn what_is_missing_is_said_beside_its_field() {
        let good = ("One thing that was good", "After we clear the table", "both", "2026-03-19");
        assert!(form(good.0, good.1, good.2, good.3).parse(today()).is_ok());
        for (field, wrong) in [
            ("what", form(" ", good.1, good.2, good.3)),
            ("what", form("Swap the PINs of our phones", good.1, good.2, good.3)),
            ("what", form(&"x".repeat(WHAT_LIMIT + 1), good.1, good.2, good.3)),
            ("after", form(good.0, "", good.2, good.3)),
            ("who", form(good.0, good.1, "everybody", good.3)),
            ("until", form(good.0, good.1, good.2, "2026-03-11")),
            ("until", form(good.0, good.1, good.2, "2026-05-08")),
            ("until", form(good.0, good.1, good.2, "soon")),
        ] {
            let faults = wrong.parse(today()).expect_err(field);
            let typed = Typed::default().with_faults(faults);
            let wrong: Vec<_> = typed.faults().iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(wrong, [field]);
        }
        for until in ["2026-03-12", "2026-05-07"] {
            assert!(form(good.0, good.1, good.2, until).parse(today()).is_ok(), "{until}");
        }
    }

    #[test]
    fn each_reads_for_whom_it_is_in_their_own_words() {
        for (who, own, others) in [
            (Whose::Author, "For you", "For Ana"),
            (Whose::Other, "For Ben", "For you"),
            (Whose::Both, "For both of you", "For both of you"),
        ] {
            assert_eq!(
                (who.line(true, "Ben"), who.line(false, "Ana")),
                (own.into(), others.into())
            );
        }
    }

    #[test]
    fn a_day_that_was_moved_outside_is_told() {
        let words = form("Tea", "After work", "me", "2026-03-19").parse(today()).expect("whole");
        let opened = || Opened::Genuine(words.clone());
        assert!(PracticeWords::beside(opened(), words.until).get().is_some());
        assert!(PracticeWords::beside(opened(), today()).get().is_none());
    }

    proptest! {
        /// It ends by its day or by a word, whichever comes first, and what is behind never comes back by itself.
        #[test]
        fn what_is_behind_stays_behind(length in 0_i64..60, day in 0_i64..90, later in 0_i64..90,
                                       done in any::<bool>(), withdrawn in any::<bool>()) {
            let until = today() + TimeDelta::days(length);
            let on = |day| Standing::of(until, (done, withdrawn), today() + TimeDelta::days(day));
            let (now, then) = (on(day), on(day + later));
            prop_assert_eq!(now.may_end().is_ok(), !done && !withdrawn && day <= length);
            prop_assert!(now == Standing::GoesOn || now == then);
        }
    }
}
