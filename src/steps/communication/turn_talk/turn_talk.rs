//! The course of a talk in turns: one speaks, the other only says back what they heard, until who
//! spoke feels heard; then they change places.
//!
//! Nothing new enters before "I feel heard". After four times of saying it back the talk closes kindly
//! instead of going round once more. Every act takes the state and returns the next, or a sentence
//! that can be read aloud.

use chrono::{DateTime, Utc};

use crate::{
    access::PersonId,
    steps::communication::time_out::{Phase, TimeOut},
};

/// How often it is said back at most, in each half.
pub const ROUNDS: u8 = 4;
/// What one says in a turn has so many characters at most.
pub const LIMIT: usize = 600;

/// Why something waits until a time-out is over.
pub const TIME_OUT: &str = "There is a time-out at the moment.";
const NOT_YOUR_TURN: &str = "It is not your turn at the moment.";
const MOVED_ON: &str = "The talk has moved on. Look at it again.";

/// Where a talk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Something was said: the other says back what they heard.
    Open {
        /// Who spoke.
        speaker: PersonId,
        /// In which half.
        half: Half,
        /// How often it was said back so far.
        rounds: u8,
    },
    /// It was said back: who spoke says whether they feel heard.
    Reflected {
        /// Who spoke.
        speaker: PersonId,
        /// In which half.
        half: Half,
        /// How often it was said back so far.
        rounds: u8,
    },
    /// The first feels heard: the other may speak now, or has nothing to add.
    Swapped {
        /// Whose turn it is to speak.
        speaker: PersonId,
    },
    /// Each says how to go on from here.
    Closing {
        /// Whether whoever spoke last feels heard.
        heard: bool,
        /// Who has said it already.
        closed: Option<PersonId>,
    },
    /// Both have closed it.
    Done,
    /// One of the two stopped it: no reason is needed.
    Stopped {
        /// Who.
        by: PersonId,
    },
}

/// Who speaks: first the one, then the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// Who began speaks.
    First,
    /// The other does.
    Second,
}

/// What one of the two does in a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Says something: "When … I felt …"
    Said,
    /// Says back what was heard.
    Reflected,
    /// Feels heard.
    Heard,
    /// Says what is missing.
    NotQuite,
    /// Has nothing to say in the second half.
    NothingToAdd,
    /// Says how to go on from here.
    Closed,
}

/// What a talk asks of one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Say back what you heard.
    Reflect,
    /// Do you feel heard?
    Judge,
    /// Speak, if you like.
    Speak,
    /// Say how to go on from here.
    Close,
    /// Nothing: it is the other's turn.
    Wait,
    /// Nothing any more.
    Over,
}

/// Everything that was done in a talk, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The two, first who began.
    pub two: [PersonId; 2],
    /// What each did.
    pub acts: Vec<(PersonId, Act)>,
    /// Who stopped it.
    pub stopped_by: Option<PersonId>,
    /// The time-out that one of the two takes, or took a moment ago.
    pub time_out: Option<TimeOut>,
}

type Next = Result<State, &'static str>;

impl Act {
    /// All there are.
    pub const ALL: [Self; 6] = [
        Self::Said,
        Self::Reflected,
        Self::Heard,
        Self::NotQuite,
        Self::NothingToAdd,
        Self::Closed,
    ];

    /// As it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Reflected => "reflected",
            Self::Heard => "heard",
            Self::NotQuite => "not quite",
            Self::NothingToAdd => "nothing to add",
            Self::Closed => "closed",
        }
    }

    /// The act with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.word() == word)
    }
}

