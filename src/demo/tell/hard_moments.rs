//! Hard moments, from the one tap to the end of each.

use chrono::TimeDelta;

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{HardMoment, KEPT_SINCE, Who, hard_moments},
};

/// That Ana keeps them from a day on, and everything about each, every deed by itself: each goes to
/// the page of the moment that is on.
pub(super) fn tell(calendar: &Calendar) -> Vec<Vec<Deed>> {
    let keeps_from = calendar.at(calendar.day(KEPT_SINCE, 0), 21, 55);
    let keeps = Deed::new(keeps_from, Who::Ana, "/hard-moments/keepings");
    let moments = hard_moments().iter().flat_map(|it| moment(calendar, it));
    std::iter::once(keeps).chain(moments).map(|deed| vec![deed]).collect()
}

fn moment(calendar: &Calendar, it: &HardMoment) -> [Deed; 3] {
    let at = calendar.at(calendar.day(it.week, it.weekday), u32::from(it.hour), 12);
    let later = |minutes| at + TimeDelta::minutes(minutes);
    let answer = Deed::new(later(3), Who::Ben, "/hard-moments/answers");
    [
        Deed::new(at, Who::Ana, "/hard-moments"),
        match it.ben_can_at {
            None => answer.with("answer", "here"),
            Some(time) => answer.with("answer", "later").with("time", time),
        },
        Deed::new(later(95), Who::Ana, "/hard-moments/ends"),
    ]
}
