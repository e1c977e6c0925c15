//! The course of a concern: raised, read, talked about, and brought to an outcome that both confirm.
//!
//! The other says that they have read it, best with a time to talk. Either suggests how to leave it, and
//! it is left so once the other says yes: resolved, parked until a day, or taken to therapy; a commitment
//! that both agree to is an outcome, too. What is parked comes back by itself. Either opens it again, at
//! any time, and nobody's concerns are counted.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::access::PersonId;

const NOT_YOURS: &str = "This is not yours to say.";
const READ_ALREADY: &str = "You have said that already. Look at the page again.";
const NO_TIME: &str = "There is no time to say yes to any more. Look at the page again.";
const NOT_READ: &str = "A time can be suggested once the other has read it.";
const NOTHING_SUGGESTED: &str = "Nothing is suggested any more. Look at the page again.";
const LEFT: &str = "The two of you have left it already. Either of you can open it again.";
const OPEN: &str = "It is open. Look at the page again.";
const WITHDRAWN: &str = "This was withdrawn.";

/// So long after its time a talk still stands on Today.
const WHILE: TimeDelta = TimeDelta::hours(3);

/// How the two leave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is settled.
    Resolved,
    /// It rests until then, and comes back by itself.
    Parked(DateTime<Utc>),
    /// It goes along to therapy.
    Therapy,
}

/// What one of the two does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The other has read it, and perhaps suggests a time to talk.
    Read(Option<DateTime<Utc>>),
    /// Either suggests another time.
    Time(DateTime<Utc>),
    /// The time suits.
    Suits,
    /// They have talked about it.
    Talked,
    /// Either suggests how to leave it.
    Suggested(Outcome),
    /// The other says yes to that.
    Confirmed,
    /// Not yet; or whoever suggested it takes it back.
    NotYet,
    /// A commitment came of it, to which both agreed.
    Agreed,
    /// Either opens it again.
    Reopened,
}

/// When the two talk about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// When.
    pub at: DateTime<Utc>,
    /// Who suggested it.
    pub by: PersonId,
    /// The other said yes.
    pub suits: bool,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Raised, and the other has not said that they read it.
    Raised,
    /// Read, and perhaps there is a time to talk; also once it was opened again, or came back.
    Read {
        /// When they talk.
        time: Option<Time>,
    },
    /// They have talked about it.
    Talked,
    /// Both left it so.
    Left(Outcome),
    /// A commitment came of it.
    Agreed,
    /// Who raised it took it back.
    Withdrawn,
}

/// Where it stands, and what is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where.
    pub state: State,
    /// How to leave it, suggested by one of the two.
    pub suggested: Option<(PersonId, Outcome)>,
    /// It was parked, and has come back by itself.
    pub is_back: bool,
}

/// Something that one of the two did, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// Who.
    pub who: PersonId,
    /// What.
    pub act: Act,
    /// When.
    pub at: DateTime<Utc>,
}

/// Everything that was done about it, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Who raised it.
    pub author: PersonId,
    /// What each did.
    pub done: Vec<Done>,
    /// Which of that was changed outside the app: nobody can say that they did it, and it counts for
    /// nothing.
    pub changed: Vec<usize>,
    /// Its author took it back.
    pub is_withdrawn: bool,
}

impl Outcome {
    const fn kept(self) -> (&'static str, Option<DateTime<Utc>>) {
        match self {
            Self::Resolved => ("suggested resolved", None),
            Self::Parked(until) => ("suggested parked", Some(until)),
            Self::Therapy => ("suggested therapy", None),
        }
    }
}

impl Act {
    /// As it is kept: its word, and the time it names.
    pub const fn kept(self) -> (&'static str, Option<DateTime<Utc>>) {
        match self {
            Self::Read(at) => ("read", at),
            Self::Time(at) => ("time", Some(at)),
            Self::Suits => ("suits", None),
            Self::Talked => ("talked", None),
            Self::Suggested(outcome) => outcome.kept(),
            Self::Confirmed => ("confirmed", None),
            Self::NotYet => ("not yet", None),
            Self::Agreed => ("agreed", None),
            Self::Reopened => ("reopened", None),
        }
    }

    /// As it was kept.
    pub fn parse(word: &str, at: Option<DateTime<Utc>>) -> Option<Self> {
        Some(match (word, at) {
            ("read", at) => Self::Read(at),
            ("time", Some(at)) => Self::Time(at),
            ("suits", None) => Self::Suits,
            ("talked", None) => Self::Talked,
            ("suggested resolved", None) => Self::Suggested(Outcome::Resolved),
            ("suggested parked", Some(until)) => Self::Suggested(Outcome::Parked(until)),
            ("suggested therapy", None) => Self::Suggested(Outcome::Therapy),
            ("confirmed", None) => Self::Confirmed,
            ("not yet", None) => Self::NotYet,
            ("agreed", None) => Self::Agreed,
            ("reopened", None) => Self::Reopened,
            _ => return None,
        })
    }
}

