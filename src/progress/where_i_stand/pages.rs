//! The question, and the answers of earlier days.

use askama::Template;
use chrono::NaiveDate;

use super::{Day, Stand, where_i_stand::LIMIT};
use crate::{
    access::Member,
    day,
    progress::look_back::{Kept, LookBackId, Span, frame},
    sealed::Opened,
    text::Typed,
    web::page::Frame,
};

#[derive(Template)]
#[template(path = "progress/where_i_stand/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    form: Typed,
    stands: [Stand; 4],
    is_locked: bool,
    is_newest: bool,
    /// As the form sends it: 0 if nothing was said today.
    seen: usize,
    /// Something was said today, and it does not show.
    is_closed_today: bool,
    /// What was said last, if that is open.
    newest: Option<Stand>,
    days: Vec<Item>,
    earlier: Option<NaiveDate>,
    later: Option<NaiveDate>,
}

/// One day.
struct Item {
    id: LookBackId,
    day: String,
    said: Opened<(&'static str, String)>,
}

/// What was said, as a form holds it.
fn typed(said: &Day) -> Typed {
    Typed::with_values(&[("stand", said.stand.word()), ("note", &said.note)])
}

impl ListPage {
    pub(super) fn new(
        member: &Member,
        span: Span,
        (shown, oldest): (Vec<Kept<Day>>, Option<NaiveDate>),
    ) -> Self {
        let today = member.today();
        let before = shown.last().filter(|kept| kept.since == today);
        let item = |kept: Kept<Day>| Item {
            id: kept.id,
            day: day::in_words(kept.since, today),
            said: kept.said.map(|said| (said.stand.label(), said.note)),
        };
        Self {
            frame: frame(member),
            form: before.and_then(|kept| kept.said.get()).map(typed).unwrap_or_default(),
            seen: Kept::seen(before),
            is_closed_today: before.is_some_and(|kept| kept.said.get().is_none()),
            stands: Stand::ALL,
            is_locked: shown.iter().any(|kept| kept.said.is_locked()),
            is_newest: span.later(today).is_none(),
            newest: shown.last().and_then(|kept| kept.said.get()).map(|said| said.stand),
            days: shown.into_iter().rev().map(item).collect(),
            earlier: span.earlier(oldest),
            later: span.later(today),
        }
    }

    /// The same with what was typed.
    pub(super) fn over(self, form: Typed) -> Self {
        Self { form, ..self }
    }
}
