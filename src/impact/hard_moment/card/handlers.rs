//! The cards of both, and writing one's own.

use axum::{extract::State, response::Response};

use super::{Card, PARTS, pages::CardsPage, store};
use crate::{
    App,
    access::{Partner, Sharing},
    draft::{self, For, ShareForm},
    error::Result,
    impact::hard_moment::kept,
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

pub(super) async fn list(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let own = store::newest(db.conn(), &partner, partner.person()).await?;
    let theirs = store::newest(db.conn(), &partner, partner.partner()).await?;
    let keeps = kept::store::keeps(db.conn(), &partner).await?;
    let drafts = draft::store::all(db, &partner).await?;
    page(&CardsPage::new(&partner, (own, theirs), &drafts, keeps))
}

/// With what stands on one's card already, if it can be read.
pub(super) async fn begin(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let own = store::newest(writing.conn(), &partner, partner.person()).await?;
    let before = own.first().filter(|card| card.withdrawn.is_none());
    let before = before.and_then(|card| card.words.get());
    let standing =
        PARTS.map(|it| (it.name, before.map_or("", |card| card.part(it.name)).to_owned()));
    let first = draft::begin_with(&mut writing, &partner, For::Card, &standing).await?;
    writing.done(first).await
}

pub(super) async fn share(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let named = posted.form.named();
    let said = match draft::taken(&mut writing, &partner, named, |it| it == For::Card).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
    };
    store::share(&mut writing, &partner, &Card::of(&said)).await?;
    writing.done("/hard-moment-cards").await
}
