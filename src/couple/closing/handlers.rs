//! Closing.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{pages::ClosingPage, store};
use crate::{
    App,
    access::Partner,
    error::Result,
    people::password::{self, Asked},
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ClosingForm {
    password: String,
}

pub(super) async fn closing_page(partner: Partner) -> Result<Response> {
    page(&ClosingPage::new(&partner, Typed::default()))
}

pub(super) async fn close(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<ClosingForm>,
) -> Result<Response> {
    let partner = match password::step_up(&app, partner, &posted.form.password).await? {
        Asked::Given(partner) => partner,
        Asked::Not(partner, why) => {
            let form = posted.with_faults(Faults::one("password", why));
            return again(&ClosingPage::new(&partner, form.clone()), &form);
        }
    };
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            store::close(&mut writing, &partner).await?;
            writing.done("/closing").await
        })
        .await
}
