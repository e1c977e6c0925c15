//! Which of all wordings counts, which waits, and who may answer or end it.

use serde::{Deserialize, Serialize};

use crate::access::PersonId;

/// What a form names is not there any more.
pub const MOVED_ON: &str = "This has moved on meanwhile. Nothing was changed. Look at it again.";

const ANSWERED: &str = "It was answered meanwhile, and nothing was changed. Look at it as it is now: what is agreed \
                        you can end there.";
const AGREED: Option<Reply> = Some(Reply::Said(Answer::Agreed));

/// What the other says to a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It counts from now on.
    Agreed,
    /// It does not; what was agreed before goes on.
    NotLikeThis,
}

/// What is known of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// The other said so.
    Said(Answer),
    /// There is one, and after a reset it does not open: it may have been a yes.
    Withheld,
}

/// What became of one wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Who proposed it.
    pub author: PersonId,
    /// What the other said.
    pub answer: Option<Reply>,
    /// It was ended, or taken back.
    pub ended: bool,
}

/// Which of all wordings, the newest first, counts, and which waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The one that both agreed.
    pub counts: Option<usize>,
    /// The one that waits for the other's answer.
    pub waits: Option<usize>,
}

impl Answer {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Agreed, Self::NotLikeThis];

    /// As it is kept and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::NotLikeThis => "not like this",
        }
    }

    /// The one with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }
}

impl Standing {
    /// Of all wordings, the newest first: the newest that was agreed counts, unless it was ended. Only
    /// the newest of all can wait: what was proposed before it is superseded.
    pub fn of(newest_first: &[Step]) -> Self {
        let agreed = newest_first.iter().position(|step| step.answer == AGREED);
        let waits = |step: &&Step| step.answer.is_none() && !step.ended;
        Self {
            counts: agreed.filter(|at| newest_first.get(*at).is_some_and(|step| !step.ended)),
            waits: newest_first.first().filter(waits).map(|_| 0),
        }
    }

    /// Whether this person answers the wording at this place now.
    ///
    /// # Errors
    /// Why not: it is their own, or it does not wait any more.
    pub fn may_answer(self, who: PersonId, (at, step): (usize, Step)) -> Result<(), &'static str> {
        match self.waits {
            Some(waits) if waits == at && step.author != who => Ok(()),
            Some(waits) if waits == at => Err("It is the other who answers what you proposed."),
            _ => Err(MOVED_ON),
        }
    }

    /// Whether this person takes it back now: while it waits, its author.
    ///
    /// # Errors
    /// Why not.
    pub fn may_take_back(
        self,
        who: PersonId,
        (at, step): (usize, Step),
    ) -> Result<(), &'static str> {
        if step.author == who && step.answer.is_some() && !step.ended {
            return Err(ANSWERED);
        }
        if self.waits == Some(at) && step.author == who { Ok(()) } else { Err(MOVED_ON) }
    }

    /// Whether either ends it now: what counts, or may have counted.
    ///
    /// # Errors
    /// Why not.
    pub fn may_end(self, (at, step): (usize, Step)) -> Result<(), &'static str> {
        let may_count = step.answer == Some(Reply::Withheld) && !step.ended;
        if may_count || self.counts == Some(at) { Ok(()) } else { Err(MOVED_ON) }
    }
}

#[cfg(test)]
#[path = "agreeing_tests.rs"]
mod tests;
