//! A question in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Answered, Asked, QuestionId};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// A question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: QuestionId,
    /// Who asked.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What was asked; nothing once it was withdrawn.
    pub words: Option<Opened<Asked>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// What its author said of it, the oldest first.
    pub marks: Vec<Marked>,
    /// How the other wanted to answer, the oldest first.
    pub paces: Vec<Paced>,
    /// What was answered, the oldest first.
    pub answers: Vec<Given>,
}

/// What its author said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// "now", "later", "with our therapist" or "no longer needed".
    pub mark: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// How the other wanted to answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paced {
    /// "by a day" or "only with our therapist".
    pub pace: String,
    /// The day.
    pub by_day: Option<NaiveDate>,
    /// When they said so.
    pub made_at: DateTime<Utc>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// From 1.
    pub number: u32,
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What was answered; nothing once it was withdrawn.
    pub words: Option<Opened<Answered>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

impl Entry {
    /// What this person said in it; nothing if they said nothing.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        let asked = self.author.id == person;
        if asked {
            self.paces.clear();
        } else {
            (self.words, self.withdrawn) = (None, None);
            self.marks.clear();
        }
        self.answers.retain(|given| given.author.id == person);
        (asked || !self.paces.is_empty() || !self.answers.is_empty()).then_some(self)
    }
}
