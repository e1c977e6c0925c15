//! Offering openness, answering it, ending it.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Answer, OpennessId, State as Stands, TermsForm,
    pages::{NewPage, OpennessPage, OpennessesPage},
    store::{self, Openness},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    error::{Error, Result},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<OpennessId>,
}

/// One that is offered again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Again {
    again: Option<OpennessId>,
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
    let current = match query.before {
        Some(_) => Vec::new(),
        None => store::current(db, &partner).await?,
    };
    let past = store::past(db, &partner, query.before).await?;
    page(&OpennessesPage::new(&partner, &current, past, query.before.is_none()))
}

pub(super) async fn new(
    partner: Sharing<Partner>,
    State(app): State<App>,
    Query(query): Query<Again>,
) -> Result<Response> {
    let before = match query.again {
        Some(id) => store::before(&mut app.db.read().await?, &partner, id).await?,
        None => None,
    };
    page(&NewPage::again(&partner, before.as_ref()))
}

pub(super) async fn offer(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<TermsForm>,
) -> Result<Response> {
    let terms = match posted.form.parse(partner.today()) {
        Ok(terms) => terms,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&NewPage::new(&partner, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &partner).await?;
    let id = store::offer(&mut writing, &partner, &terms).await?;
    writing.done(format!("/openness/{id}")).await
}

pub(super) async fn show(openness: Ours<Openness>, State(app): State<App>) -> Result<Response> {
    let kept = store::find(&mut app.db.read().await?, &openness).await?;
    page(&OpennessPage::new(&openness, &kept))
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
