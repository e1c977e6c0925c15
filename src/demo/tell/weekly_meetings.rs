//! A weekly meeting, and the time that the two chose for it.

use chrono::TimeDelta;

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{MeetingAct as Act, MeetingTimeAct, WeeklyMeeting, Who},
};

/// Everything that was said and done in it, a few minutes apart.
pub(super) fn tell(calendar: &Calendar, it: &WeeklyMeeting) -> Vec<Deed> {
    let begins = calendar.at(calendar.day(it.week, 6), 19, 34);
    let first = Deed::new(begins, it.begun_by, "/weekly-meetings");
    let mut part = 1;
    let acts = (1..).zip(it.acts).map(|(nth, (who, act))| {
        let deed = |route| Deed::new(begins + TimeDelta::minutes(2 * nth), *who, route);
        match *act {
            Act::Line(part, words) => {
                // What the hints say was read.
                let deed = deed("lines").with("part", part);
                deed.with("words", words).with("read_hints", "words")
            }
            Act::Part(to) => {
                let from = std::mem::replace(&mut part, to);
                deed("parts").with("from", from).with("to", to)
            }
            Act::Concern(answer, name) => {
                deed("concerns").with("answer", answer).about("concern", name)
            }
            Act::NoConcern => deed("concerns").with("answer", "none"),
            Act::Answer(answer) => {
                deed("answers").with("answer", answer).with("line", asked_of(it, *who))
            }
            Act::Close => deed("closings"),
            Act::Sign => deed("signatures").with("says", "signed").with("seen", nth - 1),
            Act::Differs(words) => {
                let deed = deed("signatures").with("says", "differs");
                deed.with("words", words).with("read_hints", "words")
            }
        }
    });
    std::iter::once(first).chain(acts).collect()
}

/// The number of the line in which the other asks something of this person.
fn asked_of(it: &WeeklyMeeting, who: Who) -> usize {
    let asks = |(by, act): &(Who, Act)| *by != who && matches!(act, Act::Line(6, _));
    it.acts.iter().position(asks).map_or(0, |at| at + 1)
}

/// A proposal, or the yes to it.
pub(super) fn time(calendar: &Calendar, it: &MeetingTimeAct) -> Deed {
    let at = calendar.at(calendar.day(it.week, it.weekday), 21, 40);
    match it.proposes {
        Some(time) => {
            Deed::new(at, it.by, "/weekly-meetings/times").with("weekday", 6).with("time", time)
        }
        None => Deed::new(at, it.by, "/weekly-meetings/times/answers").with("seen", 1),
    }
}
