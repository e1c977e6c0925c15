//! The page on which one takes one's words along.

use askama::Template;

use super::export::file_name;
use crate::{
    access::Partner,
    people::account,
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "couple/export/new.html")]
pub(super) struct ExportPage {
    frame: Frame,
    form: Typed,
    partner: String,
    passphrase: String,
    file: String,
}

impl ExportPage {
    /// Offers the same six words again if the form comes back.
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        let typed = form.value("passphrase");
        let passphrase = if typed.is_empty() { account::passphrase() } else { typed.to_owned() };
        Self {
            frame: Frame::of(partner, Place::More, "Take along"),
            partner: partner.partner_name().to_owned(),
            file: file_name(partner.today()),
            passphrase,
            form,
        }
    }
}
