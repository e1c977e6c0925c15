//! What the two could do together, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines},
};
use crate::steps::quality_time::hobby::record::{Answer, Hobbies, Suggestion};

pub(super) fn all(hobbies: &Hobbies, zone: Tz) -> Vec<Group> {
    let Hobbies { suggestions, together, answers } = hobbies;
    let both = together.iter().map(|text| Item {
        title: "On the list of both".to_owned(),
        lines: lines(text, |text| vec![Line::own("", text)]),
        ..Item::default()
    });
    [
        group("What both would like, or might", both.collect()),
        group("Suggested", suggestions.iter().map(|it| suggestion(it, zone)).collect()),
        group("Answered", answers.iter().map(|it| answer(it, zone)).collect()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn group(title: &'static str, items: Vec<Item>) -> Option<Group> {
    let group = Group { title: Line::plain("", title), items, ..Group::default() };
    (!group.items.is_empty()).then_some(group)
}

fn suggestion(it: &Suggestion, zone: Tz) -> Item {
    let mut all = gone(it.withdrawn.as_ref(), zone);
    let written = it.words.iter();
    all.extend(written.flat_map(|it| lines(it, |words| vec![Line::own("", &words.hobby)])));
    Item {
        title: "A suggestion".to_owned(),
        byline: format!("{}, {}", it.author.name, at(it.made_at, zone)),
        lines: all,
    }
}

fn answer(it: &Answer, zone: Tz) -> Item {
    let mut all = lines(&it.about, |text| vec![Line::own("", text)]);
    all.extend(lines(&it.words, |words| vec![Line::plain("", words.answer.label())]));
    Item {
        title: "An answer".to_owned(),
        byline: format!("{}, only for its owner", at(it.made_at, zone)),
        lines: all,
    }
}
