//! The rules of the time that the two have for their meeting.

use chrono::{DateTime, Datelike as _, NaiveTime, TimeDelta, Timelike as _, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    sealed::{Kind, Words},
    steps::{accountability::cadence::weekday_name, quality_time::date::plan::instant},
    text::Faults,
};

const NOTHING_PROPOSED: &str = "Nothing is proposed any more. Look at the page again.";
const NOT_YOURS: &str = "You proposed it, so the other of you says yes or no.";
const PROPOSED: &str = "That is proposed already. Look at the page again.";
/// So long after a no nobody is asked again on Today.
const REST: TimeDelta = TimeDelta::days(7);
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
    pub fn in_words(&self) -> String {
        format!(
            "every {} at {:02}:{:02}",
            weekday_name(self.weekday),
            self.minute / 60,
            self.minute % 60
        )
    }

    /// The meeting that is on this day or comes next after it, where it has not been over for three hours.
    pub fn next(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.all_since(now - TimeDelta::hours(3)).next()
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
        let genuine = self.done.iter().filter(|done| !done.is_changed);
        genuine.fold(Standing::default(), |standing, done| {
            standing.after(done.who, done.act).unwrap_or(standing)
        })
    }

    /// When the other of this person proposed what still waits for an answer; nothing for a week after
    /// this person has said no: they were asked.
    pub fn asks(&self, person: PersonId, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (by, time) = self.standing().proposed.filter(|(by, _)| *by != person)?;
        let genuine = || self.done.iter().rev().filter(|done| !done.is_changed);
        let said_no = |done: &Done| done.who == person && done.act == Act::NotSo;
        let lately = genuine().find(|done| said_no(done)).is_some_and(|no| now - no.at < REST);
        let proposal = |done: &&Done| done.who == by && done.act == Act::Proposed(time);
        genuine().find(proposal).filter(|_| !lately).map(|done| done.at)
    }

    /// Since when what is agreed is agreed.
    pub fn agreed_since(&self) -> Option<DateTime<Utc>> {
        let genuine = self.done.iter().filter(|done| !done.is_changed);
        let (mut standing, mut since) = (Standing::default(), None);
        for done in genuine {
            let after = standing.after(done.who, done.act).unwrap_or(standing);
            if after.agreed != standing.agreed {
                since = after.agreed.map(|_| done.at);
            }
            standing = after;
        }
        since
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
mod tests {
    use super::*;

    const BERLIN: Tz = Tz::Europe__Berlin;

    fn sundays() -> MeetingTime {
        MeetingTime { weekday: Weekday::Sun, minute: 19 * 60 + 30, zone: BERLIN }
    }

    fn at(time: &str) -> DateTime<Utc> {
        time.parse().expect("a time")
    }

    fn history(done: &[(PersonId, Act)]) -> History {
        let done = done.iter().map(|(who, act)| Done {
            who: *who,
            act: *act,
            at: DateTime::UNIX_EPOCH,
            is_changed: false,
        });
        History { done: done.collect() }
    }

    #[test]
    fn it_stands_from_the_others_yes_to_an_end_by_either() {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let proposed = (ana, Act::Proposed(sundays()));
        assert_eq!(history(&[proposed]).after(ana, Act::Agreed), Err(NOT_YOURS));
        let agreed = [proposed, (ben, Act::Agreed)];
        assert_eq!(history(&agreed).standing(), Standing::on(sundays()));
        for who in [ana, ben] {
            let ended = history(&agreed).after(who, Act::Ended);
            assert_eq!(ended.map(|it| it.agreed), Ok(None));
        }
    }

    #[test]
    fn another_time_leaves_the_agreed_one_until_the_other_says_yes() {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let friday = MeetingTime { weekday: Weekday::Fri, ..sundays() };
        let mut done = vec![(ana, Act::Proposed(sundays())), (ben, Act::Agreed)];
        done.push((ben, Act::Proposed(friday)));
        assert_eq!(
            history(&done).standing(),
            Standing { agreed: Some(sundays()), proposed: Some((ben, friday)) }
        );
        done.push((ana, Act::NotSo));
        assert_eq!(history(&done).standing(), Standing::on(sundays()));
        assert_eq!(history(&done).after(ana, Act::NotSo), Err(NOTHING_PROPOSED));
    }

    #[test]
    fn both_who_propose_the_same_have_agreed() {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let both = [(ana, Act::Proposed(sundays())), (ben, Act::Proposed(sundays()))];
        assert_eq!(history(&both).standing(), Standing::on(sundays()));
    }

    #[test]
    fn what_was_changed_outside_counts_for_nothing() {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let mut history = history(&[(ana, Act::Proposed(sundays())), (ben, Act::Agreed)]);
        history.done[1].is_changed = true;
        assert_eq!(history.standing().agreed, None);
    }

    #[test]
    fn the_next_one_keeps_its_hour_when_the_clocks_change() {
        // 2026-03-29 is the Sunday on which clocks go forward in Berlin.
        let time = sundays();
        for (now, next) in [
            ("2026-03-25T08:00:00Z", "2026-03-29T17:30:00Z"),
            ("2026-03-22T12:00:00Z", "2026-03-22T18:30:00Z"),
            ("2026-03-22T21:00:00Z", "2026-03-22T18:30:00Z"),
            ("2026-03-22T21:45:00Z", "2026-03-29T17:30:00Z"),
        ] {
            assert_eq!(time.next(at(now)), Some(at(next)), "{now}");
        }
        let lost = MeetingTime { minute: 2 * 60 + 30, ..time };
        let after = Some(at("2026-04-05T00:30:00Z"));
        assert_eq!(lost.next(at("2026-03-28T08:00:00Z")), after, "that hour is skipped");
    }

    #[test]
    fn whenever_one_looks_the_same_ones_are_ahead() {
        let new_year = at("2026-01-01T00:00:00Z");
        let zones = [BERLIN, Tz::Australia__Lord_Howe, Tz::America__Santiago, Tz::Asia__Tokyo];
        let minutes = [30, 2 * 60 + 30, 19 * 60 + 30, 23 * 60 + 30];
        for (zone, minute) in zones.into_iter().flat_map(|zone| minutes.map(|at| (zone, at))) {
            let time = MeetingTime { minute, zone, ..sundays() };
            let whole: Vec<_> = time.all_since(new_year).take(104).collect();
            let is_sunday = |at: &DateTime<Utc>| at.with_timezone(&zone).weekday() == Weekday::Sun;
            assert!(whole.iter().all(is_sunday), "{time:?}");
            let apart = whole.windows(2).map(|pair| (pair[1] - pair[0]).num_hours());
            let (a_week, other): (Vec<_>, Vec<_>) =
                apart.partition(|hours| (167..=169).contains(hours));
            assert!(a_week.len() >= 101 && other.iter().all(|hours| (335..=337).contains(hours)));
            for hour in 0..365 * 24 {
                let now = new_year + TimeDelta::hours(hour);
                let ahead = whole.iter().copied().filter(|at| *at > now).take(4);
                assert!(ahead.eq(time.all_since(now).take(4)), "{time:?} {now}");
            }
        }
    }

    #[test]
    fn it_is_agreed_since_the_last_yes_that_changed_it() {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let friday = MeetingTime { weekday: Weekday::Fri, ..sundays() };
        let mut history = history(&[
            (ana, Act::Proposed(sundays())),
            (ben, Act::Agreed),
            (ben, Act::Proposed(friday)),
            (ana, Act::NotSo),
            (ana, Act::Ended),
        ]);
        for (day, done) in (1..).zip(&mut history.done) {
            done.at = at(&format!("2026-03-0{day}T12:00:00Z"));
        }
        assert_eq!(history.agreed_since(), None);
        history.done.pop();
        assert_eq!(history.agreed_since(), Some(at("2026-03-02T12:00:00Z")));
    }

    #[test]
    fn it_is_typed_as_a_day_and_a_time() {
        assert_eq!(MeetingTime::parse("6", "19:30", BERLIN).ok(), Some(sundays()));
        assert_eq!(sundays().in_words(), "every Sunday at 19:30");
        for (weekday, time) in [("", "19:30"), ("7", "19:30"), ("6", ""), ("6", "25:00")] {
            assert!(MeetingTime::parse(weekday, time, BERLIN).is_err(), "{weekday} {time}");
        }
    }
}
