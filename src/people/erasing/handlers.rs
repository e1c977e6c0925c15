//! Asking for it, and taking it back.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{pages::ErasingPage, store};
use crate::{
    App,
    access::Member,
    error::Result,
    people::password::{self, Asked},
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ErasingForm {
    password: String,
}

pub(super) async fn erasing_page(member: Member) -> Result<Response> {
    page(&ErasingPage::new(&member, Typed::default()))
}

pub(super) async fn ask(
    member: Member,
    State(app): State<App>,
    posted: Posted<ErasingForm>,
) -> Result<Response> {
    let member = match password::step_up(&app, member, &posted.form.password).await? {
        Asked::Given(member) => member,
        Asked::Not(member, why) => {
            let form = posted.with_faults(Faults::one("password", why));
            return again(&ErasingPage::new(&member, form.clone()), &form);
        }
    };
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &member).await?;
            store::ask(&mut writing, &member).await?;
            writing.done("/erasing").await
        })
        .await
}

/// Needs no password: it only keeps what is there.
pub(super) async fn take_back(
    member: Member,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    store::take_back(&mut writing, &member).await?;
    writing.done("/erasing").await
}
