//! Sessions that a therapist wrote down, in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{SessionWords, TherapistSessionId};
use crate::sealed::Opened;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: TherapistSessionId,
    /// With whom, by name.
    pub therapist: String,
    /// When it was written down.
    pub made_at: DateTime<Utc>,
    /// When it begins.
    pub words: Opened<SessionWords>,
    /// When it was called off, or another took its place.
    pub ended_at: Option<DateTime<Utc>>,
}
