//! The rules of marking: who may say how it went, who may answer, and what that adds up to.
//!
//! Said in words and dots, never as a grade. A day without a mark is a gap, and a gap is neutral.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    sealed::{Kind, Opened, Words},
    steps::accountability::commitment::{Commitment, No, SCOPE, Standing, Version},
};

/// Characters of what got in the way, and of the repair.
pub const OBSTACLE_LIMIT: usize = 600;
/// How long after its day an occurrence can be marked, or marked differently.
pub const MARK_WITHIN: TimeDelta = TimeDelta::days(14);
/// How long after a mark the other can answer; later it is simply left open.
pub const ANSWER_WITHIN: TimeDelta = TimeDelta::days(7);
/// What the consistency view looks at: twelve weeks, and the last four of them.
pub const WEEKS: i64 = 12;
/// The nearer window.
pub const NEAR_WEEKS: i64 = 4;

/// What the owner wrote beside a mark, sealed; empty if nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepingWords {
    /// What got in the way.
    pub obstacle: String,
    /// What is done to repair it.
    pub repair: String,
}

impl Words for KeepingWords {
    const KIND: Kind = Kind { name: "keeping", scope: SCOPE };
}

/// How it went, as its owner says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// As promised.
    Kept,
    /// In part.
    Partly,
    /// Not this time.
    Missed,
    /// It did not apply: ill, away, agreed otherwise.
    Excused,
}

/// What the other says to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seen {
    /// I saw it.
    #[serde(rename = "saw")]
    Saw,
    /// I didn't see it.
    #[serde(rename = "did not see")]
    DidNot,
    /// Let's talk.
    #[serde(rename = "talk")]
    Talk,
}

/// One occurrence that was marked.
#[derive(Debug, Clone, Serialize)]
pub struct Kept {
    /// Its day.
    pub day: NaiveDate,
    /// From 1; saying it again is a new version.
    pub version: u32,
    /// How it went.
    pub mark: Mark,
    /// When that was said.
    pub made_at: DateTime<Utc>,
    /// What got in the way, and the repair.
    pub words: Opened<KeepingWords>,
    /// What the other answered last.
    pub seen: Option<Seen>,
}

/// A day of a commitment: due or marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// Its day.
    pub day: NaiveDate,
    /// How it went, if its owner said.
    pub mark: Option<Mark>,
    /// What the other answered.
    pub seen: Option<Seen>,
}

/// Some weeks added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Kept.
    pub kept: usize,
    /// Kept in part.
    pub partly: usize,
    /// Not this time.
    pub missed: usize,
    /// The other saw it.
    pub seen: usize,
}

impl Mark {
    /// All, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Kept, Self::Partly, Self::Missed, Self::Excused];

    /// As it is kept and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Partly => "partly",
            Self::Missed => "missed",
            Self::Excused => "excused",
        }
    }

    /// The mark with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.word() == word)
    }

    /// As people say it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Kept => "Kept",
            Self::Partly => "Partly",
            Self::Missed => "Not this time",
            Self::Excused => "Excused",
        }
    }
}

impl Seen {
    /// All, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Saw, Self::DidNot, Self::Talk];

    /// As it is kept and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Saw => "saw",
            Self::DidNot => "did not see",
            Self::Talk => "talk",
        }
    }

    /// The answer with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|seen| seen.word() == word)
    }
}

/// Whether its owner may mark this day now.
///
/// # Errors
/// The sentence why not.
pub fn may_mark(
    commitment: &Commitment,
    who: PersonId,
    day: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(), No> {
    let today = commitment.day_of(now);
    if commitment.owner != who {
        return Err("Only the one who keeps this commitment says how it went. You can answer it.");
    }
    if !matches!(commitment.standing(), Standing::Active { .. }) {
        return Err("This commitment is not active, so there is nothing to mark.");
    }
    if day > today {
        return Err("That day is still to come.");
    }
    if today - day > MARK_WITHIN {
        return Err(
            "That is more than two weeks ago. Leave it open; it doesn’t count against anyone.",
        );
    }
    if due(commitment, day, day).is_empty() {
        return Err("Nothing was due on that day.");
    }
    Ok(())
}

/// Whether the other may answer a mark now.
///
/// # Errors
/// The sentence why not.
pub fn may_answer(
    commitment: &Commitment,
    kept: &Kept,
    read: Option<u32>,
    who: PersonId,
    now: DateTime<Utc>,
) -> Result<(), No> {
    if commitment.owner == who {
        return Err("This is for the other of you to answer.");
    }
    if read.is_some_and(|read| read != kept.version) {
        return Err("This was said differently meanwhile. Go back and read it again.");
    }
    if now - kept.made_at > ANSWER_WITHIN {
        return Err("That is more than a week ago. It is simply left open.");
    }
    Ok(())
}

/// The days it was due from `first` to `last`, in the wordings that were in force then.
pub fn due(commitment: &Commitment, first: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let mut agreed: Vec<(NaiveDate, &Version)> = commitment
        .versions
        .iter()
        .filter_map(|version| Some((commitment.day_of(version.agreed_at()?), version)))
        .collect();
    agreed.sort_by_key(|(since, version)| (*since, version.number));
    let ended = commitment.retirement.as_ref().map(|end| commitment.day_of(end.made_at));
    let mut days = Vec::new();
    for (index, (since, version)) in agreed.iter().enumerate() {
        let next = agreed.get(index + 1).map(|(next, _)| *next - TimeDelta::days(1));
        let until = [next, ended].into_iter().flatten().fold(last, NaiveDate::min);
        let from = first.max(*since);
        if from <= until {
            days.extend(version.cadence.days(from, until));
        }
    }
    days
}

/// Days that were due, joined with days that were marked, in order.
pub fn occurrences(
    due: &[NaiveDate],
    marked: &[(NaiveDate, Mark, Option<Seen>)],
) -> Vec<Occurrence> {
    let open = due
        .iter()
        .filter(|day| marked.iter().all(|(marked, ..)| marked != *day))
        .map(|day| Occurrence { day: *day, mark: None, seen: None });
    let marked = marked.iter().map(|(day, mark, seen)| Occurrence {
        day: *day,
        mark: Some(*mark),
        seen: *seen,
    });
    let mut all: Vec<_> = open.chain(marked).collect();
    all.sort_by_key(|occurrence| occurrence.day);
    all
}

impl Tally {
    /// Adds up occurrences.
    pub fn of<'a>(occurrences: impl IntoIterator<Item = &'a Occurrence>) -> Self {
        let mut tally = Self::default();
        for occurrence in occurrences {
            match occurrence.mark {
                Some(Mark::Kept) => tally.kept += 1,
                Some(Mark::Partly) => tally.partly += 1,
                Some(Mark::Missed) => tally.missed += 1,
                Some(Mark::Excused) | None => continue,
            }
            tally.seen += usize::from(occurrence.seen == Some(Seen::Saw));
        }
        tally
    }

    /// "Kept 25 of 28": what was marked, gaps and excused days left out.
    pub fn kept_words(&self) -> String {
        let all = self.kept + self.partly + self.missed;
        match (all, self.partly) {
            (0, _) => "Nothing marked yet".to_owned(),
            (_, 0) => format!("Kept {} of {all}", self.kept),
            (_, partly) => format!("Kept {} of {all}, and partly {partly}", self.kept),
        }
    }

    /// "Ana saw 22": only what grows.
    pub fn seen_words(&self, other: &str) -> String {
        if self.seen == 0 { String::new() } else { format!("{other} saw {}", self.seen) }
    }
}

#[cfg(test)]
#[path = "keeping_tests.rs"]
mod tests;
