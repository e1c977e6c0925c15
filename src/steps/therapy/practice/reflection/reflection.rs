//! How it was for one of the two: a plain choice and a sentence or two, said once.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    entry::{Change, No},
    sealed::{Kind, Words},
    text::{Faults, passage},
};

/// Characters of it.
pub const LIMIT: usize = 400;

const CHOOSE: &str = "Please choose one of the three";
/// A quarter of an hour has passed.
pub const LATE: &str = "A quarter of an hour has passed, so what you said first stays as it is, and both of you can read it";

/// What somebody says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reflection {
    /// Whether it came about.
    pub how: How,
    /// How it was; may be empty.
    pub words: String,
}

/// Whether it came about. None of the three is better than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It did.
    Did,
    /// Some of it.
    Partly,
    /// Not this time.
    NotThisTime,
}

/// The form of it, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct ReflectionForm {
    pub how: String,
    pub words: String,
    /// How often its author had said it when the page was opened.
    pub seen: String,
    pub read_hints: String,
}

/// What becomes of what somebody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// It is the first time.
    First,
    /// It takes the place of what they said a moment ago.
    Mended,
}

impl Words for Reflection {
    const KIND: Kind = Kind { name: "practice_reflection", scope: "practice" };
}

impl How {
    /// In the order of the form.
    pub const ALL: [Self; 3] = [Self::Did, Self::Partly, Self::NotThisTime];

    /// As a form sends it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Did => "did",
            Self::Partly => "partly",
            Self::NotThisTime => "not",
        }
    }

    /// As a page says it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Did => "Did it",
            Self::Partly => "Partly",
            Self::NotThisTime => "Not this time",
        }
    }
}

impl ReflectionForm {
    /// What it says.
    ///
    /// # Errors
    /// What is wrong, beside each field.
    pub fn parse(&self) -> Result<Reflection, Faults> {
        let mut faults = Faults::none();
        let how = How::ALL.into_iter().find(|how| how.word() == self.how);
        let how = faults.take("how", how.ok_or_else(|| CHOOSE.to_owned()));
        let words = faults.take("words", passage(&self.words, LIMIT));
        match (how, words) {
            (Some(how), Some(words)) => Ok(Reflection { how, words }),
            _ => Err(faults),
        }
    }
}

impl Saying {
    /// Of somebody who has, or has not, said it at this time; and it may have been withdrawn.
    ///
    /// # Errors
    /// Why it cannot be said any more.
    pub fn of(
        said: Option<(DateTime<Utc>, bool)>,
        now: DateTime<Utc>,
    ) -> Result<Self, &'static str> {
        match said {
            None => Ok(Self::First),
            Some((_, true)) => Err(No::Withdrawn.sentence()),
            Some((at, false)) => match Change::to(at, now, false) {
                Change::Mended => Ok(Self::Mended),
                Change::Version => Err(LATE),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_of_the_three_is_needed_and_words_are_not() {
        let form = |how: &str, words: &str| ReflectionForm {
            how: how.to_owned(),
            words: words.to_owned(),
            ..ReflectionForm::default()
        };
        for how in How::ALL {
            let said = Reflection { how, words: String::new() };
            assert_eq!(form(how.word(), " ").parse(), Ok(said));
        }
        assert!(form("", "It was good.").parse().is_err());
        assert!(form("did", &"x".repeat(LIMIT + 1)).parse().is_err());
    }

    proptest! {
        /// Said once; put otherwise only in the first quarter of an hour, and never after it was withdrawn.
        #[test]
        fn it_is_said_once(seconds in 0_i64..4_000, withdrawn in any::<bool>()) {
            let at = DateTime::UNIX_EPOCH;
            let now = at + TimeDelta::seconds(seconds);
            prop_assert_eq!(Saying::of(None, now), Ok(Saying::First));
            let again = Saying::of(Some((at, withdrawn)), now);
            prop_assert_eq!(again == Ok(Saying::Mended), seconds < 900 && !withdrawn);
            prop_assert_ne!(again, Ok(Saying::First));
        }
    }
}
