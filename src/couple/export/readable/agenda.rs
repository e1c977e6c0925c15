//! What stood on the agenda of a session, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines},
};
use crate::steps::therapy::agenda::{Act, ItemWords, record::Entry};

pub(super) fn all(agenda: &[Entry], zone: Tz) -> Vec<Group> {
    agenda.iter().map(|entry| group(entry, zone)).collect()
}

fn group(entry: &Entry, zone: Tz) -> Group {
    let mut all = gone(entry.withdrawn.as_ref(), zone);
    all.extend(entry.words.iter().flat_map(|it| lines(it, words)));
    let put_on = Item {
        title: "Put on it".to_owned(),
        byline: format!("{}, {}", entry.author.name, at(entry.made_at, zone)),
        lines: all,
    };
    let acts = entry.acts.iter().map(|done| Item {
        title: match done.act {
            Act::Talked => "Talked about".to_owned(),
            Act::PutBack => "Put back".to_owned(),
        },
        byline: format!("{}, {}", done.by.name, at(done.made_at, zone)),
        ..Item::default()
    });
    Group {
        title: Line::plain("", "For a session"),
        items: std::iter::once(put_on).chain(acts).collect(),
        ..Group::default()
    }
}

fn words(words: &ItemWords) -> Vec<Line> {
    let hard = words.hard.then(|| Line::plain("", "Hard to say alone."));
    [Line::own("", &words.what)].into_iter().chain(hard).collect()
}
