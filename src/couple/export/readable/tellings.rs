//! What was told before it was found out, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines, said},
};
use crate::{
    steps::communication::disclosure::record::{Entry, Intended, Replied},
    text::capital,
};

pub(super) fn all(tellings: &[Entry], zone: Tz) -> Vec<Group> {
    tellings.iter().map(|telling| of_telling(telling, zone)).collect()
}

fn of_telling(telling: &Entry, zone: Tz) -> Group {
    let mut words = gone(telling.withdrawn.as_ref(), zone);
    let told = telling.words.iter();
    words.extend(told.flat_map(|it| lines(it, |told| told.said().iter().map(said).collect())));
    let told = Item { title: "What was told".to_owned(), lines: words, ..Item::default() };
    let intentions = telling.intentions.iter().map(|it| intention(it, zone));
    let replies = telling.replies.iter().map(|it| reply(it, zone));
    Group {
        title: Line::plain("", format!("Something told, {}", at(telling.made_at, zone))),
        quiet: format!("Told by {}.", telling.author.name),
        items: [told].into_iter().chain(intentions).chain(replies).collect(),
        ..Group::default()
    }
}

fn intention(intended: &Intended, zone: Tz) -> Item {
    Item {
        title: format!("To be met {}", intended.intention),
        byline: at(intended.made_at, zone),
        lines: intended.at.map(|then| Line::plain("At", at(then, zone))).into_iter().collect(),
    }
}

fn reply(replied: &Replied, zone: Tz) -> Item {
    Item {
        title: capital(&replied.reply),
        byline: format!("{}, {}", replied.by.name, at(replied.made_at, zone)),
        lines: replied.talk_at.map(|then| Line::plain("At", at(then, zone))).into_iter().collect(),
    }
}
