//! What each takes responsibility for, and what was answered, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines, said},
};
use crate::{
    steps::accountability::statement::{
        Owned, Spoken,
        record::{Entry, Said},
    },
    text::capital,
};

pub(super) fn all(entries: &[Entry], zone: Tz) -> Vec<Group> {
    entries.iter().map(|entry| statement(entry, zone)).collect()
}

fn statement(entry: &Entry, zone: Tz) -> Group {
    let mut whole = gone(entry.withdrawn.as_ref(), zone);
    whole.extend(entry.words.iter().flat_map(|words| lines(words, owned)));
    let whole = (!whole.is_empty()).then(|| Item {
        title: format!("What {} takes responsibility for", entry.author.name),
        byline: format!("{}, {}", entry.author.name, at(entry.made_at, zone)),
        lines: whole,
    });
    let answers = entry.answers.iter().map(|it| answer(it, zone));
    Group {
        title: Line::plain("", format!("Shared {}", at(entry.made_at, zone))),
        quiet: format!("Of {}. {}.", entry.author.name, capital(&entry.state)),
        items: whole.into_iter().chain(answers).collect(),
        ..Group::default()
    }
}

fn owned(owned: &Owned) -> Vec<Line> {
    owned.said().iter().map(said).collect()
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
        Spoken::Received { part } => format!("Received: part {}.", part + 1),
        Spoken::NeedsMore { part, .. } => format!("More is needed in part {}.", part + 1),
        Spoken::NotReady => "Not ready.".to_owned(),
        Spoken::More { part, .. } => format!("More about part {}.", part + 1),
    };
    [Line::plain("", first)].into_iter().chain(spoken.said().iter().map(said)).collect()
}
