//! What each raised while it was small, and how the two left it, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines, said},
};
use crate::{
    steps::small_issues::concern::{
        Concern,
        record::{Act, Entry},
    },
    text::capital,
};

pub(super) fn all(entries: &[Entry], zone: Tz) -> Vec<Group> {
    entries.iter().map(|entry| concern(entry, zone)).collect()
}

fn concern(entry: &Entry, zone: Tz) -> Group {
    let mut whole = gone(entry.withdrawn.as_ref(), zone);
    whole.extend(entry.words.iter().flat_map(|words| lines(words, written)));
    let whole = (!whole.is_empty()).then(|| Item {
        title: format!("What {} raised", entry.author.name),
        byline: format!("{}, {}", entry.author.name, at(entry.made_at, zone)),
        lines: whole,
    });
    let acts = entry.acts.iter().map(|it| act(it, zone));
    Group {
        title: Line::plain("", format!("Raised {}", at(entry.made_at, zone))),
        quiet: format!("Of {}. {}.", entry.author.name, capital(&entry.state)),
        items: whole.into_iter().chain(acts).collect(),
        ..Group::default()
    }
}

fn written(concern: &Concern) -> Vec<Line> {
    concern.said().iter().map(said).collect()
}

fn act(act: &Act, zone: Tz) -> Item {
    let until = act.at.map(|until| Line::plain("For", at(until, zone)));
    let changed = act
        .changed_outside
        .then(|| Line::plain("", "This was changed outside the app.".to_owned()));
    Item {
        title: capital(&act.act),
        byline: format!("{}, {}", act.author.name, at(act.made_at, zone)),
        lines: until.into_iter().chain(changed).collect(),
    }
}
