//! A check-in in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{CheckInId, Details, Said, correction::Version};
use crate::{
    couple::export::Who,
    entry::{Withdrawal, record::Changed},
    sealed::Opened,
};

/// A check-in with everything about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: CheckInId,
    /// Who it is from.
    pub author: Who,
    /// The author's civil day.
    pub day: NaiveDate,
    /// "only me" or "both of us".
    pub audience: String,
    /// When it was saved; for a copy, when it was shared.
    pub made_at: DateTime<Utc>,
    /// What is said in it; nothing once it was withdrawn.
    pub said: Option<Opened<Said>>,
    /// What was added afterwards.
    pub added: Option<Added>,
    /// The copy of it that was shared. Only its author is told.
    pub copy: Option<Copy>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// What it was changed to in the open, the oldest first.
    #[serde(default)]
    pub changes: Vec<Changed<Version>>,
}

/// What was added after saving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// When.
    pub made_at: DateTime<Utc>,
    /// What.
    pub words: Opened<Details>,
}

/// A private check-in was shared as a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// The copy, an entry of its own.
    pub id: CheckInId,
    /// When.
    pub made_at: DateTime<Utc>,
}
