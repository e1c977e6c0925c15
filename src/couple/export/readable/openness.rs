//! What the two opened up about, in words.

use chrono_tz::Tz;

use super::{Group, Item, Line, at, day, entries::lines};
use crate::{steps::communication::openness::record::Entry, text::capital};

pub(super) fn all(openness: &[Entry], zone: Tz) -> Vec<Group> {
    openness.iter().map(|entry| of_openness(entry, zone)).collect()
}

fn of_openness(entry: &Entry, zone: Tz) -> Group {
    let words = entry.words.iter().flat_map(|it| {
        lines(it, |words| {
            vec![Line::own("What", &words.what), Line::own("What it is for", &words.purpose)]
        })
    });
    let offered = Item {
        title: format!("From {} until {}", day(entry.from_day), day(entry.review_day)),
        lines: words.collect(),
        ..Item::default()
    };
    let byline = |name: &str, made_at| format!("{name}, {}", at(made_at, zone));
    let answer = entry.answer.as_ref().map(|answer| Item {
        title: capital(&answer.answer),
        byline: byline(&answer.by.name, answer.made_at),
        ..Item::default()
    });
    let end = entry.end.as_ref().map(|end| Item {
        title: "Ended".to_owned(),
        byline: byline(&end.by.name, end.made_at),
        ..Item::default()
    });
    Group {
        title: Line::plain("", format!("Openness, offered {}", at(entry.made_at, zone))),
        quiet: format!("Offered by {}.", entry.author.name),
        items: [offered].into_iter().chain(answer).chain(end).collect(),
        ..Group::default()
    }
}
