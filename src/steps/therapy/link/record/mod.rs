//! What was opened to a therapist, in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Policy, Section, TherapistLinkId};
use crate::{access::PersonId, couple::export::Who};

/// What one proposed that a therapist may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: TherapistLinkId,
    /// Who proposed it.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// To whom, by name.
    pub therapist: String,
    /// Whether a therapist keeps something from one of the two.
    pub policy: Policy,
    /// The last day.
    pub until: NaiveDate,
    /// What was to be opened, in the order of the page.
    pub sections: Vec<Section>,
    /// Who signed it; one that is not over exactly this is not among them.
    pub signatures: Vec<Did>,
    /// When its maker said no to it; in their own words alone.
    pub declined_at: Option<DateTime<Utc>>,
    /// What one of the two closed again.
    pub closed: Vec<Closed>,
    /// When it ended before its last day. Nobody is named.
    pub ended_at: Option<DateTime<Utc>>,
    /// When the therapist opened which section.
    pub looks: Vec<Look>,
}

/// That somebody did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Did {
    /// Who.
    pub by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// That a section was closed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// Which.
    pub section: Section,
    /// When. Nobody is named.
    pub made_at: DateTime<Utc>,
}

/// A look at one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Which.
    pub section: Section,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl Entry {
    /// What this person did with it: proposing it, signing it, saying no.
    fn only_of(mut self, person: PersonId) -> Option<Self> {
        let is_theirs = self.author.id == person;
        self.signatures.retain(|did| did.by.id == person);
        self.closed.clear();
        self.looks.clear();
        (is_theirs || !self.signatures.is_empty() || self.declined_at.is_some()).then_some(self)
    }
}
