//! An openness in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{OpennessId, TermsWords};
use crate::{access::PersonId, couple::export::Who, sealed::Opened};

/// What one opened up about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: OpennessId,
    /// Who offered it.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// The day it begins.
    pub from_day: NaiveDate,
    /// The last day.
    pub review_day: NaiveDate,
    /// What, and what for; nothing in the words of the other alone.
    pub words: Option<Opened<TermsWords>>,
    /// What the other said.
    pub answer: Option<Answered>,
    /// That it was ended.
    pub end: Option<Ended>,
}

/// What the other said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Who.
    pub by: Who,
    /// "agreed" or "declined".
    pub answer: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// That somebody ended it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Who.
    pub by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl Entry {
    /// What this person said in it; nothing if they said nothing.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        let offered = self.author.id == person;
        if !offered {
            self.words = None;
        }
        self.answer = self.answer.filter(|answer| answer.by.id == person);
        self.end = self.end.filter(|end| end.by.id == person);
        (offered || self.answer.is_some() || self.end.is_some()).then_some(self)
    }
}
