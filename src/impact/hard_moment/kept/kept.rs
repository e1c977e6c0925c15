//! What is kept of a hard moment: when it began. Nothing of what was said.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::KeptMomentId;
use crate::{
    sealed::{Kind, Opened, Words},
    steps::therapy::{copy::Copied, link::Section},
};

/// When it began, sealed for who had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MomentWords {
    /// When.
    pub at: DateTime<Utc>,
}

/// That there was one in a week: all that a therapist is told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MomentWeek {
    /// Its Monday.
    pub week: NaiveDate,
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

impl Words for MomentWeek {
    const KIND: Kind = Kind { name: "hard_moment_week", scope: "hard_moment_week" };
}

impl Copied for MomentWeek {
    const SECTION: Section = Section::HardMoments;
}
