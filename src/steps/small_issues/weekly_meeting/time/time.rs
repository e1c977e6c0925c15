//! The rules of the time that the two have for their meeting.

use chrono::{DateTime, Datelike as _, NaiveTime, TimeDelta, Timelike as _, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    asking::RESTS_FOR,
    sealed::{Kind, Words},
    steps::{accountability::cadence::weekday_name, quality_time::date::plan::instant},
    text::Faults,
};

const NOTHING_PROPOSED: &str = "Nothing is proposed any more. Look at the page again.";
const NOT_YOURS: &str = "You proposed it, so the other of you says yes or no.";
const PROPOSED: &str = "That is proposed already. Look at the page again.";
const NOTHING_AGREED: &str = "No time is agreed any more. Look at the page again.";

/// A time in every week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingTime {
    /// The day of the week.
    pub weekday: Weekday,
    /// Minutes from midnight.
    pub minute: u16,
    /// On whose clock: of whoever proposed it.
    pub zone: Tz,
}

/// How often the two meet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rhythm {
    /// In every week.
    #[default]
    Weekly,
    /// On the first of its weekday in every month: both keep only that.
    Monthly,
}

/// What one of the two does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Proposes a time.
    Proposed(MeetingTime),
    /// Says yes.
    Agreed,
    /// Says no, or takes the own proposal back.
    NotSo,
    /// Ends what is agreed.
    Ended,
}

/// What is done, as it is sealed and signed.
///
/// Who ends something seals nothing more than that: it takes one alone, also while nothing is shared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// What, as [`Act::word`] says it.
    pub act: String,
    /// The time it names.
    pub time: Option<MeetingTime>,
}

/// Something that one of the two did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    /// Who.
    pub who: PersonId,
    /// What.
    pub act: Act,
    /// When.
    pub at: DateTime<Utc>,
    /// It was changed outside the app, and counts for nothing.
    pub is_changed: bool,
}

/// What is agreed, and what is proposed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// When they have it.
    pub agreed: Option<MeetingTime>,
    /// Who proposes another time, and which.
    pub proposed: Option<(PersonId, MeetingTime)>,
}

/// Everything that was done about it, the oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// What each did.
    pub done: Vec<Done>,
}

impl Words for Spoken {
    const KIND: Kind = Kind { name: "meeting_time_act", scope: "weekly meetings" };
}

impl Spoken {
    /// As this is done.
    pub fn of(act: Act) -> Self {
        Self { act: act.word().to_owned(), time: act.time() }
    }

    /// Whether these are the words of this act.
    pub fn is_said_by(&self, act: Act) -> bool {
        let ends = matches!(act, Act::NotSo | Act::Ended) && *self == Self::default();
        ends || Act::parse(&self.act, self.time) == Some(act)
    }
}

impl Done {
    /// As it was kept; what is no act at all was changed outside the app.
    pub fn new(who: PersonId, act: Option<Act>, at: DateTime<Utc>, is_changed: bool) -> Self {
        Self { who, act: act.unwrap_or(Act::NotSo), at, is_changed: is_changed || act.is_none() }
    }
}

impl Act {
    /// As it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Proposed(_) => "proposed",
            Self::Agreed => "agreed",
            Self::NotSo => "not so",
            Self::Ended => "ended",
        }
    }

    /// The time it names.
    pub const fn time(self) -> Option<MeetingTime> {
        match self {
            Self::Proposed(time) => Some(time),
            Self::Agreed | Self::NotSo | Self::Ended => None,
        }
    }

    /// As it was kept.
    pub fn parse(word: &str, time: Option<MeetingTime>) -> Option<Self> {
        Some(match (word, time) {
            ("proposed", Some(time)) => Self::Proposed(time),
            ("agreed", None) => Self::Agreed,
            ("not so", None) => Self::NotSo,
            ("ended", None) => Self::Ended,
            _ => return None,
        })
    }
}

