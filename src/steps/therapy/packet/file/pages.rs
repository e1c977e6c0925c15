//! The page on which one takes a packet as a file.

use askama::Template;

use super::super::{
    Packet,
    pages::{lacking_in, sheet},
};
use crate::{
    access::Partner,
    agreeing::{Agreeable as _, Wording},
    people::account,
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/therapy/packet/file/new.html")]
pub(super) struct FilePage {
    frame: Frame,
    form: Typed,
    path: String,
    days: String,
    passphrase: String,
    lacking: Option<String>,
}

impl FilePage {
    /// Offers the same six words again if the form comes back. Nothing unless both agreed to it.
    pub(super) fn new(partner: &Partner, wording: &Wording<Packet>, form: Typed) -> Option<Self> {
        let sheet = sheet(partner, wording).filter(|_| wording.is_agreed())?;
        let typed = form.value("passphrase");
        let passphrase = if typed.is_empty() { account::passphrase() } else { typed.to_owned() };
        Some(Self {
            frame: Frame::of(partner, Place::More, "Take along"),
            path: format!("{}/{}", Packet::PATH, wording.id),
            lacking: lacking_in(&sheet),
            days: sheet.days,
            passphrase,
            form,
        })
    }
}
