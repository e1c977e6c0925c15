//! When the three meet.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{
    sealed::{Kind, Words},
    steps::{quality_time::date::plan, therapy::comment::SCOPE},
    text::Faults,
};

/// So long after its beginning it is the next one still.
pub const LASTS: TimeDelta = TimeDelta::hours(1);

/// When a session begins: the same as stands beside it in the open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionWords {
    /// When.
    pub starts_at: DateTime<Utc>,
    /// It was called off, or another took its place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_off: bool,
}

/// The form of one, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct SessionForm {
    pub day: String,
    pub time: String,
}

impl SessionWords {
    /// One that begins then.
    pub const fn at(starts_at: DateTime<Utc>) -> Self {
        Self { starts_at, is_off: false }
    }

    /// What was called off stands nowhere any more, whatever is written beside it.
    pub const fn stands_where(&self, stands: bool) -> bool {
        !(stands && self.is_off)
    }
}

impl Words for SessionWords {
    const KIND: Kind = Kind { name: "therapist_session", scope: SCOPE };
}

impl SessionForm {
    /// When it begins. Day and time are the typist's own.
    ///
    /// # Errors
    /// What is wrong, beside each field.
    pub fn parse(&self, zone: Tz, now: DateTime<Utc>) -> Result<SessionWords, Faults> {
        let mut faults = Faults::none();
        let starts_at = plan::ahead((&self.day, &self.time), zone, now, &mut faults);
        match starts_at {
            Some(starts_at) if faults.is_empty() => Ok(SessionWords::at(starts_at)),
            _ => Err(faults),
        }
    }
}
