//! Small deeds, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines},
};
use crate::steps::accountability::small_deed::record::Entry;

pub(super) fn all(deeds: &[Entry], zone: Tz) -> Vec<Group> {
    deeds.iter().map(|entry| deed(entry, zone)).collect()
}

fn deed(entry: &Entry, zone: Tz) -> Group {
    let mut all = gone(entry.withdrawn.as_ref(), zone);
    let written = entry.words.iter();
    all.extend(written.flat_map(|it| lines(it, |words| vec![Line::own("", &words.deed)])));
    all.extend(entry.star.iter().map(|star| {
        let since = at(star.made_at, zone);
        Line::plain("", format!("It matters to {}, since {since}.", star.by.name))
    }));
    let off = entry.retired_at.map(|off| format!("Taken off the list {}.", at(off, zone)));
    all.extend(off.map(|off| Line::plain("", off)));
    let item = Item { title: "A small deed".to_owned(), lines: all, ..Item::default() };
    Group {
        title: Line::plain("", format!("On the list of {}", entry.author.name)),
        quiet: format!("Written {}.", at(entry.made_at, zone)),
        items: vec![item],
        ..Group::default()
    }
}
