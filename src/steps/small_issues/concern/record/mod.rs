//! Concerns in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Concern, ConcernId, Outcome, State};
use crate::{
    access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened,
    steps::accountability::commitment::CommitmentId,
};

/// A concern with everything that was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: ConcernId,
    /// Whose.
    pub author: Who,
    /// When it was raised.
    pub made_at: DateTime<Utc>,
    /// "raised", "read", "talked", "resolved", "parked", "therapy", "agreed" or "withdrawn".
    pub state: String,
    /// What stands in it; nothing once it was withdrawn, or where only the other's part is told.
    pub words: Option<Opened<Concern>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// What was done about it, the oldest first.
    pub acts: Vec<Act>,
    /// The commitments that were proposed because of it.
    pub commitments: Vec<CommitmentId>,
}

/// One thing that was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// "read", "time", "suits", "talked", "suggested resolved", "suggested parked", "suggested therapy",
    /// "confirmed", "not yet", "agreed" or "reopened".
    pub act: String,
    /// The time it names.
    pub at: Option<DateTime<Utc>>,
    /// It was changed outside the app.
    pub changed_outside: bool,
}

impl Entry {
    /// What this person wrote and did of it; nothing if that is nothing.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        self.acts.retain(|act| act.author.id == person);
        if self.author.id != person {
            (self.words, self.withdrawn) = (None, None);
        }
        (self.author.id == person || !self.acts.is_empty()).then_some(self)
    }
}

/// The state in a word.
const fn word(state: State) -> &'static str {
    match state {
        State::Raised => "raised",
        State::Read { .. } => "read",
        State::Talked => "talked",
        State::Left(Outcome::Resolved) => "resolved",
        State::Left(Outcome::Parked(_)) => "parked",
        State::Left(Outcome::Therapy) => "therapy",
        State::Agreed => "agreed",
        State::Withdrawn => "withdrawn",
    }
}
