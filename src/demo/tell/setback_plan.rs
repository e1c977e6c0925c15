//! What the two do after a setback, where they are and what they reached: proposed on a Saturday, answered an hour later.

use chrono::TimeDelta;

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{ForSession, GoalsProposed, MilestoneNamed, PhaseProposed, PlanProposed, Who},
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
        .with("reached", day)
        .with("how", it.how);
    let later = at + TimeDelta::hours(1);
    let answered = Deed::new(later, it.by.other(), "answers").with("answer", it.answer).reading();
    vec![named, answered]
}

/// What one proposed to work on, and what the other said.
pub(super) fn goals(calendar: &Calendar, it: &GoalsProposed) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, 6), 16, 30);
    let review = calendar.day(it.week + it.review_after, 6);
    let proposed = Deed::new(at, it.by, "/therapy-plan").with("review", review);
    let named = it.goals.iter().zip(PARTS);
    let proposed = named.fold(proposed, |deed, ((goal, notice), (what, by))| {
        deed.with(what, goal).with(by, notice)
    });
    let proposed = proposed.with("phase", it.phase);
    let later = at + TimeDelta::hours(1);
    let answered = Deed::new(later, it.by.other(), "answers").with("answer", it.answer).reading();
    vec![proposed, answered]
}

const PARTS: [(&str, &str); 2] = [("goal_1", "notice_1"), ("goal_2", "notice_2")];

/// Something for the next session.
pub(super) fn for_session(calendar: &Calendar, it: &ForSession) -> Deed {
    let hour = if it.by == Who::Ana { 9 } else { 21 };
    let deed = Deed::new(calendar.at(calendar.day(it.week, 1), hour, 12), it.by, "/agenda");
    let deed = deed.with("what", it.what);
    if it.hard { deed.with("hard", "yes") } else { deed }
}
