//! Talking about it has a frame: once a day, for as long as both agreed. It is soft: it locks nothing,
//! and either ends it sooner.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::access::PersonId;

/// How long it is until both agree otherwise, in minutes.
pub const USUAL: u32 = 30;
/// How long it can be, in minutes.
pub const LENGTHS: [u32; 4] = [15, 30, 45, 60];

/// One time that was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// Who began it.
    pub by: PersonId,
    /// When.
    pub begun_at: DateTime<Utc>,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// Somebody said that it is enough for today.
    pub is_ended: bool,
}

/// Where today's time stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfToday {
    /// It has not begun.
    NotYet,
    /// It is now.
    On(Time),
    /// It was.
    Over,
}

/// How long it is, and how long one of the two would like it to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// As both agreed, in minutes.
    pub agreed: u32,
    /// As one of them would like it, in minutes.
    pub wish: Option<(PersonId, u32)>,
}

impl Time {
    /// When it is over at the latest.
    pub fn until(self) -> DateTime<Utc> {
        self.begun_at + TimeDelta::minutes(i64::from(self.minutes))
    }
}

impl OfToday {
    /// By the last one that was begun. A day is that of whoever looks.
    pub fn by(last: Option<Time>, now: DateTime<Utc>, zone: Tz) -> Self {
        let Some(last) = last else { return Self::NotYet };
        let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
        if !last.is_ended && last.begun_at <= now && now < last.until() {
            Self::On(last)
        } else if day(last.begun_at) == day(now) {
            Self::Over
        } else {
            Self::NotYet
        }
    }

    /// Begins it.
    ///
    /// # Errors
    /// Once a day is enough.
    pub const fn begin(self) -> Result<(), &'static str> {
        match self {
            Self::NotYet => Ok(()),
            Self::On(_) => Err("Today’s time has begun already."),
            Self::Over => {
                Err("That was today’s time. What is not said yet can wait until tomorrow.")
            }
        }
    }

    /// Either says that it is enough for today.
    ///
    /// # Errors
    /// If it is not on.
    pub const fn end(self) -> Result<(), &'static str> {
        match self {
            Self::On(_) => Ok(()),
            Self::NotYet | Self::Over => Err("Today’s time is not on at the moment."),
        }
    }
}

impl Length {
    /// This person says yes to the other's wish, or leaves it as it is.
    ///
    /// # Errors
    /// If there is no wish of the other's.
    pub fn answer(self, who: PersonId) -> Result<(), &'static str> {
        match self.wish {
            Some((by, _)) if by != who => Ok(()),
            Some(_) => Err("This is your own wish. It takes the other’s yes."),
            None => Err("There is no other length to say yes to."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("an instant")
    }

    #[test]
    fn once_a_day_and_ended_by_its_time_or_by_either() {
        let zone = chrono_tz::Europe::Berlin;
        let begun_at = at("2026-03-12T22:50:00Z"); // ten to midnight there
        let time = Time { by: PersonId::mint(), begun_at, minutes: 30, is_ended: false };
        for (now, expected) in [
            ("2026-03-12T22:50:00Z", OfToday::On(time)),
            ("2026-03-12T23:19:59Z", OfToday::On(time)),
            ("2026-03-12T23:20:00Z", OfToday::NotYet),
            ("2026-03-12T22:49:00Z", OfToday::Over),
        ] {
            assert_eq!(OfToday::by(Some(time), at(now), zone), expected, "{now}");
        }
        let ended = Time { is_ended: true, ..time };
        assert_eq!(OfToday::by(Some(ended), at("2026-03-12T22:55:00Z"), zone), OfToday::Over);
        assert_eq!(OfToday::by(None, begun_at, zone), OfToday::NotYet);
        assert!(OfToday::NotYet.begin().is_ok() && OfToday::Over.begin().is_err());
        assert!(OfToday::On(time).begin().is_err() && OfToday::On(time).end().is_ok());
        assert!(OfToday::Over.end().is_err());
    }

    #[test]
    fn another_length_takes_both() {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let wish = Length { agreed: USUAL, wish: Some((ana, 45)) };
        assert!(wish.answer(ben).is_ok() && wish.answer(ana).is_err());
        assert!(Length { wish: None, ..wish }.answer(ben).is_err());
    }
}
