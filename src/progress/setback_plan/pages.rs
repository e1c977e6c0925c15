//! What the two do after a setback.

use askama::Template;

use super::SetbackPlan;
use crate::{
    access::Partner,
    agreeing::{Wording, pages::Wordings},
    draft::store::Begun,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "progress/setback_plan/setback_plan.html")]
pub(super) struct PlanPage {
    frame: Frame,
    wordings: Wordings,
}

impl PlanPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        newest_first: &[Wording<SetbackPlan>],
    ) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            wordings: Wordings::of(partner, drafts, newest_first),
        }
    }
}
