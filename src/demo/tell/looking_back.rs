//! What somebody says for themselves of a month or of where they stand: one form on a Sunday evening.

use chrono::TimeDelta;

use crate::{
    demo::{
        calendar::{Calendar, dice},
        deed::Deed,
        story::{LookedBack, Who},
    },
    progress::look_back::month_of,
};

const QUESTIONS: [&str; 4] = ["happiness", "warm", "rewarding", "satisfied"];

/// One form.
pub(super) fn tell(calendar: &Calendar, it: &LookedBack) -> Deed {
    let deed = |who: Who, week: u8, route: &'static str| {
        let minute = dice((who, week, route), 57);
        Deed::new(calendar.at(calendar.day(week, 6), 21, minute), who, route)
    };
    match *it {
        LookedBack::Sentence { who, week, words } => deed(who, week, "/then-and-now")
            .with("month", month_of(calendar.day(week, 6)))
            .with("sentence", words)
            .with("revision", 0),
        LookedBack::Satisfaction { who, week, answers } => {
            let all = QUESTIONS.into_iter().zip(answers);
            all.fold(deed(who, week, "/satisfaction"), |deed, (name, answer)| {
                deed.with(name, answer)
            })
        }
        LookedBack::Stand { who, week, stand, note } => {
            let mut deed = deed(who, week, "/where-i-stand");
            deed.at += TimeDelta::minutes(30);
            deed.with("stand", stand).with("note", note).with("revision", 0)
        }
    }
}
