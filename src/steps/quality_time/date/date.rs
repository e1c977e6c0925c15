//! The course of a date: proposed, planned, perhaps changed, and how it ended.
//!
//! Two are needed to plan; one is enough to stop. Every act takes the state and returns the next,
//! or a sentence that can be read aloud.

use chrono::{DateTime, TimeDelta, Utc};

use crate::access::PersonId;

/// Something was changed between reading and answering.
pub const CHANGED: &str = "The date was changed meanwhile. Read it again.";

/// Where a date stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits for the answer of the other.
    Proposed {
        /// What waits.
        version: u32,
        /// Who put it forward.
        by: PersonId,
    },
    /// Both said yes.
    Planned {
        /// To what.
        version: u32,
    },
    /// Both said yes, and one would like it changed: the plan stays until the other says yes.
    Changing {
        /// What both said yes to.
        planned: u32,
        /// What waits.
        version: u32,
        /// Who put the change forward.
        by: PersonId,
    },
    /// A complete answer.
    NotNow {
        /// Whose.
        by: PersonId,
    },
    /// Taken back before there was an answer.
    Withdrawn {
        /// By whom.
        by: PersonId,
    },
    /// It was planned, and it will not take place or did not.
    CalledOff {
        /// By whom.
        by: PersonId,
    },
    /// It took place.
    Done {
        /// Who said so first.
        by: PersonId,
    },
}

/// What became of one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The other said yes.
    Accepted,
    /// The other suggested something else.
    Countered,
    /// The other said not now.
    NotNow,
    /// Its author took it back, perhaps for another version.
    Withdrawn,
}

/// How a planned date ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It took place.
    Done,
    /// It did not.
    CalledOff,
}

/// One version, as it was put forward. Its words are sealed and not needed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// 1, 2, …
    pub number: u32,
    /// Who put it forward.
    pub author: PersonId,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How long it lasts, in minutes.
    pub minutes: u32,
    /// Whether phones stay away.
    pub phones_away: bool,
    /// When it was put forward.
    pub made_at: DateTime<Utc>,
    /// What became of it, and by whom.
    pub answer: Option<(PersonId, Answer)>,
}

/// Everything that was done about a date, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    earlier: Vec<Version>,
    /// The version that was put forward last.
    pub newest: Version,
    /// How it ended, and by whom.
    pub outcome: Option<(PersonId, Outcome)>,
}

/// What a date asks of one of the two, now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// An answer to what the other proposed, or would like changed.
    Answer,
    /// Its time has passed: did it happen?
    Happened,
    /// Nothing: the other has not answered.
    Waits,
    /// Nothing: it is planned.
    Planned,
    /// Nothing any more.
    Over,
}

/// After-date notes: they open together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes<N> {
    /// The reader has not written.
    Unwritten,
    /// The reader wrote; whether the other did is not told.
    YouWrote,
    /// Both wrote.
    Open {
        /// The reader's.
        yours: N,
        /// The other's.
        theirs: N,
    },
}

type Next = Result<State, &'static str>;

impl State {
    /// The other says yes to what waits.
    pub fn accept(self, who: PersonId) -> Next {
        match self {
            Self::Proposed { by, .. } | Self::Changing { by, .. } if by == who => {
                Err("You put this forward yourself, so the yes is not yours to give.")
            }
            Self::Proposed { version, .. } | Self::Changing { version, .. } => {
                Ok(Self::Planned { version })
            }
            Self::Planned { .. } => Err("You both said yes to this already."),
            over => Err(over.why_over()),
        }
    }

    /// The other says not now. A plan that was to be changed stays as it was.
    pub fn not_now(self, who: PersonId) -> Next {
        match self {
            Self::Proposed { by, .. } | Self::Changing { by, .. } if by == who => {
                Err("You put this forward yourself. You can take it back.")
            }
            Self::Proposed { .. } => Ok(Self::NotNow { by: who }),
            Self::Changing { planned, .. } => Ok(Self::Planned { version: planned }),
            Self::Planned { .. } => Err("This is planned. Either of you can call it off."),
            over => Err(over.why_over()),
        }
    }

    /// Who put it forward takes it back. A plan that was to be changed stays as it was.
    pub fn withdraw(self, who: PersonId) -> Next {
        match self {
            Self::Proposed { by, .. } | Self::Changing { by, .. } if by != who => {
                Err("You did not put this forward. You can say not now.")
            }
            Self::Proposed { .. } => Ok(Self::Withdrawn { by: who }),
            Self::Changing { planned, .. } => Ok(Self::Planned { version: planned }),
            Self::Planned { .. } => Err("This is planned. Either of you can call it off."),
            over => Err(over.why_over()),
        }
    }

    /// Either puts another version forward; it waits for the other, whatever waited before.
    pub fn change(self, who: PersonId, version: u32) -> Next {
        match self {
            Self::Proposed { .. } => Ok(Self::Proposed { version, by: who }),
            Self::Planned { version: planned } | Self::Changing { planned, .. } => {
                Ok(Self::Changing { planned, version, by: who })
            }
            over => Err(over.why_over()),
        }
    }

    /// What becomes of the waiting version when this person puts another one forward.
    pub fn replaced(self, who: PersonId) -> Option<Answer> {
        match self {
            Self::Proposed { by, .. } | Self::Changing { by, .. } if by == who => {
                Some(Answer::Withdrawn)
            }
            Self::Proposed { .. } | Self::Changing { .. } => Some(Answer::Countered),
            _ => None,
        }
    }

