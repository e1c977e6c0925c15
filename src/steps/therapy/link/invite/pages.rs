//! The page that a therapist comes to.

use askama::Template;

use crate::{people::SignUpPart, text::Typed, web::page::Frame};

#[derive(Template)]
#[template(path = "steps/therapy/link/invite.html")]
pub(super) struct InvitePage {
    frame: Frame,
    form: Typed,
    account: SignUpPart,
    inviter: String,
}

impl InvitePage {
    pub(super) fn new(inviter: String, form: Typed) -> Self {
        let account = SignUpPart::for_a_therapist(&form);
        Self { frame: Frame::plain("Welcome"), form, account, inviter }
    }
}
