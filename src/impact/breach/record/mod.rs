//! What happened, in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{BreachId, BreachWords};
use crate::{access::PersonId, couple::export::Who, sealed::Opened};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: BreachId,
    /// When its first title was suggested.
    pub made_at: DateTime<Utc>,
    /// The version that both agreed to, if there is one.
    pub agreed: Option<u32>,
    /// "open", "closed" or "no longer agreed".
    pub state: String,
    /// Every version whose words are there, from the first.
    pub versions: Vec<Version>,
    /// What the two did about it, from the first.
    pub acts: Vec<Done>,
}

/// A title that was suggested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// From 1.
    pub number: u32,
    /// Who suggested it.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// The title, its kind and its period.
    pub words: Opened<BreachWords>,
}

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Who.
    pub by: Who,
    /// What.
    pub act: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl Entry {
    /// What this person said and did about it; nothing if that is nothing.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        self.versions.retain(|version| version.author.id == person);
        self.acts.retain(|done| done.by.id == person);
        (!self.acts.is_empty()).then_some(self)
    }
}
