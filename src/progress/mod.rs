//! Moving forward: gradual, patient, shared.

pub mod look_back;
pub mod phase;
pub mod pulse;
pub mod satisfaction;
pub mod setback_plan;
pub mod then_and_now;
pub mod where_i_stand;

use axum::{extract::State, response::Response};

use crate::{
    App,
    access::Partner,
    agreeing::Agreeable as _,
    error::Result,
    progress::{phase::WhereWeAre, setback_plan::SetbackPlan},
    routes::Routes,
    steps::{self, Step},
};

/// What waits for an answer on Today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// What the two do after a setback.
    SetbackPlan,
    /// Where the two are.
    Phase,
}

impl Waiting {
    /// Where it is read and answered.
    pub const fn path(self) -> &'static str {
        match self {
            Self::SetbackPlan => SetbackPlan::PATH,
            Self::Phase => WhereWeAre::PATH,
        }
    }

    /// The one that the database calls so.
    pub fn parse(about: &str) -> Option<Self> {
        match about {
            SetbackPlan::NAME => Some(Self::SetbackPlan),
            WhereWeAre::NAME => Some(Self::Phase),
            _ => None,
        }
    }
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/moving-forward", moving_forward)
        .merge(pulse::routes())
        .merge(then_and_now::routes())
        .merge(satisfaction::routes())
        .merge(setback_plan::routes())
        .merge(phase::routes())
        .merge(where_i_stand::routes())
}

async fn moving_forward(partner: Partner, State(app): State<App>) -> Result<Response> {
    steps::show(&app, &partner, Step::MovingForward).await
}
