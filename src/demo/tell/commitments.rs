//! A commitment: proposed, answered, reviewed, ended; how it went is in `occurrences.rs`.

use chrono::{NaiveDate, TimeDelta};

use super::occurrences;
use crate::demo::{
    calendar::{Calendar, dice},
    deed::{Deed, in_order},
    story::{Act, Cadence, Commitment, Who},
};

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Everything about it.
pub(super) fn tell(calendar: &Calendar, it: &Commitment) -> Vec<Deed> {
    let mut course = vec![propose(calendar, it)];
    course.extend(it.course.iter().flat_map(|act| acts(calendar, it, act)));
    let mut course = in_order(course);
    let end = course.iter().find(|deed| deed.route == "retirements").map(|deed| deed.at);
    let went = occurrences::tell(calendar, it);
    course.extend(went.into_iter().filter(|deed| end.is_none_or(|end| deed.at < end)));
    course
}

fn propose(calendar: &Calendar, it: &Commitment) -> Deed {
    let owner = if it.owner == it.proposed_by { "me" } else { "partner" };
    let deed = act(calendar, it.proposed_by, "/commitments", (it.week, it.weekday));
    let deed = deed.with("owner", owner);
    let deed = if it.comes_of.is_empty() { deed } else { deed.about("concern", it.comes_of) };
    let deed = worded(deed, it.promise, it.why, it.know);
    let deed = cadenced(calendar, deed, it.cadence);
    let agreed = it.course.first().map_or((it.week, it.weekday), act_day);
    deed.with("review_on", review(calendar, agreed, it.review_weeks))
}

/// What an act of the story is in forms.
fn acts(calendar: &Calendar, it: &Commitment, what: &Act) -> Vec<Deed> {
    let day = act_day(what);
    let (proposer, owner) = (it.proposed_by, it.owner);
    let by = |who, route| act(calendar, who, route, day);
    let weeks = |weeks| review(calendar, day, weeks);
    match *what {
        Act::Agree { .. } => vec![by(proposer.other(), "agreements").reading()],
        Act::AgreeToCounter { .. } => vec![by(proposer, "agreements").reading()],
        Act::AgreeToChange { .. } => vec![by(owner.other(), "agreements").reading()],
        Act::Counter { promise, why, know, cadence, .. } => {
            let deed = worded(by(proposer.other(), "versions").reading(), promise, why, know);
            vec![cadenced(calendar, deed, cadence).with("review_on", weeks(it.review_weeks))]
        }
        Act::Change { promise, why, know, cadence, .. } => {
            let deed = worded(by(owner, "versions").reading(), promise, why, know);
            vec![cadenced(calendar, deed, cadence).with("review_on", weeks(it.review_weeks))]
        }
        Act::Decline { why, .. } => {
            vec![
                by(proposer.other(), "refusals")
                    .reading()
                    .with("why", why)
                    .with("read_hints", "why"),
            ]
        }
        Act::Renew { review_weeks, .. } => vec![
            by(owner, "renewals").reading().with("review_on", weeks(review_weeks)),
            by(owner.other(), "agreements").reading(),
        ],
        Act::Retire { why, .. } => {
            vec![by(owner, "retirements").with("why", why).with("read_hints", "why")]
        }
    }
}

/// In the evening, when the day is done.
fn act(calendar: &Calendar, who: Who, route: &'static str, (week, weekday): (u8, u8)) -> Deed {
    let minute = dice((week, weekday, route), 59);
    Deed::new(calendar.at(calendar.day(week, weekday), 19, minute), who, route)
}

fn worded(deed: Deed, promise: &str, why: &str, know: &str) -> Deed {
    // What the hints say was read.
    deed.with("promise", promise).with("why", why).with("know", know).with("read_hints", "yes")
}

fn cadenced(calendar: &Calendar, deed: Deed, cadence: Cadence) -> Deed {
    let weekday = |deed: Deed, day: u8| deed.with("weekday", WEEKDAYS[usize::from(day % 7)]);
    match cadence {
        Cadence::Once { week, weekday } => {
            deed.with("cadence", "once").with("once_on", calendar.day(week, weekday))
        }
        Cadence::Daily => deed.with("cadence", "daily"),
        Cadence::Weekdays(days) => {
            days.iter().fold(deed.with("cadence", "weekdays"), |deed, day| weekday(deed, *day))
        }
        Cadence::Weekly(day) => weekday(deed.with("cadence", "weekly"), day),
        Cadence::Monthly(day) => deed.with("cadence", "monthly").with("month_day", day),
    }
}

fn review(calendar: &Calendar, (week, weekday): (u8, u8), weeks: u8) -> NaiveDate {
    calendar.day(week, weekday) + TimeDelta::weeks(i64::from(weeks))
}

/// The day of an act.
pub(super) fn act_day(act: &Act) -> (u8, u8) {
    match *act {
        Act::Agree { week, weekday }
        | Act::Counter { week, weekday, .. }
        | Act::AgreeToCounter { week, weekday }
        | Act::Decline { week, weekday, .. }
        | Act::Renew { week, weekday, .. }
        | Act::Change { week, weekday, .. }
        | Act::AgreeToChange { week, weekday }
        | Act::Retire { week, weekday, .. } => (week, weekday),
    }
}
