//! Reading where one is signed in, and ending it.

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::pages::DevicesPage;
use crate::{
    App,
    access::{self, Device, Member},
    error::{Error, Result},
    people::security_log::{self, Event},
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

pub(super) async fn devices(member: Member, State(app): State<App>) -> Result<Response> {
    let devices = access::devices(&mut app.db.read().await?, &member).await?;
    page(&DevicesPage::new(&member, &devices))
}

pub(super) async fn end_others(
    member: Member,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let (person, now) = (member.person(), member.now());
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &member).await?;
            super::end_elsewhere(&mut writing, &member).await?;
            security_log::store::insert(&mut writing, person, Event::OthersSignedOut, now).await?;
            writing.done("/devices").await
        })
        .await
}

pub(super) async fn end_one(
    member: Member,
    State(app): State<App>,
    Path(device): Path<String>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let device = Device::parse(&device).ok_or(Error::NotFound)?;
    let (person, now) = (member.person(), member.now());
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &member).await?;
            if !access::end_device(&mut writing, &member, &device).await? {
                return Err(Error::NotFound);
            }
            security_log::store::insert(&mut writing, person, Event::OneSignedOut, now).await?;
            writing.done("/devices").await
        })
        .await
}
