//! What the two practised, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at, day,
    entries::{gone, lines},
};
use crate::steps::therapy::practice::{
    PracticeWords, Reflection,
    record::{Entry, Said},
};

pub(super) fn all(practices: &[Entry], zone: Tz) -> Vec<Group> {
    practices.iter().map(|entry| group(entry, zone)).collect()
}

fn group(entry: &Entry, zone: Tz) -> Group {
    let mut all = gone(entry.withdrawn.as_ref(), zone);
    all.extend(entry.words.iter().flat_map(|it| lines(it, words)));
    let written = Item {
        title: "Written down".to_owned(),
        byline: format!("{}, {}", entry.author.name, at(entry.made_at, zone)),
        lines: all,
    };
    let ended = entry.ended.iter().map(|ended| Item {
        title: "Done with it".to_owned(),
        byline: format!("{}, {}", ended.by.name, at(ended.made_at, zone)),
        ..Item::default()
    });
    let said = entry.reflections.iter().map(|it| said(it, zone));
    Group {
        title: Line::plain("", "Something to practise"),
        items: std::iter::once(written).chain(ended).chain(said).collect(),
        ..Group::default()
    }
}

fn words(words: &PracticeWords) -> Vec<Line> {
    let until = Line::plain("Until", day(words.until));
    vec![Line::own("", &words.what), Line::own("After", &words.after), until]
}

fn said(it: &Said, zone: Tz) -> Item {
    let mut all = gone(it.withdrawn.as_ref(), zone);
    all.extend(it.words.iter().flat_map(|it| lines(it, of_it)));
    Item {
        title: "How it was".to_owned(),
        byline: format!("{}, {}", it.author.name, at(it.made_at, zone)),
        lines: all,
    }
}

fn of_it(words: &Reflection) -> Vec<Line> {
    let said = (!words.words.is_empty()).then(|| Line::own("", &words.words));
    let how = Line::plain("", format!("{}.", words.how.label()));
    [how].into_iter().chain(said).collect()
}
