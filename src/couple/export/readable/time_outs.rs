//! What takes both, in words: what was agreed for a time-out and for a setback, wording by wording.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{lines, said},
};
use crate::{
    agreeing::{
        Agreeable, Answer,
        record::{Answered, Ended, Entry as Wording},
    },
    steps::communication::time_out::agreement::record::Entry,
};

pub(super) fn agreed(all: &[Entry], zone: Tz) -> Vec<Group> {
    let group = |entry: &Entry| {
        let words = lines(&entry.words, |words| words.said().iter().map(said).collect());
        let byline = format!("{}, {}", entry.author.name, at(entry.made_at, zone));
        wording((byline, words), (entry.answer.as_ref(), entry.ended.as_ref()), zone)
    };
    all.iter().map(group).collect()
}

/// Every wording of something that takes both.
pub(super) fn wordings<W: Agreeable>(all: &[Wording<W>], zone: Tz) -> Vec<Group> {
    let group = |entry: &Wording<W>| {
        let words = lines(&entry.words, |words| words.said().iter().map(said).collect());
        let byline = format!("{}, {}", entry.author.name, at(entry.made_at, zone));
        wording((byline, words), (entry.answer.as_ref(), entry.ended.as_ref()), zone)
    };
    all.iter().map(group).collect()
}

fn wording(
    (byline, lines): (String, Vec<Line>),
    (answer, ended): (Option<&Answered>, Option<&Ended>),
    zone: Tz,
) -> Group {
    let words = Item { title: "Proposed".to_owned(), byline, lines };
    let answer = answer.map(|it| Item {
        title: match it.answer {
            Answer::Agreed => "Agreed".to_owned(),
            Answer::NotLikeThis => "Not like this".to_owned(),
        },
        byline: format!("{}, {}", it.by.name, at(it.made_at, zone)),
        ..Item::default()
    });
    let ended = ended.map(|it| Item {
        title: "Ended".to_owned(),
        byline: format!("{}, {}", it.by.name, at(it.made_at, zone)),
        ..Item::default()
    });
    Group {
        title: Line::plain("", "A wording"),
        items: std::iter::once(words).chain(answer).chain(ended).collect(),
        ..Group::default()
    }
}
