//! The agenda in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Act, AgendaItemId, ItemWords};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// Something for a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: AgendaItemId,
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What; nothing once it was withdrawn, or if its maker only did something with it.
    pub words: Option<Opened<ItemWords>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// What was done with it, in order.
    pub acts: Vec<Done>,
}

/// Something that was done with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// By whom.
    pub by: Who,
    /// What.
    pub act: Act,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl Entry {
    /// What this person did with it: putting it on, and each of their acts.
    pub(super) fn only_of(mut self, person: PersonId) -> Option<Self> {
        let is_theirs = self.author.id == person;
        self.words = self.words.filter(|_| is_theirs);
        self.withdrawn = self.withdrawn.filter(|_| is_theirs);
        self.acts.retain(|done| done.by.id == person);
        (is_theirs || !self.acts.is_empty()).then_some(self)
    }
}
