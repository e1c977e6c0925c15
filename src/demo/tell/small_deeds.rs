//! A small deed, from the day on which it is put on a list.

use crate::demo::{calendar::Calendar, deed::Deed, story::small_deeds::SmallDeed};

/// Everything about it.
pub(super) fn tell(calendar: &Calendar, it: &SmallDeed) -> Vec<Deed> {
    let on = |(week, weekday), hour| calendar.at(calendar.day(week, weekday), hour, 25);
    let listed = Deed::new(on((it.week, it.weekday), 18), it.who, "/small-deeds");
    let starred = it.starred.map(|day| Deed::new(on(day, 21), it.who.other(), "stars"));
    let off = it.taken_off.map(|day| Deed::new(on(day, 22), it.who, "retirements"));
    [listed.with("deed", it.words)].into_iter().chain(starred).chain(off).collect()
}
