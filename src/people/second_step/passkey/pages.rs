//! Pages of passkeys.

use askama::Template;

use super::{
    passkey::{NAME, Offer},
    site::{NoSite, Site},
    store::Kept,
};
use crate::{access::Member, day, people::pages::place, text::Typed, web::page::Frame};

#[derive(Template)]
#[template(path = "people/second_step/passkey/passkeys.html")]
pub(super) struct PasskeysPage {
    frame: Frame,
    form: Typed,
    kept: Vec<Line>,
    /// Why there can be none here.
    why_not: Option<&'static str>,
    limit: usize,
}

struct Line {
    /// Its part of the path.
    id: String,
    /// What its person calls it.
    name: Option<String>,
    since: String,
    /// The server that it was made for, if it is another one.
    elsewhere: Option<String>,
}

#[derive(Template)]
#[template(path = "people/second_step/passkey/new.html")]
pub(super) struct NewPasskeyPage {
    frame: Frame,
    form: Typed,
    name: String,
    question: String,
}

impl PasskeysPage {
    pub(super) fn new(
        member: &Member,
        kept: &[Kept],
        here: &Result<Site, NoSite>,
        form: Typed,
    ) -> Self {
        let line = |kept: &Kept| {
            let passkey = kept.passkey.as_ref();
            let is_here = |site: &Site| passkey.is_none_or(|passkey| passkey.is_of(site));
            let elsewhere = passkey.filter(|_| !here.as_ref().is_ok_and(is_here));
            Line {
                id: kept.id.to_string(),
                name: passkey.map(|passkey| passkey.name().to_owned()),
                since: day::on(
                    kept.made_at.with_timezone(&member.zone()).date_naive(),
                    member.today(),
                ),
                elsewhere: elsewhere.map(|passkey| passkey.site().to_owned()),
            }
        };
        Self {
            frame: Frame::of(member, place(member), "Passkeys"),
            form,
            kept: kept.iter().map(line).collect(),
            why_not: here.as_ref().err().map(|why| why.sentence()),
            limit: NAME,
        }
    }
}

impl NewPasskeyPage {
    pub(super) fn new(member: &Member, offer: &Offer, form: Typed) -> Self {
        let frame = Frame::of(member, place(member), "Passkeys");
        let (name, question) = (offer.name().to_owned(), offer.question().to_owned());
        Self { frame, form, name, question }
    }
}
