//! A hard day, and the copy of it that was shared the next evening.

use chrono::TimeDelta;

use crate::demo::{calendar::Calendar, deed::Deed, story::HardDay};

/// It, and perhaps its copy.
pub(super) fn tell(calendar: &Calendar, it: &HardDay) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, it.weekday), 20, 50);
    let day = calendar.day(it.on.0, it.on.1);
    let copy = Deed::new(at + TimeDelta::hours(24), it.who, "copies").with("revision", 0);
    let written = Deed::new(at, it.who, "/hard-dates").with("title", it.title).with("day", day);
    let written = written.with("yearly", "yes").with("helps", it.helps);
    [written].into_iter().chain(it.shared.then_some(copy)).collect()
}
