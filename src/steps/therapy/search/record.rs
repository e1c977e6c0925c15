//! Whom the two could ask and when they went there, in the record that a person takes along: `docs/EXPORT.md`
//! describes it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::End;
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    entry::Withdrawal,
    sealed::Opened,
};

/// One of them, as one of the two put it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry<Id, W> {
    /// Which.
    pub id: Id,
    /// Whose words they are.
    pub author: Who,
    /// When they were written down.
    pub made_at: DateTime<Utc>,
    /// What; nothing once they were withdrawn, or if its maker only ended or changed it.
    pub words: Option<Opened<W>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// It does not hold any more.
    pub ended: Option<Ended<Id>>,
}

/// That it does not hold any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended<Id> {
    /// Through whom.
    pub by: Who,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What took its place, if something did.
    pub next: Option<Id>,
}

impl<Id> Ended<Id> {
    /// As the record tells it.
    pub(super) fn of(partner: &Partner, end: End<Id>) -> Self {
        Self { by: Who::of(partner, end.by), made_at: end.at, next: end.next }
    }
}

impl<Id, W> Entry<Id, W> {
    /// What this person wrote and did of it; all of it, if nobody is asked for.
    pub(super) fn only_of(mut self, person: Option<PersonId>) -> Option<Self> {
        let Some(person) = person else { return Some(self) };
        let is_theirs = self.author.id == person;
        self.words = self.words.filter(|_| is_theirs);
        self.withdrawn = self.withdrawn.filter(|_| is_theirs);
        self.ended = self.ended.filter(|ended| ended.by.id == person);
        (is_theirs || self.ended.is_some()).then_some(self)
    }
}
