//! Weekly meetings in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{WeeklyMeetingId, time::MeetingTime};
use crate::{
    access::PersonId, couple::export::Who, entry::Withdrawal, sealed::Opened,
    steps::small_issues::concern::ConcernId,
};

/// The meetings, and when the two have them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entries {
    /// The meetings, the oldest first.
    pub meetings: Vec<Entry>,
    /// What was done about their time, the oldest first.
    pub times: Vec<TimeAct>,
}

/// A meeting with everything that was said and done in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: WeeklyMeetingId,
    /// Who began it.
    pub begun_by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// "under way", "rests" or "closed".
    pub state: String,
    /// What was said and done in it, the oldest first.
    pub acts: Vec<Act>,
}

/// One thing that was said or done in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Act {
    /// From 1.
    pub number: u32,
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// "said", "went", "suggested", "agreed", "no concern", "will", "not this week", "stopped", "went on",
    /// "closed", "signed" or "differs".
    pub act: String,
    /// In which part, from 1.
    pub part: Option<u8>,
    /// Which concern.
    pub concern: Option<ConcernId>,
    /// To which line.
    pub line: Option<u32>,
    /// What was written; nothing where something was only done, or was withdrawn.
    pub words: Option<Opened<String>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// It was changed outside the app.
    pub changed_outside: bool,
}

/// One thing that was done about the time for the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeAct {
    /// Whose.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// "proposed", "agreed", "not so" or "ended".
    pub act: String,
    /// The time it names.
    pub time: Option<MeetingTime>,
    /// It was changed outside the app.
    pub changed_outside: bool,
}

impl Entries {
    /// What this person said and did of it.
    #[must_use]
    pub fn only_of(mut self, person: PersonId) -> Self {
        for meeting in &mut self.meetings {
            meeting.acts.retain(|act| act.author.id == person);
        }
        self.meetings.retain(|meeting| meeting.begun_by.id == person || !meeting.acts.is_empty());
        self.times.retain(|act| act.author.id == person);
        self
    }
}
