//! The list of whom the two could ask, the form of one, one of them, and those that are not on the list any more.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    ContactId, ContactWords,
    contact::{NAME_LIMIT, NOTE_LIMIT, REACH_LIMIT},
    store::{Contact, PAGE, Told},
};
use crate::{
    access::{Ours, Partner, PersonId},
    day,
    entry::withdrawn_line,
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "The way";

#[derive(Template)]
#[template(path = "steps/therapy/search/contact/list.html")]
pub(super) struct ContactsPage {
    frame: Frame,
    partner: String,
    listed: Vec<View>,
    off: Vec<View>,
    /// The last of those, if there are earlier ones.
    last: Option<ContactId>,
}

#[derive(Template)]
#[template(path = "steps/therapy/search/contact/off.html")]
pub(super) struct OffPage {
    frame: Frame,
    off: Vec<View>,
    /// The last of this page, if there are earlier ones.
    last: Option<ContactId>,
}

#[derive(Template)]
#[template(path = "steps/therapy/search/contact/form.html")]
pub(super) struct FormPage {
    frame: Frame,
    partner: String,
    /// Which it takes the place of.
    changes: Option<ContactId>,
    /// What it takes the place of cannot be read.
    is_unreadable: bool,
    form: Typed,
}

#[derive(Template)]
#[template(path = "steps/therapy/search/contact/contact.html")]
pub(super) struct ContactPage {
    frame: Frame,
    it: View,
}

/// One in words.
struct View {
    id: ContactId,
    is_own: bool,
    is_listed: bool,
    words: Opened<ContactWords>,
    byline: String,
    ended: Option<String>,
    next: Option<ContactId>,
    before: Option<ContactId>,
    withdrawn: Option<Opened<String>>,
}

impl View {
    fn of(partner: &Partner, told: Told) -> Self {
        let on = |at: DateTime<Utc>| {
            day::on(at.with_timezone(&partner.zone()).date_naive(), partner.today())
        };
        let name = |who: PersonId| {
            if who == partner.person() { "You" } else { partner.partner_name() }
        };
        let wrote = if told.before.is_some() { "changed it" } else { "wrote this down" };
        Self {
            id: told.id,
            is_own: told.author == partner.person(),
            is_listed: told.on_the_list().is_ok(),
            byline: format!("{} {wrote} {}.", name(told.author), on(told.made_at)),
            ended: told.end.map(|end| match end.next {
                Some(_) => format!("{} changed it {}.", name(end.by), on(end.at)),
                None => format!("{} took it off the list {}.", name(end.by), on(end.at)),
            }),
            next: told.end.and_then(|end| end.next),
            before: told.before,
            withdrawn: withdrawn_line(partner, told.author, told.withdrawn),
            words: told.words,
        }
    }
}

/// So many, and the last of them if there are more.
fn page_of(partner: &Partner, mut off: Vec<Told>) -> (Vec<View>, Option<ContactId>) {
    let more = off.len() > PAGE;
    off.truncate(PAGE);
    let last = off.last().filter(|_| more).map(|told| told.id);
    (off.into_iter().map(|told| View::of(partner, told)).collect(), last)
}

impl ContactsPage {
    pub(super) fn new(partner: &Partner, listed: Vec<Told>, off: Vec<Told>) -> Self {
        let (off, last) = page_of(partner, off);
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            listed: listed.into_iter().map(|told| View::of(partner, told)).collect(),
            off,
            last,
        }
    }
}

impl OffPage {
    pub(super) fn new(partner: &Partner, off: Vec<Told>) -> Self {
        let (off, last) = page_of(partner, off);
        Self { frame: Frame::of(partner, Place::More, TITLE), off, last }
    }
}

impl FormPage {
    pub(super) fn empty(partner: &Partner) -> Self {
        Self::new(partner, None, &Typed::default())
    }

    pub(super) fn filled(partner: &Partner, told: &Told) -> Self {
        let words = told.words.get();
        let form = words.map_or_else(Typed::default, |it| {
            Typed::with_values(&[("name", &it.name), ("reach", &it.reach), ("note", &it.note)])
        });
        let is_unreadable = words.is_none();
        Self { is_unreadable, ..Self::new(partner, Some(told.id), &form) }
    }

    pub(super) fn new(partner: &Partner, changes: Option<ContactId>, form: &Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, TITLE),
            partner: partner.partner_name().to_owned(),
            changes,
            is_unreadable: false,
            form: form.clone(),
        }
    }
}

impl ContactPage {
    pub(super) fn new(ours: &Ours<Contact>, told: Told) -> Self {
        Self { frame: Frame::of(ours, Place::More, TITLE), it: View::of(ours, told) }
    }
}
