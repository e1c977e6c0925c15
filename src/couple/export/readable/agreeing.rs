//! What takes both, in words, wording by wording.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{lines, said},
};
use crate::agreeing::{Agreeable, Answer, record::Entry};

/// Every wording of something that takes both.
pub(super) fn wordings<W: Agreeable>(all: &[Entry<W>], zone: Tz) -> Vec<Group> {
    all.iter().map(|entry| wording(entry, zone)).collect()
}

fn wording<W: Agreeable>(entry: &Entry<W>, zone: Tz) -> Group {
    let words = Item {
        title: "Proposed".to_owned(),
        byline: format!("{}, {}", entry.author.name, at(entry.made_at, zone)),
        lines: entry.words.iter().flat_map(|it| lines(it, own)).collect(),
    };
    let answer = entry.answer.iter().map(|it| Item {
        title: match it.answer {
            Some(Answer::Agreed) => "Agreed".to_owned(),
            Some(Answer::NotLikeThis) => "Not like this".to_owned(),
            None => "Answered before a reset".to_owned(),
        },
        byline: format!("{}, {}", it.by.name, at(it.made_at, zone)),
        ..Item::default()
    });
    let ended = entry.ended.iter().map(|it| Item {
        title: "Ended".to_owned(),
        byline: match &it.by {
            Some(by) => format!("{}, {}", by.name, at(it.made_at, zone)),
            None => at(it.made_at, zone),
        },
        ..Item::default()
    });
    Group {
        title: Line::plain("", "A wording"),
        items: std::iter::once(words).chain(answer).chain(ended).collect(),
        ..Group::default()
    }
}

fn own<W: Agreeable>(words: &W) -> Vec<Line> {
    words.said().iter().map(said).collect()
}
