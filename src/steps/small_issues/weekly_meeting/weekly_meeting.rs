//! The course of a weekly meeting: six parts, one after the other, then notes that both sign.
//!
//! Either begins it, leads on, stops and goes on again: one is enough, and nobody asks why. Which concern
//! they talk about takes both; that they talk about none takes one. Once it is closed, each signs the
//! notes, or says what they remember otherwise: then both versions stay.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{access::PersonId, steps::small_issues::concern::ConcernId};

/// So long a meeting takes at best: then it is good to stop, wherever the two are.
pub const GOOD_LENGTH: TimeDelta = TimeDelta::minutes(45);

/// So many lines of one person stand in a part at most.
const LINES: usize = 6;

/// So often one person remembers a meeting otherwise at most.
const VERSIONS: usize = 3;

/// So long after it was closed a meeting that nobody signed can be gone on with.
const OPENS_AGAIN: TimeDelta = TimeDelta::days(7);

const CLOSED: &str = "The meeting is closed. Look at the page again.";
const OPEN: &str = "The meeting is not closed yet. Look at the page again.";
const RESTS: &str = "The meeting rests at the moment. Go on with it first.";
const UNDER_WAY: &str = "The meeting goes on. Look at the page again.";
const THERE: &str = "You are there already. Look at the page again.";
const SIGNED: &str =
    "One of you has signed what was written. In the next meeting there is room for this.";
const NOT_SUGGESTED: &str = "That is not suggested any more. Look at the page again.";
const SUGGESTED: &str = "You have said that already. Look at the page again.";
const NO_ASK: &str = "That ask is not there any more. Look at the page again.";
const LONG_AGO: &str =
    "That meeting is over for more than a week. In the next one there is room for this.";
const VERSIONS_FULL: &str = "There are three versions of yours here: withdraw one to write another";
const FULL: &str = "There are six lines of yours here: take one back to write another";
const ONE_ASK: &str = "One ask for a week is enough: take yours back to write another";

/// One part of the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Thanks of the week.
    Thanks,
    /// What went well.
    WentWell,
    /// The commitments, with what both saw.
    Commitments,
    /// One concern.
    Concern,
    /// The coming week.
    WeekAhead,
    /// One ask each.
    Ask,
}

/// What one of the two does in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Writes a line.
    Said(Part),
    /// Leads both to a part.
    Went(Part),
    /// Suggests to talk about this concern.
    Suggested(ConcernId),
    /// Says yes to that.
    Agreed(ConcernId),
    /// No concern this time.
    NoConcern,
    /// Says to the ask in this line that they will.
    Will(u32),
    /// Says to it that it does not go this week.
    NotThisWeek(u32),
    /// Stops for now.
    Stopped,
    /// Goes on.
    WentOn,
    /// Closes it.
    Closed,
    /// Remembers it so.
    Signed,
    /// Does not remember it so.
    Differs,
}

/// Something that one of the two did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// Which, from 1.
    pub number: u32,
    /// Who.
    pub who: PersonId,
    /// What.
    pub act: Act,
    /// When.
    pub at: DateTime<Utc>,
    /// Its author took its words back.
    pub is_withdrawn: bool,
    /// It was changed outside the app: nobody can say who did it, and it counts for nothing.
    pub is_changed: bool,
}

/// Whether it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The two are in it.
    UnderWay,
    /// It rests; either goes on.
    Rests,
    /// It is closed, and the notes are there.
    Closed,
}

/// What the two talk about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// They have not settled it.
    Open,
    /// No concern this time.
    Nothing,
    /// This concern.
    Concern(ConcernId),
}

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The part that the two are in.
    pub part: Part,
    /// Whether it goes on.
    pub phase: Phase,
    /// When they sat down to it, this time.
    pub since: DateTime<Utc>,
    /// The concern that one of the two suggests.
    pub suggested: Option<(PersonId, ConcernId)>,
    /// What they talk about.
    pub topic: Topic,
    /// What each said of the notes, the one who began it first: whether they remember it so.
    pub signed: [Option<bool>; 2],
}

/// Everything that was done in a meeting, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Who began it.
    pub begun_by: PersonId,
    /// When.
    pub begun_at: DateTime<Utc>,
    /// What each did.
    pub done: Vec<Done>,
}

