//! Kept copies, and what was changed, in the record that a person takes along: `docs/EXPORT.md` describes it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Kept, KeptCopyId};
use crate::sealed::Opened;

/// A copy of something that the other shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// Which.
    pub id: KeptCopyId,
    /// When it was kept.
    pub made_at: DateTime<Utc>,
    /// What was kept, and whose words they are.
    pub kept: Opened<Kept>,
}

/// What something says that was changed after both could read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed<W> {
    /// From 2.
    pub version: u32,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What it says since then.
    pub words: Opened<W>,
}
