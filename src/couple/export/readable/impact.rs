//! Statements and the other side, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines, said},
};
use crate::{
    impact::{
        other_side::record::Entry as Shared,
        role::Role,
        statement::{
            Spoken,
            record::{Entry, Said},
        },
    },
    sealed::Opened,
    text::capital,
};

pub(super) fn statements(all: &[Entry], zone: Tz) -> Vec<Group> {
    all.iter().map(|entry| statement(entry, zone)).collect()
}

fn statement(entry: &Entry, zone: Tz) -> Group {
    let mut whole = gone(entry.withdrawn.as_ref(), zone);
    whole.extend(
        entry
            .words
            .iter()
            .flat_map(|words| lines(words, |carried| carried.said().iter().map(said).collect())),
    );
    let whole = (!whole.is_empty()).then(|| Item {
        title: format!("What {} carries", entry.author.name),
        byline: format!("{}, {}", entry.author.name, at(entry.made_at, zone)),
        lines: whole,
    });
    let mut items: Vec<_> = whole.into_iter().collect();
    items.extend(entry.answers.iter().map(|it| answer(it, zone)));
    items.extend(entry.stopped.iter().map(|it| Item {
        title: "Stopped".to_owned(),
        byline: format!("{}, {}", it.by.name, at(it.made_at, zone)),
        ..Item::default()
    }));
    let delivered = if entry.is_of_both() { "Delivered" } else { "To be delivered" };
    Group {
        title: Line::plain("", format!("{delivered} {}", at(entry.deliver_at, zone))),
        quiet: format!("Of {}. {}.", entry.author.name, capital(&entry.state)),
        items,
        ..Group::default()
    }
}

fn answer(answer: &Said, zone: Tz) -> Item {
    let mut all = gone(answer.withdrawn.as_ref(), zone);
    all.extend(answer.words.iter().flat_map(|words| lines(words, spoken)));
    Item {
        title: format!("Answer {}", answer.number),
        byline: format!("{}, {}", answer.author.name, at(answer.made_at, zone)),
        lines: all,
    }
}

fn spoken(spoken: &Spoken) -> Vec<Line> {
    let first = match spoken {
        Spoken::Replied { .. } => "What I understand you carry.",
        Spoken::Understood => "Understood.",
        Spoken::Partly { .. } => "Partly. This is missing.",
        Spoken::NotYet => "Not yet.",
        Spoken::Closed { .. } => "From here.",
    };
    let first = Line::plain("", first);
    [first].into_iter().chain(spoken.said().iter().map(said)).collect()
}

pub(super) fn other_side(all: &[Shared], zone: Tz) -> Vec<Group> {
    let shared = |entry: &Shared| {
        let mut all = gone(entry.withdrawn.as_ref(), zone);
        all.extend(entry.words.iter().flat_map(|words| {
            lines(words, |reflection| reflection.said().iter().map(said).collect())
        }));
        Group {
            title: Line::plain("", format!("Shared {}", at(entry.made_at, zone))),
            quiet: format!("Of {}.", entry.author.name),
            items: vec![Item { lines: all, ..Item::default() }],
            ..Group::default()
        }
    };
    all.iter().map(shared).collect()
}

/// Where somebody stands in what happened: theirs alone.
pub(super) fn role(role: &Opened<Role>) -> Group {
    let lines = lines(role, |role| vec![Line::plain("", role.label())]);
    Group {
        title: Line::plain("", "Where I stand in what happened, not shared"),
        items: vec![Item { lines, ..Item::default() }],
        ..Group::default()
    }
}
