//! After a closing: thirty days to read, then a question that each answers alone.

use chrono::{DateTime, Utc};

use crate::access::Closed;

/// Where one of the two stands. What the other decides has no place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parting {
    /// Everything shared can be read; the question is not asked yet.
    Reading {
        /// Until then.
        until: DateTime<Utc>,
    },
    /// Nothing is readable but the question, however long it takes.
    Asked,
    /// They keep a copy to read.
    Kept,
    /// They have let it go.
    LetGo,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Keep a copy that stays readable to oneself.
    Keep,
    /// Let it go.
    LetGo,
}

impl Choice {
    /// The answer that a form sends.
    ///
    /// # Errors
    /// The sentence to show beside the question.
    pub fn parse(word: &str) -> Result<Self, String> {
        match word {
            "keep" => Ok(Self::Keep),
            "let go" => Ok(Self::LetGo),
            _ => Err("Please choose one, or come back another day".to_owned()),
        }
    }
}

impl Parting {
    /// Before anything was decided.
    pub fn undecided(closed: Closed, now: DateTime<Utc>) -> Self {
        if closed.is_over(now) {
            Self::Asked
        } else {
            Self::Reading { until: closed.readable_until() }
        }
    }

    /// Whether what was shared can be read.
    pub fn reads(self) -> bool {
        matches!(self, Self::Reading { .. } | Self::Kept)
    }

    /// Whether they are free to pair anew.
    pub fn is_free(self) -> bool {
        matches!(self, Self::Kept | Self::LetGo)
    }

    /// The answer to the question.
    ///
    /// # Errors
    /// Too early, or answered before.
    pub fn decide(self, choice: Choice) -> Result<Self, &'static str> {
        match (self, choice) {
            (Self::Reading { .. }, _) => {
                Err("There is nothing to decide yet. Both of you can still read everything.")
            }
            (Self::Asked, Choice::Keep) => Ok(Self::Kept),
            (Self::Asked, Choice::LetGo) => Ok(Self::LetGo),
            (Self::Kept | Self::LetGo, _) => Err("You have decided already. Nothing was changed."),
        }
    }

    /// A kept copy can be let go later; nothing comes back.
    ///
    /// # Errors
    /// There is no copy.
    pub fn let_go(self) -> Result<Self, &'static str> {
        if self == Self::Kept { Ok(Self::LetGo) } else { Err("You keep no copy of this.") }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn each_decides_once_when_the_thirty_days_are_over() {
        let now = DateTime::UNIX_EPOCH;
        let closed = Closed { by_me: false, at: now };
        let reading = Parting::undecided(closed, now + TimeDelta::days(29));
        assert!(reading.reads() && !reading.is_free());
        assert!(reading.decide(Choice::Keep).is_err() && reading.let_go().is_err());
        let asked = Parting::undecided(closed, now + TimeDelta::days(30));
        assert_eq!(asked, Parting::undecided(closed, now + TimeDelta::days(9_000)));
        assert!(!asked.reads() && !asked.is_free() && asked.let_go().is_err());
        let kept = asked.decide(Choice::Keep).expect("asked");
        assert!(kept.reads() && kept.is_free() && kept.decide(Choice::LetGo).is_err());
        let gone = kept.let_go().expect("kept");
        assert_eq!(asked.decide(Choice::LetGo), Ok(gone));
        assert!(!gone.reads() && gone.is_free() && gone.let_go().is_err());
    }

    #[test]
    fn an_answer_is_never_guessed() {
        assert_eq!(Choice::parse("keep"), Ok(Choice::Keep));
        assert_eq!(Choice::parse("let go"), Ok(Choice::LetGo));
        assert!(Choice::parse("").is_err());
    }
}
