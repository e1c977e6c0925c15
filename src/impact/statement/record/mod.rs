//! Statements in the record that a person takes along:
//! `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Carried, Spoken, State, StatementId};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// A statement with everything that was said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: StatementId,
    /// Whose.
    pub author: Who,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// When it reached the other, or will.
    pub deliver_at: DateTime<Utc>,
    /// "waiting", "open", "understood", "gone round", "stopped" or "withdrawn".
    pub state: String,
    /// What stands in it; nothing once it was withdrawn, or where only the other's part is told.
    pub words: Option<Opened<Carried>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// What was said about it, the oldest first.
    pub answers: Vec<Said>,
    /// Who stopped it, and when.
    pub stopped: Option<Stopped>,
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

/// That somebody stopped it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// Who.
    pub by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl Entry {
    /// What this person wrote of it; nothing if they wrote nothing.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        self.answers.retain(|answer| answer.author.id == person);
        self.stopped = self.stopped.filter(|stopped| stopped.by.id == person);
        if self.author.id != person {
            (self.words, self.withdrawn) = (None, None);
        }
        let took_part = !self.answers.is_empty() || self.stopped.is_some();
        (self.author.id == person || took_part).then_some(self)
    }

    /// Whether both may read it.
    pub fn is_of_both(&self) -> bool {
        self.state != word(State::Waiting)
    }
}

/// The state in a word.
const fn word(state: State) -> &'static str {
    match state {
        State::Waiting => "waiting",
        State::Understood => "understood",
        State::Enough => "gone round",
        State::Stopped { .. } => "stopped",
        State::Withdrawn => "withdrawn",
        _ => "open",
    }
}
