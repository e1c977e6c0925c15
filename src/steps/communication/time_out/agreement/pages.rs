//! What the two agreed for a time-out.

use askama::Template;

use super::Agreement;
use crate::{
    access::Partner,
    agreeing::{Agreeable as _, Wording, pages::Wordings},
    draft::{DraftId, store::Begun},
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/communication/time_out/agreement.html")]
pub(super) struct AgreementPage {
    frame: Frame,
    partner: String,
    /// What the reader is writing.
    drafts: Vec<(DraftId, &'static str)>,
    wordings: Wordings,
    /// Where it is answered and ended.
    path: &'static str,
}

impl AgreementPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        newest_first: &[Wording<Agreement>],
    ) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, "Time-out"),
            partner: partner.partner_name().to_owned(),
            drafts: Begun::listed(drafts, Agreement::PATH),
            wordings: Wordings::of(partner, newest_first),
            path: Agreement::PATH,
        }
    }
}
