//! Writing, reading, changing and deleting pages.

use axum::{
    extract::{Query, State},
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;

use super::{
    JournalPageId, PageForm, Words, journal,
    pages::{CorrectPage, JournalListPage, NewPage, ShowPage},
    store::{self, JournalPage},
};
use crate::{
    App,
    access::{Member, Own},
    error::{Error, Result},
    offline::Outcome,
    sealed::Opened,
    text::Faults,
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const UNREADABLE: Error =
    Error::Refused("This page can’t be read now, so it can’t be changed. Nothing was changed.");

const ELSEWHERE: &str = "You have changed this page elsewhere meanwhile. What you wrote here is kept in this form; \
                         saving it once more puts it in the place of the other";

/// What a page becomes, and how often the page had been changed that was looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CorrectionForm {
    text: String,
    revision: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<JournalPageId>,
}

pub(super) async fn list(
    member: Member,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let pages = store::pages(&mut app.db.read().await?, &member, query.before).await?;
    page(&JournalListPage::new(&member, pages, query.before.is_none()))
}

pub(super) async fn new_page(member: Member) -> Result<Response> {
    page(&NewPage::new(&member, crate::text::Typed::default()))
}

pub(super) async fn write(
    member: Member,
    State(app): State<App>,
    posted: Posted<PageForm>,
) -> Result<Response> {
    let text = match journal::words(&posted.form.text) {
        Ok(text) => text,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&NewPage::new(&member, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &member).await?;
    let id = store::insert(&mut writing, &member, &Words { text }).await?;
    writing.done(format!("/journal/{id}")).await
}

pub(super) async fn show(own: Own<JournalPage>, State(app): State<App>) -> Result<Response> {
    let kept = store::find(app.db.read().await?.conn(), &own, own.id()).await?;
    page(&ShowPage::new(&own, kept))
}

pub(super) async fn correct_page(
    own: Own<JournalPage>,
    State(app): State<App>,
) -> Result<Response> {
    let kept = store::find(app.db.read().await?.conn(), &own, own.id()).await?;
    page(&CorrectPage::filled(&own, &kept))
}

pub(super) async fn correct(
    own: Own<JournalPage>,
    State(app): State<App>,
    posted: Posted<CorrectionForm>,
) -> Result<Response> {
    let text = match journal::words(&posted.form.text) {
        Ok(text) => text,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&CorrectPage::new(&own, own.id(), form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &own).await?;
    let kept = store::find(writing.conn(), &own, own.id()).await?;
    let to = format!("/journal/{}", own.id());
    let after = Words { text };
    // Closed meanwhile is no reason: writing needs nothing opened.
    match &kept.words {
        Opened::Genuine(before) if *before == after => {
            return Ok(Outcome::Applied { to }.into_response());
        }
        Opened::Genuine(_) | Opened::Locked => {}
        Opened::BeforeReset | Opened::ChangedOutside => return Err(UNREADABLE),
    }
    if posted.form.revision != kept.revision.to_string() {
        let form = posted.with_faults(Faults::one("text", ELSEWHERE));
        return again(&CorrectPage::over(&own, &kept, form.clone()), &form);
    }
    store::correct(&mut writing, &own, (own.id(), &after)).await?;
    writing.deletes_for_good();
    writing.done(to).await
}

pub(super) async fn delete(
    own: Own<JournalPage>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &own).await?;
            store::delete(&mut writing, &own, own.id()).await?;
            writing.deletes_for_good();
            writing.done("/journal").await
        })
        .await
}
