//! The page.

use askama::Template;

use super::emergency_reset::Part;
use crate::{
    access::Member,
    people::{account, pages::place},
    text::Typed,
    web::page::Frame,
};

#[derive(Template)]
#[template(path = "people/emergency_reset/emergency_reset.html")]
pub(super) struct ResetPage {
    frame: Frame,
    form: Typed,
    parts: [Part; 3],
    /// Six words, offered first.
    passphrase: String,
}

impl ResetPage {
    pub(super) fn new(member: &Member, form: Typed) -> Self {
        let passphrase = account::offered(&form);
        let frame = Frame::of(member, place(member), "Account");
        Self { frame, form, parts: Part::ALL, passphrase }
    }

    /// Whoever is frightened has nothing to choose.
    pub(super) fn all_ticked() -> Typed {
        Typed::with_values(&Part::ALL.map(|part| ("part", part.word())))
    }
}
