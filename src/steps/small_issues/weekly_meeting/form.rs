//! What one types in a weekly meeting.

use serde::Deserialize;

use super::{Act, Part, words};
use crate::{
    error::Error,
    steps::small_issues::concern::ConcernId,
    text::{Faults, passage},
};

const NONE_OF_THEM: Error = Error::Refused("Please choose one of the answers on the page.");

/// A line.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LineForm {
    /// Of which part, from 1.
    part: u8,
    words: String,
    /// The fields whose hints were read.
    read_hints: String,
}

/// To go on with a meeting, as its page showed it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ResumeForm {
    /// How much had been done then.
    pub(super) seen: String,
}

/// From one part to another.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PartForm {
    /// The part in which the two were when the page was made.
    pub(super) from: u8,
    to: u8,
}

/// Which concern.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ConcernForm {
    /// "suggested", "agreed" or "none".
    answer: String,
    concern: Option<ConcernId>,
}

/// An answer to an ask.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AskForm {
    line: u32,
    /// "will" or "not this week".
    answer: String,
}

/// What one says of the notes.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SignForm {
    /// How much had been done when its page was made.
    pub(super) seen: String,
    /// "signed" or "differs".
    says: String,
    /// What one remembers otherwise.
    words: String,
    /// The fields whose hints were read.
    read_hints: String,
}

impl LineForm {
    /// Which part, and what.
    pub(super) fn parse(&self) -> Result<(Part, String), Faults> {
        let part = Part::parse(self.part);
        let part = part.ok_or_else(|| Faults::one("words", "Please open the meeting anew"))?;
        let words = passage(&self.words, words::LIMIT);
        let words = words.map_err(|sentence| Faults::one("words", sentence))?;
        if words.is_empty() {
            return Err(Faults::one("words", "There is nothing here to share yet"));
        }
        Ok((part, words))
    }

    /// As it was typed.
    pub(super) fn part(&self) -> Option<Part> {
        Part::parse(self.part)
    }
}

impl PartForm {
    pub(super) fn to(&self) -> Result<Part, Error> {
        Part::parse(self.to).ok_or(NONE_OF_THEM)
    }
}

impl ConcernForm {
    pub(super) fn parse(&self) -> Result<Act, Error> {
        match (self.answer.as_str(), self.concern) {
            ("suggested", Some(concern)) => Ok(Act::Suggested(concern)),
            ("agreed", Some(concern)) => Ok(Act::Agreed(concern)),
            ("none", None) => Ok(Act::NoConcern),
            _ => Err(NONE_OF_THEM),
        }
    }
}

impl AskForm {
    pub(super) fn parse(&self) -> Result<Act, Error> {
        match self.answer.as_str() {
            "will" => Ok(Act::Will(self.line)),
            "not this week" => Ok(Act::NotThisWeek(self.line)),
            _ => Err(NONE_OF_THEM),
        }
    }
}

impl SignForm {
    /// What they say, and in which words.
    pub(super) fn parse(&self) -> Result<(Act, String), Faults> {
        let words = passage(&self.words, words::DIFFERS_LIMIT);
        let words = words.map_err(|sentence| Faults::one("words", sentence))?;
        match self.says.as_str() {
            "signed" => Ok((Act::Signed, String::new())),
            _ if words.is_empty() => {
                Err(Faults::one("words", "Please write how you remember it, in a sentence or two"))
            }
            _ => Ok((Act::Differs, words)),
        }
    }
}
