//! When a statement reaches the other: at the time its author chose, and not while anything rests.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use crate::{steps::quality_time::date::plan::instant, text::Faults};

/// How far ahead it can be: beyond it, the year is a slip of the finger.
const FURTHEST: TimeDelta = TimeDelta::days(92);

/// A stretch of time in which one of the two had paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// From then.
    pub from: DateTime<Utc>,
    /// Until then, unless it is on still.
    pub until: Option<DateTime<Utc>>,
}

/// When it reached the other; nothing if it has not, now. `rests` are in the order of their beginning.
/// What was due in the moment in which something stopped was there before.
pub fn delivered_at(
    chosen: DateTime<Utc>,
    rests: &[Rest],
    closed_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let mut at = chosen;
    for rest in rests.iter().filter(|rest| rest.from <= now) {
        if rest.from < at {
            at = rest.until.map_or(at.max(now + TimeDelta::nanoseconds(1)), |end| at.max(end));
        }
    }
    (at <= now && closed_at.is_none_or(|closed| at <= closed)).then_some(at)
}

/// Which draft is delivered, and when, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WhenForm {
    /// Which draft.
    pub draft: String,
    /// What its page showed of it.
    pub seen: String,
    /// "now" or "later".
    pub when: String,
    /// The day, by its author's clock.
    pub day: String,
    /// The time of that day.
    pub time: String,
}

impl WhenForm {
    /// The moment, or what is wrong beside its fields.
    ///
    /// # Errors
    /// The faults.
    pub fn parse(&self, zone: Tz, now: DateTime<Utc>) -> Result<DateTime<Utc>, Faults> {
        if self.when == "now" {
            return Ok(now);
        }
        let mut faults = Faults::none();
        let day = NaiveDate::parse_from_str(self.day.trim(), "%Y-%m-%d");
        let day = faults.take("day", day.map_err(|_| "Please choose a day".to_owned()));
        let time = NaiveTime::parse_from_str(self.time.trim(), "%H:%M").ok();
        let time = time.filter(|time| time.nanosecond() == 0);
        let time = time.ok_or_else(|| "Please choose a time, such as 20:00".to_owned());
        let time = faults.take("time", time);
        let Some((day, time)) = day.zip(time) else { return Err(faults) };
        let at = instant(zone, day, time).map_err(|sentence| Faults::one("time", sentence))?;
        match at - now {
            ahead if ahead <= TimeDelta::zero() => {
                Err(Faults::one("time", "This time has passed. Please choose a later one"))
            }
            ahead if ahead > FURTHEST => {
                Err(Faults::one("day", "Please choose a day within the next three months"))
            }
            _ => Ok(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    fn rest(from: i64, until: Option<i64>) -> Rest {
        Rest { from: at(from), until: until.map(at) }
    }

    #[test]
    fn it_reaches_the_other_at_its_time_and_after_every_pause() {
        let cases = [
            (vec![], None, 9, None),
            (vec![], None, 10, Some(10)),
            (vec![], None, 99, Some(10)),
            (vec![rest(5, None)], None, 99, None),
            (vec![rest(5, Some(40))], None, 99, Some(40)),
            (vec![rest(5, Some(40)), rest(20, Some(60))], None, 99, Some(60)),
            (vec![rest(5, Some(40)), rest(20, None)], None, 99, None),
            (vec![rest(11, None)], None, 99, Some(10)),
            (vec![rest(2, Some(4))], None, 99, Some(10)),
            (vec![], Some(9), 99, None),
            (vec![rest(10, None)], Some(10), 99, Some(10)),
            (vec![], Some(11), 99, Some(10)),
            (vec![rest(5, Some(40))], Some(30), 99, None),
        ];
        for (rests, closed, now, expected) in cases {
            let found = delivered_at(at(10), &rests, closed.map(at), at(now));
            assert_eq!(found, expected.map(at), "{rests:?}, closed {closed:?}, at {now}");
        }
    }

    #[test]
    fn a_time_is_chosen_by_its_authors_clock_and_lies_ahead() {
        let form = |when: &str, day: &str, time: &str| {
            let (when, day, time) = (when.to_owned(), day.to_owned(), time.to_owned());
            let form = WhenForm { when, day, time, ..WhenForm::default() };
            form.parse(chrono_tz::Europe::Berlin, at(0))
        };
        assert_eq!(form("now", "", ""), Ok(at(0)));
        assert_eq!(form("later", "1970-01-02", "20:00"), Ok(at(43 * 60)));
        for (day, time) in
            [("", "20:00"), ("1970-01-02", ""), ("1970-01-01", "00:30"), ("1970-06-01", "20:00")]
        {
            form("later", day, time).expect_err("not a time ahead");
        }
    }

    proptest! {
        /// What has reached the other stays there, whatever is paused later.
        #[test]
        fn what_was_delivered_is_not_taken_away(
            rests in proptest::collection::vec((0_i64..50, 0_i64..50), 0..5),
            now in 0_i64..60,
            later in 0_i64..60,
        ) {
            let mut all: Vec<_> =
                rests.iter().map(|(from, length)| (*from, from + length)).collect();
            all.sort_unstable();
            let known = |now: i64| -> Vec<Rest> {
                let begun = all.iter().filter(|(from, _)| *from <= now);
                begun.map(|(from, end)| rest(*from, (*end <= now).then_some(*end))).collect()
            };
            let first = delivered_at(at(10), &known(now), None, at(now));
            if first.is_some() {
                let then = now + later;
                prop_assert_eq!(delivered_at(at(10), &known(then), None, at(then)), first);
            }
        }
    }
}
