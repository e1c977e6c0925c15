//! Hard days in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{HardDateId, SharedHardDateId, Words, shared::Answer};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// All of them, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HardDates {
    /// Its maker's, for nobody else.
    pub own: Vec<Own>,
    /// Those that were shared.
    pub shared: Vec<Entry>,
}

/// One that its maker keeps for themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// Which.
    pub id: HardDateId,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// The first time it comes.
    pub day: NaiveDate,
    /// It comes back every year.
    pub yearly: bool,
    /// What it is, and what would help.
    pub words: Opened<Words>,
}

/// One that was shared, with what was said to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: SharedHardDateId,
    /// Whose.
    pub author: Who,
    /// When it was shared.
    pub made_at: DateTime<Utc>,
    /// The first time it comes.
    pub day: NaiveDate,
    /// It comes back every year.
    pub yearly: bool,
    /// What it is; nothing once it was withdrawn, or where only the other's part is told.
    pub words: Option<Opened<Words>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// What was said to it, the oldest first.
    pub answers: Vec<Said>,
}

/// What somebody will do on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// From 1.
    pub number: u32,
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What they said; nothing once it was withdrawn.
    pub words: Option<Opened<Answer>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

impl HardDates {
    /// What this person wrote.
    #[must_use]
    pub fn only_of(self, person: PersonId) -> Self {
        let shared = self.shared.into_iter().filter_map(|entry| entry.only_of(person));
        Self { own: self.own, shared: shared.collect() }
    }
}

impl Entry {
    /// What this person wrote of it; nothing if they wrote nothing.
    fn only_of(mut self, person: PersonId) -> Option<Self> {
        self.answers.retain(|answer| answer.author.id == person);
        if self.author.id != person {
            (self.words, self.withdrawn) = (None, None);
        }
        (self.author.id == person || !self.answers.is_empty()).then_some(self)
    }
}
