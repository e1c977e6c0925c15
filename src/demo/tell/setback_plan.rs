//! What the two do after a setback, where they are and what they reached: proposed on a Saturday, answered an hour later.

use chrono::TimeDelta;

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{MilestoneNamed, PhaseProposed, PlanProposed},
};

/// One wording, and what the other said.
pub(super) fn tell(calendar: &Calendar, it: &PlanProposed) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, 5), 17, 20);
    let proposed = Deed::new(at, it.by, "/setback-plan")
        .with("counts", it.counts)
        .with("first_day", it.first_day)
        .with("whom", it.whom);
    let later = at + TimeDelta::hours(1);
    let answered = Deed::new(later, it.by.other(), "answers").with("answer", it.answer).reading();
    vec![proposed, answered]
}

/// Where one said that they are, and what the other said.
pub(super) fn phase(calendar: &Calendar, it: &PhaseProposed) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, 5), 11, 40);
    let proposed = Deed::new(at, it.by, "/phases").with("phase", it.phase).with("see", it.see);
    let later = at + TimeDelta::hours(1);
    let answered = Deed::new(later, it.by.other(), "answers").with("answer", it.answer).reading();
    vec![proposed, answered]
}

/// What one named as reached, and what the other said.
pub(super) fn milestone(calendar: &Calendar, it: &MilestoneNamed) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, 5), 12, 10);
    let day = calendar.day(it.week, it.weekday);
    let named = Deed::new(at, it.by, "/milestones")
        .with("what", it.what)
        .with("day", day.to_string())
        .with("how", it.how);
    let later = at + TimeDelta::hours(1);
    let answered = Deed::new(later, it.by.other(), "answers").with("answer", it.answer).reading();
    vec![named, answered]
}
