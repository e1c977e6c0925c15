//! What the two reached: named on the Saturday after it, answered an hour later.

use chrono::TimeDelta;

use crate::demo::{calendar::Calendar, deed::Deed, story::MilestoneNamed};

/// What one named, and what the other said.
pub(super) fn tell(calendar: &Calendar, it: &MilestoneNamed) -> Vec<Deed> {
    Deed::new(calendar.at(calendar.day(it.week, 5), 12, 10), it.by, "/milestones")
        .with("what", it.what)
        .with("reached", calendar.day(it.week, it.weekday))
        .with("how", it.how)
        .answered(TimeDelta::hours(1), it.answer)
}
