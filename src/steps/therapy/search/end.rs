//! That something which either of the two may change does not hold any more.

use chrono::{DateTime, Utc};

use crate::access::PersonId;

/// It was ended by one of the two, or what they wrote took its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End<Id> {
    /// Through whom.
    pub by: PersonId,
    /// When.
    pub at: DateTime<Utc>,
    /// What took its place, if something did.
    pub next: Option<Id>,
}
