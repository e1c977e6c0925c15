//! Times for talking about questions in the record that a person takes along: `docs/EXPORT.md`
//! describes it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{access::PersonId, couple::export::Who};

/// A time that was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Who began it.
    pub begun_by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// For how long.
    pub minutes: u32,
    /// Who ended it before that, and when.
    pub ended: Option<Ended>,
}

/// That somebody ended it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Who.
    pub by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// Another length that somebody wished for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wished {
    /// Who.
    pub by: Who,
    /// How long.
    pub minutes: u32,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What the other said: "agreed" or "left"; nothing if they said nothing.
    pub answer: Option<String>,
}

impl Entry {
    /// Whether this person began or ended it.
    pub fn is_of(&self, person: PersonId) -> bool {
        let ended = self.ended.as_ref().is_some_and(|ended| ended.by.id == person);
        self.begun_by.id == person || ended
    }
}
