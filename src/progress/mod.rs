//! Moving forward: gradual, patient, shared.

pub mod look_back;
pub mod maintain;
pub mod milestone;
pub mod phase;
pub mod pulse;
pub mod road;
pub mod satisfaction;
pub mod setback_plan;
pub mod then_and_now;
pub mod where_i_stand;

use axum::{extract::State, response::Response};

use crate::{
    App,
    access::Partner,
    error::Result,
    routes::Routes,
    steps::{self, Step},
};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/moving-forward", moving_forward)
        .merge(pulse::routes())
        .merge(then_and_now::routes())
        .merge(satisfaction::routes())
        .merge(setback_plan::routes())
        .merge(phase::routes())
        .merge(milestone::routes())
        .merge(road::routes())
        .merge(maintain::routes())
        .merge(where_i_stand::routes())
}

async fn moving_forward(partner: Partner, State(app): State<App>) -> Result<Response> {
    steps::show(&app, &partner, Step::MovingForward).await
}
