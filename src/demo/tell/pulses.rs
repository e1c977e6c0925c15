//! How a week was, answered for on its Sunday evening.

use crate::{
    demo::{
        calendar::{Calendar, dice},
        deed::Deed,
        story::WeekAnswered,
    },
    progress::pulse::Sentence,
};

/// One form.
pub(super) fn tell(calendar: &Calendar, it: WeekAnswered) -> Deed {
    let minute = dice((it.who, it.week, it.answers), 57);
    let at = calendar.at(calendar.day(it.week, 6), 20, minute);
    let deed = Deed::new(at, it.who, "/pulses").with("week", calendar.day(it.week, 0));
    let answers = Sentence::ALL.into_iter().zip(it.answers.chars());
    let answered = answers.filter(|(_, level)| *level != '-');
    answered
        .fold(deed, |deed, (sentence, level)| deed.with(sentence.field(), level))
        .with("revision", 0)
}
