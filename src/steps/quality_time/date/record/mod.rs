//! A date in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{
    DateId, State,
    note::Later,
    plan::{DateWords, NoteWords},
};
use crate::{
    access::PersonId,
    couple::export::Who,
    entry::{Withdrawal, record::Changed},
    sealed::Opened,
};

/// A date with every plan there was for it, and what was good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: DateId,
    /// "proposed", "planned", "changing", "not now", "withdrawn", "called off" or "done".
    pub state: String,
    /// Oldest first.
    pub plans: Vec<Plan>,
    /// What was said to the plans.
    pub answers: Vec<Answer>,
    /// Who said yes to a date that is not about the past.
    #[serde(default)]
    pub pacts: Vec<Pact>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What was good, written afterwards.
    pub notes: Vec<Note>,
}

/// One plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// From 1.
    pub version: u32,
    /// Who put it forward.
    pub author: Who,
    /// When they did.
    pub made_at: DateTime<Utc>,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How long it lasts.
    pub minutes: u32,
    /// Whether phones stay away.
    pub phones_away: bool,
    /// What and where.
    pub words: Opened<DateWords>,
}

/// What became of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// To which plan.
    pub version: u32,
    /// By whom.
    pub by: Who,
    /// "accepted", "countered", "not now" or "withdrawn".
    pub answer: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// A yes to a date that is not about the past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pact {
    /// Whose.
    pub by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// How a planned date ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Who said so.
    pub by: Who,
    /// "done" or "called off".
    pub outcome: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// One good moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Who wrote it.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What was good, and how close it felt; nothing once it was withdrawn.
    pub words: Option<Opened<NoteWords>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// What it was changed to in the open, the oldest first.
    #[serde(default)]
    pub changes: Vec<Changed<Later>>,
}

impl Entry {
    /// What this person wrote of it; nothing if they wrote nothing.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        self.plans.retain(|plan| plan.author.id == person);
        self.answers.retain(|answer| answer.by.id == person);
        self.pacts.retain(|pact| pact.by.id == person);
        self.outcome = self.outcome.filter(|outcome| outcome.by.id == person);
        self.notes.retain(|note| note.author.id == person);
        let wrote = !self.plans.is_empty()
            || !self.answers.is_empty()
            || !self.pacts.is_empty()
            || self.outcome.is_some()
            || !self.notes.is_empty();
        wrote.then_some(self)
    }

    /// What both may read of it: notes open when both wrote.
    #[must_use]
    pub fn of_both(mut self) -> Self {
        if self.notes.len() < 2 {
            self.notes.clear();
        }
        self
    }
}

/// The state in a word.
fn word(state: State) -> &'static str {
    match state {
        State::Proposed { .. } => "proposed",
        State::Planned { .. } => "planned",
        State::Changing { .. } => "changing",
        State::NotNow { .. } => "not now",
        State::Withdrawn { .. } => "withdrawn",
        State::CalledOff { .. } => "called off",
        State::Done { .. } => "done",
    }
}
