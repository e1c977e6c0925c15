//! A time-out: until when, who is back, and when nothing of it is left.
//!
//! It never refuses anybody who needs one: what does not fit becomes the nearest that does.

use chrono::{DateTime, TimeDelta, Utc};

use crate::access::PersonId;

/// A time-out is at least this long: a body needs it to calm down.
pub const SHORTEST: TimeDelta = TimeDelta::minutes(20);
/// One is back at most this long after it began, however often one would like to move it.
pub const LONGEST: TimeDelta = TimeDelta::hours(24);
/// How long it can be where nothing is agreed: minutes, and in words.
pub const LENGTHS: [(&str, &str); 3] =
    [("20", "20 minutes"), ("40", "40 minutes"), ("60", "An hour")];
/// How much longer it can be made, once: minutes more, and in words.
pub const MOVES: [(&str, &str); 3] =
    [("20", "20 minutes more"), ("60", "An hour more"), ("720", "Until tomorrow")];
/// For so long after its time a page says that somebody comes back.
pub const AWAITED: TimeDelta = TimeDelta::hours(6);
/// For so long it says that they are.
pub const GREETED: TimeDelta = TimeDelta::hours(1);

/// One that somebody takes, or took a moment ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOut {
    /// Who.
    pub by: PersonId,
    /// From then.
    pub since: DateTime<Utc>,
    /// They are back then.
    pub until: DateTime<Utc>,
    /// They have moved that once.
    pub moved: bool,
    /// They said that they are back.
    pub back_at: Option<DateTime<Utc>>,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is asked of anybody.
    Rests,
    /// Its time has come.
    Due,
    /// Who took it is back.
    Back,
}

impl TimeOut {
    /// Where it stands now; nothing once it is over.
    pub fn phase(self, now: DateTime<Utc>) -> Option<Phase> {
        match self.back_at {
            Some(at) => (now < at + GREETED).then_some(Phase::Back),
            None if now < self.until => Some(Phase::Rests),
            None => (now < self.until + AWAITED).then_some(Phase::Due),
        }
    }

    /// Whether it is over, so that nothing of it has to be there any more.
    pub fn is_past(self, now: DateTime<Utc>) -> bool {
        self.phase(now).is_none()
    }

    /// Whether who took it is still away.
    pub fn is_on(self, now: DateTime<Utc>) -> bool {
        matches!(self.phase(now), Some(Phase::Rests | Phase::Due))
    }

    /// When they are back instead, if they need longer: once, and not later than the latest return.
    ///
    /// # Errors
    /// Why it can not be moved.
    pub fn moved_to(
        self,
        who: PersonId,
        now: DateTime<Utc>,
        (length, latest): (TimeDelta, TimeDelta),
    ) -> Result<DateTime<Utc>, &'static str> {
        self.come_back(who, now)?;
        let latest = self.since + latest.clamp(SHORTEST, LONGEST);
        let from = self.until.max(now);
        if self.moved {
            Err(
                "You have moved your return once. If you need longer, say that you are back, and take \
                 another time-out.",
            )
        } else if latest <= from {
            Err(
                "This is the latest return. If you need longer, say that you are back, and take another \
                 time-out.",
            )
        } else {
            Ok((from + length).min(latest))
        }
    }

    /// Whether this person says that they are back.
    ///
    /// # Errors
    /// If it is not theirs, or not there any more.
    pub fn come_back(self, who: PersonId, now: DateTime<Utc>) -> Result<(), &'static str> {
        if !self.is_on(now) {
            Err("This time-out is over already. Nothing is left to be done.")
        } else if self.by == who {
            Ok(())
        } else {
            Err("The other took this time-out. It ends when they come back.")
        }
    }

    /// A number that is another one whenever something about it has changed.
    pub fn stamp(self, now: DateTime<Utc>) -> u64 {
        let phase = match self.phase(now) {
            None => 0,
            Some(Phase::Rests) => 1,
            Some(Phase::Due) => 2,
            Some(Phase::Back) => 3,
        };
        self.since.timestamp_millis().unsigned_abs() * 8 + 2 * phase + u64::from(self.moved)
    }
}

