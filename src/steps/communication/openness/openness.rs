//! What an openness says, and its course: offered by the one who opens up, agreed by the other, ended
//! by either or by itself.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    asking::still_asks,
    draft::{Part, Takes, ToShare},
    sealed::{Kind, Words},
    text::Faults,
};

/// It is looked at again within so long.
const LONGEST: TimeDelta = TimeDelta::weeks(8);

/// What one opens up about, and what for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermsWords {
    /// What.
    pub what: String,
    /// What it is for.
    pub purpose: String,
}

impl Words for TermsWords {
    const KIND: Kind = Kind { name: "openness", scope: "openness" };
}

/// An openness as it is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// What, and what for.
    pub words: TermsWords,
    /// The day it begins.
    pub from: NaiveDate,
    /// The last day, on which both look at it again.
    pub review: NaiveDate,
}

/// What one writes to offer it.
pub(crate) const PARTS: [Part; 4] = [
    Part {
        name: "about",
        lead: "What I open up about",
        hint: "Such as: I tell you the same evening what I spent. No passwords, no PINs, nobody’s \
               location.",
        needed: true,
        takes: Takes::Text(300),
    },
    Part {
        name: "purpose",
        lead: "What it is for",
        hint: "What should become easier, for you or for the other.",
        needed: true,
        takes: Takes::Text(300),
    },
    Part {
        name: "from",
        lead: "From",
        hint: "Today, or a later day.",
        needed: true,
        takes: Takes::Day,
    },
    Part {
        name: "review",
        lead: "We look at it again on",
        hint: "Within eight weeks. On the day after, it has ended by itself; you can offer it again.",
        needed: true,
        takes: Takes::Day,
    },
];

/// What the other says to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Agreed,
    /// No, thank you.
    Declined,
}

/// What was done about an openness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// Who opens up.
    pub author: PersonId,
    /// When they offered it.
    pub offered_at: DateTime<Utc>,
    /// The day it begins.
    pub from: NaiveDate,
    /// The last day.
    pub review: NaiveDate,
    /// What the other said.
    pub answer: Option<Answer>,
    /// Who ended it, or took it back.
    pub ended_by: Option<PersonId>,
}

/// Where it stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for the other's yes.
    Offered,
    /// The other said no.
    Declined,
    /// Agreed, and it has not begun.
    Ahead,
    /// It is on.
    On,
    /// One of the two ended it.
    Ended(PersonId),
    /// Its time is over: agreed or not, it ended by itself.
    Over,
}

impl Terms {
    /// What a draft says.
    ///
    /// # Errors
    /// What is wrong on this day, beside each part.
    pub fn of(said: &ToShare, today: NaiveDate) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let words = |name| said.words(name).to_owned();
        let words = TermsWords { what: words("about"), purpose: words("purpose") };
        let day = |name| said.words(name).parse().map_err(|_| "Please choose a day".to_owned());
        let (from, review) =
            (faults.take("from", day("from")), faults.take("review", day("review")));
        let (Some(from), Some(review)) = (from, review) else { return Err(faults) };
        if from < today {
            faults.add("from", "This day has passed. Please choose today or a later one");
        }
        if review - today > LONGEST {
            faults.add(
                "review",
                "Please choose a day within eight weeks; it can be offered again then",
            );
        } else if review <= from {
            faults.add("review", "Please choose a day after it begins");
        }
        if faults.is_empty() { Ok(Self { words, from, review }) } else { Err(faults) }
    }
}

impl Answer {
    /// As it is kept and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Declined => "declined",
        }
    }

    /// The answer with this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Agreed, Self::Declined].into_iter().find(|answer| answer.word() == word)
    }
}

impl Course {
    /// Where it stands on this day.
    pub fn on(self, today: NaiveDate) -> State {
        match (self.answer, self.ended_by) {
            (Some(Answer::Declined), _) => State::Declined,
            (_, Some(by)) => State::Ended(by),
            (_, None) if today > self.review => State::Over,
            (None, None) => State::Offered,
            (Some(Answer::Agreed), None) if today < self.from => State::Ahead,
            (Some(Answer::Agreed), None) => State::On,
        }
    }

    /// The other says yes, or no.
    ///
    /// # Errors
    /// If it is not theirs to say, or not any more.
    pub fn answer(self, who: PersonId, today: NaiveDate) -> Result<(), &'static str> {
        match self.on(today) {
            State::Offered if who != self.author => Ok(()),
            State::Offered => Err("It takes the other’s yes."),
            _ => Err("This does not wait for an answer any more."),
        }
    }

    /// Who offered takes it back; once it is agreed, either ends it at once.
    ///
    /// # Errors
    /// If there is nothing to end.
    pub fn end(self, who: PersonId, today: NaiveDate) -> Result<(), &'static str> {
        match self.on(today) {
            State::Offered if who == self.author => Ok(()),
            State::Offered => Err("You can say yes to it, or no."),
            State::Ahead | State::On => Ok(()),
            _ => Err("This has ended already."),
        }
    }

    /// Whether it stands on this person's Today.
    pub fn asks(self, who: PersonId, (today, now): (NaiveDate, DateTime<Utc>)) -> bool {
        self.answer(who, today).is_ok() && still_asks(self.offered_at, now)
    }
}

impl State {
    /// Whether it waits or counts.
    pub const fn is_current(self) -> bool {
        matches!(self, Self::Offered | Self::Ahead | Self::On)
    }
}

#[cfg(test)]
#[path = "openness_tests.rs"]
mod tests;
