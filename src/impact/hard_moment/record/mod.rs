//! Cards and kept moments in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    card::{Card, HardMomentCardId},
    kept::{KeptMomentId, MomentWords},
};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// A card for a hard moment, as it was written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: HardMomentCardId,
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What stands on it; nothing once it was withdrawn.
    pub words: Option<Opened<Card>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

/// A hard moment that its maker keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Which.
    pub id: KeptMomentId,
    /// When it was kept.
    pub made_at: DateTime<Utc>,
    /// When it began.
    pub words: Opened<MomentWords>,
}

impl Entry {
    /// It, if this person wrote it.
    pub fn only_of(self, person: PersonId) -> Option<Self> {
        (self.author.id == person).then_some(self)
    }
}
