//! Talks in turns, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines, said},
};
use crate::{
    steps::communication::turn_talk::{
        Spoken,
        record::{Entry, Turn},
    },
    text::capital,
};

pub(super) fn all(talks: &[Entry], zone: Tz) -> Vec<Group> {
    talks.iter().map(|talk| of_talk(talk, zone)).collect()
}

fn of_talk(talk: &Entry, zone: Tz) -> Group {
    let mut items: Vec<_> = talk.turns.iter().map(|it| (it.made_at, turn(it, zone))).collect();
    items.extend(talk.stopped.iter().map(|it| {
        let byline = format!("{}, {}", it.by.name, at(it.made_at, zone));
        (it.made_at, Item { title: "Stopped".to_owned(), byline, ..Item::default() })
    }));
    items.extend(talk.ticks.iter().map(|it| {
        let title = match it.words.get() {
            Some(_) => "Ticked: a therapist may read what was said",
            None => "A tick that was changed outside the app",
        };
        let byline = format!("{}, {}", it.by.name, at(it.made_at, zone));
        (it.made_at, Item { title: title.to_owned(), byline, ..Item::default() })
    }));
    items.sort_by_key(|(made_at, _)| *made_at);
    Group {
        title: Line::plain("", format!("A talk, begun {}", at(talk.made_at, zone))),
        quiet: format!("Begun by {}. {}.", talk.begun_by.name, capital(&talk.state)),
        items: items.into_iter().map(|(_, item)| item).collect(),
        ..Group::default()
    }
}

fn turn(turn: &Turn, zone: Tz) -> Item {
    let mut all = gone(turn.withdrawn.as_ref(), zone);
    all.extend(turn.words.iter().flat_map(|words| lines(words, spoken)));
    Item {
        title: format!("Turn {}", turn.number),
        byline: format!("{}, {}", turn.author.name, at(turn.made_at, zone)),
        lines: all,
    }
}

fn spoken(spoken: &Spoken) -> Vec<Line> {
    match spoken {
        Spoken::Heard => vec![Line::plain("", "I feel heard.")],
        Spoken::NothingToAdd => vec![Line::plain("", "Nothing to add for now.")],
        spoken => spoken.said().iter().map(said).collect(),
    }
}
