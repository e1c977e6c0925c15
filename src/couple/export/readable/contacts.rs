//! Whom the two could ask, and when they went there, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines},
};
use crate::steps::therapy::search::{
    appointment::{AppointmentId, AppointmentWords},
    contact::{ContactId, ContactWords},
    record::Entry,
};

pub(super) fn contacts(all: &[Entry<ContactId, ContactWords>], zone: Tz) -> Vec<Group> {
    let called = ("Whom you could ask", "Taken off the list");
    all.iter().map(|entry| group(entry, called, zone, of_contact)).collect()
}

pub(super) fn appointments(all: &[Entry<AppointmentId, AppointmentWords>], zone: Tz) -> Vec<Group> {
    let called = ("An appointment", "Called off");
    let words = |words: &AppointmentWords| of_appointment(words, zone);
    all.iter().map(|entry| group(entry, called, zone, words)).collect()
}

fn group<Id, W>(
    entry: &Entry<Id, W>,
    (title, end): (&'static str, &str),
    zone: Tz,
    words: impl Fn(&W) -> Vec<Line>,
) -> Group {
    let mut all = gone(entry.withdrawn.as_ref(), zone);
    all.extend(entry.words.iter().flat_map(|it| lines(it, &words)));
    let written = Item {
        title: "Written down".to_owned(),
        byline: format!("{}, {}", entry.author.name, at(entry.made_at, zone)),
        lines: all,
    };
    let ended = entry.ended.iter().map(|ended| Item {
        title: if ended.next.is_some() { "Changed" } else { end }.to_owned(),
        byline: format!("{}, {}", ended.by.name, at(ended.made_at, zone)),
        ..Item::default()
    });
    Group {
        title: Line::plain("", title),
        items: std::iter::once(written).chain(ended).collect(),
        ..Group::default()
    }
}

fn of_contact(words: &ContactWords) -> Vec<Line> {
    let rest = written([("How to reach them", &words.reach), ("Note", &words.note)]);
    [Line::own("", &words.name)].into_iter().chain(rest).collect()
}

fn of_appointment(words: &AppointmentWords, zone: Tz) -> Vec<Line> {
    let rest = written([("Where", &words.place), ("Note", &words.note)]);
    let when = Line::plain("When", at(words.starts_at, zone));
    [Line::own("With", &words.who), when].into_iter().chain(rest).collect()
}

/// Those of them that were written.
fn written(parts: [(&'static str, &String); 2]) -> impl Iterator<Item = Line> {
    let parts = parts.into_iter().filter(|(_, words)| !words.is_empty());
    parts.map(|(label, words)| Line::own(label, words))
}