impl Part {
    /// All, in their order.
    pub const ALL: [Self; 6] = [
        Self::Thanks,
        Self::WentWell,
        Self::Commitments,
        Self::Concern,
        Self::WeekAhead,
        Self::Ask,
    ];

    /// Its place, from 1.
    pub fn number(self) -> u8 {
        self as u8 + 1
    }

    /// The part at this place.
    pub fn parse(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.number() == number)
    }

    /// The one after it.
    pub fn next(self) -> Option<Self> {
        Self::parse(self.number() + 1)
    }
}

impl Act {
    /// As it is kept: its word, the part, the concern, the line.
    pub fn kept(self) -> (&'static str, Option<u8>, Option<ConcernId>, Option<u32>) {
        match self {
            Self::Said(part) => ("said", Some(part.number()), None, None),
            Self::Went(part) => ("went", Some(part.number()), None, None),
            Self::Suggested(concern) => ("suggested", None, Some(concern), None),
            Self::Agreed(concern) => ("agreed", None, Some(concern), None),
            Self::NoConcern => ("no concern", None, None, None),
            Self::Will(line) => ("will", None, None, Some(line)),
            Self::NotThisWeek(line) => ("not this week", None, None, Some(line)),
            Self::Stopped => ("stopped", None, None, None),
            Self::WentOn => ("went on", None, None, None),
            Self::Closed => ("closed", None, None, None),
            Self::Signed => ("signed", None, None, None),
            Self::Differs => ("differs", None, None, None),
        }
    }

    /// As it was kept.
    pub fn parse(
        word: &str,
        part: Option<u8>,
        concern: Option<ConcernId>,
        line: Option<u32>,
    ) -> Option<Self> {
        let part = part.and_then(Part::parse);
        Some(match (word, part, concern, line) {
            ("said", Some(part), None, None) => Self::Said(part),
            ("went", Some(part), None, None) => Self::Went(part),
            ("suggested", None, Some(concern), None) => Self::Suggested(concern),
            ("agreed", None, Some(concern), None) => Self::Agreed(concern),
            ("no concern", None, None, None) => Self::NoConcern,
            ("will", None, None, Some(line)) => Self::Will(line),
            ("not this week", None, None, Some(line)) => Self::NotThisWeek(line),
            ("stopped", None, None, None) => Self::Stopped,
            ("went on", None, None, None) => Self::WentOn,
            ("closed", None, None, None) => Self::Closed,
            ("signed", None, None, None) => Self::Signed,
            ("differs", None, None, None) => Self::Differs,
            _ => return None,
        })
    }

    /// Whether it holds words of its author's, and not only what they did.
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Said(_) | Self::Differs)
    }
}

impl Standing {
    const fn begun(at: DateTime<Utc>) -> Self {
        Self {
            part: Part::Thanks,
            phase: Phase::UnderWay,
            since: at,
            suggested: None,
            topic: Topic::Open,
            signed: [None, None],
        }
    }

    /// Whether neither has said anything of the notes.
    pub fn is_unsigned(&self) -> bool {
        self.signed == [None, None]
    }

