//! A check-in: one tap, minutes later what else there is to say, and perhaps a later thought.

use chrono::TimeDelta;

use crate::demo::{
    calendar::{Calendar, dice},
    deed::Deed,
    story::{CheckIn, Later},
};

const FEELINGS: [(&str, &str); 3] =
    [("feeling_1", "strength_1"), ("feeling_2", "strength_2"), ("feeling_3", "strength_3")];

/// All forms of it.
pub(super) fn tell(calendar: &Calendar, it: &CheckIn) -> Vec<Deed> {
    let minute = dice((it.week, it.weekday, it.hour, it.close), 57);
    let at = calendar.at(calendar.day(it.week, it.weekday), u32::from(it.hour), minute);
    let audience = if it.shared { "both of us" } else { "only me" };
    let tap =
        Deed::new(at, it.who, "/check-ins").with("closeness", it.close).with("audience", audience);
    let more = said(Deed::new(at + TimeDelta::minutes(2), it.who, "details"), it, it.note);
    let more = Some(more).filter(|more| !more.fields.is_empty());
    let later = it.later.map(|later| afterwards(calendar, it, later));
    [Some(tap), more, later].into_iter().flatten().collect()
}

/// What was said beside the tap, with this note.
fn said(mut more: Deed, it: &CheckIn, note: &str) -> Deed {
    for ((feeling, strength), (word, strong)) in FEELINGS.iter().zip(it.feelings) {
        more = more.with(feeling, word).with(strength, strong);
    }
    if let Some(energy) = it.energy {
        more = more.with("energy", energy);
    }
    for (name, words) in [("need", it.need), ("thanks", it.thanks), ("note", note)] {
        if !words.is_empty() {
            more = more.with(name, words);
        }
    }
    let is_more = !more.fields.is_empty();
    if is_more { more.with("read_hints", "need thanks note") } else { more }
}

fn afterwards(calendar: &Calendar, it: &CheckIn, later: Later) -> Deed {
    let on = |week, weekday, hour: u8, route| {
        let minute = dice((week, weekday, route), 57);
        let at = calendar.at(calendar.day(week, weekday), u32::from(hour), minute);
        Deed::new(at, it.who, route)
    };
    match later {
        Later::Corrected { week, weekday, hour, note } => {
            // As the page says on a later day.
            let deed = on(week, weekday, hour, "corrections").with("becomes", "a version");
            said(deed.with("closeness", it.close), it, note)
        }
        Later::Withdrawn { week, weekday, hour } => on(week, weekday, hour, "withdrawals"),
    }
}
