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
    parts: Vec<Part>,
    may_pause: bool,
    /// Six words, offered first.
    passphrase: String,
}

impl ResetPage {
    pub(super) fn new(member: &Member, form: Typed) -> Self {
        let passphrase = account::offered(&form);
        let frame = Frame::of(member, place(member), "Account");
        let may_pause = member.may_pause().is_some();
        let offered = |part: &Part| !part.is_seen() || may_pause;
        let parts = Part::ALL.into_iter().filter(offered).collect();
        Self { frame, form, parts, may_pause, passphrase }
    }

    /// Ticked as it is opened.
    pub(super) fn at_first() -> Typed {
        let chosen = Part::ALL.into_iter().filter(|part| part.is_chosen_at_first());
        Typed::with_values(&chosen.map(|part| ("part", part.word())).collect::<Vec<_>>())
    }
}
