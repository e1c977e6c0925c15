//! Accountability statements in the record that a person takes along:
//! `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{AccountabilityStatementId, Owned, Spoken, State};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// A statement with everything that was said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: AccountabilityStatementId,
    /// Whose.
    pub author: Who,
    /// When it was shared.
    pub made_at: DateTime<Utc>,
    /// "shared", "needs more", "not ready", "received" or "withdrawn".
    pub state: String,
    /// What stands in it; nothing once it was withdrawn, or where only the other's part is told.
    pub words: Option<Opened<Owned>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// What was said about it, the oldest first.
    pub answers: Vec<Said>,
}

/// One thing that was said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// From 1.
    pub number: u32,
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What they did and said; nothing once it was withdrawn.
    pub words: Option<Opened<Spoken>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

impl Entry {
    /// What this person wrote of it; nothing if they wrote nothing.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        self.answers.retain(|answer| answer.author.id == person);
        if self.author.id != person {
            (self.words, self.withdrawn) = (None, None);
        }
        (self.author.id == person || !self.answers.is_empty()).then_some(self)
    }
}

/// The state in a word.
const fn word(state: State) -> &'static str {
    match state {
        State::Shared => "shared",
        State::NeedsMore => "needs more",
        State::NotReady => "not ready",
        State::Received => "received",
        State::Withdrawn => "withdrawn",
    }
}
