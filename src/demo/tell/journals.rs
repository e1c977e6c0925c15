//! A page of a journal, and the copy of it that was shared the next evening.

use chrono::TimeDelta;

use crate::demo::{calendar::Calendar, deed::Deed, story::JournalPage};

/// It, and perhaps its copy.
pub(super) fn tell(calendar: &Calendar, it: &JournalPage) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, it.weekday), u32::from(it.hour), 35);
    let copy = Deed::new(at + TimeDelta::hours(22), it.who, "copies").with("revision", 0);
    let page = Deed::new(at, it.who, "/journal").with("text", it.text);
    [page].into_iter().chain(it.shared.then_some(copy)).collect()
}
