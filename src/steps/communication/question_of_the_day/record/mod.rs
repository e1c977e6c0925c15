//! Answers in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{AnswerId, Answered};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// A question with what was answered to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which card of the deck.
    pub question: String,
    /// In which round through it, from 0.
    pub round: u32,
    /// The oldest first.
    pub answers: Vec<Answer>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which.
    pub id: AnswerId,
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// The question as it was asked, and the answer; nothing once it was withdrawn.
    pub words: Option<Opened<Answered>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

impl Entry {
    /// What this person answered.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        self.answers.retain(|answer| answer.author.id == person);
        (!self.answers.is_empty()).then_some(self)
    }

    /// What both may read: answers open when both wrote.
    pub fn of_both(self) -> Option<Self> {
        (self.answers.len() == 2).then_some(self)
    }
}
