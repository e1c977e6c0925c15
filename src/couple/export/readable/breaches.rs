//! What happened, in words.

use chrono_tz::Tz;

use super::{Group, Item, Line, at, entries::lines};
use crate::{
    impact::breach::record::{Done, Entry, Version},
    text::capital,
};

pub(super) fn all(breaches: &[Entry], zone: Tz) -> Vec<Group> {
    breaches.iter().map(|entry| breach(entry, zone)).collect()
}

fn breach(entry: &Entry, zone: Tz) -> Group {
    let titles = entry.versions.iter().map(|version| {
        let is_agreed = entry.agreed == Some(version.number);
        title(version, is_agreed, zone)
    });
    let acts = entry.acts.iter().map(|done| act(done, zone));
    Group {
        title: Line::plain("", format!("What happened, suggested {}", at(entry.made_at, zone))),
        quiet: format!("{}.", capital(&entry.state)),
        items: titles.chain(acts).collect(),
        ..Group::default()
    }
}

fn title(version: &Version, is_agreed: bool, zone: Tz) -> Item {
    let words = lines(&version.words, |words| {
        vec![
            Line::own("Title", &words.title),
            Line::plain("Kind", words.kind.label()),
            Line::own("When, roughly", &words.period),
        ]
    });
    Item {
        title: if is_agreed { "The title you both agreed to" } else { "A title" }.to_owned(),
        byline: format!("{}, {}", version.author.name, at(version.made_at, zone)),
        lines: words,
    }
}

fn act(done: &Done, zone: Tz) -> Item {
    Item {
        title: capital(&done.act),
        byline: format!("{}, {}", done.by.name, at(done.made_at, zone)),
        ..Item::default()
    }
}
