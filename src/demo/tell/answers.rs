//! An answer to a question of the day.

use crate::demo::{calendar::Calendar, deed::Deed, story::Answered};

/// It alone: whether the other's opens with it follows from both.
pub(super) fn tell(calendar: &Calendar, it: &Answered) -> Vec<Deed> {
    let day = calendar.day(it.week, it.weekday);
    let deed = Deed::new(calendar.at(day, u32::from(it.hour), 25), it.who, "/answers");
    let deed = deed.with("day", day).with("question", it.question).with("words", it.words);
    vec![deed.with("read_hints", "words")]
}
