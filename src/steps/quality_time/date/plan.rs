//! What one types about a date, and how its time is said to each of the two.

use chrono::{
    DateTime, LocalResult, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Timelike as _, Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{
    sealed::{Kind, Words},
    text::{Faults, line, passage},
};

/// The most characters a field takes.
pub mod limit {
    /// What the two do.
    pub const WHAT: usize = 120;
    /// Where.
    pub const PLACE: usize = 120;
    /// What it costs.
    pub const COST: usize = 60;
    /// A line to the other.
    pub const NOTE: usize = 600;
    /// One good moment.
    pub const MOMENT: usize = 600;
}

/// How far ahead a date can be: beyond it, the year is a slip of the finger.
const FURTHEST: TimeDelta = TimeDelta::days(2 * 366);

/// What the two do, where, what it costs, and a line to the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateWords {
    /// What.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
    /// What it costs; may be empty.
    pub cost: String,
    /// A line to the other; may be empty.
    pub note: String,
}

impl Words for DateWords {
    const KIND: Kind = Kind { name: "date_version", scope: "dates" };
}

/// One good moment, and how close it felt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteWords {
    /// How close.
    pub closeness: Closeness,
    /// One good moment; may be empty.
    pub moment: String,
}

impl Words for NoteWords {
    const KIND: Kind = Kind { name: "date_note", scope: "dates" };
}

/// How close it felt, from 1 (far apart) to 5 (close).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closeness(u8);

impl Closeness {
    /// Each with its words, from far to near.
    pub const WORDS: [(&'static str, &'static str); 5] = [
        ("1", "far apart"),
        ("2", "some distance"),
        ("3", "in between"),
        ("4", "fairly close"),
        ("5", "close"),
    ];

    /// In words.
    pub fn words(self) -> &'static str {
        Self::WORDS.get(usize::from(self.0).saturating_sub(1)).map_or("", |(_, words)| words)
    }

    /// As a form sends it.
    pub fn value(self) -> String {
        self.0.to_string()
    }

    fn parse(typed: &str) -> Result<Self, String> {
        let at = Self::WORDS.iter().position(|(number, _)| *number == typed);
        at.and_then(|at| u8::try_from(at + 1).ok())
            .map(Self)
            .ok_or_else(|| "Please choose how close it felt".to_owned())
    }
}

/// A date as one puts it forward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// How long it lasts, in minutes.
    pub minutes: u32,
    /// Whether phones stay away.
    pub phones_away: bool,
    /// What both may read.
    pub words: DateWords,
}

/// The form of a date, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct PlanForm {
    /// The newest version the typist had read; only when a date is changed.
    pub version: String,
    pub what: String,
    pub place: String,
    pub day: String,
    pub time: String,
    pub minutes: String,
    pub cost: String,
    pub phones_away: String,
    pub note: String,
    pub read_hints: String,
}

/// The form of an after-date note, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct NoteForm {
    pub closeness: String,
    pub moment: String,
    pub read_hints: String,
}

impl PlanForm {
    /// The plan, or what is wrong beside each field. Day and time are the typist's own.
    pub fn parse(&self, zone: Tz, now: DateTime<Utc>) -> Result<Plan, Faults> {
        let mut faults = Faults::none();
        let what = line(&self.what, limit::WHAT, "Please say what you would like to do");
        let what = faults.take("what", what);
        let place = faults.take("place", brief(&self.place, limit::PLACE));
        let starts_at = ahead((&self.day, &self.time), zone, now, &mut faults);
        let minutes = faults.take("minutes", minutes(&self.minutes));
        let cost = faults.take("cost", brief(&self.cost, limit::COST));
        let note = faults.take("note", passage(&self.note, limit::NOTE));
        match (what, place, starts_at, minutes, cost, note) {
            (Some(what), Some(place), Some(starts_at), Some(minutes), Some(cost), Some(note))
                if faults.is_empty() =>
            {
                let words = DateWords { what, place, cost, note };
                Ok(Plan { starts_at, minutes, phones_away: !self.phones_away.is_empty(), words })
            }
            _ => Err(faults),
        }
    }
}

