//! Agreements on time-outs in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Agreement, TimeOutAgreementId};
pub use crate::agreeing::record::{Answered, Ended};
use crate::{access::PersonId, couple::export::Who, sealed::Opened};

/// One wording of how the two take a time-out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: TimeOutAgreementId,
    /// Who proposed it.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What.
    pub words: Opened<Agreement>,
    /// What the other said.
    pub answer: Option<Answered>,
    /// Who ended it, or took it back.
    pub ended: Option<Ended>,
}

impl Entry {
    /// It, if this person proposed it.
    pub fn only_of(self, person: PersonId) -> Option<Self> {
        (self.author.id == person).then_some(self)
    }
}
