//! The weekly meetings, and when the two had them, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines},
};
use crate::{
    steps::small_issues::weekly_meeting::{
        Part,
        record::{Act, Entries, Entry, TimeAct},
        time::Rhythm,
    },
    text::capital,
};

pub(super) fn all(entries: &Entries, zone: Tz) -> Vec<Group> {
    let meetings = entries.meetings.iter().map(|entry| meeting(entry, zone));
    meetings.chain(times(&entries.times, zone)).collect()
}

fn meeting(entry: &Entry, zone: Tz) -> Group {
    Group {
        title: Line::plain("", format!("Begun {}", at(entry.made_at, zone))),
        quiet: format!("By {}. {}.", entry.begun_by.name, capital(&entry.state)),
        items: entry.acts.iter().map(|it| act(it, zone)).collect(),
        ..Group::default()
    }
}

fn act(act: &Act, zone: Tz) -> Item {
    let title = match act.part.and_then(Part::parse) {
        Some(part) => format!("{}: {}", capital(&act.act), part.title()),
        None => capital(&act.act),
    };
    let mut all = gone(act.withdrawn.as_ref(), zone);
    let written = |words: &String| vec![Line { own: true, ..Line::plain("", words.clone()) }];
    all.extend(act.words.iter().flat_map(|words| lines(words, written)));
    all.extend(act.line.map(|line| Line::plain("To line", line.to_string())));
    Item {
        title: format!("{}. {title}", act.number),
        byline: format!("{}, {}", act.author.name, at(act.made_at, zone)),
        lines: all.into_iter().chain(changed(act.changed_outside)).collect(),
    }
}

/// One group, if anything was done about it.
fn times(acts: &[TimeAct], zone: Tz) -> Option<Group> {
    let items = acts.iter().map(|act| Item {
        title: capital(&act.act),
        byline: format!("{}, {}", act.author.name, at(act.made_at, zone)),
        lines: (act.time.iter())
            .map(|time| {
                Line::plain("", format!("{} ({})", time.in_words(Rhythm::Weekly), time.zone))
            })
            .chain(changed(act.changed_outside))
            .collect(),
    });
    (!acts.is_empty()).then(|| Group {
        title: Line::plain("", "When you have it".to_owned()),
        items: items.collect(),
        ..Group::default()
    })
}

fn changed(outside: bool) -> Option<Line> {
    outside.then(|| Line::plain("", "This was changed outside the app.".to_owned()))
}
