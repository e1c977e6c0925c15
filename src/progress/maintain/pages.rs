//! The page of the quiet mode.

use askama::Template;

use super::Maintain;
use crate::{
    access::Partner,
    agreeing::{Agreeable as _, Wording, pages::Wordings},
    draft::{DraftId, store::Begun},
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "progress/maintain/maintain.html")]
pub(super) struct MaintainPage {
    frame: Frame,
    partner: String,
    /// What the reader is writing.
    drafts: Vec<(DraftId, &'static str)>,
    wordings: Wordings,
    /// Where it is answered and ended.
    path: &'static str,
}

impl MaintainPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        newest_first: &[Wording<Maintain>],
    ) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            partner: partner.partner_name().to_owned(),
            drafts: Begun::listed(drafts, Maintain::PATH),
            wordings: Wordings::of(partner, newest_first),
            path: Maintain::PATH,
        }
    }
}
