//! Something that was raised, and how the two left it.

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{ConcernDone as Done, Raised},
};

/// Everything about it.
pub(super) fn tell(calendar: &Calendar, it: &Raised) -> Vec<Deed> {
    let at = |week, weekday| calendar.at(calendar.day(week, weekday), 21, 10);
    let first = Deed::new(at(it.week, it.weekday), it.by, "/concerns").named(it.name);
    let raised = it.parts.iter().fold(first, |deed, (part, words)| deed.with(part, words));
    let done = it.done.iter().zip(0..).map(|((week, weekday, who, done), seen)| {
        let deed = |route| Deed::new(at(*week, *weekday), *who, route).with("seen", seen);
        let day = |week, weekday| calendar.day(week, weekday);
        match *done {
            Done::Said(answer) => deed("answers").with("answer", answer),
            Done::Time(week, weekday, time) => {
                deed("times").with("day", day(week, weekday)).with("time", time)
            }
            Done::Leave(outcome) => deed("outcomes").with("outcome", outcome),
            Done::Rest(week, weekday) => {
                deed("outcomes").with("outcome", "parked").with("until", day(week, weekday))
            }
        }
    });
    std::iter::once(raised).chain(done).collect()
}
