//! Moving forward: gradual, patient, shared.

use axum::{extract::State, response::Response};

use crate::{
    App,
    access::Partner,
    error::Result,
    routes::Routes,
    steps::{self, Step},
};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/moving-forward", moving_forward)
}

async fn moving_forward(partner: Partner, State(app): State<App>) -> Result<Response> {
    steps::show(&app, &partner, Step::MovingForward).await
}
