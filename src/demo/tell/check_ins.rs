//! A check-in: one tap, and minutes later what else there is to say.

use chrono::TimeDelta;

use crate::demo::{
    calendar::{Calendar, dice},
    deed::Deed,
    story::CheckIn,
};

const FEELINGS: [(&str, &str); 3] =
    [("feeling_1", "strength_1"), ("feeling_2", "strength_2"), ("feeling_3", "strength_3")];

/// Both forms of it.
pub(super) fn tell(calendar: &Calendar, it: &CheckIn) -> Vec<Deed> {
    let minute = dice((it.week, it.weekday, it.hour, it.close), 57);
    let at = calendar.at(calendar.day(it.week, it.weekday), u32::from(it.hour), minute);
    let audience = if it.shared { "both of us" } else { "only me" };
    let tap =
        Deed::new(at, it.who, "/check-ins").with("closeness", it.close).with("audience", audience);
    let mut more = Deed::new(at + TimeDelta::minutes(2), it.who, "details");
    for ((feeling, strength), (word, strong)) in FEELINGS.iter().zip(it.feelings) {
        more = more.with(feeling, word).with(strength, strong);
    }
    if let Some(energy) = it.energy {
        more = more.with("energy", energy);
    }
    for (name, words) in [("need", it.need), ("thanks", it.thanks), ("note", it.note)] {
        if !words.is_empty() {
            more = more.with(name, words);
        }
    }
    if more.fields.is_empty() { vec![tap] } else { vec![tap, more] }
}
