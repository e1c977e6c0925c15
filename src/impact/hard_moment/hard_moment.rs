//! A hard moment: who answers it and how, and when it is over.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::{access::PersonId, steps::quality_time::date::plan::instant};

/// It is over after so long, if nobody says so before.
pub const LASTS: TimeDelta = TimeDelta::hours(12);
/// If the other can later than that: so long after.
pub const AFTERWARDS: TimeDelta = TimeDelta::hours(3);

const NO_TIME: &str = "Please choose a time, such as 18:30";
const OVER: &str = "This moment has passed already. Nothing is left to be done.";

/// One that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Who has it.
    pub by: PersonId,
    /// From then.
    pub since: DateTime<Utc>,
    /// What the other said last, and when.
    pub answer: Option<(Answer, DateTime<Utc>)>,
}

/// What the other says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// "I'm here."
    Here,
    /// "I can at 18:30."
    At(DateTime<Utc>),
}

impl Moment {
    /// When it is over, if nobody says so before.
    pub fn over_at(self) -> DateTime<Utc> {
        let over_at = self.since + LASTS;
        match self.answer {
            Some((Answer::At(at), _)) => over_at.max(at + AFTERWARDS),
            Some((Answer::Here, _)) | None => over_at,
        }
    }

    /// Whether nothing of it is to be there any more.
    pub fn is_over(self, now: DateTime<Utc>) -> bool {
        now >= self.over_at()
    }

    /// Whether this person answers it. They may say something else later.
    ///
    /// # Errors
    /// If it is their own, or over.
    pub fn may_answer(self, who: PersonId, now: DateTime<Utc>) -> Result<(), &'static str> {
        if self.is_over(now) {
            Err(OVER)
        } else if who == self.by {
            Err("It is the other who answers this.")
        } else {
            Ok(())
        }
    }

    /// Its sender says that it has passed.
    ///
    /// # Errors
    /// If it is not theirs, or over.
    pub fn pass(self, who: PersonId, now: DateTime<Utc>) -> Result<(), &'static str> {
        if self.is_over(now) || who != self.by { Err(OVER) } else { Ok(()) }
    }

    /// A number that is another one whenever something about it has changed.
    pub fn stamp(self) -> u64 {
        let at = |at: DateTime<Utc>| at.timestamp_millis().unsigned_abs();
        at(self.since) + self.answer.map_or(0, |(_, said)| at(said))
    }
}

/// The next time that a clock shows this, for somebody who lives there: within a day.
///
/// # Errors
/// The sentence beside the field.
pub fn next_at(typed: &str, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Utc>, String> {
    let time = NaiveTime::parse_from_str(typed.trim(), "%H:%M").map_err(|_| NO_TIME.to_owned())?;
    let today = now.with_timezone(&zone).date_naive();
    let at = instant(zone, today, time)?;
    if at > now {
        return Ok(at);
    }
    instant(zone, today.succ_opt().ok_or_else(|| NO_TIME.to_owned())?, time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time")
    }

    fn moment(by: PersonId) -> Moment {
        Moment { by, since: at("2026-03-12T18:00:00Z"), answer: None }
    }

    #[test]
    fn the_other_answers_and_its_sender_says_that_it_has_passed() {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let (hers, now) = (moment(ana), at("2026-03-12T19:00:00Z"));
        assert!(hers.may_answer(ben, now).is_ok());
        assert!(hers.may_answer(ana, now).is_err());
        assert!(hers.pass(ana, now).is_ok());
        assert!(hers.pass(ben, now).is_err());
    }

    #[test]
    fn it_lasts_until_the_other_can() {
        let (hers, now) = (moment(PersonId::mint()), at("2026-03-12T19:00:00Z"));
        for (answer, over_at) in [
            (Answer::Here, "2026-03-13T06:00:00Z"),
            (Answer::At(at("2026-03-12T20:00:00Z")), "2026-03-13T06:00:00Z"),
            (Answer::At(at("2026-03-13T17:00:00Z")), "2026-03-13T20:00:00Z"),
        ] {
            assert_eq!(Moment { answer: Some((answer, now)), ..hers }.over_at(), at(over_at));
        }
    }

    #[test]
    fn after_some_hours_it_is_over() {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let hers = moment(ana);
        for (time, over) in [("2026-03-13T05:59:59Z", false), ("2026-03-13T06:00:00Z", true)] {
            let now = at(time);
            assert_eq!(hers.is_over(now), over);
            assert_eq!(hers.may_answer(ben, now).is_err(), over);
            assert_eq!(hers.pass(ana, now).is_err(), over);
        }
    }

    #[test]
    fn a_time_is_the_next_by_ones_own_clock() {
        let now = at("2026-03-12T18:00:00Z");
        for (zone, typed, expected) in [
            (Tz::Europe__Berlin, "19:30", "2026-03-12T18:30:00Z"),
            (Tz::Europe__Berlin, " 19:00 ", "2026-03-13T18:00:00Z"),
            (Tz::Europe__Berlin, "07:30", "2026-03-13T06:30:00Z"),
            (Tz::America__New_York, "15:00", "2026-03-12T19:00:00Z"),
        ] {
            assert_eq!(next_at(typed, zone, now), Ok(at(expected)), "{typed} in {zone}");
        }
        for wrong in ["", "soon", "25:00", "7"] {
            assert_eq!(next_at(wrong, Tz::UTC, now), Err(NO_TIME.to_owned()), "{wrong}");
        }
        // Clocks go forward: 02:30 is not there.
        let spring = at("2026-03-28T22:00:00Z");
        assert!(next_at("02:30", Tz::Europe__Berlin, spring).is_err());
    }
}
