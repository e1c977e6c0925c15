//! The course of a statement: it is delivered, the other may say what they understand, and its author
//! says whether that is it.
//!
//! Nobody but the other replies, nobody but its author judges, three times are enough, and either may
//! stop alone. "Not yet" is a whole answer: nothing is asked of anybody after it. Every act takes the
//! state and returns the next, or a sentence that can be read aloud.

use crate::access::PersonId;

/// How often the other replies at most.
pub const ROUNDS: u8 = 3;

const NOT_DELIVERED: &str = "This has not reached the other yet. You can take it back until then.";
const MOVED_ON: &str = "Something was said here meanwhile. Look at it again.";
const NOT_YOURS: &str = "This is not yours to say here.";

/// Where a statement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its time has not come.
    Waiting,
    /// The other may read it, and reply when they like.
    Delivered,
    /// The other said what they understand: its author says whether that is it.
    Replied {
        /// How often so far.
        round: u8,
    },
    /// Something is missing, and its author said what.
    Partly {
        /// How often so far.
        round: u8,
    },
    /// Not yet, its author said. Nothing is asked after that.
    NotYet {
        /// How often so far.
        round: u8,
    },
    /// Three times, and it is not understood: it goes on elsewhere.
    Enough,
    /// Its author feels understood.
    Understood,
    /// One of the two stopped it: no reason is needed.
    Stopped {
        /// Who.
        by: PersonId,
    },
    /// Its author withdrew it.
    Withdrawn,
}

/// What one of the two does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Says what they understand.
    Replied,
    /// Feels understood.
    Understood,
    /// Says what is missing.
    Partly,
    /// Does not feel understood yet.
    NotYet,
    /// Says how to go on from here.
    Closed,
}

/// What it asks of one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Read it; reply when you like.
    Read,
    /// Reply once more: something is missing.
    ReplyAgain,
    /// Is that it?
    Judge,
    /// Nothing. You may reply once more, if you like.
    May,
    /// Nothing more here: say how to go on, if you like.
    GoOn,
    /// Nothing: it is the other's.
    Wait,
    /// Nothing any more.
    Over,
}

/// Everything that was done with a statement, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Who wrote it.
    pub author: PersonId,
    /// It has reached the other.
    pub is_delivered: bool,
    /// What each did, without what was withdrawn last.
    pub acts: Vec<(PersonId, Act)>,
    /// Who stopped it.
    pub stopped_by: Option<PersonId>,
    /// Its author withdrew it.
    pub is_withdrawn: bool,
}

type Next = Result<State, &'static str>;

impl Act {
    /// All there are.
    pub const ALL: [Self; 5] =
        [Self::Replied, Self::Understood, Self::Partly, Self::NotYet, Self::Closed];

    /// As it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Replied => "replied",
            Self::Understood => "understood",
            Self::Partly => "partly",
            Self::NotYet => "not yet",
            Self::Closed => "closed",
        }
    }

    /// The act with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.word() == word)
    }

    /// Whether somebody writes words with it.
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Replied | Self::Partly)
    }
}

impl State {
    /// What becomes of it when its author or the other says this.
    ///
    /// # Errors
    /// Why they can not, now.
    pub fn after(self, is_author: bool, act: Act) -> Next {
        match (self, act) {
            (Self::Waiting, _) => Err(NOT_DELIVERED),
            (Self::Enough | Self::Stopped { .. }, Act::Closed) => Ok(self),
            (Self::Enough, _) => Err(self.why_over()),
            (over, _) if over.is_over() => Err(over.why_over()),
            (_, Act::Replied) if is_author => Err(NOT_YOURS),
            (Self::Delivered, Act::Replied) => Ok(Self::Replied { round: 1 }),
            (Self::Partly { round } | Self::NotYet { round }, Act::Replied) => {
                Ok(Self::Replied { round: round + 1 })
            }
            (_, Act::Understood | Act::Partly | Act::NotYet) if !is_author => Err(NOT_YOURS),
            (Self::Replied { .. }, Act::Understood) => Ok(Self::Understood),
            (Self::Replied { round: ROUNDS.. }, Act::Partly | Act::NotYet) => Ok(Self::Enough),
            (Self::Replied { round }, Act::Partly) => Ok(Self::Partly { round }),
            (Self::Replied { round }, Act::NotYet) => Ok(Self::NotYet { round }),
            _ => Err(MOVED_ON),
        }
    }

