//! Offering openness, answering it, ending it.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Answer, OpennessId, State as Stands, Terms,
    pages::{OpennessPage, OpennessesPage},
    store::{self, Openness},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    draft::{self, For, ShareForm},
    error::{Error, Result},
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<OpennessId>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct BeginForm {
    /// One that is offered again.
    again: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AnswerForm {
    answer: String,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let past = store::past(db, &partner, query.before).await?;
    if query.before.is_some() {
        return page(&OpennessesPage::earlier(&partner, past));
    }
    let current = store::current(db, &partner).await?;
    let drafts = draft::store::all(db, &partner).await?;
    page(&OpennessesPage::new(&partner, &drafts, &current, past))
}

/// With what was offered before, if something is offered again.
pub(super) async fn begin(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<BeginForm>,
) -> Result<Response> {
    let before = match posted.form.again.parse::<Uuid>() {
        Ok(id) => store::before(&mut app.db.read().await?, &partner, id.into()).await?,
        Err(_) => None,
    };
    let words = before.as_ref().and_then(|kept| kept.words.get());
    let (what, purpose) = words.map_or(("", ""), |it| (&*it.what, &*it.purpose));
    let standing = [("about", what.to_owned()), ("purpose", purpose.to_owned())];
    let mut writing = posted.begin(&app, &partner).await?;
    let first = draft::begin_with(&mut writing, &partner, For::Openness, &standing).await?;
    writing.done(first).await
}

pub(super) async fn offer(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let named = posted.form.named();
    let said = match draft::taken(&mut writing, &partner, named, |it| it == For::Openness).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
    };
    let terms = match Terms::of(&said, partner.today()) {
        Ok(terms) => terms,
        Err(faults) => {
            drop(writing);
            let db = &mut app.db.read().await?;
            return draft::once_more(db, &partner, named, (&posted, faults)).await;
        }
    };
    let id = store::offer(&mut writing, &partner, &terms).await?;
    writing.done(format!("/openness/{id}")).await
}

pub(super) async fn show(openness: Ours<Openness>, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let kept = store::find(db, &openness).await?;
    let drafts = draft::store::all(db, &openness).await?;
    page(&OpennessPage::new(&openness, &drafts, &kept))
}

pub(super) async fn answer(
    openness: Sharing<Ours<Openness>>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let answer = Answer::parse(&posted.form.answer);
    let answer = answer.ok_or(Error::Refused("Please say yes, or no. Both are fine."))?;
    let mut writing = posted.begin(&app, &openness).await?;
    let course = store::course(&mut writing, &openness).await?;
    course.answer(openness.person(), openness.today()).map_err(Error::Refused)?;
    store::answer(&mut writing, &openness, answer).await?;
    writing.done(format!("/openness/{}", openness.id())).await
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(super) async fn end(
    openness: Ours<Openness>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    openness.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &openness).await?;
            let course = store::course(&mut writing, &openness).await?;
            course.end(openness.person(), openness.today()).map_err(Error::Refused)?;
            if course.on(openness.today()) == Stands::Offered {
                store::take_back(&mut writing, &openness).await?;
                writing.deletes_for_good();
                return writing.done("/openness").await;
            }
            store::end(&mut writing, &openness).await?;
            writing.done(format!("/openness/{}", openness.id())).await
        })
        .await
}
