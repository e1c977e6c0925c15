//! Questions with their answers, and the times for talking about them, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, Record, at, day,
    entries::{gone, lines},
};
use crate::{
    steps::communication::question_box::record::{Entry, Given, Marked, Paced},
    text::capital,
};

pub(super) fn all(questions: &[Entry], zone: Tz) -> Vec<Group> {
    questions.iter().map(|question| of_question(question, zone)).collect()
}

fn of_question(question: &Entry, zone: Tz) -> Group {
    let mut said = gone(question.withdrawn.as_ref(), zone);
    let words = question.words.iter();
    said.extend(words.flat_map(|it| lines(it, |asked| vec![Line::own("", &asked.question)])));
    let asked = Item { title: "The question".to_owned(), lines: said, ..Item::default() };
    let mut items: Vec<_> = question.marks.iter().map(|it| (it.made_at, mark(it, zone))).collect();
    items.extend(question.paces.iter().map(|it| (it.made_at, pace(it, zone))));
    items.extend(question.answers.iter().map(|it| (it.made_at, answer(it, zone))));
    items.sort_by_key(|(made_at, _)| *made_at);
    Group {
        title: Line::plain("", format!("A question, asked {}", at(question.made_at, zone))),
        quiet: format!("Asked by {}.", question.author.name),
        items: [asked].into_iter().chain(items.into_iter().map(|(_, item)| item)).collect(),
        ..Group::default()
    }
}

/// The times for talking about them, and the lengths that somebody wished for.
pub(super) fn times(record: &Record, zone: Tz) -> Vec<Group> {
    let began = record.talking_time.question_times.iter().map(|time| {
        let ended = time.ended.as_ref();
        let ended = ended
            .map(|it| Line::plain("Ended", format!("{}, {}", it.by.name, at(it.made_at, zone))));
        Item {
            title: format!("{} minutes", time.minutes),
            byline: format!("Begun by {}, {}", time.begun_by.name, at(time.made_at, zone)),
            lines: ended.into_iter().collect(),
        }
    });
    let wished = record.talking_time.question_lengths.iter().map(|wish| {
        let answer = wish.answer.as_ref().map(|answer| Line::plain("Answered", capital(answer)));
        Item {
            title: format!("{} minutes wished for", wish.minutes),
            byline: format!("{}, {}", wish.by.name, at(wish.made_at, zone)),
            lines: answer.into_iter().collect(),
        }
    });
    let items: Vec<_> = began.chain(wished).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Group {
        title: Line::plain("", "Time for talking about questions"),
        items,
        ..Group::default()
    }]
}

fn mark(mark: &Marked, zone: Tz) -> Item {
    Item { title: capital(&mark.mark), byline: at(mark.made_at, zone), ..Item::default() }
}

fn pace(pace: &Paced, zone: Tz) -> Item {
    let by = pace.by_day.map(|by| Line::plain("By", day(by)));
    Item {
        title: format!("Answered {}", pace.pace),
        byline: at(pace.made_at, zone),
        lines: by.into_iter().collect(),
    }
}

fn answer(given: &Given, zone: Tz) -> Item {
    let mut said = gone(given.withdrawn.as_ref(), zone);
    let words = given.words.iter();
    said.extend(words.flat_map(|it| lines(it, |words| vec![Line::own("", &words.answer)])));
    Item {
        title: "The answer".to_owned(),
        byline: format!("{}, {}", given.author.name, at(given.made_at, zone)),
        lines: said,
    }
}
