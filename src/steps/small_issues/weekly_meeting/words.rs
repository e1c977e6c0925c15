//! What one of the two says or does in a weekly meeting, as it is sealed.

use serde::{Deserialize, Serialize};

use super::Act;
use crate::{
    sealed::{Kind, Words},
    steps::small_issues::concern::ConcernId,
};

/// Characters in a line.
pub const LIMIT: usize = 600;

/// Characters in what one remembers otherwise.
pub const DIFFERS_LIMIT: usize = 2000;

/// What is said and done. Every act is sealed and signed, so that nobody else can do it in their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// What is done: as [`Act::kept`] says it.
    pub act: String,
    /// In which part, from 1.
    pub part: Option<u8>,
    /// Which concern.
    pub concern: Option<ConcernId>,
    /// To which line.
    pub line: Option<u32>,
    /// What is said; empty where only something is done.
    pub words: String,
}

impl Words for Spoken {
    const KIND: Kind = Kind { name: "weekly_meeting_act", scope: "weekly meetings" };
}

impl Spoken {
    /// As this is done, with these words.
    pub fn of(act: Act, words: &str) -> Self {
        let (word, part, concern, line) = act.kept();
        Self { act: word.to_owned(), part, concern, line, words: words.to_owned() }
    }

    /// What is done by it.
    pub fn act(&self) -> Option<Act> {
        Act::parse(&self.act, self.part, self.concern, self.line)
    }
}