impl MeetingTime {
    /// As it is typed, on this clock.
    ///
    /// # Errors
    /// What is wrong beside each field.
    pub fn parse(weekday: &str, time: &str, zone: Tz) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let weekday = weekday.parse::<u8>().ok().and_then(|day| Weekday::try_from(day).ok());
        let weekday =
            faults.take("weekday", weekday.ok_or_else(|| "Please choose a day".to_owned()));
        let time = NaiveTime::parse_from_str(time.trim(), "%H:%M")
            .or_else(|_| NaiveTime::parse_from_str(time.trim(), "%H:%M:%S"))
            .map_err(|_| "Please choose a time, such as 19:30".to_owned());
        let minute = time.map(|time| time.hour() * 60 + time.minute()).and_then(|minute| {
            u16::try_from(minute).map_err(|_| "Please choose a time, such as 19:30".to_owned())
        });
        let minute = faults.take("time", minute);
        match (weekday, minute) {
            (Some(weekday), Some(minute)) => Ok(Self { weekday, minute, zone }),
            _ => Err(faults),
        }
    }

    /// "Every Sunday at 19:30", by its own clock.
    pub fn in_words(&self, rhythm: Rhythm) -> String {
        let day = weekday_name(self.weekday);
        let day = match rhythm {
            Rhythm::Weekly => format!("every {day}"),
            Rhythm::Monthly => format!("on the first {day} of each month"),
        };
        format!("{day} at {:02}:{:02}", self.minute / 60, self.minute % 60)
    }

    /// The meeting that is on this day or comes next after it, where it has not been over for three hours.
    pub fn next(&self, now: DateTime<Utc>, rhythm: Rhythm) -> Option<DateTime<Utc>> {
        self.all_since(now - TimeDelta::hours(3)).find(|at| self.keeps(*at, rhythm))
    }

    /// Whether the two who meet so often meet then.
    pub fn keeps(&self, at: DateTime<Utc>, rhythm: Rhythm) -> bool {
        rhythm == Rhythm::Weekly || at.with_timezone(&self.zone).day() <= 7
    }

    /// Every meeting after this moment, week by week on its own clock. Where clocks go forward over one,
    /// there is none in that week.
    pub fn all_since(self, moment: DateTime<Utc>) -> impl Iterator<Item = DateTime<Utc>> {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(u32::from(self.minute) * 60, 0);
        let day = moment.with_timezone(&self.zone).date_naive();
        let first = day.iter_days().find(|day| day.weekday() == self.weekday);
        let days = first.into_iter().flat_map(|day| day.iter_weeks());
        let all = days.filter_map(move |day| instant(self.zone, day, time?).ok());
        all.filter(move |at| *at > moment)
    }
}

impl Standing {
    fn after(self, who: PersonId, act: Act) -> Result<Self, &'static str> {
        match (self.proposed, act) {
            // Both propose the same: each has said yes.
            (Some((by, same)), Act::Proposed(time)) if same == time => {
                if by == who {
                    Err(PROPOSED)
                } else {
                    Ok(Self::on(time))
                }
            }
            (_, Act::Proposed(time)) if self.agreed == Some(time) => Err(PROPOSED),
            (_, Act::Proposed(time)) => Ok(Self { proposed: Some((who, time)), ..self }),
            (Some((by, _)), Act::Agreed) if by == who => Err(NOT_YOURS),
            (Some((_, time)), Act::Agreed) => Ok(Self::on(time)),
            (Some(_), Act::NotSo) => Ok(Self { proposed: None, ..self }),
            (None, Act::Agreed | Act::NotSo) => Err(NOTHING_PROPOSED),
            (_, Act::Ended) if self.agreed.is_none() => Err(NOTHING_AGREED),
            (_, Act::Ended) => Ok(Self { agreed: None, ..self }),
        }
    }

    const fn on(time: MeetingTime) -> Self {
        Self { agreed: Some(time), proposed: None }
    }
}

impl History {
    /// What is agreed, and what is proposed.
    pub fn standing(&self) -> Standing {
        self.steps().last().map_or_else(Standing::default, |(_, _, after)| after)
    }

    /// What was done, each with where it stood before and after; what was changed outside is left out.
    fn steps(&self) -> impl Iterator<Item = (Standing, &Done, Standing)> {
        let genuine = self.done.iter().filter(|done| !done.is_changed);
        genuine.scan(Standing::default(), |standing, done| {
            let before = *standing;
            *standing = before.after(done.who, done.act).unwrap_or(before);
            Some((before, done, *standing))
        })
    }

    /// When the other of this person proposed what still waits for an answer; nothing for a week after
    /// this person has said no: they were asked.
    pub fn asks(&self, person: PersonId, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let of_other = |standing: Standing| standing.proposed.filter(|(by, _)| *by != person);
        let (mut proposed_at, mut said_no_at) = (None, None);
        for (before, done, after) in self.steps() {
            if of_other(after) != of_other(before) {
                proposed_at = of_other(after).map(|_| done.at);
            }
            if done.who == person && done.act == Act::NotSo && of_other(before).is_some() {
                said_no_at = Some(done.at);
            }
        }
        proposed_at.filter(|_| said_no_at.is_none_or(|no| now - no >= RESTS_FOR))
    }

    /// Since when what is agreed is agreed.
    pub fn agreed_since(&self) -> Option<DateTime<Utc>> {
        let changes = self.steps().filter(|(before, _, after)| before.agreed != after.agreed);
        changes.last().and_then(|(_, done, after)| after.agreed.map(|_| done.at))
    }

    /// The same once this person has done this.
    ///
    /// # Errors
    /// Why they can not.
    pub fn after(&self, who: PersonId, act: Act) -> Result<Standing, &'static str> {
        self.standing().after(who, act)
    }
}

#[cfg(test)]
#[path = "time_tests.rs"]
mod tests;
