//! Pages of a journal, and copies of them that were shared, in the record that a person takes along:
//! `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Copies, JournalCopyId, JournalPageId, Words, copy::CopyWords};
use crate::{couple::export::Who, entry::Withdrawal, sealed::Opened};

/// A page of its maker's own journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Which.
    pub id: JournalPageId,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// What it says.
    pub words: Opened<Words>,
    /// What was shared of it.
    pub copies: Opened<Copies>,
}

/// A copy that one of the two shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// Which.
    pub id: JournalCopyId,
    /// Whose.
    pub author: Who,
    /// When it was shared.
    pub made_at: DateTime<Utc>,
    /// What it says; nothing once it was withdrawn.
    pub words: Option<Opened<CopyWords>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}
