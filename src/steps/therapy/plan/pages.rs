//! The page of the plan.

use askama::Template;

use super::TherapyPlan;
use crate::{
    access::Partner,
    agreeing::{Agreeable as _, Wording, pages::Wordings, store::standing},
    draft::{DraftId, store::Begun},
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/therapy/plan.html")]
pub(super) struct PlanPage {
    frame: Frame,
    partner: String,
    /// The day has come on which the two wanted to look at it again.
    is_to_review: bool,
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
        newest_first: &[Wording<TherapyPlan>],
    ) -> Self {
        let counts = standing(newest_first).counts.and_then(|at| newest_first.get(at));
        let plan = counts.and_then(|wording| wording.words.get());
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            partner: partner.partner_name().to_owned(),
            is_to_review: plan.is_some_and(|plan| plan.review <= partner.today()),
            drafts: Begun::listed(drafts, TherapyPlan::PATH),
            wordings: Wordings::of(partner, newest_first),
            path: TherapyPlan::PATH,
        }
    }
}
