//! Moving forward, in words.

use chrono_tz::Tz;

use super::{Group, Item, Line, at, day, entries::lines};
use crate::{
    couple::export::{Progress, Therapy},
    progress::{
        look_back::{Own, month_in_words},
        pulse::{Answer, Pulse},
        satisfaction::{CSI_4, Satisfaction},
        then_and_now::Month,
        where_i_stand::Day,
    },
    sealed::Words,
    steps::therapy::after_session::AfterSession,
    text::capital,
};

pub(super) fn all((progress, therapy): (&Progress, &Therapy), zone: Tz) -> Vec<Group> {
    let week = |it: &Own<Pulse>| item(format!("Week of {}", day(it.since)), it, zone, answers);
    let month = |it: &Own<Month>| item(month_in_words(it.since), it, zone, sentence);
    let numbers = |it: &Own<Satisfaction>| item(month_in_words(it.since), it, zone, satisfaction);
    let on = |it: &Own<Day>| item(day(it.since), it, zone, stand);
    let session = |it: &Own<AfterSession>| item(day(it.since), it, zone, after_session);
    let groups = [
        group("Your weeks", progress.pulses.iter().map(week).collect()),
        group("Then and now", progress.then_and_now.iter().map(month).collect()),
        group("Satisfaction", progress.satisfaction.iter().map(numbers).collect()),
        group("Where I stand", progress.where_i_stand.iter().map(on).collect()),
        group("After a session", therapy.after_sessions.iter().map(session).collect()),
    ];
    groups.into_iter().filter(|group| !group.items.is_empty()).collect()
}

fn group(title: &str, items: Vec<Item>) -> Group {
    let title = Line::plain("", title);
    Group { title, quiet: "For oneself alone.".to_owned(), items, ..Group::default() }
}

fn item<W: Words>(title: String, it: &Own<W>, zone: Tz, said: fn(&W) -> Vec<Line>) -> Item {
    let byline = format!("Said {}", at(it.made_at, zone));
    Item { title, byline, lines: lines(&it.words, said) }
}

fn answers(pulse: &Pulse) -> Vec<Line> {
    let said = |it: &Answer| {
        let asked = capital(&it.sentence.asked("my partner"));
        Line::plain("", format!("{asked} {}.", capital(it.level.words())))
    };
    pulse.answers.iter().map(said).collect()
}

fn sentence(month: &Month) -> Vec<Line> {
    vec![Line::own("", &month.sentence)]
}

fn satisfaction(said: &Satisfaction) -> Vec<Line> {
    let answers = CSI_4.item.iter().zip(said.answers);
    let answer = |(item, answer): (&crate::progress::satisfaction::Item, u8)| {
        let words = item.answers.get(usize::from(answer)).map_or("", String::as_str);
        Line::plain("", format!("{} {words}.", item.text))
    };
    answers.map(answer).collect()
}

fn stand(day: &Day) -> Vec<Line> {
    let note = (!day.note.is_empty()).then(|| Line::own("", &day.note));
    [Line::plain("", format!("{}.", day.stand.label()))].into_iter().chain(note).collect()
}

fn after_session(said: &AfterSession) -> Vec<Line> {
    let answers = said
        .answers
        .iter()
        .map(|it| Line::plain(it.question.asked(), capital(&format!("{}.", it.level.words()))));
    let note = (!said.note.is_empty()).then(|| Line::own("", &said.note));
    answers.chain(note).collect()
}
