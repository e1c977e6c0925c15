//! What is kept of a hard moment: when it began. Nothing of what was said.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::KeptMomentId;
use crate::sealed::{Kind, Opened, Words};

/// When it began, sealed for who had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MomentWords {
    /// When.
    pub at: DateTime<Utc>,
}

/// One that is kept.
#[derive(Debug, Clone)]
pub struct KeptMoment {
    /// Which.
    pub id: KeptMomentId,
    /// When it was kept.
    pub made_at: DateTime<Utc>,
    /// When it began.
    pub words: Opened<MomentWords>,
}

impl Words for MomentWords {
    const KIND: Kind = Kind { name: "hard_moment_kept", scope: "hard_moment_kept" };
}
