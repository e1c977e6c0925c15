//! Hobbies in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Answered, HobbyId, Suggested};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// What was suggested, answered, and stands on the list of both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hobbies {
    /// What the two suggested, the oldest first.
    pub suggestions: Vec<Suggestion>,
    /// What both would like, or might.
    pub together: Vec<Opened<String>>,
    /// What its maker answered, in their own words alone.
    pub answers: Vec<Answer>,
}

/// A suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Which.
    pub id: HobbyId,
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What; nothing once it was withdrawn.
    pub words: Option<Opened<Suggested>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

/// An answer of its maker's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When.
    pub made_at: DateTime<Utc>,
    /// The hobby in words.
    pub about: Opened<String>,
    /// What was answered.
    pub words: Opened<Answered>,
}

impl Hobbies {
    /// What this person suggested and answered.
    #[must_use]
    pub fn only_of(mut self, person: PersonId) -> Self {
        self.suggestions.retain(|suggestion| suggestion.author.id == person);
        Self { together: Vec::new(), ..self }
    }

    /// What both may read.
    #[must_use]
    pub fn of_both(self) -> Self {
        Self { answers: Vec::new(), ..self }
    }
}
