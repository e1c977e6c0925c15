//! What the two agreed for a time-out: proposed, answered.

use chrono::TimeDelta;

use crate::demo::{calendar::Calendar, deed::Deed, story::TimeOutAgreed};

/// One wording, and what the other said.
pub(super) fn tell(calendar: &Calendar, it: &TimeOutAgreed) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, it.weekday), u32::from(it.hour), 5);
    let (minutes, answer) = it.answered;
    Deed::new(at, it.by, "/time-out/agreement")
        .with("signal", it.signal)
        .with("minutes", it.minutes)
        .with("returns", it.returns)
        .with("how", it.how)
        .with("latest", it.latest)
        .answered(TimeDelta::minutes(minutes), answer)
}
