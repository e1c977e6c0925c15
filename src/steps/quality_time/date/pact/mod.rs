//! A date that is not about the past: each says yes to that, and a thought that comes up all the same is
//! parked, for oneself alone.
//!
//! Either takes their yes back at any time. What is parked becomes a draft of something small to raise:
//! it says nothing of the date, and no page of the other's changes.

pub(crate) mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

use crate::access::{Partner, PersonId};

/// Who has said yes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pact {
    /// The reader has.
    pub own: bool,
    /// The other has.
    pub theirs: bool,
}

impl Pact {
    /// As this partner reads it.
    pub fn of(partner: &Partner, all: &[PersonId]) -> Self {
        Self { own: all.contains(&partner.person()), theirs: all.contains(&partner.partner()) }
    }

    /// Where it stands, in a sentence.
    pub fn says(self, other: &str) -> String {
        match (self.own, self.theirs) {
            (true, true) => "You both said yes: this time is not about the past.".to_owned(),
            (true, false) => format!("You said yes to that. {other} can, too."),
            (false, true) => format!("{other} said yes to that."),
            (false, false) => {
                "What happened has its own time. This hour can be for the two of you alone."
                    .to_owned()
            }
        }
    }
}
