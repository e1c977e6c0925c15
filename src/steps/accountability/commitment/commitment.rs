//! The rules of a commitment: who may propose, agree, counter, decline, change and retire it.
//!
//! `proposed → agreed | countered | declined | withdrawn → active → review due → renewed | changed
//! | retired`. Opening takes two: a wording counts when the other has agreed to it. Stopping takes
//! one. Every wording stays readable.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    id::id,
    sealed::{Kind, Opened, Words},
    steps::accountability::cadence::Cadence,
};

id!(
    /// A commitment.
    CommitmentId
);

/// The scope that opens everything about commitments.
pub const SCOPE: &str = "commitment";
/// Characters: what will be done; why it matters, how both will know, and reasons.
pub const PROMISE_LIMIT: usize = 120;
/// Characters of the longer answers.
pub const ANSWER_LIMIT: usize = 400;
/// A review lies at most this far ahead.
pub const REVIEW_WITHIN: TimeDelta = TimeDelta::days(366);

const CHANGED: &str = "The wording was changed meanwhile. Go back and read it again.";

/// What one wording says, sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseWords {
    /// What will be done.
    pub promise: String,
    /// Why it matters to the other.
    pub why: String,
    /// How both will know.
    pub know: String,
}

/// A reason, sealed; empty if none was given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonWords {
    /// In one's own words.
    pub why: String,
}

/// The reason of a retirement, sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetirementWords {
    /// In one's own words.
    pub why: String,
}

impl Words for PromiseWords {
    const KIND: Kind = Kind { name: "commitment_version", scope: SCOPE };
}

impl Words for ReasonWords {
    const KIND: Kind = Kind { name: "commitment_answer", scope: SCOPE };
}

impl Words for RetirementWords {
    const KIND: Kind = Kind { name: "commitment_retirement", scope: SCOPE };
}

/// A commitment with every wording it ever had.
#[derive(Debug, Clone, Serialize)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// Who keeps it.
    pub owner: PersonId,
    /// Of whoever reads: by their clock it is today. Where the other lives shows on no page.
    pub zone: Tz,
    /// Oldest first, numbered from 1 without gaps.
    pub versions: Vec<Version>,
    /// Who ended it, and why.
    pub retirement: Option<Retirement>,
}

/// One wording.
#[derive(Debug, Clone, Serialize)]
pub struct Version {
    /// From 1.
    pub number: u32,
    /// Who proposed it.
    pub author: PersonId,
    /// When it is due.
    pub cadence: Cadence,
    /// When both look at it again.
    pub review_on: NaiveDate,
    /// When it was proposed.
    pub made_at: DateTime<Utc>,
    /// What it says.
    pub words: Opened<PromiseWords>,
    /// What became of it.
    pub answer: Option<Answer>,
}

/// What became of a wording.
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    /// By whom.
    pub person: PersonId,
    /// What.
    pub kind: AnswerKind,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Why, if they said.
    pub words: Opened<ReasonWords>,
}

/// The end of a commitment.
#[derive(Debug, Clone, Serialize)]
pub struct Retirement {
    /// By whom.
    pub person: PersonId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Why, if they said.
    pub words: Opened<RetirementWords>,
}

/// The ways a wording is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum AnswerKind {
    /// The other said yes.
    Agreed,
    /// The other proposed another wording.
    Countered,
    /// The other said no.
    Declined,
    /// Its author took it back.
    Withdrawn,
}

impl AnswerKind {
    /// As it is kept.
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Countered => "countered",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads what was kept.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Agreed, Self::Countered, Self::Declined, Self::Withdrawn]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// Where a commitment stands.
#[derive(Debug, Clone, Copy)]
pub enum Standing<'a> {
    /// The first wording waits for an answer.
    Proposed(&'a Version),
    /// It is kept; another wording may be waiting.
    Active {
        /// The wording both agreed to last.
        agreed: &'a Version,
        /// A renewal or change that waits for an answer.
        waiting: Option<&'a Version>,
    },
    /// It never came to be: declined or taken back.
    Declined(&'a Version),
    /// It was kept for a while and has ended.
    Retired {
        /// The last wording.
        agreed: &'a Version,
        /// Who ended it.
        retirement: &'a Retirement,
    },
}

/// An answer that the rules allow, to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answering {
    /// Which wording.
    pub version: u32,
    /// What is said to it.
    pub kind: AnswerKind,
    /// Whether the commitment leaves the table with this.
    pub leaves_the_table: bool,
}

/// A new wording that the rules allow, to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewVersion {
    /// Its number.
    pub number: u32,
    /// What that does to the wording that was waiting.
    pub answers: Option<Answering>,
}

/// Why not, in a sentence that can be read aloud.
pub type No = &'static str;

