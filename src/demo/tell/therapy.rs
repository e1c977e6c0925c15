//! What the two work on, proposed on a Sunday and answered an hour later; what they practise; and what is for the next
//! session, on Tuesdays.

use chrono::TimeDelta;

use crate::demo::{
    calendar::Calendar,
    deed::{Deed, in_order},
    story::{AppointmentMade, ForSession, GoalsProposed, Practised, PractisedAct, Who},
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

/// What they practised, and how it was for each.
pub(super) fn practised(calendar: &Calendar, it: &Practised) -> Vec<Deed> {
    let written =
        Deed::new(calendar.at(calendar.day(it.week, it.weekday), 20, 30), it.by, "/practices")
            .with("what", it.what)
            .with("after", it.after)
            .with("who", it.who)
            .with("until", calendar.day(it.until.0, it.until.1));
    let later = it.acts.iter().map(|act| match *act {
        PractisedAct::Reflected { by, week, weekday, how, words } => {
            let hour = if by == Who::Ana { 21 } else { 22 };
            Deed::new(calendar.at(calendar.day(week, weekday), hour, 5), by, "reflections")
                .with("how", how)
                .with("words", words)
                .with("seen", 0)
        }
        PractisedAct::Ended { by, week, weekday } => {
            Deed::new(calendar.at(calendar.day(week, weekday), 21, 40), by, "ends")
        }
    });
    in_order([written].into_iter().chain(later).collect())
}

/// What they took to the first hour, before the therapist had an account.
pub(super) fn packet(calendar: &Calendar) -> Vec<Deed> {
    Deed::new(calendar.at(calendar.day(15, 1), 20, 5), Who::Ana, "/packets")
        .with("section", "plan")
        .with("section", "commitments")
        .with("section", "time together")
        .with("first", calendar.day(11, 0))
        .with("last", calendar.day(15, 1))
        .reading()
        .answered(TimeDelta::hours(2), "agreed")
}

/// Whom Ana had found.
pub(super) fn contact(calendar: &Calendar) -> Deed {
    Deed::new(calendar.at(calendar.day(13, 2), 18, 20), Who::Ana, "/contacts")
        .with("name", "Dr. Noor Weber")
        .with("reach", "030 555 01 23, weekdays from eight to ten\nBergstraße 4, second floor")
        .with("note", "Works with couples, also after trust was broken. The first hour is to get to know her.")
}

/// One that was written down on a Wednesday.
pub(super) fn appointment(calendar: &Calendar, it: &AppointmentMade) -> Vec<Deed> {
    let made = Deed::new(calendar.at(calendar.day(it.week, 2), 18, 40), it.by, "/appointments");
    vec![
        made.with("who", "Dr. Noor Weber")
            .with("day", calendar.day(it.on.0, it.on.1))
            .with("time", "17:00")
            .with("place", "Bergstraße 4, second floor")
            .with("note", it.note),
    ]
}
