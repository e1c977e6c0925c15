//! Talks in turns, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines, said},
};
use crate::{
    steps::communication::turn_talk::{
        Spoken,
        record::{Entry, TimeOut, Turn},
    },
    text::capital,
};

pub(super) fn all(talks: &[Entry], zone: Tz) -> Vec<Group> {
    talks.iter().map(|talk| of_talk(talk, zone)).collect()
}

fn of_talk(talk: &Entry, zone: Tz) -> Group {
    let mut items: Vec<_> = talk.turns.iter().map(|it| (it.made_at, turn(it, zone))).collect();
    items.extend(talk.time_outs.iter().map(|it| (it.made_at, time_out(it, zone))));
    items.extend(talk.stopped.iter().map(|it| {
        let byline = format!("{}, {}", it.by.name, at(it.made_at, zone));
        (it.made_at, Item { title: "Stopped".to_owned(), byline, ..Item::default() })
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

fn time_out(time_out: &TimeOut, zone: Tz) -> Item {
    let back = time_out.ended_at.map(|ended| format!("Back {}", at(ended, zone)));
    Item {
        title: "A time-out".to_owned(),
        byline: format!("{}, {}", time_out.by.name, at(time_out.made_at, zone)),
        lines: [Line::plain("Until at the latest", at(time_out.until, zone))]
            .into_iter()
            .chain(back.map(|back| Line::plain("", back)))
            .collect(),
    }
}
