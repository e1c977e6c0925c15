//! Questions of the day with their answers, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines},
};
use crate::steps::communication::question_of_the_day::{
    card,
    record::{Answer, Entry},
};

pub(super) fn all(questions: &[Entry], zone: Tz) -> Vec<Group> {
    questions.iter().map(|question| of_question(question, zone)).collect()
}

fn of_question(question: &Entry, zone: Tz) -> Group {
    let words = question.answers.iter().find_map(|answer| answer.words.as_ref()?.get());
    let asked = words.map(|words| words.asked.clone());
    let asked = asked.or_else(|| card(&question.question).map(|card| card.text.clone()));
    Group {
        title: Line::plain("", asked.unwrap_or_else(|| "A question".to_owned())),
        items: question.answers.iter().map(|it| answer(it, zone)).collect(),
        ..Group::default()
    }
}

fn answer(answer: &Answer, zone: Tz) -> Item {
    let mut all = gone(answer.withdrawn.as_ref(), zone);
    let words = answer.words.iter();
    all.extend(words.flat_map(|words| lines(words, |it| vec![Line::own("", &it.words)])));
    Item { title: answer.author.name.clone(), byline: at(answer.made_at, zone), lines: all }
}
