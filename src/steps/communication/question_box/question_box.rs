//! The course of a question: who asks decides what it is and when an answer is opened, who is asked
//! decides how and when they answer.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    draft,
    sealed::{Kind, Words},
};

/// A part has so many characters at most.
const LIMIT: usize = 1200;

/// So many questions of one person wait at most.
pub const MOST: i64 = 20;
/// A day by which one would like to answer is at most so far ahead.
const FURTHEST: TimeDelta = TimeDelta::days(90);
const SCOPE: &str = "question_box";

const GONE: &str = "This question was withdrawn.";
const NOT_YOURS: &str = "Only who asked says what becomes of a question.";
const NOT_ASKED: &str = "Only who was asked chooses how and when to answer.";
const NOT_NEEDED: &str = "An answer is no longer needed: who asked has said so.";
const WITH_THERAPIST: &str = "Who asked would like to take this question to your therapist.";
const ANSWERED: &str = "This is answered already.";

/// A question, as one writes it.
pub(crate) const QUESTION: [draft::Part; 1] = [draft::Part {
    name: "question",
    lead: "What I would like to know",
    hint: "One question, in your own words. Ask yourself first: will the answer help me?",
    needed: true,
    takes: draft::Takes::Text(LIMIT),
}];

/// An answer, as one writes it.
pub(crate) const ANSWER: [draft::Part; 1] = [draft::Part {
    name: "answer",
    lead: "My answer",
    hint: "Plain and true, as much as you can say today. No details are needed that only hurt.",
    needed: true,
    takes: draft::Takes::Text(LIMIT),
}];

/// What one would like to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The question.
    pub question: String,
}

/// What the other says to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The answer.
    pub answer: String,
}

impl Words for Asked {
    const KIND: Kind = Kind { name: "box_question", scope: SCOPE };
}

impl Words for Answered {
    const KIND: Kind = Kind { name: "box_answer", scope: SCOPE };
}

/// What its author says of a question; at any time, and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// An answer is wished for now.
    Now,
    /// It has time.
    Later,
    /// It is for the room of a therapist.
    Therapist,
    /// No answer is needed any more.
    NotNeeded,
}

/// How the other would like to answer; at any time, and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// By this day, on their own calendar.
    By(NaiveDate),
    /// Only with a therapist.
    Therapist,
}

/// What one of the two does about a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Who asked says what it is.
    Marked(Mark),
    /// Who is asked says how they would like to answer.
    Chose(Pace),
    /// Who is asked answers.
    Answered,
    /// Who answered takes it back.
    TookBack,
    /// Who asked takes it back.
    Withdrew,
}

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// Who asked.
    pub asker: PersonId,
    /// What they say of it.
    pub mark: Mark,
    /// How the other would like to answer, if they said so.
    pub pace: Option<Pace>,
    /// There is an answer.
    pub is_answered: bool,
    /// Its author took it back.
    pub is_withdrawn: bool,
}

type Next = Result<State, &'static str>;

impl Mark {
    /// All there are, as they are offered.
    pub const ALL: [Self; 4] = [Self::Now, Self::Later, Self::Therapist, Self::NotNeeded];
    /// Those that a new question can have.
    pub const OF_A_NEW_ONE: [Self; 3] = [Self::Now, Self::Later, Self::Therapist];

    /// As it is kept and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Later => "later",
            Self::Therapist => "with our therapist",
            Self::NotNeeded => "no longer needed",
        }
    }

    /// As it is offered.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Now => "Now, as soon as you can",
            Self::Later => "Later. It has time",
            Self::Therapist => "With our therapist",
            Self::NotNeeded => "No longer needed",
        }
    }

    /// The mark with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.word() == word)
    }
}

impl Pace {
    /// As it is kept and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::By(_) => "by a day",
            Self::Therapist => "only with our therapist",
        }
    }

    /// The day, if there is one.
    pub const fn day(self) -> Option<NaiveDate> {
        match self {
            Self::By(day) => Some(day),
            Self::Therapist => None,
        }
    }

    /// As it was kept.
    pub fn parse(word: &str, day: Option<NaiveDate>) -> Option<Self> {
        match (word, day) {
            ("by a day", Some(day)) => Some(Self::By(day)),
            ("only with our therapist", None) => Some(Self::Therapist),
            _ => None,
        }
    }

    /// As it was typed, on this day.
    ///
    /// # Errors
    /// The field, and what is wrong with it.
    pub fn typed(
        word: &str,
        day: &str,
        today: NaiveDate,
    ) -> Result<Self, (&'static str, &'static str)> {
        match word {
            "only with our therapist" => Ok(Self::Therapist),
            "by a day" => {
                let day = NaiveDate::parse_from_str(day.trim(), "%Y-%m-%d");
                match day {
                    Ok(day) if day < today => {
                        Err(("day", "This day has passed. Please choose today or a later one"))
                    }
                    Ok(day) if day - today > FURTHEST => {
                        Err(("day", "Please choose a day within the next three months"))
                    }
                    Ok(day) => Ok(Self::By(day)),
                    Err(_) => Err(("day", "Please choose a day")),
                }
            }
            _ => Err(("pace", "Please choose how you would like to answer")),
        }
    }
}

impl State {
    /// Asked a moment ago.
    pub const fn asked(asker: PersonId, mark: Mark) -> Self {
        Self { asker, mark, pace: None, is_answered: false, is_withdrawn: false }
    }

    /// What becomes of it when this person does this.
    ///
    /// # Errors
    /// Why they can not.
    pub fn after(self, who: PersonId, act: Act) -> Next {
        let is_asker = who == self.asker;
        if self.is_withdrawn && act != Act::TookBack {
            return Err(GONE);
        }
        match act {
            Act::Marked(mark) if is_asker => Ok(Self { mark, ..self }),
            Act::Withdrew if is_asker => Ok(Self { is_withdrawn: true, ..self }),
            Act::Marked(_) | Act::Withdrew => Err(NOT_YOURS),
            Act::Chose(_) | Act::Answered | Act::TookBack if is_asker => Err(NOT_ASKED),
            Act::TookBack if self.is_answered => Ok(Self { is_answered: false, ..self }),
            Act::TookBack => Err("There is no answer to take back."),
            Act::Chose(_) | Act::Answered if self.is_answered => Err(ANSWERED),
            Act::Chose(_) | Act::Answered if self.mark == Mark::NotNeeded => Err(NOT_NEEDED),
            Act::Chose(pace) => Ok(Self { pace: Some(pace), ..self }),
            Act::Answered if self.mark == Mark::Therapist => Err(WITH_THERAPIST),
            Act::Answered => Ok(Self { is_answered: true, ..self }),
        }
    }

    /// Whether something can still come of it here.
    pub fn waits(self) -> bool {
        !self.is_withdrawn && !self.is_answered && self.mark != Mark::NotNeeded
    }

    /// Whether it asks this person for something today: an answer is wished for now, and they have
    /// not said yet how they would like to give it. Once they have, nothing asks again.
    pub fn asks(self, who: PersonId) -> bool {
        self.waits() && who != self.asker && self.mark == Mark::Now && self.pace.is_none()
    }

    /// Whether this person can answer now.
    pub fn can_answer(self, who: PersonId) -> bool {
        self.after(who, Act::Answered).is_ok()
    }

    /// Whether an answer stands closed before this person until they open it themselves.
    pub fn is_closed_to(self, who: PersonId) -> bool {
        who == self.asker
    }
}

#[cfg(test)]
#[path = "question_box_tests.rs"]
mod tests;
