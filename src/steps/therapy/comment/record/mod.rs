//! What a therapist wrote for the two, in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{About, CommentId};
use crate::{entry::Withdrawal, sealed::Opened};

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: CommentId,
    /// Who wrote it, by name.
    pub therapist: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// When it was put otherwise last.
    pub changed_at: Option<DateTime<Utc>>,
    /// What it is about.
    pub about: About,
    /// What it says; nothing once it was withdrawn.
    pub words: Option<Opened<String>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}
