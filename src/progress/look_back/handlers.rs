//! Which months are looked at, and deleting what was said.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{LookBack, Said, store};
use crate::{
    App,
    access::Own,
    error::Result,
    web::form::{NoFields, Posted},
};

/// Up to which day somebody looks back.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Until {
    pub(crate) until: String,
}

/// It is gone for good; so it may be done on a full disk.
pub(crate) async fn delete<W: Said>(
    own: Own<LookBack<W>>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &own).await?;
            store::delete::<W>(&mut writing, &own, own.id()).await?;
            writing.deletes_for_good();
            writing.done(W::PATH).await
        })
        .await
}
