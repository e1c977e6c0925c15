//! Marks and answers in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::KeepingWords;
use crate::{couple::export::Who, entry::Withdrawal, sealed::Opened};

/// How one day went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Which day.
    pub day: NaiveDate,
    /// From 1; saying it again is a new version.
    pub version: u32,
    /// Who said so.
    pub by: Who,
    /// "kept", "partly", "missed" or "excused".
    pub mark: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What got in the way, and the repair.
    pub words: Opened<KeepingWords>,
    /// Its owner withdrew what stood there.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

/// What the other said to a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// Of which day.
    pub day: NaiveDate,
    /// From 1.
    pub version: u32,
    /// Of the mark that was read.
    pub of_version: u32,
    /// Who said so.
    pub by: Who,
    /// "saw", "did not see" or "talk".
    pub answer: String,
    /// When.
    pub made_at: DateTime<Utc>,
}
