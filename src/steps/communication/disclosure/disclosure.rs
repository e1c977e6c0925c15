//! The course of something told: its author offers it, the other chooses when and how to meet it.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    asking::still_asks,
    draft::{self, ToShare},
    entry::Said,
    sealed::{Kind, Words},
    steps::quality_time::date::plan::instant,
    text::Faults,
};

/// A part has so many characters at most.
const LIMIT: usize = 1200;

/// It stands on Today for so long after the time that the other chose for it.
const STANDS_FOR: TimeDelta = TimeDelta::days(1);
/// A time can be so far ahead.
const FURTHEST: TimeDelta = TimeDelta::days(90);

const GONE: &str = "This was withdrawn. Its words are gone; only that line stays.";
const NOT_YOURS: &str = "Only the one to whom it is told chooses how to meet it.";

/// Something to be told, part by part.
pub(crate) const TELLING: [draft::Part; 4] = [
    draft::Part {
        name: "what",
        lead: "What it is …",
        hint: "In a sentence or two, plain. No details are needed.",
        needed: true,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "since",
        lead: "Since when …",
        hint: "A day, a month. If it is over, until when.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "why",
        lead: "Why I tell you now …",
        hint: "Your own reason. Not what anybody else did.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
    draft::Part {
        name: "will",
        lead: "What I will do …",
        hint: "Something that lies with you alone, small enough to be kept.",
        needed: false,
        takes: draft::Takes::Text(LIMIT),
    },
];

/// What is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What it is, in a sentence or two.
    pub what: String,
    /// Since when; may be empty.
    pub since: String,
    /// Why it is told now; may be empty.
    pub why: String,
    /// What its author will do; may be empty.
    pub will: String,
}

impl Words for Told {
    const KIND: Kind = Kind { name: "disclosure", scope: "disclosures" };
}

/// How the other would like to meet it: theirs alone, at any time, and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intention {
    /// They open it then.
    At(DateTime<Utc>),
    /// In a talk with its author.
    InATalk,
    /// With a therapist.
    WithTherapist,
    /// Not now.
    NotNow,
}

/// What the other says to its author, of their own accord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// "I have read it. I need time."
    NeedsTime,
    /// "Let's talk then."
    TalkAt(DateTime<Utc>),
}

/// Where it stands, as the other sees it; its author sees neither intention nor opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// Whose it is.
    pub author: PersonId,
    /// When it was offered.
    pub offered_at: DateTime<Utc>,
    /// Its author took it back.
    pub is_withdrawn: bool,
    /// How the other would like to meet it.
    pub intention: Option<Intention>,
}

impl Told {
    /// What its draft says.
    pub fn of(said: &ToShare) -> Self {
        let part = |name| said.words(name).to_owned();
        Self { what: part("what"), since: part("since"), why: part("why"), will: part("will") }
    }

    /// What stands in it, without what was skipped.
    pub fn said(&self) -> Vec<Said> {
        let parts = [
            ("What it is", &self.what),
            ("Since when", &self.since),
            ("Why I tell you now", &self.why),
            ("What I will do", &self.will),
        ];
        parts.into_iter().filter_map(|(about, words)| Said::written(about, words)).collect()
    }
}

impl Intention {
    /// As it is kept and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::At(_) => "at a time",
            Self::InATalk => "in a talk",
            Self::WithTherapist => "with our therapist",
            Self::NotNow => "not now",
        }
    }

    /// When, if there is a time.
    pub const fn at(self) -> Option<DateTime<Utc>> {
        match self {
            Self::At(at) => Some(at),
            _ => None,
        }
    }

    /// As it was kept.
    pub fn parse(word: &str, at: Option<DateTime<Utc>>) -> Option<Self> {
        match (word, at) {
            ("at a time", Some(at)) => Some(Self::At(at)),
            ("in a talk", None) => Some(Self::InATalk),
            ("with our therapist", None) => Some(Self::WithTherapist),
            ("not now", None) => Some(Self::NotNow),
            _ => None,
        }
    }

    /// As it was typed by somebody who lives there, now.
    ///
    /// # Errors
    /// What is wrong, beside its fields.
    pub fn typed(
        word: &str,
        (day, time): (&str, &str),
        (zone, now): (Tz, DateTime<Utc>),
    ) -> Result<Self, Faults> {
        match word {
            "at a time" => moment((day, time), (zone, now)).map(Self::At),
            word => Self::parse(word, None).ok_or_else(|| {
                Faults::one("intention", "Please choose how you would like to meet it")
            }),
        }
    }
}

impl Reply {
    /// As it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NeedsTime => "read, and needs time",
            Self::TalkAt(_) => "would like to talk",
        }
    }

    /// When to talk, if it says so.
    pub const fn at(self) -> Option<DateTime<Utc>> {
        match self {
            Self::NeedsTime => None,
            Self::TalkAt(at) => Some(at),
        }
    }

    /// As it was kept.
    pub fn parse(word: &str, at: Option<DateTime<Utc>>) -> Option<Self> {
        match (word, at) {
            ("read, and needs time", None) => Some(Self::NeedsTime),
            ("would like to talk", Some(at)) => Some(Self::TalkAt(at)),
            _ => None,
        }
    }

    /// As it was sent by somebody who lives there, now.
    ///
    /// # Errors
    /// What is wrong, beside its fields.
    pub fn typed(
        word: &str,
        (day, time): (&str, &str),
        (zone, now): (Tz, DateTime<Utc>),
    ) -> Result<Self, Faults> {
        match word {
            "time" => Ok(Self::NeedsTime),
            _ => moment((day, time), (zone, now)).map(Self::TalkAt),
        }
    }
}

/// A day and a time by somebody's own clock, from now on.
fn moment(
    (day, time): (&str, &str),
    (zone, now): (Tz, DateTime<Utc>),
) -> Result<DateTime<Utc>, Faults> {
    let mut faults = Faults::none();
    let day = NaiveDate::parse_from_str(day.trim(), "%Y-%m-%d");
    let day = faults.take("day", day.map_err(|_| "Please choose a day".to_owned()));
    let time = NaiveTime::parse_from_str(time.trim(), "%H:%M");
    let time =
        faults.take("time", time.map_err(|_| "Please choose a time, such as 19:30".to_owned()));
    let Some((day, time)) = day.zip(time) else { return Err(faults) };
    match instant(zone, day, time) {
        Ok(at) if at <= now => {
            Err(Faults::one("day", "This time has passed. Please choose a later one"))
        }
        Ok(at) if at - now > FURTHEST => {
            Err(Faults::one("day", "Please choose a day within the next three months"))
        }
        Ok(at) => Ok(at),
        Err(sentence) => Err(Faults::one("time", sentence)),
    }
}

impl State {
    /// Whether it stands on this person's Today: after it was offered, until they say how they would
    /// like to meet it; and at the time they chose. Otherwise nothing asks.
    pub fn asks(self, who: PersonId, now: DateTime<Utc>) -> bool {
        who != self.author
            && !self.is_withdrawn
            && match self.intention {
                None => still_asks(self.offered_at, now),
                Some(Intention::At(at)) => at <= now && now - at < STANDS_FOR,
                Some(_) => false,
            }
    }

    /// Whether this person chooses how to meet it, and may answer.
    ///
    /// # Errors
    /// Why not.
    pub fn is_for(self, who: PersonId) -> Result<(), &'static str> {
        if self.is_withdrawn {
            Err(GONE)
        } else if who == self.author {
            Err(NOT_YOURS)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
#[path = "disclosure_tests.rs"]
mod tests;
