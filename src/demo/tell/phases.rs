//! Where the two are: said on a Saturday, answered an hour later.

use chrono::TimeDelta;

use crate::demo::{calendar::Calendar, deed::Deed, story::PhaseProposed};

/// Where one said that they are, and what the other said.
pub(super) fn tell(calendar: &Calendar, it: &PhaseProposed) -> Vec<Deed> {
    Deed::new(calendar.at(calendar.day(it.week, 5), 11, 40), it.by, "/phases")
        .with("phase", it.phase)
        .with("see", it.see)
        .answered(TimeDelta::hours(1), it.answer)
}
