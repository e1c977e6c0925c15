//! Telling, choosing how to meet it, opening it, and saying something to it.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    DisclosureId, Intention, Reply, Told,
    pages::{OpenedPage, ToldPage, ToldsPage},
    store::{self, Disclosure},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    draft::{self, For, ShareForm},
    error::{Error, Result},
    text::Typed,
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<DisclosureId>,
}

/// How and when one would like to meet it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct IntentionForm {
    intention: String,
    day: String,
    time: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ReplyForm {
    reply: String,
    day: String,
    time: String,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let told = store::all(db, &partner, query.before).await?;
    let drafts = match query.before {
        Some(_) => Vec::new(),
        None => draft::store::all(db, &partner).await?,
    };
    page(&ToldsPage::new(&partner, told, &drafts, query.before.is_none()))
}

pub(super) async fn draft(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let first = draft::begin(&mut writing, &partner, For::Telling).await?;
    writing.done(first).await
}

pub(super) async fn tell(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let named = posted.form.named();
    let said =
        match draft::taken(&mut writing, &partner, named, |what| what == For::Telling).await? {
            Ok(said) => said,
            Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
        };
    let id = store::tell(&mut writing, &partner, &Told::of(&said)).await?;
    writing.done(format!("/tellings/{id}")).await
}

/// Its author reads it here; for the other it is closed.
pub(super) async fn show(told: Ours<Disclosure>, State(app): State<App>) -> Result<Response> {
    page(&told_page(&told, &app, Typed::default()).await?)
}

async fn told_page(told: &Ours<Disclosure>, app: &App, form: Typed) -> Result<ToldPage> {
    let db = &mut app.db.read().await?;
    let kept = store::find(db, told).await?;
    let replies = store::replies(db, told).await?;
    Ok(ToldPage::new(told, &kept, &replies).with(form))
}

/// Only the one to whom it is told opens it, and nothing is kept of that.
pub(super) async fn open(told: Ours<Disclosure>, State(app): State<App>) -> Result<Response> {
    let page_of = opened_page(&told, &app, Typed::default()).await?;
    page(&page_of.ok_or(Error::NotFound)?)
}

async fn opened_page(
    told: &Ours<Disclosure>,
    app: &App,
    form: Typed,
) -> Result<Option<OpenedPage>> {
    let db = &mut app.db.read().await?;
    let kept = store::find(db, told).await?;
    let replies = store::replies(db, told).await?;
    Ok(OpenedPage::of(told, &kept, &replies, form))
}

/// For oneself alone, at any time: also while the couple is paused.
pub(super) async fn intend(
    told: Ours<Disclosure>,
    State(app): State<App>,
    posted: Posted<IntentionForm>,
) -> Result<Response> {
    let form = &posted.form;
    let when = (&*form.day, &*form.time);
    let intention = match Intention::typed(&form.intention, when, (told.zone(), told.now())) {
        Ok(intention) => intention,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&told_page(&told, &app, form.clone()).await?, &form);
        }
    };
    let mut writing = posted.begin(&app, &told).await?;
    let state = store::state(&mut writing, &told).await?;
    state.is_for(told.person()).map_err(Error::Refused)?;
    store::intend(&mut writing, &told, intention).await?;
    writing.done(format!("/tellings/{}", told.id())).await
}

pub(super) async fn reply(
    told: Sharing<Ours<Disclosure>>,
    State(app): State<App>,
    posted: Posted<ReplyForm>,
) -> Result<Response> {
    let form = &posted.form;
    let when = (&*form.day, &*form.time);
    let reply = match Reply::typed(&form.reply, when, (told.zone(), told.now())) {
        Ok(reply) => reply,
        Err(faults) => {
            let form = posted.with_faults(faults);
            let page = opened_page(&told, &app, form.clone()).await?;
            return again(&page.ok_or(Error::NotFound)?, &form);
        }
    };
    let mut writing = posted.begin(&app, &told).await?;
    let state = store::state(&mut writing, &told).await?;
    state.is_for(told.person()).map_err(Error::Refused)?;
    store::reply(&mut writing, &told, reply).await?;
    writing.done(format!("/tellings/{}", told.id())).await
}
