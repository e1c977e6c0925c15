//! The page on which one takes one's words along.

use askama::Template;

use super::export::file_name;
use crate::{
    access::{Former, Partner},
    people::{account, place},
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
    /// Where the form goes.
    action: String,
    /// The page above, and its name.
    back: (String, &'static str),
    /// Whether what was shared is theirs to take.
    has_shared: bool,
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
            action: "/exports".to_owned(),
            back: ("/more".to_owned(), "More"),
            has_shared: true,
            passphrase,
            form,
        }
    }

    /// The same, from a time before.
    pub(super) fn of_before(former: &Former, form: Typed) -> Self {
        let above = format!("/kept/{}", former.couple());
        Self {
            frame: Frame::of(former, place(former), "Take along"),
            action: format!("{above}/exports"),
            back: (above, "From before"),
            has_shared: former.keeps(),
            ..Self::new(former, form)
        }
    }
}
