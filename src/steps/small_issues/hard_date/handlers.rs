//! Writing hard days down, reading, changing and deleting them.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    DayForm, HardDateId,
    pages::{CorrectPage, HardDatePage, HardDatesPage, NewPage},
    store::{self, HardDate},
};
use crate::{
    App,
    access::{Member, Own},
    error::{Error, Result},
    sealed::Opened,
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const UNREADABLE: Error =
    Error::Refused("This day can’t be read now, so it can’t be changed. Nothing was changed.");
const ELSEWHERE: &str = "You have changed this day elsewhere meanwhile. What you wrote here is kept in this form; \
                         saving it once more puts it in the place of the other";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<HardDateId>,
}

pub(super) async fn list(
    member: Member,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let all = store::page(&mut app.db.read().await?, &member, query.before).await?;
    page(&HardDatesPage::new(&member, all, query.before.is_none()))
}

pub(super) async fn new_page(member: Member) -> Result<Response> {
    page(&NewPage::new(&member, Typed::default()))
}

pub(super) async fn write(
    member: Member,
    State(app): State<App>,
    posted: Posted<DayForm>,
) -> Result<Response> {
    let words = match posted.form.parse(member.today()) {
        Ok(words) => words,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&NewPage::new(&member, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &member).await?;
    let id = store::insert(&mut writing, &member, &words).await?;
    writing.done(format!("/hard-dates/{id}")).await
}

pub(super) async fn show(own: Own<HardDate>, State(app): State<App>) -> Result<Response> {
    let kept = store::find(app.db.read().await?.conn(), &own, own.id()).await?;
    page(&HardDatePage::new(&own, &kept))
}

pub(super) async fn correct_page(own: Own<HardDate>, State(app): State<App>) -> Result<Response> {
    let kept = store::find(app.db.read().await?.conn(), &own, own.id()).await?;
    page(&CorrectPage::filled(&own, &kept))
}

pub(super) async fn correct(
    own: Own<HardDate>,
    State(app): State<App>,
    posted: Posted<DayForm>,
) -> Result<Response> {
    let words = match posted.form.parse(own.today()) {
        Ok(words) => words,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&CorrectPage::new(&own, own.id(), form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &own).await?;
    let kept = store::find(writing.conn(), &own, own.id()).await?;
    // Closed meanwhile is no reason: writing needs nothing opened.
    if matches!(kept.words, Opened::BeforeReset | Opened::ChangedOutside) {
        return Err(UNREADABLE);
    }
    if posted.form.revision != kept.revision.to_string() {
        let form = posted.with_faults(Faults::one("title", ELSEWHERE));
        return again(&CorrectPage::over(&own, &kept, form.clone()), &form);
    }
    store::correct(&mut writing, &own, (own.id(), &words)).await?;
    writing.deletes_for_good();
    writing.done(format!("/hard-dates/{}", own.id())).await
}

pub(super) async fn delete(
    own: Own<HardDate>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &own).await?;
            store::delete(&mut writing, &own, own.id()).await?;
            writing.deletes_for_good();
            writing.done("/hard-dates").await
        })
        .await
}
