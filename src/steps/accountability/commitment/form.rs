//! The form of a wording: read, limited, turned into a draft.

use chrono::{NaiveDate, TimeDelta, Weekday};
use serde::Deserialize;

use super::{ANSWER_LIMIT, PROMISE_LIMIT, PromiseWords, REVIEW_WITHIN, store::Draft};
use crate::{
    steps::{accountability::cadence::Cadence, communication::wording::allowed},
    text::{self, Faults},
};

/// Everything a wording form may carry.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct WordingForm {
    pub(super) owner: String,
    pub(super) version: String,
    pub(super) read_hints: String,
    /// The concern that it comes of; else empty.
    pub(super) concern: String,
    promise: String,
    why: String,
    know: String,
    cadence: String,
    once_on: String,
    weekday: Vec<String>,
    month_day: String,
    review_on: String,
}

/// The weekdays of the form: the word that is sent, the day.
pub(super) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

impl WordingForm {
    /// The draft, or what is wrong.
    pub(crate) fn parse(&self, today: NaiveDate) -> Result<Draft, Faults> {
        let mut faults = Faults::none();
        let promise = text::line(&self.promise, PROMISE_LIMIT, "Please write what will be done");
        let promise = faults.take("promise", promise.and_then(allowed));
        let why = faults.take("why", text::passage(&self.why, ANSWER_LIMIT));
        let know = text::passage(&self.know, ANSWER_LIMIT).and_then(allowed);
        let know = faults.take("know", know);
        let cadence = self.cadence(today, &mut faults);
        let review_on = faults.take("review_on", review_day(&self.review_on, today));
        match (promise, why, know, cadence, review_on) {
            (Some(promise), Some(why), Some(know), Some(cadence), Some(review_on)) => {
                Ok(Draft { words: PromiseWords { promise, why, know }, cadence, review_on })
            }
            _ => Err(faults),
        }
    }

    /// The texts that hints look at.
    pub(super) fn texts(&self) -> [&str; 3] {
        [&self.promise, &self.why, &self.know]
    }

    fn cadence(&self, today: NaiveDate, faults: &mut Faults) -> Option<Cadence> {
        match self.cadence.as_str() {
            "once" => faults.take("once_on", self.once(today)),
            "daily" => Some(Cadence::Daily),
            "weekdays" => faults.take("weekday", self.weekdays()),
            "weekly" => faults.take("weekday", self.weekly()),
            "monthly" => faults.take("month_day", self.monthly()),
            _ => faults.take("cadence", Err("Please choose how often".to_owned())),
        }
    }

    fn once(&self, today: NaiveDate) -> Result<Cadence, String> {
        let day: NaiveDate =
            self.once_on.parse().map_err(|_| "Please choose by which day".to_owned())?;
        if day < today || day > today + REVIEW_WITHIN {
            return Err("Please choose a day from today on, within a year".to_owned());
        }
        Ok(Cadence::Once(day))
    }

    fn weekdays(&self) -> Result<Cadence, String> {
        let chosen = |word: &String| WEEKDAYS.iter().find(|(w, _)| w == word).map(|(_, day)| *day);
        let days: Vec<_> = self.weekday.iter().filter_map(chosen).collect();
        Cadence::weekly(&days).ok_or_else(|| "Please choose at least one day".to_owned())
    }

    fn weekly(&self) -> Result<Cadence, String> {
        match self.weekdays()? {
            Cadence::Weekly(days) if days.len() == 1 => Ok(Cadence::Weekly(days)),
            _ => Err("For once a week, please choose one day; for more, choose “on certain days”"
                .to_owned()),
        }
    }

    fn monthly(&self) -> Result<Cadence, String> {
        let day: u8 = self.month_day.trim().parse().unwrap_or(0);
        if (1..=31).contains(&day) {
            Ok(Cadence::Monthly(day))
        } else {
            Err("Please write a day of the month, from 1 to 31".to_owned())
        }
    }
}

/// A day to look at it again: after today, within a year.
pub(super) fn review_day(typed: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let day: NaiveDate = typed
        .parse()
        .map_err(|_| "Please choose a day on which you look at it again".to_owned())?;
    if day <= today || day > today + REVIEW_WITHIN {
        return Err("Please choose a day after today, within a year".to_owned());
    }
    Ok(day)
}

/// Four weeks from today: long enough to see something, short enough to change it.
pub(super) fn usual_review(today: NaiveDate) -> NaiveDate {
    today + TimeDelta::weeks(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(cadence: &str, weekday: &[&str]) -> WordingForm {
        WordingForm {
            promise: " Home by seven ".to_owned(),
            cadence: cadence.to_owned(),
            weekday: weekday.iter().map(|day| (*day).to_owned()).collect(),
            month_day: "31".to_owned(),
            once_on: "2026-03-20".to_owned(),
            review_on: "2026-04-09".to_owned(),
            ..WordingForm::default()
        }
    }

    #[test]
    fn each_cadence_is_read() {
        let today = "2026-03-12".parse().expect("a day");
        for (cadence, weekday, expected) in [
            ("once", &[][..], Some("2026-03-20")),
            ("daily", &[], Some("FREQ=DAILY")),
            ("weekdays", &["fri", "mon"], Some("FREQ=WEEKLY;BYDAY=MO,FR")),
            ("weekdays", &[], None),
            ("weekly", &["sun"], Some("FREQ=WEEKLY;BYDAY=SU")),
            ("weekly", &["sun", "sat"], None),
            ("monthly", &[], Some("FREQ=MONTHLY;BYMONTHDAY=31")),
            ("hourly", &[], None),
        ] {
            let draft = form(cadence, weekday).parse(today).ok();
            assert_eq!(draft.map(|draft| draft.cadence.text()).as_deref(), expected, "{cadence}");
        }
    }

    #[test]
    fn nobody_promises_a_key_to_their_phone() {
        let today = "2026-03-12".parse().expect("a day");
        for (promise, know) in [
            ("I give you the PIN of my phone", ""),
            ("I tell you where I go", "You can see my location"),
        ] {
            let (promise, know) = (promise.to_owned(), know.to_owned());
            let form = WordingForm { promise, know, ..form("daily", &[]) };
            let faults = form.parse(today).expect_err("a key");
            assert!(text::Typed::default().with_faults(faults).faults()[0].1.contains("no place"));
        }
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let today = "2026-03-12".parse().expect("a day");
        let faults = WordingForm::default().parse(today).expect_err("is empty");
        let typed = text::Typed::default().with_faults(faults);
        for field in ["promise", "cadence", "review_on"] {
            assert!(typed.fault(field).is_some(), "{field}");
        }
    }
}
