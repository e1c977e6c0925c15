//! What the two do after a setback.

use askama::Template;

use super::SetbackPlan;
use crate::{
    access::Partner,
    agreeing::{Agreeable as _, pages::Wordings, store::Wording},
    draft::{DraftId, store::Begun},
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "progress/setback_plan/setback_plan.html")]
pub(super) struct PlanPage {
    frame: Frame,
    partner: String,
    /// What the reader is writing.
    drafts: Vec<(DraftId, &'static str)>,
    wordings: Wordings,
    /// Where it is answered and ended.
    path: &'static str,
}

impl PlanPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        newest_first: &[Wording<SetbackPlan>],
    ) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            partner: partner.partner_name().to_owned(),
            drafts: Begun::listed(drafts, SetbackPlan::PATH),
            wordings: Wordings::of(partner, newest_first),
            path: SetbackPlan::PATH,
        }
    }
}
