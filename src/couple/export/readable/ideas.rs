//! Ideas of the two for time together, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines},
};
use crate::steps::quality_time::idea::{IdeaWords, record::Entry};

pub(super) fn all(ideas: &[Entry], zone: Tz) -> Vec<Group> {
    let items: Vec<_> = ideas.iter().map(|entry| idea(entry, zone)).collect();
    let group = Group { title: Line::plain("", "Put in by the two"), items, ..Group::default() };
    if ideas.is_empty() { Vec::new() } else { vec![group] }
}

fn idea(entry: &Entry, zone: Tz) -> Item {
    let mut all = gone(entry.withdrawn.as_ref(), zone);
    all.extend(entry.words.iter().flat_map(|it| lines(it, words)));
    Item {
        title: "An idea".to_owned(),
        byline: format!("{}, {}", entry.author.name, at(entry.made_at, zone)),
        lines: all,
    }
}

fn words(words: &IdeaWords) -> Vec<Line> {
    let needs = words.needs.sentence();
    let needs = (!needs.is_empty()).then(|| Line::plain("", format!("{needs}.")));
    [Line::own("", &words.what)].into_iter().chain(needs).collect()
}
