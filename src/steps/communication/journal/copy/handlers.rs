//! Looking at what would be shared, sharing it, reading what was shared.

use axum::{
    extract::{Query, State},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    CopyWords, JournalCopy,
    pages::{CopiesPage, CopyPage, PreviewPage},
    store as copies,
};
use crate::{
    App,
    access::{Mine, Ours, Partner, Sharing},
    error::Result,
    steps::communication::journal::{
        CannotShare, Copied, Copies, JournalCopyId, Words,
        store::{self, JournalPage, Kept},
    },
    web::{form::Posted, page::page},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<JournalCopyId>,
}

/// How often the page had been changed that was looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ShareForm {
    revision: String,
}

pub(super) async fn preview(mine: Mine<JournalPage>, State(app): State<App>) -> Result<Response> {
    let kept = store::find(app.db.read().await?.conn(), &mine, mine.id()).await?;
    page(&PreviewPage::new(&mine, &kept))
}

/// What was looked at, and nothing else: changed meanwhile, it is looked at again.
pub(super) async fn share(
    mine: Sharing<Mine<JournalPage>>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &mine).await?;
    let kept = store::find(writing.conn(), &mine, mine.id()).await?;
    let (Ok((words, copies)), true) =
        (whole(&kept), posted.form.revision == kept.revision.to_string())
    else {
        return Ok(Redirect::to(&format!("/journal/{}/share", mine.id())).into_response());
    };
    let day = kept.made_at.with_timezone(&mine.zone()).date_naive();
    let copy = CopyWords { day, text: words.text.clone() };
    let copy = copies::insert(&mut writing, &mine, &copy).await?;
    let mut copies = copies.clone();
    copies.0.push(Copied { copy, at: mine.now() });
    store::remember_copies(&mut writing, &mine, (mine.id(), &copies)).await?;
    writing.done(format!("/journal-copies/{copy}")).await
}

/// The page, and what was shared of it before: both have to be open.
pub(super) fn whole(kept: &Kept) -> Result<(&Words, &Copies), CannotShare> {
    let words = CannotShare::unless(&kept.words)?;
    Ok((words, CannotShare::unless(&kept.copies)?))
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let all = copies::all(&mut app.db.read().await?, &partner, query.before).await?;
    page(&CopiesPage::new(&partner, all, query.before.is_none()))
}

pub(super) async fn show(copy: Ours<JournalCopy>, State(app): State<App>) -> Result<Response> {
    let told = copies::find(app.db.read().await?.conn(), &copy).await?;
    page(&CopyPage::new(&copy, told))
}
