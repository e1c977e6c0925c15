//! Something told in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{DisclosureId, Told};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// Something told, with what was said to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: DisclosureId,
    /// Who told it.
    pub author: Who,
    /// When it was offered.
    pub made_at: DateTime<Utc>,
    /// What was told; nothing once it was withdrawn.
    pub words: Option<Opened<Told>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// How the maker of the record wanted to meet it, the oldest first.
    pub intentions: Vec<Intended>,
    /// What the other said to it, the oldest first.
    pub replies: Vec<Replied>,
}

/// How somebody wanted to meet it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intended {
    /// "at a time", "in a talk", "with our therapist" or "not now".
    pub intention: String,
    /// The time.
    pub at: Option<DateTime<Utc>>,
    /// When they said so.
    pub made_at: DateTime<Utc>,
}

/// What the other said to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replied {
    /// Who.
    pub by: Who,
    /// "read, and needs time" or "would like to talk".
    pub reply: String,
    /// When to talk.
    pub talk_at: Option<DateTime<Utc>>,
    /// When they said so.
    pub made_at: DateTime<Utc>,
}

impl Entry {
    /// What this person said in it; nothing if they said nothing.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        let told = self.author.id == person;
        if !told {
            (self.words, self.withdrawn) = (None, None);
        }
        self.replies.retain(|replied| replied.by.id == person);
        (told || !self.replies.is_empty() || !self.intentions.is_empty()).then_some(self)
    }

    /// What both may read of it.
    #[must_use]
    pub fn of_both(mut self) -> Self {
        self.intentions.clear();
        self
    }
}
