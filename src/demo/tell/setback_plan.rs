//! What the two do after a setback: proposed on a Saturday, answered an hour later.

use chrono::TimeDelta;

use crate::demo::{calendar::Calendar, deed::Deed, story::PlanProposed};

/// One wording, and what the other said.
pub(super) fn tell(calendar: &Calendar, it: &PlanProposed) -> Vec<Deed> {
    Deed::new(calendar.at(calendar.day(it.week, 5), 17, 20), it.by, "/setback-plan")
        .with("counts", it.counts)
        .with("first_day", it.first_day)
        .with("whom", it.whom)
        .answered(TimeDelta::hours(1), it.answer)
}
