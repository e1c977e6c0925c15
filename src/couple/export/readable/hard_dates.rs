//! Hard days, one's own and those that were shared, in words.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{
    Group, Item, Line, at, day,
    entries::{gone, lines, said},
};
use crate::steps::small_issues::hard_date::{
    Words,
    record::{Entry, HardDates, Own, Said},
};

pub(super) fn all(all: &HardDates, zone: Tz) -> Vec<Group> {
    let own = own(&all.own, zone).into_iter();
    own.chain(all.shared.iter().map(|entry| of_both(entry, zone))).collect()
}

fn own(all: &[Own], zone: Tz) -> Vec<Group> {
    let item = |it: &Own| Item {
        title: when(it.day, it.yearly),
        byline: format!("Written {}", at(it.made_at, zone)),
        lines: lines(&it.words, words),
    };
    if all.is_empty() {
        return Vec::new();
    }
    let title = Line::plain("", "For oneself alone");
    vec![Group { title, items: all.iter().map(item).collect(), ..Group::default() }]
}

fn of_both(entry: &Entry, zone: Tz) -> Group {
    let mut whole = gone(entry.withdrawn.as_ref(), zone);
    whole.extend(entry.words.iter().flat_map(|it| lines(it, words)));
    let whole = (!whole.is_empty()).then(|| Item {
        title: format!("A hard day of {}", entry.author.name),
        byline: format!("Shared {}", at(entry.made_at, zone)),
        lines: whole,
    });
    let answers = entry.answers.iter().map(|it| answer(it, zone));
    Group {
        title: Line::plain("", when(entry.day, entry.yearly)),
        quiet: format!("Of {}.", entry.author.name),
        items: whole.into_iter().chain(answers).collect(),
        ..Group::default()
    }
}

fn answer(it: &Said, zone: Tz) -> Item {
    let mut all = gone(it.withdrawn.as_ref(), zone);
    all.extend(it.words.iter().flat_map(|words| {
        lines(words, |words| {
            let about = Line::plain("", format!("For {}", day(words.day)));
            [about].into_iter().chain(words.said().iter().map(said)).collect()
        })
    }));
    Item {
        title: format!("Answer {}", it.number),
        byline: format!("{}, {}", it.author.name, at(it.made_at, zone)),
        lines: all,
    }
}

fn words(words: &Words) -> Vec<Line> {
    let helps = (!words.helps.is_empty()).then(|| Line::own("What would help", &words.helps));
    [Line::own("", &words.title)].into_iter().chain(helps).collect()
}

fn when(on: NaiveDate, yearly: bool) -> String {
    let every = if yearly { ", every year" } else { "" };
    format!("{}{every}", day(on))
}
