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
    /// What for: "said", "reflected", "not quite", "closed", "question", "answer", "telling", "statement", "reply",
    /// "missing", "other side", "title", "card", "time-out", "openness" or
    /// "question of the day", "accountability" or "more on" one of its parts, from 1.
    #[serde(alias = "act", alias = "piece")]
    pub what: String,
    /// What it is about: its talk, its question, its statement, what happened, a question of the day.
    #[serde(alias = "talk", alias = "statement")]
    pub about: Option<Uuid>,
    /// What was written so far.
    #[serde(alias = "answers")]
    pub parts: Vec<Part>,
}

/// One part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which.
    #[serde(alias = "question")]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_of_older_files_are_read() {
        let id = DraftId::mint();
        for (what, about, part) in [("act", "talk", "when"), ("piece", "statement", "trust")] {
            let written = serde_json::json!([{
                "question": part,
                "words": { "state": "genuine", "words": "I count" },
            }]);
            let old = serde_json::json!({ "id": id, what: "said", about: id, "answers": written });
            let draft = Entry::deserialize(old).expect("a draft");
            assert_eq!((draft.what.as_str(), draft.parts[0].part.as_str()), ("said", part));
            assert_eq!(draft.about, Some(id.uuid()));
        }
    }
}
