//! Pages of a journal and copies that were shared, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at, day,
    entries::{gone, lines},
};
use crate::steps::communication::journal::record::{Copy, Page};

pub(super) fn pages(pages: &[Page], zone: Tz) -> Vec<Group> {
    group("For oneself alone", pages.iter().map(|it| page(it, zone)).collect())
}

pub(super) fn copies(copies: &[Copy], zone: Tz) -> Vec<Group> {
    group("Shared as a copy", copies.iter().map(|it| copy(it, zone)).collect())
}

fn group(title: &str, items: Vec<Item>) -> Vec<Group> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![Group { title: Line::plain("", title), items, ..Group::default() }]
}

fn page(page: &Page, zone: Tz) -> Item {
    let mut all = lines(&page.words, |words| vec![Line::own("", &words.text)]);
    all.extend(lines(&page.copies, |copies| {
        let shared = copies.0.iter().map(|copied| at(copied.at, zone));
        shared.map(|on| Line::plain("", format!("Shared as a copy on {on}"))).collect()
    }));
    Item { title: at(page.made_at, zone), lines: all, ..Item::default() }
}

fn copy(copy: &Copy, zone: Tz) -> Item {
    let mut all = gone(copy.withdrawn.as_ref(), zone);
    let words = copy.words.iter();
    all.extend(words.flat_map(|words| {
        lines(words, |it| vec![Line::plain("", day(it.day)), Line::own("", &it.text)])
    }));
    Item {
        title: copy.author.name.clone(),
        byline: format!("Shared {}", at(copy.made_at, zone)),
        lines: all,
    }
}
