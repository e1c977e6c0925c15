//! Something told, from the moment it was offered to what the other said.

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{Telling, TellingAct},
};

/// Everything about it.
pub(super) fn tell(calendar: &Calendar, it: &Telling) -> Vec<Deed> {
    let on = |week, weekday, hour, minute| calendar.at(calendar.day(week, weekday), hour, minute);
    let parts = [("what", it.what), ("since", it.since), ("why", it.why), ("will", it.will)];
    let told = parts.into_iter().filter(|(_, words)| !words.is_empty());
    let told = told.fold(
        Deed::new(on(it.week, it.weekday, u32::from(it.hour), 20), it.who, "/tellings"),
        |deed, (part, words)| deed.with(part, words),
    );
    let other = it.who.other();
    let acts = it.course.iter().map(|act| match *act {
        TellingAct::Intends { week, weekday, intention } => {
            Deed::new(on(week, weekday, 21, 5), other, "intentions").with("intention", intention)
        }
        TellingAct::NeedsTime { week, weekday } => {
            Deed::new(on(week, weekday, 22, 15), other, "replies").with("reply", "time")
        }
        TellingAct::TalkAt { week, weekday, on_week, on_weekday } => {
            Deed::new(on(week, weekday, 7, 30), other, "replies")
                .with("reply", "talk")
                .with("day", calendar.day(on_week, on_weekday))
                .with("time", "20:00")
        }
    });
    [told].into_iter().chain(acts).collect()
}
