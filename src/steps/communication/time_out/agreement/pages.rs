//! What the two agreed for a time-out.

use askama::Template;

use super::store::{Wording, standing};
use crate::{
    access::Partner,
    agreeing::pages::{Shown, Wordings, byline},
    draft::{DraftId, store::Begun},
    web::page::{Frame, Place},
};

const HERE: &str = "/time-out/agreement";

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
    pub(super) fn new(partner: &Partner, drafts: &[Begun], newest_first: &[Wording]) -> Self {
        let shown = |wording: &Wording| Shown {
            id: wording.id.to_string(),
            is_own: wording.author == partner.person(),
            byline: byline(
                partner,
                (wording.author, wording.made_at, wording.answer, wording.ended),
            ),
            said: wording.words.clone().map(|words| words.said()),
        };
        let all = newest_first.iter().map(shown).collect();
        Self {
            frame: Frame::of(partner, Place::Talk, "Time-out"),
            partner: partner.partner_name().to_owned(),
            drafts: Begun::listed(drafts, HERE),
            wordings: Wordings::sorted(standing(newest_first), all),
            path: HERE,
        }
    }
}
