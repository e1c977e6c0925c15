//! Small deeds in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{DeedWords, SmallDeedId};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// A small deed, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: SmallDeedId,
    /// Whose list.
    pub author: Who,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// What; nothing once it was withdrawn, or where only the other's star is told.
    pub words: Option<Opened<DeedWords>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// The star that it has.
    pub star: Option<Star>,
    /// When its author took it off their list.
    pub retired_at: Option<DateTime<Utc>>,
}

/// It matters to the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Star {
    /// To whom.
    pub by: Who,
    /// Since when.
    pub made_at: DateTime<Utc>,
}

impl Entry {
    /// What this person wrote or did about it; nothing if that is nothing.
    pub fn only_of(self, person: PersonId) -> Option<Self> {
        if self.author.id == person {
            return Some(Self { star: None, ..self });
        }
        self.star.is_some().then_some(Self {
            words: None,
            withdrawn: None,
            retired_at: None,
            ..self
        })
    }
}
