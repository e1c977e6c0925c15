//! What the two agreed for a time-out.

use askama::Template;

use super::Agreement;
use crate::{
    access::Partner,
    agreeing::{Wording, pages::Wordings},
    draft::store::Begun,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/communication/time_out/agreement.html")]
pub(super) struct AgreementPage {
    frame: Frame,
    wordings: Wordings,
}

impl AgreementPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        newest_first: &[Wording<Agreement>],
    ) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, "Time-out"),
            wordings: Wordings::of(partner, drafts, newest_first),
        }
    }
}
