//! Pages of a reset.

use askama::Template;

use super::store::NewestLink;
use crate::{
    access::Member,
    day,
    people::{account, pages::place},
    text::Typed,
    web::page::Frame,
};

#[derive(Template)]
#[template(path = "people/reset/reset.html")]
pub(super) struct ResetPage {
    frame: Frame,
    form: Typed,
    name: String,
    /// Six words, offered first.
    passphrase: String,
}

#[derive(Template)]
#[template(path = "people/reset/links.html")]
pub(super) struct LinksPage {
    frame: Frame,
    /// Until when the newest link can be used, if it can.
    open_until: Option<String>,
    was_made: bool,
    was_used: bool,
}

#[derive(Template)]
#[template(path = "people/reset/earlier.html")]
pub(super) struct EarlierPage {
    frame: Frame,
    form: Typed,
}

impl ResetPage {
    pub(super) fn new(name: String, form: Typed) -> Self {
        let passphrase = account::offered(&form);
        Self { frame: Frame::plain("A new password"), form, name, passphrase }
    }
}

impl LinksPage {
    pub(super) fn new(member: &Member, newest: Option<NewestLink>) -> Self {
        let until = newest.filter(|link| link.is_open).map(|link| link.expires_at);
        Self {
            frame: Frame::of(member, place(member), "Reset links"),
            open_until: until.map(|at| day::and_time(at, member.zone(), member.today())),
            was_made: newest.is_some(),
            was_used: member.resets().used_at.is_some(),
        }
    }
}

impl EarlierPage {
    pub(super) fn new(member: &Member, form: Typed) -> Self {
        Self { frame: Frame::of(member, place(member), "From before"), form }
    }
}
