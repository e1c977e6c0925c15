//! The agenda, the form of something for it, one of them, and what was talked about.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Act, AgendaItemId, ItemWords,
    agenda::LIMIT,
    standing,
    store::{AgendaItem, Aside, PAGE, Told},
};
use crate::{
    access::{Ours, Partner, PersonId},
    day,
    entry::withdrawn_line,
    sealed::Opened,
    steps::therapy::{comment::Beside, search::appointment::NextSession},
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "The way";

#[derive(Template)]
#[template(path = "steps/therapy/agenda/list.html")]
pub(super) struct AgendaPage {
    frame: Frame,
    /// When they go there next.
    next: Option<NextSession>,
    partner: String,
    items: Vec<Item>,
    aside: Vec<(String, &'static str, Opened<String>)>,
    past: Vec<Item>,
    /// The last of those, if there are earlier ones.
    last: Option<AgendaItemId>,
}

#[derive(Template)]
#[template(path = "steps/therapy/agenda/past.html")]
pub(super) struct PastPage {
    frame: Frame,
    past: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<AgendaItemId>,
}

#[derive(Template)]
#[template(path = "steps/therapy/agenda/new.html")]
pub(super) struct NewItemPage {
    frame: Frame,
    partner: String,
    form: Typed,
}

#[derive(Template)]
#[template(path = "steps/therapy/agenda/item.html")]
pub(super) struct ItemPage {
    frame: Frame,
    partner: String,
    item: Item,
    is_on_it: bool,
    /// What was done with it, in words.
    acts: Vec<String>,
    /// What a therapist wrote on it.
    pub(super) beside: Beside,
}

/// Something for the next session.
struct Item {
    id: AgendaItemId,
    is_own: bool,
    words: Opened<ItemWords>,
    byline: String,
    withdrawn: Option<Opened<String>>,
}

impl Item {
    fn of(partner: &Partner, told: Told) -> Self {
        let is_own = told.author == partner.person();
        let on = told.made_at.with_timezone(&partner.zone()).date_naive();
        let who = if is_own { "You" } else { partner.partner_name() };
        Self {
            id: told.id,
            is_own,
            words: told.words,
            byline: format!("{who} put it here {}", day::on(on, partner.today())),
            withdrawn: withdrawn_line(partner, told.author, told.withdrawn),
        }
    }

    fn past(partner: &Partner, (told, talked): Past) -> Self {
        let item = Self::of(partner, told);
        match talked {
            Some((who, at)) => Self { byline: done(partner, (who, Act::Talked, at)), ..item },
            None => item,
        }
    }

    fn is_hard(&self) -> bool {
        self.words.get().is_some_and(|words| words.hard)
    }
}

/// One that is not on it any more, with who said so, and when.
type Past = (Told, Option<(PersonId, DateTime<Utc>)>);

/// So many, and the last of them if there are more.
fn page_of(partner: &Partner, mut past: Vec<Past>) -> (Vec<Item>, Option<AgendaItemId>) {
    let more = past.len() > PAGE;
    past.truncate(PAGE);
    let last = past.last().filter(|_| more).map(|(told, _)| told.id);
    (past.into_iter().map(|past| Item::past(partner, past)).collect(), last)
}

impl AgendaPage {
    pub(super) fn new(
        partner: &Partner,
        (all, aside): (Vec<Told>, Vec<Aside>),
        (past, next): (Vec<Past>, Option<NextSession>),
    ) -> Self {
        let (past, last) = page_of(partner, past);
        let aside = aside.into_iter().map(|aside| match aside {
            Aside::Concern(id, words) => (
                format!("/concerns/{id}"),
                "Something small that you both want to take there",
                words,
            ),
            Aside::Question(id, words) => {
                (format!("/questions/{id}"), "A question in the box", words)
            }
        });
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            next,
            partner: partner.partner_name().to_owned(),
            items: all.into_iter().map(|told| Item::of(partner, told)).collect(),
            aside: aside.collect(),
            past,
            last,
        }
    }
}

impl PastPage {
    pub(super) fn new(partner: &Partner, past: Vec<Past>) -> Self {
        let (past, last) = page_of(partner, past);
        Self { frame: Frame::of(partner, Place::More, TITLE), past, last }
    }
}

impl NewItemPage {
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            form,
        }
    }
}

impl ItemPage {
    pub(super) fn new(
        ours: &Ours<AgendaItem>,
        told: Told,
        acts: &[(PersonId, Act, DateTime<Utc>)],
    ) -> Self {
        Self {
            frame: Frame::of(ours, Place::More, TITLE),
            partner: ours.partner_name().to_owned(),
            beside: Beside::default(),
            is_on_it: standing(acts.last().map(|(_, act, _)| *act)),
            acts: acts.iter().map(|act| done(ours, *act)).collect(),
            item: Item::of(ours, told),
        }
    }
}

/// Who did what with one, and when.
fn done(partner: &Partner, (who, act, at): (PersonId, Act, DateTime<Utc>)) -> String {
    let name = if who == partner.person() { "You" } else { partner.partner_name() };
    let on = day::on(at.with_timezone(&partner.zone()).date_naive(), partner.today());
    match act {
        Act::Talked => format!("{name} said {on} that you have talked about it."),
        Act::PutBack => format!("{name} put it back on the agenda {on}."),
    }
}
