//! What was practised, in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{PracticeId, PracticeWords, Reflection};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// Something that was practised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: PracticeId,
    /// Whose words they are.
    pub author: Who,
    /// When it was written down.
    pub made_at: DateTime<Utc>,
    /// What; nothing once it was withdrawn, or if its maker only said how it was or was done with it.
    pub words: Option<Opened<PracticeWords>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// Somebody said that the two are done with it.
    pub ended: Option<Ended>,
    /// How it was for each.
    pub reflections: Vec<Said>,
}

/// That the two are done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Who said so.
    pub by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// How it was for one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// For whom.
    pub author: Who,
    /// When they said it.
    pub made_at: DateTime<Utc>,
    /// What; nothing once it was withdrawn.
    pub words: Option<Opened<Reflection>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

impl Entry {
    /// What this person wrote and did of it.
    pub(super) fn only_of(mut self, person: PersonId) -> Option<Self> {
        let is_theirs = self.author.id == person;
        self.words = self.words.filter(|_| is_theirs);
        self.withdrawn = self.withdrawn.filter(|_| is_theirs);
        self.ended = self.ended.filter(|ended| ended.by.id == person);
        self.reflections.retain(|said| said.author.id == person);
        let is_something = is_theirs || self.ended.is_some() || !self.reflections.is_empty();
        is_something.then_some(self)
    }
}