impl State {
    /// Said to a therapist.
    pub const fn to_a_therapist(self) -> &'static str {
        match self {
            Self::Raised => "not read yet",
            Self::Read { .. } => "read",
            Self::Talked => "talked about",
            Self::Left(Outcome::Resolved) => "settled",
            Self::Left(Outcome::Parked(_)) => "rests for a while",
            Self::Left(Outcome::Therapy) => "both bring it to therapy",
            Self::Agreed => "became a commitment",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether something can still come of it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Raised | Self::Read { .. } | Self::Talked)
    }

    /// Whether it is over for now: it comes back only when somebody opens it again.
    pub const fn is_over(self) -> bool {
        match self {
            Self::Raised | Self::Read { .. } | Self::Talked | Self::Left(Outcome::Parked(_)) => {
                false
            }
            Self::Left(Outcome::Resolved | Outcome::Therapy) | Self::Agreed | Self::Withdrawn => {
                true
            }
        }
    }
}

impl Standing {
    const START: Self = Self { state: State::Raised, suggested: None, is_back: false };
    const AGAIN: Self = Self { state: State::Read { time: None }, ..Self::START };

    /// What was parked until now is open again.
    fn at(self, now: DateTime<Utc>) -> Self {
        match self.state {
            State::Left(Outcome::Parked(until)) if until <= now => {
                Self { is_back: true, ..Self::AGAIN }
            }
            _ => self,
        }
    }

    fn after(self, is_author: bool, done: Done) -> Result<Self, &'static str> {
        let Done { who, act, at } = done;
        let now = self.at(at);
        let goes_on = |state| Ok(Self { state, is_back: false, ..now });
        match (now.state, act) {
            (State::Withdrawn, _) => Err(WITHDRAWN),
            (State::Left(_) | State::Agreed, Act::Reopened) => Ok(Self::AGAIN),
            (_, Act::Reopened) => Err(OPEN),
            (State::Left(_) | State::Agreed, _) => Err(LEFT),
            (State::Raised, Act::Read(_)) if is_author => Err(NOT_YOURS),
            (State::Raised, Act::Read(time)) => {
                goes_on(State::Read { time: time.map(|at| Time::by(who, at)) })
            }
            (_, Act::Read(_)) | (State::Talked, Act::Talked) => Err(READ_ALREADY),
            (State::Raised, Act::Time(_)) => Err(NOT_READ),
            (_, Act::Time(time)) => goes_on(State::Read { time: Some(Time::by(who, time)) }),
            (State::Read { time: Some(time) }, Act::Suits) if time.by != who && !time.suits => {
                goes_on(State::Read { time: Some(Time { suits: true, ..time }) })
            }
            (_, Act::Suits) => Err(NO_TIME),
            (_, Act::Talked) => goes_on(State::Talked),
            (_, Act::Agreed) => Ok(Self { state: State::Agreed, ..Self::START }),
            (_, act) => now.settled(who, act),
        }
    }

    /// A suggestion how to leave it, and the answer to it.
    fn settled(self, who: PersonId, act: Act) -> Result<Self, &'static str> {
        let left = |outcome| Ok(Self { state: State::Left(outcome), ..Self::START });
        match (self.suggested, act) {
            // Both suggested the same at the same time: each has said yes.
            (Some((by, same)), Act::Suggested(outcome)) if by != who && same == outcome => {
                left(outcome)
            }
            (Some((by, same)), Act::Suggested(outcome)) if by == who && same == outcome => {
                Err(READ_ALREADY)
            }
            (_, Act::Suggested(outcome)) => Ok(Self { suggested: Some((who, outcome)), ..self }),
            (Some((by, outcome)), Act::Confirmed) if by != who => left(outcome),
            (Some(_), Act::Confirmed) => Err(NOT_YOURS),
            (Some(_), Act::NotYet) => Ok(Self { suggested: None, ..self }),
            _ => Err(NOTHING_SUGGESTED),
        }
    }
}

impl Time {
    /// Both have said yes to it, and it is on this day, and not long past.
    pub fn is_on(self, now: DateTime<Utc>, zone: Tz) -> bool {
        let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
        self.suits && day(self.at) == day(now) && self.at + WHILE > now
    }

    const fn by(by: PersonId, at: DateTime<Utc>) -> Self {
        Self { at, by, suits: false }
    }
}

impl History {
    /// Where it stands at this time.
    pub fn standing(&self, now: DateTime<Utc>) -> Standing {
        if self.is_withdrawn {
            return Standing { state: State::Withdrawn, ..Standing::START };
        }
        let mut standing = Standing::START;
        let genuine = self.done.iter().enumerate().filter(|(nth, _)| !self.changed.contains(nth));
        for (_, done) in genuine {
            // Nor does a row that does not fit.
            standing = standing.after(done.who == self.author, *done).unwrap_or(standing);
        }
        standing.at(now)
    }

    /// Where it stands once this person has done this now.
    ///
    /// # Errors
    /// Why they can not.
    pub fn after(
        &self,
        who: PersonId,
        act: Act,
        at: DateTime<Utc>,
    ) -> Result<Standing, &'static str> {
        let standing = self.standing(at).after(who == self.author, Done { who, act, at })?;
        Ok(standing.at(at))
    }
}

#[cfg(test)]
#[path = "concern_tests.rs"]
mod tests;
