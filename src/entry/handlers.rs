//! Withdrawing what one shared, keeping what the other shared.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Kept, KeptCopy, KeptCopyId, No, Shared, Which,
    pages::{KeepPage, KeptCopiesPage, WithdrawPage},
    store::{self, SharedKind},
};
use crate::{
    App,
    access::{Member, Ours, Own, Partner},
    error::{Error, Result},
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<KeptCopyId>,
}

pub(crate) async fn withdraw_page<K: SharedKind>(
    ours: Ours<K::Record>,
    State(app): State<App>,
    Path(which): Path<Which>,
) -> Result<Response> {
    let entry = K::find(app.db.read().await?.conn(), &ours, ours.person(), &which).await?;
    let entry = entry.ok_or(Error::NotFound)?;
    may_withdraw(&ours, &entry)?;
    page(&WithdrawPage::new(&ours, &entry))
}

pub(crate) async fn withdraw<K: SharedKind>(
    ours: Ours<K::Record>,
    State(app): State<App>,
    Path(which): Path<Which>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &ours).await?;
            let entry = K::find(writing.conn(), &ours, ours.person(), &which).await?;
            let entry = entry.ok_or(Error::NotFound)?;
            may_withdraw(&ours, &entry)?;
            K::destroy(&mut writing, &ours, &entry).await?;
            if entry.is_open {
                store::insert_withdrawal::<K>(&mut writing, &ours, entry.part).await?;
            }
            writing.deletes_for_good();
            writing.done(entry.path).await
        })
        .await
}

pub(crate) async fn keep_page<K: SharedKind>(
    ours: Ours<K::Record>,
    State(app): State<App>,
    Path(which): Path<Which>,
) -> Result<Response> {
    let entry = K::find(app.db.read().await?.conn(), &ours, ours.partner(), &which).await?;
    let entry = entry.ok_or(Error::NotFound)?;
    match entry.to_keep(ours.person()) {
        Ok(_) | Err(No::WasChanged) => page(&KeepPage::new(&ours, &entry)),
        Err(no) => Err(refused(no)),
    }
}

pub(crate) async fn keep<K: SharedKind>(
    ours: Ours<K::Record>,
    State(app): State<App>,
    Path(which): Path<Which>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &ours).await?;
    let entry = K::find(writing.conn(), &ours, ours.partner(), &which).await?;
    let entry = entry.ok_or(Error::NotFound)?;
    let said = entry.to_keep(ours.person()).map_err(refused)?;
    let kept = Kept::of(&entry, ours.name_of(entry.author), said);
    store::insert_copy(&mut writing, &ours, &kept).await?;
    writing.done("/kept-copies").await
}

/// At any time, also while one of the two has paused, until one of them closes: then both read for
/// thirty days what was there.
fn may_withdraw(partner: &Partner, entry: &Shared) -> Result<()> {
    if partner.stage().closed().is_some() {
        return Err(refused(No::Closed));
    }
    entry.may_withdraw(partner.person()).map_err(refused)
}

fn refused(no: No) -> Error {
    match no {
        No::NotYours => Error::NotFound,
        no => Error::Refused(no.sentence()),
    }
}

pub(super) async fn kept_copies(
    member: Member,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let copies = store::copies(&mut app.db.read().await?, &member, query.before).await?;
    page(&KeptCopiesPage::new(&member, copies, query.before.is_none()))
}

pub(super) async fn delete_copy(
    copy: Own<KeptCopy>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &copy).await?;
            store::delete_copy(&mut writing, &copy).await?;
            writing.deletes_for_good();
            writing.done("/kept-copies").await
        })
        .await
}
