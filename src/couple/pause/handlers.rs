//! Pausing, and going on.

use axum::{extract::State, response::Response};

use super::{pages::PausePage, store};
use crate::{
    App,
    access::Partner,
    error::{Error, Result},
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

pub(super) async fn pause_page(partner: Partner) -> Result<Response> {
    page(&PausePage::new(&partner))
}

pub(super) async fn pause(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            partner.stage().pause(partner.now()).map_err(Error::Refused)?;
            store::begin(&mut writing, &partner, partner.couple()).await?;
            writing.done("/pause").await
        })
        .await
}

pub(super) async fn go_on(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    store::end(&mut writing, &partner).await?;
    writing.done("/pause").await
}
