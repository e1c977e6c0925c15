//! What one of the two shared as a whole, in one row: its words, and whether they were withdrawn.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Said, Shared, Withdrawal, store::opened};
use crate::{
    access::{Partner, PersonId, Reads},
    sealed::{Opened, Sealed, Words},
};

/// One entry as both may read it.
#[derive(Debug, Clone)]
pub struct Told<Id, W> {
    /// Which.
    pub id: Id,
    /// Whose.
    pub author: PersonId,
    /// What it says.
    pub words: Opened<W>,
    /// When it was shared.
    pub made_at: DateTime<Utc>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

/// The same as it is kept, beside its withdrawal.
#[derive(Debug)]
pub struct Row<Id> {
    /// Which.
    pub id: Id,
    /// Whose.
    pub author: PersonId,
    /// Under which key.
    pub epoch: u32,
    /// What it says.
    pub words: Sealed,
    /// When it was shared.
    pub made_at: DateTime<Utc>,
    /// Under which key it was withdrawn.
    pub gone_epoch: Option<u32>,
    /// That it was.
    pub gone_words: Option<Sealed>,
}

impl<Id: Copy + Into<Uuid>> Row<Id> {
    /// As this partner reads it.
    pub fn told<W: Words>(self, reader: &impl Reads) -> Told<Id, W> {
        let (id, author) = (self.id.into(), self.author);
        Told {
            id: self.id,
            author,
            words: reader.open(id, 0, author, self.epoch, &self.words),
            made_at: self.made_at,
            withdrawn: opened(reader, (id, 0, author), self.gone_epoch, self.gone_words.as_ref()),
        }
    }
}

impl<Id, W> Told<Id, W> {
    /// For the pages that know only entries: what it is called, and its page, below which it is
    /// withdrawn and kept as a copy.
    pub fn shared(
        self,
        partner: &Partner,
        (what, path): (&'static str, String),
        said: impl FnOnce(W) -> Vec<Said>,
    ) -> Shared {
        Shared {
            what,
            author: self.author,
            part: 0,
            day: self.made_at.with_timezone(&partner.zone()).date_naive(),
            shared_at: self.made_at,
            acts: path.clone(),
            path,
            is_open: true,
            said: self.words.map(said),
            withdrawn: self.withdrawn,
        }
    }
}
