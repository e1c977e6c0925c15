//! The sentences, the newest beside one from months ago; and the form of a month.

use askama::Template;
use chrono::NaiveDate;

use super::{
    Month,
    then_and_now::{LIMIT, beside},
};
use crate::{
    access::{Member, Partner},
    progress::look_back::{Kept, LookBackId, Span, frame, month_in_words, month_of, months_before},
    sealed::Opened,
    text::Typed,
    web::page::Frame,
};

#[derive(Template)]
#[template(path = "progress/then_and_now/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    /// This month can be written about, and was not.
    asks: bool,
    is_locked: bool,
    is_newest: bool,
    now: Option<Item>,
    then: Option<Item>,
    /// All others of these months, the newest first.
    others: Vec<Item>,
    earlier: Option<NaiveDate>,
    later: Option<NaiveDate>,
}

/// One month.
struct Item {
    id: LookBackId,
    month: String,
    sentence: Opened<String>,
}

#[derive(Template)]
#[template(path = "progress/then_and_now/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    form: Typed,
    month: NaiveDate,
    in_words: String,
    partner: String,
    /// As the form sends it: 0 if nothing was written about the month.
    seen: usize,
    /// Something was, and it does not show.
    is_locked: bool,
    /// The month before, if this is about this one.
    last: Option<NaiveDate>,
}

impl Item {
    fn of(kept: Kept<Month>) -> Self {
        Self {
            id: kept.id,
            month: month_in_words(kept.since),
            sentence: kept.said.map(|said| said.sentence),
        }
    }
}

impl ListPage {
    pub(super) fn new(
        member: &Member,
        span: Span,
        mut shown: Vec<Kept<Month>>,
        oldest: Option<NaiveDate>,
    ) -> Self {
        let (today, is_newest) = (member.today(), span.later(member.today()).is_none());
        let is_said = shown.iter().any(|kept| kept.since == month_of(today));
        let is_locked = shown.iter().any(|kept| kept.said.is_locked());
        let months: Vec<_> = shown.iter().map(|kept| kept.since).collect();
        let then = beside(&months).filter(|_| is_newest);
        let now = if is_newest { shown.pop().map(Item::of) } else { None };
        let then = then.and_then(|then| shown.iter().position(|kept| kept.since == then));
        let then = then.map(|at| Item::of(shown.remove(at)));
        Self {
            frame: frame(member),
            asks: member.is_paired() && is_newest && !is_said,
            is_locked,
            is_newest,
            now,
            then,
            others: shown.into_iter().rev().map(Item::of).collect(),
            earlier: span.earlier(oldest),
            later: span.later(today),
        }
    }
}

impl NewPage {
    /// With what was written about this month before, if it is open.
    pub(super) fn filled(
        partner: &Partner,
        month: NaiveDate,
        before: Option<&Kept<Month>>,
    ) -> Self {
        let said = before.and_then(|kept| kept.said.get());
        let typed = |said: &Month| Typed::with_values(&[("sentence", said.sentence.as_str())]);
        let form = said.map(typed).unwrap_or_default();
        let is_locked = before.is_some() && said.is_none();
        Self { is_locked, ..Self::over(partner, month, (Kept::seen(before), form)) }
    }

    /// With what was typed, over the month as it is now.
    pub(super) fn over(partner: &Partner, month: NaiveDate, (seen, form): (usize, Typed)) -> Self {
        Self { seen, ..Self::new(partner, month, form) }
    }

    /// With what was typed.
    pub(super) fn new(partner: &Partner, month: NaiveDate, form: Typed) -> Self {
        let today = partner.today();
        Self {
            frame: frame(partner),
            month,
            in_words: month_in_words(month),
            partner: partner.partner_name().to_owned(),
            seen: form.value("revision").parse().unwrap_or_default(),
            is_locked: false,
            last: (month == month_of(today)).then(|| months_before(today, 1)),
            form,
        }
    }
}
