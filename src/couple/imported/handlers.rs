//! Looking at what was brought, taking it in, reading it.

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{
    ImportCode, ImportedId,
    pages::{ImportPage, ImportedPage, ListPage},
    store::{self, Waiting},
};
use crate::{
    App,
    access::Member,
    error::{Error, Result},
    people::security_log,
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

async fn waiting(app: &App, code: &str) -> Result<Waiting> {
    let code = ImportCode::parse(code).ok_or(Error::NotFound)?;
    let found = store::waiting(&mut app.db.read().await?, &code, app.clock.now()).await?;
    found.ok_or(Error::NotFound)
}

pub(super) async fn import_page(
    member: Member,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response> {
    let waiting = waiting(&app, &code).await?;
    page(&ImportPage::new(&member, &waiting.brought.record))
}

pub(super) async fn take_in(
    member: Member,
    State(app): State<App>,
    Path(code): Path<String>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    let brought = waiting(&app, &code).await?;
    let id = store::take_in(&mut writing, &member, &brought).await?;
    security_log::note(&mut writing, &member, security_log::Event::BroughtAlong).await?;
    writing.done(format!("/imported/{id}")).await
}

pub(super) async fn list(member: Member, State(app): State<App>) -> Result<Response> {
    let all = store::all(&mut app.db.read().await?, &member).await?;
    page(&ListPage::new(&member, all))
}

pub(super) async fn show(
    member: Member,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response> {
    let id: uuid::Uuid = id.parse().map_err(|_| Error::NotFound)?;
    let found = store::one(&mut app.db.read().await?, &member, ImportedId::from(id)).await?;
    page(&ImportedPage::new(&member, found.ok_or(Error::NotFound)?))
}
