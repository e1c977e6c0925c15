//! Ideas of the two in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{IdeaId, IdeaWords};
use crate::{couple::export::Who, entry::Withdrawal, sealed::Opened};

/// An idea of one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: IdeaId,
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What, and what it needs; nothing once it was withdrawn.
    pub words: Option<Opened<IdeaWords>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}