impl Commitment {
    /// The civil day of an instant, as whoever reads counts it.
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    /// Where it stands.
    pub fn standing(&self) -> Standing<'_> {
        let newest = self.newest();
        match (self.agreed(), &self.retirement) {
            (Some(agreed), Some(retirement)) => Standing::Retired { agreed, retirement },
            (Some(agreed), None) => Standing::Active { agreed, waiting: self.waiting() },
            (None, _) if newest.answer.is_none() => Standing::Proposed(newest),
            (None, _) => Standing::Declined(newest),
        }
    }

    /// The wording both agreed to last.
    pub fn agreed(&self) -> Option<&Version> {
        let agreed = |v: &&Version| v.answer.as_ref().is_some_and(|a| a.kind == AnswerKind::Agreed);
        self.versions.iter().rev().find(agreed)
    }

    /// The wording that waits for an answer.
    pub fn waiting(&self) -> Option<&Version> {
        Some(self.newest()).filter(|v| v.answer.is_none() && self.retirement.is_none())
    }

    /// The wording in force at an instant.
    pub fn in_force_at(&self, at: DateTime<Utc>) -> Option<&Version> {
        self.versions.iter().rev().find(|v| v.agreed_at().is_some_and(|agreed| agreed <= at))
    }

    /// The newest wording, agreed or not.
    ///
    /// # Panics
    /// Never: a commitment is made together with its first wording.
    pub fn newest(&self) -> &Version {
        self.versions.last().expect("a commitment has a wording")
    }

    /// What it says: as it is agreed, else as it was worded last.
    pub fn promise(&self) -> Opened<String> {
        let version = self.agreed().unwrap_or_else(|| self.newest());
        version.words.clone().map(|words| words.promise)
    }

    /// The other says yes to the wording they read.
    pub fn agree(&self, who: PersonId, read: u32) -> Result<Answering, No> {
        self.answer(who, read, AnswerKind::Agreed)
    }

    /// The other says no. The wording agreed before, if there is one, goes on.
    pub fn decline(&self, who: PersonId, read: u32) -> Result<Answering, No> {
        self.answer(who, read, AnswerKind::Declined)
    }

    /// Its author takes it back.
    pub fn withdraw(&self, who: PersonId, read: u32) -> Result<Answering, No> {
        let waiting = self.waiting().ok_or("This was answered already.")?;
        if waiting.author != who {
            return Err("Only the one who proposed it can take it back.");
        }
        self.settle(waiting, read, AnswerKind::Withdrawn)
    }

    /// Either proposes another wording: a counter if one by the other waits, else a change.
    pub fn reword(&self, who: PersonId, read: u32) -> Result<NewVersion, No> {
        let newest = self.newest();
        if newest.number != read {
            return Err(CHANGED);
        }
        let number = newest.number + 1;
        match self.standing() {
            Standing::Retired { .. } | Standing::Declined(_) => {
                Err("This commitment has ended. You can propose a new one.")
            }
            Standing::Proposed(waiting) | Standing::Active { waiting: Some(waiting), .. } => {
                let kind = if waiting.author == who {
                    AnswerKind::Withdrawn
                } else {
                    AnswerKind::Countered
                };
                let answers = Answering { version: read, kind, leaves_the_table: false };
                Ok(NewVersion { number, answers: Some(answers) })
            }
            Standing::Active { waiting: None, .. } => Ok(NewVersion { number, answers: None }),
        }
    }

    /// Either ends it, alone.
    pub fn retire(&self) -> Result<(), No> {
        match self.standing() {
            Standing::Active { .. } => Ok(()),
            Standing::Proposed(_) => {
                Err("Nobody has agreed to this yet, so there is nothing to end.")
            }
            Standing::Declined(_) | Standing::Retired { .. } => Err("This has ended already."),
        }
    }

    fn answer(&self, who: PersonId, read: u32, kind: AnswerKind) -> Result<Answering, No> {
        let waiting = self.waiting().ok_or("This was answered already.")?;
        if waiting.author == who {
            return Err("This is your own proposal. It waits for the other of you.");
        }
        self.settle(waiting, read, kind)
    }

    fn settle(&self, waiting: &Version, read: u32, kind: AnswerKind) -> Result<Answering, No> {
        if waiting.number != read {
            return Err(CHANGED);
        }
        let leaves_the_table = kind != AnswerKind::Agreed && self.agreed().is_none();
        Ok(Answering { version: read, kind, leaves_the_table })
    }
}

impl Version {
    /// Since when it is in force.
    pub fn agreed_at(&self) -> Option<DateTime<Utc>> {
        self.answer.as_ref().filter(|a| a.kind == AnswerKind::Agreed).map(|a| a.made_at)
    }

    /// Whether both should look at it again.
    pub fn is_review_due(&self, today: NaiveDate) -> bool {
        self.review_on <= today
    }
}

#[cfg(test)]
#[path = "commitment_tests.rs"]
mod tests;
