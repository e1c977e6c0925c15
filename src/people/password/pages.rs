//! Pages of the password.

use askama::Template;

use crate::{
    access::Member,
    people::{account, pages::place},
    text::Typed,
    web::page::Frame,
};

#[derive(Template)]
#[template(path = "people/password/change.html")]
pub(super) struct ChangePage {
    frame: Frame,
    form: Typed,
    /// Six words, offered first.
    passphrase: String,
}

impl ChangePage {
    pub(super) fn new(member: &Member, form: Typed) -> Self {
        let passphrase = account::offered(&form);
        Self { frame: Frame::of(member, place(member), "Password"), form, passphrase }
    }
}

#[derive(Template)]
#[template(path = "people/password/again.html")]
pub(super) struct AgainPage {
    frame: Frame,
    form: Typed,
}

impl AgainPage {
    pub(super) fn new(member: &Member, form: Typed) -> Self {
        Self { frame: Frame::of(member, place(member), "Password"), form }
    }
}