    /// Either calls a plan off, or says that it did not take place.
    pub fn call_off(self, who: PersonId) -> Next {
        match self {
            Self::Planned { .. } | Self::Changing { .. } => Ok(Self::CalledOff { by: who }),
            Self::Proposed { by, .. } if by == who => {
                Err("This is not planned yet. You can take it back.")
            }
            Self::Proposed { .. } => Err("This is not planned yet. You can say not now."),
            over => Err(over.why_over()),
        }
    }

    /// Either says that it took place; `begun` is whether the planned time has come.
    pub fn done(self, who: PersonId, begun: bool) -> Next {
        match self {
            Self::Planned { .. } | Self::Changing { .. } if begun => Ok(Self::Done { by: who }),
            Self::Planned { .. } | Self::Changing { .. } => Err("Its time has not come yet."),
            Self::Proposed { .. } => Err("This is not planned yet: it needs a yes from both."),
            over => Err(over.why_over()),
        }
    }

    /// Writing about it afterwards also says that it took place.
    pub fn note(self, who: PersonId, begun: bool) -> Next {
        if let Self::Done { .. } = self { Ok(self) } else { self.done(who, begun) }
    }

    /// Proposed or planned: not over.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Proposed { .. } | Self::Planned { .. } | Self::Changing { .. })
    }

    /// The version that both said yes to, while that counts.
    pub fn planned(self) -> Option<u32> {
        match self {
            Self::Planned { version } => Some(version),
            Self::Changing { planned, .. } => Some(planned),
            _ => None,
        }
    }

    /// What it asks of this person; `ended` is whether the planned time has passed.
    pub fn asks(self, who: PersonId, ended: bool) -> Ask {
        match self {
            Self::Planned { .. } | Self::Changing { .. } if ended => Ask::Happened,
            Self::Proposed { by, .. } | Self::Changing { by, .. } if by != who => Ask::Answer,
            Self::Proposed { .. } | Self::Changing { .. } => Ask::Waits,
            Self::Planned { .. } => Ask::Planned,
            _ => Ask::Over,
        }
    }

    fn why_over(self) -> &'static str {
        match self {
            Self::NotNow { .. } => {
                "The answer to this was not now. When it suits you both, plan another date."
            }
            Self::Withdrawn { .. } => "This was taken back. You can plan another date.",
            Self::CalledOff { .. } => "This was called off. You can plan another date.",
            Self::Done { .. } => "This has taken place already.",
            _ => CHANGED,
        }
    }
}

impl History {
    /// From its versions, oldest first; nothing without any.
    pub fn of(mut versions: Vec<Version>, outcome: Option<(PersonId, Outcome)>) -> Option<Self> {
        let newest = versions.pop()?;
        Some(Self { earlier: versions, newest, outcome })
    }

    /// Where it stands.
    pub fn state(&self) -> State {
        let (newest, planned) = (&self.newest, self.accepted().map(|version| version.number));
        match (self.outcome, newest.answer, planned) {
            (Some((by, Outcome::Done)), ..) => State::Done { by },
            (Some((by, Outcome::CalledOff)), ..) => State::CalledOff { by },
            (None, None, None) => State::Proposed { version: newest.number, by: newest.author },
            (None, None, Some(planned)) => {
                State::Changing { planned, version: newest.number, by: newest.author }
            }
            (None, Some(_), Some(version)) => State::Planned { version },
            (None, Some((by, Answer::Withdrawn)), None) => State::Withdrawn { by },
            (None, Some((by, _)), None) => State::NotNow { by },
        }
    }

    /// Where it stands, for somebody who answers what they read: only the newest version can be.
    pub fn read_at(&self, seen: u32) -> Next {
        if seen == self.newest.number { Ok(self.state()) } else { Err(CHANGED) }
    }

    /// What both said yes to last.
    pub fn accepted(&self) -> Option<&Version> {
        self.versions().find(|version| matches!(version.answer, Some((_, Answer::Accepted))))
    }

    /// What the date is at present: what both said yes to, or else what was put forward last.
    pub fn current(&self) -> &Version {
        self.accepted().unwrap_or(&self.newest)
    }

    /// Every version, newest first.
    pub fn versions(&self) -> impl Iterator<Item = &Version> {
        std::iter::once(&self.newest).chain(self.earlier.iter().rev())
    }

    /// Whether the planned time has come.
    pub fn has_begun(&self, now: DateTime<Utc>) -> bool {
        self.accepted().is_some_and(|version| version.starts_at <= now)
    }

    /// Whether the planned time is over.
    pub fn has_ended(&self, now: DateTime<Utc>) -> bool {
        self.accepted().is_some_and(|version| version.ends_at() <= now)
    }

    /// What it asks of this person now.
    pub fn asks(&self, who: PersonId, now: DateTime<Utc>) -> Ask {
        self.state().asks(who, self.has_ended(now))
    }
}

impl Version {
    /// When it ends.
    pub fn ends_at(&self) -> DateTime<Utc> {
        self.starts_at + TimeDelta::minutes(i64::from(self.minutes))
    }
}

impl Answer {
    const ALL: [Self; 4] = [Self::Accepted, Self::Countered, Self::NotNow, Self::Withdrawn];

    /// The answer with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }

    /// As it is kept.
    pub fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Countered => "countered",
            Self::NotNow => "not now",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Outcome {
    /// The outcome with this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Done, Self::CalledOff].into_iter().find(|outcome| outcome.word() == word)
    }

    /// As it is kept and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::CalledOff => "called off",
        }
    }
}

impl<N> Notes<N> {
    /// What the reader may see of the two.
    pub fn of(yours: Option<N>, theirs: Option<N>) -> Self {
        match (yours, theirs) {
            (None, _) => Self::Unwritten,
            (Some(_), None) => Self::YouWrote,
            (Some(yours), Some(theirs)) => Self::Open { yours, theirs },
        }
    }
}

#[cfg(test)]
mod tests;
