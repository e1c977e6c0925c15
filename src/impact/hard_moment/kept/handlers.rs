//! Whether one keeps one's moments; reading and deleting those.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{KeptMoment, KeptMomentId, pages::KeptMomentsPage, store};
use crate::{
    App,
    access::{Member, Own},
    error::Result,
    steps::therapy::{copy::store as copies, link::Section},
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

const HERE: &str = "/hard-moments/kept";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<KeptMomentId>,
}

pub(super) async fn list(
    member: Member,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let keeps = store::keeps(db.conn(), &member).await?;
    let kept = store::newest(db, &member, query.before).await?;
    let read_by = copies::opened_to(db, &member, Section::HardMoments).await?;
    page(&KeptMomentsPage::new(&member, kept, (keeps, read_by)))
}

pub(super) async fn keep(
    member: Member,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    store::keep(&mut writing, &member).await?;
    writing.done(HERE).await
}

pub(super) async fn keep_no_more(
    member: Member,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &member).await?;
            store::keep_no_more(&mut writing, &member).await?;
            writing.done(HERE).await
        })
        .await
}

pub(super) async fn delete(
    kept: Own<KeptMoment>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &kept).await?;
            store::delete(&mut writing, &kept).await?;
            writing.deletes_for_good();
            writing.done(HERE).await
        })
        .await
}
