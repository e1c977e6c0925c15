//! A copy that somebody kept for themselves of what the other shared.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Said, Shared};
use crate::{
    access::PersonId,
    id::id,
    sealed::{Kind, Opened, Words},
};

id!(
    /// A kept copy.
    KeptCopyId
);

/// What is kept: the words as they were read, whose they were, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What it was, such as "a check-in".
    pub what: String,
    /// Who wrote it.
    pub author: PersonId,
    /// Their name then.
    pub name: String,
    /// The day it is about.
    pub day: NaiveDate,
    /// When it was shared.
    pub shared_at: DateTime<Utc>,
    /// What stood in it.
    pub said: Vec<Said>,
}

impl Words for Kept {
    const KIND: Kind = Kind { name: "kept_copy", scope: "kept_copy" };
}

/// A copy as its owner may read it.
#[derive(Debug, Clone)]
pub struct KeptCopy {
    /// Which.
    pub id: KeptCopyId,
    /// When it was kept.
    pub made_at: DateTime<Utc>,
    /// What was kept.
    pub kept: Opened<Kept>,
}

impl Kept {
    /// What is kept of an entry whose author has this name.
    pub fn of(entry: &Shared, name: &str, said: &[Said]) -> Self {
        Self {
            what: entry.what.to_owned(),
            author: entry.author,
            name: name.to_owned(),
            day: entry.day,
            shared_at: entry.shared_at,
            said: said.to_vec(),
        }
    }
}