/// A time ahead, as it is typed in the fields "day" and "time"; else what is wrong is beside them.
pub fn ahead(
    (day, time): (&str, &str),
    zone: Tz,
    now: DateTime<Utc>,
    faults: &mut Faults,
) -> Option<DateTime<Utc>> {
    let day = NaiveDate::parse_from_str(day.trim(), "%Y-%m-%d")
        .map_err(|_| "Please choose a day".to_owned());
    let time = NaiveTime::parse_from_str(time.trim(), "%H:%M")
        .or_else(|_| NaiveTime::parse_from_str(time.trim(), "%H:%M:%S"))
        .ok()
        .filter(|time| time.nanosecond() == 0) // none within a leap second
        .ok_or_else(|| "Please choose a time, such as 19:30".to_owned());
    let today = now.with_timezone(&zone).date_naive();
    let day = day.and_then(|day| near(day, today));
    let (day, time) = (faults.take("day", day), faults.take("time", time));
    let at = faults.take("time", instant(zone, day?, time?))?;
    if at <= now {
        faults.add("time", "This time has passed. Please choose a later one");
    }
    Some(at)
}

impl NoteForm {
    /// The note, or what is wrong beside each field.
    pub fn parse(&self) -> Result<NoteWords, Faults> {
        let mut faults = Faults::none();
        let closeness = faults.take("closeness", Closeness::parse(&self.closeness));
        let moment = faults.take("moment", passage(&self.moment, limit::MOMENT));
        match (closeness, moment) {
            (Some(closeness), Some(moment)) => Ok(NoteWords { closeness, moment }),
            _ => Err(faults),
        }
    }
}

/// The moment of a civil time. When clocks go back, the first of the two.
///
/// # Errors
/// When clocks go forward, the hour between does not exist.
pub fn instant(zone: Tz, day: NaiveDate, time: NaiveTime) -> Result<DateTime<Utc>, String> {
    match zone.from_local_datetime(&day.and_time(time)) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Ok(at.to_utc()),
        LocalResult::None => Err(format!(
            "The clocks go forward on that day, and {} does not exist. Please choose another time",
            time.format("%H:%M")
        )),
    }
}

