//! A commitment in the record that a person takes along: `docs/EXPORT.md` describes it.

pub mod store;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Commitment, CommitmentId, PromiseWords, ReasonWords, RetirementWords, Standing, Version,
};
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    sealed::Opened,
    steps::accountability::keeping::record::{Mark, Sighting},
};

/// A commitment with every wording it ever had, and every mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: CommitmentId,
    /// Who keeps it.
    pub owner: Who,
    /// "proposed", "active", "declined", "withdrawn" or "retired".
    pub state: String,
    /// Oldest first.
    pub wordings: Vec<Wording>,
    /// What was said to the wordings.
    pub answers: Vec<Answer>,
    /// How it ended.
    pub retirement: Option<Retirement>,
    /// How the days went, oldest first; said again is a further version.
    pub marks: Vec<Mark>,
    /// What the other said to that.
    pub sightings: Vec<Sighting>,
}

/// One wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// From 1.
    pub version: u32,
    /// Who proposed it.
    pub author: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// A recurrence rule (RFC 5545), or one day.
    pub cadence: String,
    /// When both look at it again.
    pub review_on: NaiveDate,
    /// What it says.
    pub words: Opened<PromiseWords>,
}

/// What became of a wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// To which wording.
    pub version: u32,
    /// By whom.
    pub by: Who,
    /// "agreed", "countered", "declined" or "withdrawn".
    pub answer: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Why, if they said.
    pub words: Opened<ReasonWords>,
}

/// The end of a commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retirement {
    /// By whom.
    pub by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Why, if they said.
    pub words: Opened<RetirementWords>,
}

impl Entry {
    fn of(partner: &Partner, commitment: Commitment) -> Self {
        let state = match commitment.standing() {
            Standing::Proposed(_) => "proposed",
            Standing::Active { .. } => "active",
            Standing::Retired { .. } => "retired",
            Standing::Declined(last) => last.answer.as_ref().map_or("", |a| a.kind.word()),
        };
        let answers = commitment.versions.iter().filter_map(|v| Answer::of(partner, v)).collect();
        Self {
            id: commitment.id,
            owner: Who::of(partner, commitment.owner),
            state: state.to_owned(),
            answers,
            wordings: commitment.versions.into_iter().map(|v| Wording::of(partner, v)).collect(),
            retirement: commitment.retirement.map(|end| Retirement {
                by: Who::of(partner, end.person),
                made_at: end.made_at,
                words: end.words,
            }),
            marks: Vec::new(),
            sightings: Vec::new(),
        }
    }

    /// What this person wrote of it; nothing if they wrote nothing.
    pub fn only_of(mut self, person: PersonId) -> Option<Self> {
        self.wordings.retain(|wording| wording.author.id == person);
        self.answers.retain(|answer| answer.by.id == person);
        self.retirement = self.retirement.filter(|end| end.by.id == person);
        self.marks.retain(|mark| mark.by.id == person);
        self.sightings.retain(|sighting| sighting.by.id == person);
        let wrote = !self.wordings.is_empty()
            || !self.answers.is_empty()
            || self.retirement.is_some()
            || !self.marks.is_empty()
            || !self.sightings.is_empty();
        wrote.then_some(self)
    }
}

impl Wording {
    fn of(partner: &Partner, version: Version) -> Self {
        Self {
            version: version.number,
            author: Who::of(partner, version.author),
            made_at: version.made_at,
            cadence: version.cadence.text(),
            review_on: version.review_on,
            words: version.words,
        }
    }
}

impl Answer {
    fn of(partner: &Partner, version: &Version) -> Option<Self> {
        let answer = version.answer.as_ref()?;
        Some(Self {
            version: version.number,
            by: Who::of(partner, answer.person),
            answer: answer.kind.word().to_owned(),
            made_at: answer.made_at,
            words: answer.words.clone(),
        })
    }
}
