//! What the two work on, proposed on a Sunday and answered an hour later; and what is for the next session, on Tuesdays.

use chrono::TimeDelta;

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{ForSession, GoalsProposed, Who},
};

const PARTS: [(&str, &str); 2] = [("goal_1", "notice_1"), ("goal_2", "notice_2")];

/// What one proposed to work on, and what the other said.
pub(super) fn goals(calendar: &Calendar, it: &GoalsProposed) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, 6), 16, 30);
    let proposed = Deed::new(at, it.by, "/therapy-plan")
        .with("phase", it.phase)
        .with("review", calendar.day(it.week + it.review_after, 6));
    let named = it.goals.iter().zip(PARTS);
    named
        .fold(proposed, |deed, ((goal, notice), (what, by))| deed.with(what, goal).with(by, notice))
        .answered(TimeDelta::hours(1), it.answer)
}

/// Something for the next session.
pub(super) fn for_session(calendar: &Calendar, it: &ForSession) -> Deed {
    let hour = if it.by == Who::Ana { 9 } else { 21 };
    let deed = Deed::new(calendar.at(calendar.day(it.week, 1), hour, 12), it.by, "/agenda");
    let deed = deed.with("what", it.what);
    if it.hard { deed.with("hard", "yes") } else { deed }
}