fn near(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, String> {
    if day < today {
        Err("This day has passed. Please choose one that lies ahead".to_owned())
    } else if day - today > FURTHEST {
        Err("This is more than two years away. Please look at the year again".to_owned())
    } else {
        Ok(day)
    }
}

/// One line, or none.
fn brief(typed: &str, limit: usize) -> Result<String, String> {
    Ok(passage(typed, limit)?.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn minutes(typed: &str) -> Result<u32, String> {
    let minutes = typed.trim().parse().ok().filter(|minutes| (5..=10_080).contains(minutes));
    minutes.ok_or_else(|| "Please choose how long, from 5 minutes to a week".to_owned())
}

/// "Thursday 12 March, 19:40", by this person's clock; with the year if it is another.
pub fn when(at: DateTime<Utc>, zone: Tz, now: DateTime<Utc>) -> String {
    let (at, now) = (at.with_timezone(&zone), now.with_timezone(&zone));
    let same_year = at.format("%Y").to_string() == now.format("%Y").to_string();
    at.format(if same_year { "%A %-d %B, %H:%M" } else { "%A %-d %B %Y, %H:%M" }).to_string()
}

/// "1 hour 30 minutes".
pub fn how_long(minutes: u32) -> String {
    let units = [(minutes / 1440, "day"), (minutes % 1440 / 60, "hour"), (minutes % 60, "minute")];
    let said = units.into_iter().filter(|(count, _)| *count > 0);
    let said =
        said.map(|(count, unit)| format!("{count} {unit}{}", if count == 1 { "" } else { "s" }));
    said.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-03-12T18:00:00Z".parse().expect("a time")
    }

    fn typed(day: &str, time: &str, minutes: &str) -> PlanForm {
        PlanForm {
            what: "A walk".to_owned(),
            day: day.to_owned(),
            time: time.to_owned(),
            minutes: minutes.to_owned(),
            ..PlanForm::default()
        }
    }

    #[test]
    fn a_time_is_the_typists_own() {
        for (zone, day, time, expected) in [
            (Tz::Europe__Berlin, "2026-03-20", "19:30", "2026-03-20T18:30:00Z"),
            (Tz::America__New_York, "2026-03-20", "19:30:00", "2026-03-20T23:30:00Z"),
            (Tz::Asia__Kolkata, "2026-03-20", "00:10", "2026-03-19T18:40:00Z"),
            // Clocks go back: the first 02:30 of the two.
            (Tz::Europe__Berlin, "2026-10-25", "02:30", "2026-10-25T00:30:00Z"),
        ] {
            let plan = typed(day, time, "90").parse(zone, now()).expect("a plan");
            assert_eq!(plan.starts_at, expected.parse::<DateTime<Utc>>().expect("a time"));
        }
    }

    #[test]
    fn what_is_wrong_is_said_beside_its_field() {
        for (day, time, minutes, field, sentence) in [
            ("", "19:30", "90", "day", "Please choose a day"),
            ("20 March", "19:30", "90", "day", "Please choose a day"),
            ("2026-03-20", "half past", "90", "time", "Please choose a time, such as 19:30"),
            ("2026-03-20", "19:30:60", "90", "time", "Please choose a time, such as 19:30"),
            ("2026-03-11", "19:30", "90", "day", "This day has passed"),
            ("2026-03-12", "18:59", "90", "time", "This time has passed"),
            ("2066-03-12", "18:59", "90", "day", "This is more than two years away"),
            ("2026-03-29", "02:30", "90", "time", "The clocks go forward on that day, and 02:30"),
            ("2026-03-20", "19:30", "4", "minutes", "Please choose how long"),
            ("2026-03-20", "19:30", "10081", "minutes", "Please choose how long"),
            ("2026-03-20", "19:30", "long", "minutes", "Please choose how long"),
        ] {
            let faults = typed(day, time, minutes).parse(Tz::Europe__Berlin, now());
            let form = crate::text::Typed::default().with_faults(faults.expect_err("a fault"));
            assert_eq!(form.faults().len(), 1, "{day} {time} {minutes}: {:?}", form.faults());
            assert!(form.fault(field).is_some_and(|said| said.starts_with(sentence)), "{sentence}");
        }
    }

    #[test]
    fn all_faults_are_said_at_once() {
        let form = PlanForm { place: "x".repeat(limit::PLACE + 1), ..PlanForm::default() };
        let faults = form.parse(Tz::UTC, now()).expect_err("faults");
        let form = crate::text::Typed::default().with_faults(faults);
        let fields: Vec<&str> = form.faults().iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["what", "place", "day", "time", "minutes"]);
    }

    #[test]
    fn a_time_is_said_in_words() {
        let at = "2026-03-20T23:30:00Z".parse().expect("a time");
        assert_eq!(when(at, Tz::Europe__Berlin, now()), "Saturday 21 March, 00:30");
        assert_eq!(when(at, Tz::America__New_York, now()), "Friday 20 March, 19:30");
        let later = now() + TimeDelta::days(365);
        assert_eq!(when(at, Tz::UTC, later), "Friday 20 March 2026, 23:30");
    }

    #[test]
    fn a_length_is_said_in_words() {
        for (minutes, words) in [
            (5, "5 minutes"),
            (60, "1 hour"),
            (90, "1 hour 30 minutes"),
            (1440, "1 day"),
            (10_080, "7 days"),
            (1561, "1 day 2 hours 1 minute"),
        ] {
            assert_eq!(how_long(minutes), words);
        }
    }

    #[test]
    fn a_note_needs_one_of_five_words_and_no_moment() {
        let note = |closeness: &str| {
            NoteForm { closeness: closeness.to_owned(), ..NoteForm::default() }.parse()
        };
        assert_eq!(note("1").map(|note| note.closeness.words()), Ok("far apart"));
        assert_eq!(note("5").map(|note| note.closeness.words()), Ok("close"));
        for wrong in ["", "0", "6", "close"] {
            assert!(note(wrong).is_err());
        }
    }
}
