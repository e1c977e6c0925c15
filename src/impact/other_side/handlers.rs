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
    error::{Error, Result},
    impact::draft::{ImpactDraftId, Piece, first_page, store as drafts},
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

const NO_DRAFT: Error = Error::Refused("What you wrote is not there any more: it was let go.");

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<OtherSideId>,
}

/// Of which draft a copy is shared.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ShareForm {
    draft: String,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let drafts = drafts::all(db, &partner).await?;
    let draft = drafts.into_iter().find(|draft| draft.piece == Piece::OtherSide);
    let shared = store::page(db, &partner, query.before).await?;
    let draft = draft.map(|draft| draft.id);
    page(&OtherSidePage::new(&partner, draft, shared, query.before.is_none()))
}

pub(super) async fn begin(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let id = drafts::begin(&mut writing, &partner, (Piece::OtherSide, None)).await?;
    writing.done(first_page(id, Piece::OtherSide)).await
}

/// A copy for both; what was written stays its author's alone.
pub(super) async fn share(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let id = posted.form.draft.parse::<uuid::Uuid>().map(ImpactDraftId::from);
    let mut writing = posted.begin(&app, &partner).await?;
    let draft = drafts::of(&mut writing, &partner, id.map_err(|_| NO_DRAFT)?).await?;
    let draft = draft.filter(|draft| draft.piece == Piece::OtherSide).ok_or(NO_DRAFT)?;
    let Ok(written) = draft.to_share() else {
        return writing.done(format!("/impact-drafts/{}", draft.id)).await;
    };
    store::share(&mut writing, &partner, &Reflection::of(written)).await?;
    writing.done("/other-side").await
}
