//! The other side in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{OtherSideId, Reflection};
use crate::{couple::export::Who, entry::Withdrawal, sealed::Opened};

/// One that was shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: OtherSideId,
    /// Whose.
    pub author: Who,
    /// When it was shared.
    pub made_at: DateTime<Utc>,
    /// What stands in it; nothing once it was withdrawn.
    pub words: Option<Opened<Reflection>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}
