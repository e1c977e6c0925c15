//! The course of an accountability statement: it is shared, and the other answers part by part, in their
//! own time.
//!
//! Nobody but the other answers, nobody but its author adds, and only where more was asked for, three
//! times at most. "Not ready" is a whole answer: nothing is asked after it, and it can be taken up again
//! whenever the other likes. Nothing is ever due.

use crate::access::PersonId;

/// It has so many parts.
pub const PARTS: usize = 6;
/// How often more is asked for in one part, at most.
pub const ROUNDS: u8 = 3;

const NOT_YOURS: &str = "This is not yours to answer.";
const WITHDRAWN: &str = "This was withdrawn.";
const NO_SUCH_PART: &str = "This part was left out. Please look at the page again.";
const NOT_ASKED: &str = "Nothing more is asked for in this part at the moment.";
const SAID_ALREADY: &str = "You have said that already. Look at the page again.";
const ENOUGH: &str = "More was asked for three times here, and that is enough on a page. Some things need a \
                      talk, or a third person.";

/// Which of the parts, from 0.
pub type Part = usize;

/// What one of the two does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The other has received a part.
    Received(Part),
    /// The other needs more in a part.
    NeedsMore(Part),
    /// The other is not ready for it.
    NotReady,
    /// Its author says more in a part.
    More(Part),
}

/// Where one part stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// Its author left it out.
    #[default]
    LeftOut,
    /// The other has not said anything about it.
    Open {
        /// How often more was asked for.
        rounds: u8,
    },
    /// The other has received it.
    Received {
        /// How often more was asked for.
        rounds: u8,
    },
    /// The other needs more.
    NeedsMore {
        /// How often, with this time.
        rounds: u8,
    },
}

/// Where it stands as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Shared, and the other answers in their own time.
    Shared,
    /// The other needs more in a part.
    NeedsMore,
    /// The other is not ready, and nothing is asked.
    NotReady,
    /// The other has received every part.
    Received,
    /// Its author withdrew it.
    Withdrawn,
}

/// Everything that was done about it, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Who wrote it.
    pub author: PersonId,
    /// Which parts they wrote.
    pub written: [bool; PARTS],
    /// What each did.
    pub acts: Vec<(PersonId, Act)>,
    /// Its author withdrew it.
    pub is_withdrawn: bool,
}
type Next = Result<(), &'static str>;

impl Act {
    /// As it is kept: its word, and its part from 1, or 0 where it is about the whole.
    pub const fn kept(self) -> (&'static str, usize) {
        match self {
            Self::Received(part) => ("received", part + 1),
            Self::NeedsMore(part) => ("needs more", part + 1),
            Self::NotReady => ("not ready", 0),
            Self::More(part) => ("more", part + 1),
        }
    }

    /// As it was kept.
    pub fn parse(word: &str, part: usize) -> Option<Self> {
        let part = part.checked_sub(1);
        let part = part.filter(|part| *part < PARTS);
        match (word, part) {
            ("received", Some(part)) => Some(Self::Received(part)),
            ("needs more", Some(part)) => Some(Self::NeedsMore(part)),
            ("not ready", None) => Some(Self::NotReady),
            ("more", Some(part)) => Some(Self::More(part)),
            _ => None,
        }
    }
}

impl Standing {
    fn after(self, act: Act) -> Result<Self, &'static str> {
        match (self, act) {
            (Self::LeftOut, _) => Err(NO_SUCH_PART),
            (Self::Open { rounds } | Self::NeedsMore { rounds }, Act::Received(_)) => {
                Ok(Self::Received { rounds })
            }
            (Self::Received { .. }, Act::Received(_))
            | (Self::NeedsMore { .. }, Act::NeedsMore(_)) => Err(SAID_ALREADY),
            (
                Self::Open { rounds: ROUNDS.. } | Self::Received { rounds: ROUNDS.. },
                Act::NeedsMore(_),
            ) => Err(ENOUGH),
            (Self::Open { rounds } | Self::Received { rounds }, Act::NeedsMore(_)) => {
                Ok(Self::NeedsMore { rounds: rounds + 1 })
            }
            (Self::NeedsMore { rounds }, Act::More(_)) => Ok(Self::Open { rounds }),
            (_, Act::More(_)) => Err(NOT_ASKED),
            (same, Act::NotReady) => Ok(same),
        }
    }
}

impl History {
    /// Where each part stands.
    pub fn parts(&self) -> [Standing; PARTS] {
        let open = |written| if written { Standing::Open { rounds: 0 } } else { Standing::LeftOut };
        let mut parts = self.written.map(open);
        for (who, act) in &self.acts {
            let Some(part) = act.part().and_then(|part| parts.get_mut(part)) else { continue };
            if act.is_of(*who == self.author) {
                // A row that does not fit was put there outside the app: it changes nothing.
                *part = part.after(*act).unwrap_or(*part);
            }
        }
        parts
    }

    /// Where it stands as a whole.
    pub fn state(&self) -> State {
        if self.is_withdrawn {
            return State::Withdrawn;
        }
        let parts = self.parts();
        let last = self.acts.iter().rev().find(|(who, _)| *who != self.author);
        if last.is_some_and(|(_, act)| *act == Act::NotReady) {
            State::NotReady
        } else if parts.iter().any(|part| matches!(part, Standing::NeedsMore { .. })) {
            State::NeedsMore
        } else if parts.iter().any(|part| matches!(part, Standing::Open { .. })) {
            State::Shared
        } else {
            State::Received
        }
    }

    /// Whether this person does this now.
    ///
    /// # Errors
    /// Why they can not.
    pub fn after(&self, who: PersonId, act: Act) -> Next {
        if self.is_withdrawn {
            return Err(WITHDRAWN);
        }
        if !act.is_of(who == self.author) {
            return Err(NOT_YOURS);
        }
        match act.part() {
            Some(part) => self.parts().get(part).ok_or(NO_SUCH_PART)?.after(act).map(|_| ()),
            None if self.state() == State::NotReady => Err(SAID_ALREADY),
            None => Ok(()),
        }
    }
}

impl Act {
    /// Which part it is about; nothing if it is about the whole.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::Received(part) | Self::NeedsMore(part) | Self::More(part) => Some(part),
            Self::NotReady => None,
        }
    }

    /// Whether its author does this, or the other.
    const fn is_of(self, is_author: bool) -> bool {
        matches!(self, Self::More(_)) == is_author
    }
}

#[cfg(test)]
#[path = "statement_tests.rs"]
mod tests;
