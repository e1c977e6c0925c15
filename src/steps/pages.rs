//! The map, and a page for each part of the way.

use askama::Template;

use super::{GoingOn, Now, Step};
use crate::{
    access::Partner,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/map.html")]
pub(super) struct MapPage {
    frame: Frame,
    steps: Vec<(Step, GoingOn)>,
}

#[derive(Template)]
#[template(path = "steps/step.html")]
pub(super) struct StepPage {
    frame: Frame,
    step: Step,
    going_on: GoingOn,
    me: String,
    partner: String,
    next_step: Option<Step>,
}

#[derive(Template)]
#[template(path = "steps/together.html")]
pub(super) struct TogetherPage {
    frame: Frame,
    commitments: GoingOn,
    dates: GoingOn,
}

impl MapPage {
    pub(super) fn new(partner: &Partner, now: &Now<'_>) -> Self {
        let steps = Step::ALL.map(|step| (step, GoingOn::of(step, now))).to_vec();
        Self { frame: Frame::of(partner, Place::More, "The way"), steps }
    }
}

impl StepPage {
    pub(super) fn new(partner: &Partner, step: Step, now: &Now<'_>) -> Self {
        let index = Step::ALL.iter().position(|s| *s == step).unwrap_or(0);
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            step,
            going_on: GoingOn::of(step, now),
            me: partner.name().to_owned(),
            partner: partner.partner_name().to_owned(),
            next_step: Step::ALL.get(index + 1).copied(),
        }
    }
}

impl TogetherPage {
    pub(super) fn new(partner: &Partner, now: &Now<'_>) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, "Together"),
            commitments: GoingOn::of(Step::Accountability, now),
            dates: GoingOn::of(Step::QualityTime, now),
        }
    }
}
