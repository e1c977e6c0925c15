//! What a therapist wrote for the two, and when they met, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines},
};
use crate::steps::therapy::{
    comment::record::Entry as Comment, next_session::record::Entry as Session,
};

pub(super) fn all(comments: &[Comment], zone: Tz) -> Vec<Group> {
    let group = |entry: &Comment| {
        let mut all = gone(entry.withdrawn.as_ref(), zone);
        let words = |words: &String| vec![Line::own("", words)];
        all.extend(entry.words.iter().flat_map(|it| lines(it, words)));
        of(entry.about.section.title(), [written(&entry.therapist, &at(entry.made_at, zone), all)])
    };
    comments.iter().map(group).collect()
}

pub(super) fn sessions(sessions: &[Session], zone: Tz) -> Vec<Group> {
    let group = |entry: &Session| {
        let when = lines(&entry.words, |words| vec![Line::plain("", at(words.starts_at, zone))]);
        let ended = entry.ended_at.map(|ended| Item {
            title: "Called off, or moved".to_owned(),
            byline: at(ended, zone),
            ..Item::default()
        });
        let written =
            written(&entry.therapist, &at(entry.made_at, zone), when.into_iter().collect());
        of("A session", [written].into_iter().chain(ended))
    };
    sessions.iter().map(group).collect()
}

fn written(by: &str, at: &str, lines: Vec<Line>) -> Item {
    Item { title: "Written down".to_owned(), byline: format!("{by}, {at}"), lines }
}

fn of(title: &'static str, items: impl IntoIterator<Item = Item>) -> Group {
    let items = items.into_iter().collect();
    Group { title: Line::plain("", title), items, ..Group::default() }
}
