//! What is being written for the other, in words.

use chrono::NaiveDate;

use super::{Group, Item, Line, entries::lines};
use crate::draft::{For, record::Entry};

pub(super) fn all<'a>(drafts: impl Iterator<Item = &'a Entry>) -> Vec<Group> {
    drafts.map(of_draft).collect()
}

fn of_draft(draft: &Entry) -> Group {
    let what = For::parse(&draft.what, draft.about);
    let items = draft.parts.iter().map(|written| {
        let part = what.and_then(|what| what.part(&written.part)).map(|(_, part, _)| part);
        // Days with their year: whoever reads it may do so in another one.
        let shown = |kept: &str| match part {
            Some(part) => part.takes.shown(kept, NaiveDate::MIN),
            None => kept.to_owned(),
        };
        Item {
            title: part.map_or_else(|| written.part.clone(), |part| part.lead.to_owned()),
            lines: lines(&written.words, |words| vec![Line::own("", &shown(&words.0))]),
            ..Item::default()
        }
    });
    Group { title: Line::plain("", title(what)), items: items.collect(), ..Group::default() }
}

/// Of the other side a copy may have been shared, and the draft stays.
fn title(what: Option<For>) -> String {
    match what {
        Some(For::OtherSide) => For::OtherSide.label().to_owned(),
        Some(For::OfTheDay(_)) => "An answer, not shared".to_owned(),
        Some(what) => format!("{}, not shared", what.label()),
        None => "A draft, not shared".to_owned(),
    }
}
