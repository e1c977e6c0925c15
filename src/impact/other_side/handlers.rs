//! Beginning to write, reading what was shared, sharing a copy.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{OtherSideId, Reflection, pages::OtherSidePage, store};
use crate::{
    App,
    access::{Partner, Sharing},
    draft::{self, For, ShareForm},
    error::Result,
    impact::role,
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<OtherSideId>,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let drafts = draft::store::all(db, &partner).await?;
    let draft = drafts.into_iter().find(|draft| draft.what == For::OtherSide);
    let shared = store::page(db, &partner, query.before).await?;
    let draft = draft.map(|draft| draft.id);
    let role = role::store::known(db, &partner).await?;
    page(&OtherSidePage::new(&partner, (draft, role), shared, query.before.is_none()))
}

pub(super) async fn begin(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let first = draft::begin(&mut writing, &partner, For::OtherSide).await?;
    writing.done(first).await
}

/// A copy for both; what was written stays its author's alone.
pub(super) async fn share(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let named = posted.form.named();
    let said = match draft::shown(&mut writing, &partner, named, |it| it == For::OtherSide).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
    };
    store::share(&mut writing, &partner, &Reflection::of(said)).await?;
    writing.done("/other-side").await
}
