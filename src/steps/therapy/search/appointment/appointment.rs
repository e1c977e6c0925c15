//! With whom an appointment is, when and where, and where it stands.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::AppointmentId;
use crate::{
    sealed::{Kind, Opened, Words},
    steps::{quality_time::date::plan, therapy::search::End},
    text::{Faults, line, passage},
};

/// Characters of with whom.
pub const WHO_LIMIT: usize = 120;
/// Characters of where.
pub const PLACE_LIMIT: usize = 240;
/// Characters of what to think of.
pub const NOTE_LIMIT: usize = 400;
/// So long one stands in a calendar, and so long after its beginning it is the next one.
pub const LENGTH: TimeDelta = TimeDelta::hours(1);
/// The most that are ahead.
pub const MOST: usize = 20;
/// Beside the field, when so many are.
pub const FULL: &str = "Twenty are ahead already. Call one off first";
/// Beside the field, when it is not ahead any more.
pub const GONE: &str = "It was moved, called off or is over meanwhile. What you wrote is kept in this form; look at the \
                        list, and write it down there";

const WHOM: &str = "Please write with whom it is";
const NOT_AHEAD: &str = "It is not ahead of you any more. Look at the list again.";

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppointmentWords {
    /// With whom.
    pub who: String,
    /// Where; may be empty.
    pub place: String,
    /// What to think of; may be empty.
    pub note: String,
    /// When it begins: the same as stands beside it in the open.
    pub starts_at: DateTime<Utc>,
}

/// The form of one, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct AppointmentForm {
    pub who: String,
    pub day: String,
    pub time: String,
    pub place: String,
    pub note: String,
    pub read_hints: String,
}

/// Where one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is to come, or is going on.
    Ahead,
    /// It is over.
    Over,
    /// It was called off.
    CalledOff,
    /// Another took its place.
    Changed,
    /// Its author withdrew it.
    Withdrawn,
}

impl Words for AppointmentWords {
    const KIND: Kind = Kind { name: "appointment", scope: "appointments" };
}

impl AppointmentWords {
    /// As they were opened, unless the time beside them in the open is another.
    pub fn beside(opened: Opened<Self>, starts_at: DateTime<Utc>) -> Opened<Self> {
        match opened {
            Opened::Genuine(words) if words.starts_at != starts_at => Opened::ChangedOutside,
            opened => opened,
        }
    }
}

impl AppointmentForm {
    /// What it says. Day and time are the typist's own.
    ///
    /// # Errors
    /// What is wrong, beside each field.
    pub fn parse(&self, zone: Tz, now: DateTime<Utc>) -> Result<AppointmentWords, Faults> {
        let mut faults = Faults::none();
        let who = faults.take("who", line(&self.who, WHO_LIMIT, WHOM));
        let starts_at = plan::ahead((&self.day, &self.time), zone, now, &mut faults);
        let place = faults.take("place", passage(&self.place, PLACE_LIMIT));
        let note = faults.take("note", passage(&self.note, NOTE_LIMIT));
        match (who, starts_at, place, note) {
            (Some(who), Some(starts_at), Some(place), Some(note)) if faults.is_empty() => {
                Ok(AppointmentWords { who, place, note, starts_at })
            }
            _ => Err(faults),
        }
    }
}

impl Standing {
    /// Now, of one that begins at this time.
    pub fn of(
        starts_at: DateTime<Utc>,
        (end, is_withdrawn): (Option<&End<AppointmentId>>, bool),
        now: DateTime<Utc>,
    ) -> Self {
        match end {
            Some(End { next: Some(_), .. }) => Self::Changed,
            _ if is_withdrawn => Self::Withdrawn,
            Some(End { next: None, .. }) => Self::CalledOff,
            None if starts_at + LENGTH <= now => Self::Over,
            None => Self::Ahead,
        }
    }

    /// Whether it can be moved or called off.
    ///
    /// # Errors
    /// Why not.
    pub const fn is_ahead(self) -> Result<(), &'static str> {
        match self {
            Self::Ahead => Ok(()),
            Self::Over | Self::CalledOff | Self::Changed | Self::Withdrawn => Err(NOT_AHEAD),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::access::PersonId;
    use crate::text::Typed;

    fn now() -> DateTime<Utc> {
        "2026-03-12T18:00:00Z".parse().expect("a time")
    }

    fn form(who: &str, day: &str, time: &str) -> AppointmentForm {
        AppointmentForm {
            who: who.to_owned(),
            day: day.to_owned(),
            time: time.to_owned(),
            ..AppointmentForm::default()
        }
    }

    #[test]
    fn what_is_missing_is_said_beside_its_field() {
        let zone = Tz::Europe__Berlin;
        let whole = form("Dr. Noor Weber", "2026-03-19", "17:00").parse(zone, now());
        let starts_at = "2026-03-19T16:00:00Z".parse().expect("a time");
        assert_eq!(whole.map(|it| it.starts_at), Ok::<DateTime<Utc>, _>(starts_at));
        for (field, wrong) in [
            ("who", form(" ", "2026-03-19", "17:00")),
            ("day", form("Dr. Noor Weber", "2026-03-11", "17:00")),
            ("day", form("Dr. Noor Weber", "", "17:00")),
            ("time", form("Dr. Noor Weber", "2026-03-19", "at five")),
            ("time", form("Dr. Noor Weber", "2026-03-12", "18:00")),
        ] {
            let faults = wrong.parse(zone, now()).expect_err(field);
            let typed = Typed::default().with_faults(faults);
            let wrong: Vec<_> = typed.faults().iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(wrong, [field]);
        }
    }

    #[test]
    fn a_time_that_was_moved_outside_is_told() {
        let words = form("Dr. Noor Weber", "2026-03-19", "17:00").parse(Tz::UTC, now());
        let words = words.expect("whole");
        let opened = || Opened::Genuine(words.clone());
        assert!(AppointmentWords::beside(opened(), words.starts_at).get().is_some());
        assert!(AppointmentWords::beside(opened(), now()).get().is_none());
    }

    proptest! {
        /// What is not ahead any more never is again; and it is for an hour after it began, unless somebody ended it.
        #[test]
        fn what_is_behind_stays_behind(begins in -200_i64..200, later in 0_i64..400, ended in any::<bool>(),
                                       changed in any::<bool>(), withdrawn in any::<bool>()) {
            let starts_at = now() + TimeDelta::minutes(begins);
            let next = changed.then(AppointmentId::mint);
            let end = ended.then(|| End { by: PersonId::mint(), at: now(), next });
            let at = |minutes| {
                Standing::of(starts_at, (end.as_ref(), withdrawn), now() + TimeDelta::minutes(minutes))
            };
            let is_ahead = !ended && !withdrawn && begins > -60;
            prop_assert_eq!(at(0).is_ahead().is_ok(), is_ahead);
            prop_assert!(at(0) == Standing::Ahead || at(0) == at(later));
        }
    }
}
