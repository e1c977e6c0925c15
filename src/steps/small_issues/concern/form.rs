//! What one types about a concern: a time to talk, and how to leave it.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use super::{Act, Outcome};
use crate::{day, error::Error, steps::quality_time::date::plan::ahead, text::Faults};

/// So long something rests at most: longer is forgotten, not parked.
const LONGEST: Days = Days::new(183);

/// The hour that a time to talk begins with, where none was typed yet.
const EVENING: NaiveTime = NaiveTime::from_hms_opt(20, 0, 0).expect("an hour");

/// A word about it, and what its page showed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AnswerForm {
    /// "read", "suits", "talked", "confirmed", "not yet" or "reopened".
    answer: String,
    /// How much had been said when the page was made.
    pub(super) seen: String,
}

/// A time to talk.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TimeForm {
    day: String,
    time: String,
    pub(super) seen: String,
}

/// How to leave it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct OutcomeForm {
    /// "resolved", "parked" or "therapy".
    outcome: String,
    /// Until when it is parked.
    until: String,
    pub(super) seen: String,
}

impl AnswerForm {
    /// What is done by it.
    ///
    /// # Errors
    /// It is none of the answers on the page.
    pub(super) fn parse(&self) -> Result<Act, Error> {
        Ok(match self.answer.as_str() {
            "read" => Act::Read(None),
            "suits" => Act::Suits,
            "talked" => Act::Talked,
            "confirmed" => Act::Confirmed,
            "not yet" => Act::NotYet,
            "reopened" => Act::Reopened,
            _ => return Err(Error::Refused("Please choose one of the answers on the page.")),
        })
    }
}

impl TimeForm {
    /// The time, or what is wrong beside each field. Day and time are the typist's own.
    pub(super) fn parse(&self, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Utc>, Faults> {
        let mut faults = Faults::none();
        let at = ahead((&self.day, &self.time), zone, now, &mut faults);
        at.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// The time that the form offers: this evening where it is urgent, or else tomorrow's.
    pub(super) fn offered(is_urgent: bool, zone: Tz, now: DateTime<Utc>) -> (String, String) {
        let now = now.with_timezone(&zone);
        let today = is_urgent && now.time() < EVENING - TimeDelta::minutes(30);
        let day = now.date_naive() + Days::new(u64::from(!today));
        (day.to_string(), EVENING.format("%H:%M").to_string())
    }
}

impl OutcomeForm {
    /// How to leave it, or what is wrong.
    pub(super) fn parse(&self, zone: Tz, now: DateTime<Utc>) -> Result<Outcome, Faults> {
        match self.outcome.as_str() {
            "resolved" => Ok(Outcome::Resolved),
            "therapy" => Ok(Outcome::Therapy),
            "parked" => {
                let today = now.with_timezone(&zone).date_naive();
                let until =
                    until(&self.until, today).map(|day| Outcome::Parked(day::begins(day, zone)));
                until.map_err(|sentence| Faults::one("until", sentence))
            }
            _ => Err(Faults::one("outcome", "Please choose how you would leave it")),
        }
    }
}

fn until(typed: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let day = typed.trim().parse::<NaiveDate>();
    let day = day.map_err(|_| "Please choose the day on which it comes back".to_owned())?;
    if day <= today || day > today + LONGEST {
        return Err("Please choose a day from tomorrow on, within half a year".to_owned());
    }
    Ok(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BERLIN: Tz = Tz::Europe__Berlin;

    fn at(time: &str) -> DateTime<Utc> {
        time.parse().expect("a time")
    }

    #[test]
    fn the_evening_that_is_offered_lies_ahead() {
        for (is_urgent, now, day) in [
            (true, "2026-03-12T08:00:00Z", "2026-03-12"),
            (true, "2026-03-12T18:45:00Z", "2026-03-13"),
            (false, "2026-03-12T08:00:00Z", "2026-03-13"),
            (false, "2026-03-12T23:30:00Z", "2026-03-14"),
        ] {
            assert_eq!(
                TimeForm::offered(is_urgent, BERLIN, at(now)),
                (day.to_owned(), "20:00".to_owned())
            );
        }
    }

    #[test]
    fn what_is_parked_comes_back_as_its_day_begins() {
        let now = at("2026-03-12T18:00:00Z");
        let parked = |until: &str| OutcomeForm {
            outcome: "parked".to_owned(),
            until: until.to_owned(),
            ..OutcomeForm::default()
        };
        let until = parked("2026-04-02").parse(BERLIN, now);
        assert_eq!(until.ok(), Some(Outcome::Parked(at("2026-04-01T22:00:00Z"))));
        for wrong in ["", "soon", "2026-03-12", "2026-10-12"] {
            assert!(parked(wrong).parse(BERLIN, now).is_err(), "{wrong}");
        }
        assert!(OutcomeForm::default().parse(BERLIN, now).is_err());
    }
}
