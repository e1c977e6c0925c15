//! A talk in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Spoken, State, TurnTalkId, tick::Tick};
use crate::{access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened};

/// A talk with everything that was said in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: TurnTalkId,
    /// Who began it.
    pub begun_by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// "under way", "done" or "stopped".
    pub state: String,
    /// The oldest first.
    pub turns: Vec<Turn>,
    /// Who stopped it, and when.
    pub stopped: Option<Stopped>,
    /// Who let a therapist read what was said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ticks: Vec<Ticked>,
}

/// One turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// From 1.
    pub number: u32,
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What they did and said; nothing once it was withdrawn.
    pub words: Option<Opened<Spoken>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

/// That somebody stopped it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// Who.
    pub by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// That somebody let a therapist read what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticked {
    /// Who.
    pub by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Which therapist, by their keys, and the digest of what was said.
    pub words: Opened<Tick>,
}

impl Entry {
    /// What this person said in it; nothing if they said nothing.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        self.turns.retain(|turn| turn.author.id == person);
        self.stopped = self.stopped.filter(|stopped| stopped.by.id == person);
        self.ticks.retain(|tick| tick.by.id == person);
        let took_part = !self.turns.is_empty() || self.stopped.is_some();
        took_part.then_some(self)
    }
}

/// The state in a word.
fn word(state: State) -> &'static str {
    match state {
        State::Done => "done",
        State::Stopped { .. } => "stopped",
        _ => "under way",
    }
}