    /// What it asks of its author, or of the other.
    pub fn asks(self, is_author: bool) -> Ask {
        match self {
            Self::Delivered if !is_author => Ask::Read,
            Self::Partly { .. } if !is_author => Ask::ReplyAgain,
            Self::NotYet { .. } if !is_author => Ask::May,
            Self::Replied { .. } if is_author => Ask::Judge,
            Self::Enough | Self::Stopped { .. } => Ask::GoOn,
            Self::Understood | Self::Withdrawn => Ask::Over,
            _ => Ask::Wait,
        }
    }

    /// Understood, stopped or withdrawn.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Understood | Self::Stopped { .. } | Self::Withdrawn)
    }

    /// Nothing new comes of it any more.
    pub fn is_at_rest(self) -> bool {
        self.is_over() || self == Self::Enough
    }

    /// This reply was the last that there is room for.
    pub const fn is_last_round(self) -> bool {
        matches!(self, Self::Replied { round: ROUNDS.. })
    }

    const fn why_over(self) -> &'static str {
        match self {
            Self::Withdrawn => "This was withdrawn.",
            Self::Stopped { .. } => "This was stopped.",
            Self::Enough => "You have gone round three times, and that is enough here.",
            _ => "This has come to its end.",
        }
    }
}

impl Ask {
    /// Whether it is worth a line on Today: something new from the other.
    pub const fn is_news(self) -> bool {
        matches!(self, Self::Read | Self::ReplyAgain | Self::Judge)
    }
}

impl History {
    /// Where it stands.
    pub fn state(&self) -> State {
        if self.is_withdrawn {
            return State::Withdrawn;
        }
        if !self.is_delivered {
            return State::Waiting;
        }
        let state = self.acts.iter().fold(State::Delivered, |state, (who, act)| {
            // A row that does not fit was put there outside the app: it changes nothing.
            state.after(*who == self.author, *act).unwrap_or(state)
        });
        self.stopped_by.map_or(state, |by| State::Stopped { by })
    }

    /// What becomes of it when this person says this.
    ///
    /// # Errors
    /// Why they can not.
    pub fn after(&self, who: PersonId, act: Act) -> Next {
        if act == Act::Closed && self.has_closed(who) {
            return Err("You have said already how you’d like to go on.");
        }
        self.state().after(who == self.author, act)
    }

    /// What it asks of this person.
    pub fn asks(&self, who: PersonId) -> Ask {
        match self.state().asks(who == self.author) {
            Ask::GoOn if self.has_closed(who) => Ask::Over,
            asks => asks,
        }
    }

    fn has_closed(&self, who: PersonId) -> bool {
        self.acts.contains(&(who, Act::Closed))
    }

    /// Either stops it alone, at any time.
    ///
    /// # Errors
    /// If it is over already, or is not there for both yet.
    pub fn stop(&self) -> Result<(), &'static str> {
        match self.state() {
            State::Waiting => Err(NOT_DELIVERED),
            over if over.is_over() => Err(over.why_over()),
            _ => Ok(()),
        }
    }

    /// Its author takes it back before its time.
    ///
    /// # Errors
    /// If it is not theirs, or has reached the other.
    pub fn take_back(&self, who: PersonId) -> Result<(), &'static str> {
        match self.state() {
            _ if who != self.author => Err("This is not yours to take back."),
            State::Waiting => Ok(()),
            _ => Err("This has reached the other meanwhile. You can withdraw it."),
        }
    }
}

#[cfg(test)]
#[path = "statement_tests.rs"]
mod tests;
