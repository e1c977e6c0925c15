//! Asking, and keeping the answer.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{Role, pages::RolePage, store};
use crate::{
    App,
    access::Partner,
    error::Result,
    web::{
        form::Posted,
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RoleForm {
    role: String,
}

pub(super) async fn show(partner: Partner, State(app): State<App>) -> Result<Response> {
    let before = store::of(&mut app.db.read().await?, &partner).await?;
    page(&RolePage::filled(&partner, before))
}

pub(super) async fn choose(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<RoleForm>,
) -> Result<Response> {
    let role = match Role::parse(&posted.form.role) {
        Ok(role) => role,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&RolePage::new(&partner, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &partner).await?;
    store::keep(&mut writing, &partner, role).await?;
    writing.done("/steps/impact").await
}
