//! A question, from the moment it was asked to what became of it.

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{Question, QuestionAct, Who},
};

/// An evening on which they talked about one.
pub(super) fn talked(calendar: &Calendar, (week, weekday): (u8, u8)) -> Vec<Deed> {
    vec![Deed::new(
        calendar.at(calendar.day(week, weekday), 20, 15),
        Who::Ana,
        "/question-box/times",
    )]
}

/// Everything about it.
pub(super) fn tell(calendar: &Calendar, it: &Question) -> Vec<Deed> {
    let on = |week, weekday, hour, minute| calendar.at(calendar.day(week, weekday), hour, minute);
    let asked = Deed::new(on(it.week, it.weekday, u32::from(it.hour), 40), it.who, "/questions");
    let asked = asked.with("question", it.what).with("mark", it.mark);
    let other = it.who.other();
    let acts = it.course.iter().map(|act| match *act {
        QuestionAct::By { week, weekday, on_week, on_weekday } => {
            Deed::new(on(week, weekday, 21, 25), other, "paces")
                .with("pace", "by a day")
                .with("day", calendar.day(on_week, on_weekday))
        }
        QuestionAct::OnlyWithTherapist { week, weekday } => {
            Deed::new(on(week, weekday, 21, 25), other, "paces")
                .with("pace", "only with our therapist")
        }
        QuestionAct::Answer { week, weekday, answer } => {
            Deed::new(on(week, weekday, 21, 50), other, "answers").with("answer", answer)
        }
        QuestionAct::NotNeeded { week, weekday } => {
            Deed::new(on(week, weekday, 22, 5), it.who, "marks").with("mark", "no longer needed")
        }
    });
    [asked].into_iter().chain(acts).collect()
}
