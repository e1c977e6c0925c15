//! One wording of something that takes both, and what became of it.

use chrono::{DateTime, Utc};

use super::{Answer, Reply, Step, WordingId};
use crate::{access::PersonId, sealed::Opened};

/// One wording, with what became of it.
#[derive(Debug, Clone)]
pub struct Wording<W> {
    /// Which.
    pub id: WordingId,
    /// Its place among all: a later one has a higher number, whatever clocks say.
    pub number: i64,
    /// Who proposed it.
    pub author: PersonId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What.
    pub words: Opened<W>,
    /// Names what was proposed, as it lies sealed: who says yes says it to this.
    pub digest: String,
    /// What the other said, and when. An answer that they did not sign, or signed to other words, is none.
    pub answer: Option<(Reply, DateTime<Utc>)>,
    /// That somebody ended it.
    pub ended: Option<Ended>,
}

/// That somebody ended a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ended {
    /// Who, if they signed it.
    pub by: Option<PersonId>,
    /// When.
    pub at: DateTime<Utc>,
}

impl<W> Wording<W> {
    /// Whether it is behind the two: declined, or ended.
    pub fn is_over(&self) -> bool {
        self.ended.is_some() || self.step().answer == Some(Reply::Said(Answer::NotLikeThis))
    }

    /// What became of it, for the rules.
    pub fn step(&self) -> Step {
        let answer = self.answer.map(|(answer, _)| answer);
        Step { author: self.author, answer, ended: self.ended.is_some() }
    }

    /// Whether both said so, and nobody ended it.
    pub fn is_agreed(&self) -> bool {
        self.step().answer == Some(Reply::Said(Answer::Agreed)) && self.ended.is_none()
    }
}
