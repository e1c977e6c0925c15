//! One's own line over the months, and the four questions.

use askama::Template;
use chrono::NaiveDate;

use super::{
    CSI_4, Item, Satisfaction,
    satisfaction::{FIELDS, MOST},
};
use crate::{
    access::{Member, Partner},
    progress::look_back::{Kept, LookBackId, Span, frame, month_in_words, month_of},
    sealed::Opened,
    text::Typed,
    web::{chart::Line, page::Frame},
};

#[derive(Template)]
#[template(path = "progress/satisfaction/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    /// This month can be answered.
    asks: bool,
    is_locked: bool,
    is_newest: bool,
    span: String,
    /// A line, once there are two points.
    line: Option<Line>,
    months: Vec<Month>,
    earlier: Option<NaiveDate>,
    later: Option<NaiveDate>,
}

/// One month in the list.
struct Month {
    id: LookBackId,
    title: String,
    sum: Opened<u8>,
}

#[derive(Template)]
#[template(path = "progress/satisfaction/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    form: Typed,
    items: Vec<Asked>,
}

/// One question, with the name of its field, and each answer with what the form sends for it.
struct Asked {
    name: &'static str,
    text: &'static str,
    answers: Vec<(String, &'static str)>,
}

impl ListPage {
    pub(super) fn new(
        member: &Member,
        span: Span,
        shown: Vec<Kept<Satisfaction>>,
        oldest: Option<NaiveDate>,
    ) -> Self {
        let today = member.today();
        let is_said = shown.iter().any(|kept| kept.since == month_of(today));
        let sum = |month: NaiveDate| {
            let kept = shown.iter().find(|kept| kept.since == month)?;
            kept.said.get().map(Satisfaction::sum)
        };
        let sums: Vec<_> = span.months().map(sum).collect();
        let is_line = sums.iter().flatten().count() > 1;
        let is_newest = span.later(today).is_none();
        let (first, last) = (month_in_words(span.first()), month_in_words(span.last()));
        Self {
            frame: frame(member),
            asks: member.is_paired() && is_newest && !is_said,
            is_locked: shown.iter().any(|kept| kept.said.is_locked()),
            is_newest,
            span: format!("{first} to {last}"),
            line: is_line.then(|| Line::new(&sums, MOST)),
            months: shown.into_iter().rev().map(Month::of).collect(),
            earlier: span.earlier(oldest),
            later: span.later(today),
        }
    }
}

impl Month {
    fn of(kept: Kept<Satisfaction>) -> Self {
        let sum = kept.said.map(|said| said.sum());
        Self { id: kept.id, title: month_in_words(kept.since), sum }
    }
}

impl Asked {
    fn of((name, item): (&'static str, &'static Item)) -> Self {
        let answers = item.answers.iter().enumerate();
        let answers = answers.map(|(nth, words)| (nth.to_string(), words.as_str())).collect();
        Self { name, text: &item.text, answers }
    }
}

impl NewPage {
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        let items = FIELDS.into_iter().zip(&CSI_4.item).map(Asked::of).collect();
        Self { frame: frame(partner), form, items }
    }
}
