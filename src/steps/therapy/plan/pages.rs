//! The page of the plan.

use askama::Template;

use super::TherapyPlan;
use crate::{
    access::Partner,
    agreeing::{
        Wording,
        pages::Wordings,
        store::{counts, standing},
    },
    draft::store::Begun,
    steps::therapy::comment::Beside,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/therapy/plan.html")]
pub(super) struct PlanPage {
    frame: Frame,
    /// The day has come on which the two wanted to look at it again.
    is_to_review: bool,
    wordings: Wordings,
    /// What a therapist wrote on it.
    pub(super) beside: Beside,
}

impl PlanPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        newest_first: &[Wording<TherapyPlan>],
    ) -> Self {
        let (plan, standing) = (counts(newest_first), standing(newest_first));
        let plan = plan.and_then(|wording| wording.words.get());
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            is_to_review: plan.is_some_and(|plan| plan.is_to_review(standing, partner.today())),
            wordings: Wordings::of(partner, drafts, newest_first),
            beside: Beside::default(),
        }
    }
}
