//! A draft in the record that a person takes along: `docs/EXPORT.md` describes it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Draft, DraftId, Written};
use crate::sealed::Opened;

/// What somebody has begun to write for the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: DraftId,
    /// What for: "said", "reflected", "not quite", "question", "answer", "telling", "statement", "reply",
    /// "missing" or "other side".
    pub what: String,
    /// What it is about: its talk, its question, its statement.
    pub about: Option<Uuid>,
    /// What was written so far.
    pub parts: Vec<Part>,
}

/// One part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which.
    pub part: String,
    /// What was written.
    pub words: Opened<Written>,
}

impl Entry {
    /// As it goes along.
    pub fn of(draft: Draft) -> Self {
        let parts = draft.parts.into_iter();
        let parts = parts
            .filter_map(|(part, words)| Some(Part { part: part.name.to_owned(), words: words? }));
        let (what, about) = (draft.what.word().to_owned(), draft.what.about());
        Self { id: draft.id, what, about, parts: parts.collect() }
    }
}
