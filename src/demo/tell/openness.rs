//! Openness, from its offer to what became of it.

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{Openness, OpennessAct},
};

/// Everything about it.
pub(super) fn tell(calendar: &Calendar, it: &Openness) -> Vec<Deed> {
    let on = |week, weekday, hour, minute| calendar.at(calendar.day(week, weekday), hour, minute);
    let offered = Deed::new(on(it.week, it.weekday, 20, 35), it.who, "/openness")
        .with("about", it.what)
        .with("purpose", it.purpose)
        .with("from", calendar.day(it.week, it.weekday))
        .with("review", calendar.day(it.until_week, it.until_weekday));
    let acts = it.course.iter().map(|act| match *act {
        OpennessAct::Agree { week, weekday } => {
            Deed::new(on(week, weekday, 22, 10), it.who.other(), "answers").with("answer", "agreed")
        }
        OpennessAct::Decline { week, weekday } => {
            let at = on(week, weekday, 22, 10);
            Deed::new(at, it.who.other(), "answers").with("answer", "declined")
        }
        OpennessAct::End { who, week, weekday } => {
            Deed::new(on(week, weekday, 19, 15), who, "retirements")
        }
    });
    [offered].into_iter().chain(acts).collect()
}
