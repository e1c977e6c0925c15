//! What a therapist could read, in words.

use chrono_tz::Tz;

use super::{Group, Item, Line, at};
use crate::steps::therapy::link::record::Entry;

pub(super) fn all(links: &[Entry], zone: Tz) -> Vec<Group> {
    links.iter().map(|entry| group(entry, zone)).collect()
}

fn group(entry: &Entry, zone: Tz) -> Group {
    let titles = entry.sections.iter().map(|section| Line::plain("", section.title()));
    let policy = [Line::plain("", entry.policy.sentence())];
    let until = Line::plain("Until", entry.until.format("%-d %B %Y").to_string());
    let proposed = Item {
        title: format!("Proposed for {}", entry.therapist),
        byline: format!("{}, {}", entry.author.name, at(entry.made_at, zone)),
        lines: titles.chain(policy).chain([until]).collect(),
    };
    let signed = entry.signatures.iter().map(|did| Item {
        title: "Signed".to_owned(),
        byline: format!("{}, {}", did.by.name, at(did.made_at, zone)),
        ..Item::default()
    });
    let happened =
        |title: String, made_at| Item { title, byline: at(made_at, zone), ..Item::default() };
    let declined = entry.declined_at.map(|at| happened("You said no".to_owned(), at));
    let closed = entry
        .closed
        .iter()
        .map(|closed| happened(format!("Closed: {}", closed.section.title()), closed.made_at));
    let looks = entry
        .looks
        .iter()
        .map(|look| happened(format!("Opened: {}", look.section.title()), look.made_at));
    let ended = entry.ended_at.map(|at| happened("Ended".to_owned(), at));
    Group {
        title: Line::plain("", "What a therapist may read"),
        items: [proposed]
            .into_iter()
            .chain(signed)
            .chain(declined)
            .chain(closed)
            .chain(looks)
            .chain(ended)
            .collect(),
        ..Group::default()
    }
}
