//! Making an address, ending it, and reading what it opens.

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse as _, Response},
};

use super::{Code, feed, pages::CalendarPage, store};
use crate::{
    App,
    access::{Member, Visitor},
    error::{Error, Result},
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

const HERE: &str = "/calendar";

pub(super) async fn show(member: Member, State(app): State<App>) -> Result<Response> {
    let own = store::own(&mut app.db.read().await?, &member).await?;
    page(&CalendarPage::new(&member, &app.config.base_url, own))
}

pub(super) async fn make(
    member: Member,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    store::make(&mut writing, &member).await?;
    writing.done(HERE).await
}

/// At any time, also when the disk is full.
pub(super) async fn end(
    member: Member,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &member).await?;
            store::end(&mut writing, member.person(), member.now()).await?;
            writing.done(HERE).await
        })
        .await
}

/// For a calendar app, which signs in nowhere. An address that opens nothing is no page.
pub(super) async fn subscribe(
    _: Visitor,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response> {
    let code = Code::parse(&code).ok_or(Error::NotFound)?;
    let db = &mut app.db.read().await?;
    let of = store::subscribed(db, &code).await?.ok_or(Error::NotFound)?;
    let occasions = store::occasions(db, of, app.clock.now()).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, feed::text(&occasions, of.zone)).into_response())
}