/// How long it is: as chosen, else as agreed, else the shortest. Never shorter than the shortest, nor
/// longer than the longest.
pub fn length(chosen: &str, agreed: Option<TimeDelta>) -> TimeDelta {
    let chosen = chosen.trim().parse().ok().and_then(TimeDelta::try_minutes);
    chosen.or(agreed).unwrap_or(SHORTEST).clamp(SHORTEST, LONGEST)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    fn taken(by: PersonId) -> TimeOut {
        TimeOut { by, since: at(0), until: at(30), moved: false, back_at: None }
    }

    #[test]
    fn it_rests_is_due_and_then_nothing_of_it_is_there() {
        let ana = PersonId::mint();
        let back = TimeOut { back_at: Some(at(25)), ..taken(ana) };
        for (time_out, minutes, expected) in [
            (taken(ana), 0, Some(Phase::Rests)),
            (taken(ana), 29, Some(Phase::Rests)),
            (taken(ana), 30, Some(Phase::Due)),
            (taken(ana), 30 + 6 * 60 - 1, Some(Phase::Due)),
            (taken(ana), 30 + 6 * 60, None),
            (back, 26, Some(Phase::Back)),
            (back, 85, None),
            // A clock that fell back.
            (taken(ana), -90, Some(Phase::Rests)),
        ] {
            assert_eq!(time_out.phase(at(minutes)), expected, "after {minutes} minutes");
        }
    }

    #[test]
    fn a_length_is_never_refused() {
        let agreed = Some(TimeDelta::minutes(45));
        for (chosen, agreed, minutes) in [
            ("40", None, 40),
            ("40", agreed, 40),
            ("", agreed, 45),
            ("", None, 20),
            ("soon", None, 20),
            ("5", None, 20),
            ("-7", agreed, 20),
            ("99999", None, 24 * 60),
            ("9223372036854775807", None, 20),
        ] {
            assert_eq!(length(chosen, agreed), TimeDelta::minutes(minutes), "{chosen}");
        }
    }

    #[test]
    fn the_return_is_moved_once_and_not_beyond_the_latest() {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let (hour, latest) = (TimeDelta::hours(1), TimeDelta::hours(2));
        let moved =
            |time_out: TimeOut, who, minutes| time_out.moved_to(who, at(minutes), (hour, latest));
        assert_eq!(moved(taken(ana), ana, 20), Ok(at(90)), "an hour more");
        assert_eq!(moved(taken(ana), ana, 40), Ok(at(100)), "from now on, once it is due");
        assert_eq!(moved(taken(ana), ana, 100), Ok(at(120)), "the latest return");
        assert!(moved(taken(ana), ana, 120).is_err());
        assert!(moved(taken(ana), ben, 20).is_err());
        assert!(moved(TimeOut { moved: true, ..taken(ana) }, ana, 20).is_err());
        assert!(moved(TimeOut { back_at: Some(at(10)), ..taken(ana) }, ana, 20).is_err());
    }

    proptest! {
        /// Whatever is chosen, whenever: nobody is away for more than a day, and only who took it ends it.
        #[test]
        fn nobody_is_away_for_more_than_a_day(
            chosen in any::<i64>(),
            minutes in 0_i64..3_000,
            latest in any::<u16>(),
        ) {
            let (ana, ben) = (PersonId::mint(), PersonId::mint());
            let until = at(0) + length(&chosen.to_string(), None);
            let time_out = TimeOut { until, ..taken(ana) };
            prop_assert!(until - time_out.since >= SHORTEST && until - time_out.since <= LONGEST);
            let latest = TimeDelta::minutes(i64::from(latest));
            let longer = (length(&chosen.to_string(), None), latest);
            if let Ok(to) = time_out.moved_to(ana, at(minutes), longer) {
                prop_assert!(to > at(minutes) && to > until && to <= time_out.since + LONGEST);
            }
            prop_assert!(time_out.come_back(ben, at(minutes)).is_err());
        }
    }
}