    fn after(self, is_beginner: bool, done: &Done) -> Result<Self, &'static str> {
        let Done { who, act, at, .. } = *done;
        let nth = usize::from(!is_beginner);
        match (self.phase, act) {
            (Phase::Closed, Act::WentOn) if !self.is_unsigned() => Err(SIGNED),
            (Phase::Rests | Phase::Closed, Act::WentOn) => {
                Ok(Self { phase: Phase::UnderWay, since: at, ..self })
            }
            (Phase::Closed, Act::Signed | Act::Differs) => {
                let says = act == Act::Signed;
                if self.signed[nth] == Some(says) && says {
                    return Err(SUGGESTED);
                }
                let mut signed = self.signed;
                signed[nth] = Some(says);
                Ok(Self { signed, ..self })
            }
            (_, Act::Signed | Act::Differs) => Err(OPEN),
            (Phase::Closed, Act::Said(_) | Act::Will(_) | Act::NotThisWeek(_)) => {
                if self.is_unsigned() { Ok(self) } else { Err(SIGNED) }
            }
            (_, Act::Said(_) | Act::Will(_) | Act::NotThisWeek(_)) => Ok(self),
            (Phase::Closed, _) => Err(CLOSED),
            (_, Act::Closed) => Ok(Self { phase: Phase::Closed, ..self }),
            (Phase::Rests, _) => Err(RESTS),
            (Phase::UnderWay, Act::Stopped) => Ok(Self { phase: Phase::Rests, ..self }),
            (Phase::UnderWay, Act::WentOn) => Err(UNDER_WAY),
            (Phase::UnderWay, Act::Went(part)) if part == self.part => Err(THERE),
            (Phase::UnderWay, Act::Went(part)) => Ok(Self { part, ..self }),
            (Phase::UnderWay, act) => self.settled(who, act),
        }
    }

    /// Which concern they talk about.
    fn settled(self, who: PersonId, act: Act) -> Result<Self, &'static str> {
        let on = |topic| Ok(Self { topic, suggested: None, ..self });
        match (self.suggested, act) {
            (_, Act::Suggested(concern)) if self.topic == Topic::Concern(concern) => Err(SUGGESTED),
            // Both suggest the same: each has said yes.
            (Some((by, same)), Act::Suggested(concern)) if same == concern => {
                if by == who {
                    Err(SUGGESTED)
                } else {
                    on(Topic::Concern(concern))
                }
            }
            (_, Act::Suggested(concern)) => Ok(Self { suggested: Some((who, concern)), ..self }),
            (Some((by, same)), Act::Agreed(concern)) if by != who && same == concern => {
                on(Topic::Concern(concern))
            }
            (_, Act::NoConcern) if self.topic == Topic::Nothing => Err(SUGGESTED),
            (_, Act::NoConcern) => on(Topic::Nothing),
            _ => Err(NOT_SUGGESTED),
        }
    }
}

impl History {
    /// Where it stands.
    pub fn standing(&self) -> Standing {
        let mut standing = Standing::begun(self.begun_at);
        for done in self.done.iter().filter(|done| !done.is_changed && !done.is_withdrawn) {
            // Nor does a row count that does not fit.
            standing = standing.after(done.who == self.begun_by, done).unwrap_or(standing);
        }
        standing
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
        let done =
            Done { number: self.next(), who, act, at, is_withdrawn: false, is_changed: false };
        let standing = self.standing().after(who == self.begun_by, &done)?;
        match act {
            Act::Said(Part::Ask) if self.lines(who, act) > 0 => Err(ONE_ASK),
            Act::Said(_) if self.lines(who, act) >= LINES => Err(FULL),
            Act::Differs if self.lines(who, act) >= VERSIONS => Err(VERSIONS_FULL),
            Act::WentOn if self.closed_at().is_some_and(|closed| at - closed > OPENS_AGAIN) => {
                Err(LONG_AGO)
            }
            Act::Will(line) | Act::NotThisWeek(line) if !self.is_ask_to(who, line) => Err(NO_ASK),
            _ => Ok(standing),
        }
    }

    /// The number of what is done next.
    pub fn next(&self) -> u32 {
        self.done.last().map_or(0, |done| done.number).saturating_add(1)
    }

    /// When it was closed, if it is.
    pub fn closed_at(&self) -> Option<DateTime<Utc>> {
        let genuine = self.done.iter().filter(|done| !done.is_changed);
        let last = genuine.rev().find(|done| matches!(done.act, Act::Closed | Act::WentOn));
        last.filter(|done| done.act == Act::Closed).map(|done| done.at)
    }

    /// How many such lines of this person stand.
    fn lines(&self, who: PersonId, act: Act) -> usize {
        let stands = |done: &&Done| {
            done.who == who && done.act == act && !done.is_withdrawn && !done.is_changed
        };
        self.done.iter().filter(stands).count()
    }

    /// Whether this line is an ask that the other has of this person.
    fn is_ask_to(&self, who: PersonId, line: u32) -> bool {
        self.done.iter().any(|done| {
            done.number == line
                && done.who != who
                && done.act == Act::Said(Part::Ask)
                && !done.is_withdrawn
                && !done.is_changed
        })
    }

    /// What was answered to the ask in this line last: whether they will.
    pub fn answer_to(&self, line: u32) -> Option<bool> {
        let genuine = self.done.iter().filter(|done| !done.is_changed);
        genuine.rev().find_map(|done| match done.act {
            Act::Will(to) if to == line => Some(true),
            Act::NotThisWeek(to) if to == line => Some(false),
            _ => None,
        })
    }
}

#[cfg(test)]
#[path = "weekly_meeting_tests.rs"]
mod tests;