impl State {
    /// What becomes of it when this person does this.
    ///
    /// # Errors
    /// Why they can not, now.
    pub fn after(self, who: PersonId, act: Act, two: [PersonId; 2]) -> Next {
        let other = |person| if person == two[0] { two[1] } else { two[0] };
        match (self, act) {
            (Self::Done | Self::Stopped { .. }, _) => Err(self.why_over()),
            (Self::Open { speaker, half, rounds }, Act::Reflected) if who != speaker => {
                Ok(Self::Reflected { speaker, half, rounds: rounds + 1 })
            }
            (Self::Reflected { speaker, half, .. }, Act::Heard) if who == speaker => {
                Ok(half.heard(other(speaker)))
            }
            (Self::Reflected { speaker, half, rounds }, Act::NotQuite) if who == speaker => {
                Ok(half.not_quite(speaker, rounds))
            }
            (Self::Swapped { speaker }, Act::Said) if who == speaker => {
                Ok(Self::Open { speaker, half: Half::Second, rounds: 0 })
            }
            (Self::Swapped { speaker }, Act::NothingToAdd) if who == speaker => {
                Ok(Self::Closing { heard: true, closed: None })
            }
            (Self::Closing { heard, closed: None }, Act::Closed) => {
                Ok(Self::Closing { heard, closed: Some(who) })
            }
            (Self::Closing { closed: Some(first), .. }, Act::Closed) if first != who => {
                Ok(Self::Done)
            }
            (Self::Closing { .. }, Act::Closed) => Err("You have closed it already."),
            _ if self.whose_turn() == Some(who) => Err(MOVED_ON),
            _ => Err(NOT_YOUR_TURN),
        }
    }

    /// Either stops it, at any time.
    ///
    /// # Errors
    /// If it is over already.
    pub fn stop(self, who: PersonId) -> Next {
        if self.is_over() { Err(self.why_over()) } else { Ok(Self::Stopped { by: who }) }
    }

    /// Whose turn it is; nobody's alone when it is closed, or over.
    pub fn whose_turn(self) -> Option<PersonId> {
        match self {
            Self::Reflected { speaker, .. } | Self::Swapped { speaker } => Some(speaker),
            _ => None,
        }
    }

    /// What it asks of this person.
    pub fn asks(self, who: PersonId) -> Ask {
        match self {
            Self::Open { speaker, .. } if who != speaker => Ask::Reflect,
            Self::Reflected { speaker, .. } if who == speaker => Ask::Judge,
            Self::Swapped { speaker } if who == speaker => Ask::Speak,
            Self::Closing { closed, .. } if closed != Some(who) => Ask::Close,
            Self::Done | Self::Stopped { .. } => Ask::Over,
            _ => Ask::Wait,
        }
    }

    /// Closed by both, or stopped.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Stopped { .. })
    }

    /// Whether there is room to say it back once more after this time.
    pub fn can_go_round(self) -> bool {
        matches!(self, Self::Reflected { rounds, .. } if rounds < ROUNDS)
    }

    const fn why_over(self) -> &'static str {
        match self {
            Self::Stopped { .. } => "This talk was stopped. You can begin another at any time.",
            _ => "This talk is closed. You can begin another at any time.",
        }
    }
}

impl Half {
    /// After "I feel heard": the other's turn to speak, or the end.
    const fn heard(self, other: PersonId) -> State {
        match self {
            Self::First => State::Swapped { speaker: other },
            Self::Second => State::Closing { heard: true, closed: None },
        }
    }

    /// After "not quite": once more, or, if that was the last time, a kind way out.
    const fn not_quite(self, speaker: PersonId, rounds: u8) -> State {
        if rounds < ROUNDS {
            State::Open { speaker, half: self, rounds }
        } else {
            State::Closing { heard: false, closed: None }
        }
    }
}

impl History {
    /// Where it stands: it begins with what the first said.
    pub fn state(&self) -> State {
        let begun = State::Open { speaker: self.two[0], half: Half::First, rounds: 0 };
        let acts = self.acts.iter().skip(1);
        let state = acts.fold(begun, |state, (who, act)| {
            // A row that does not fit was put there outside the app: it changes nothing.
            state.after(*who, *act, self.two).unwrap_or(state)
        });
        self.stopped_by.map_or(state, |by| State::Stopped { by })
    }

    /// The time-out with which it rests now.
    pub fn time_out(&self, now: DateTime<Utc>) -> Option<TimeOut> {
        let rests = |it: &TimeOut| it.phase(now) == Some(Phase::Rests) && !self.state().is_over();
        self.time_out.filter(rests)
    }

    /// What becomes of it when this person does this now.
    ///
    /// # Errors
    /// Why they can not.
    pub fn after(&self, who: PersonId, act: Act, now: DateTime<Utc>) -> Next {
        let next = self.state().after(who, act, self.two);
        if self.time_out(now).is_some() { next.and(Err(TIME_OUT)) } else { next }
    }
}

#[cfg(test)]
#[path = "turn_talk_tests.rs"]
mod tests;
