//! Agreeing on how the two take a break; ending that.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{
    AgreementForm, Answer, MOVED_ON,
    pages::{AgreementPage, NewAgreementPage},
    store::{self, Wording},
};
use crate::{
    App,
    access::{Partner, Sharing},
    error::{Error, Result},
    web::{
        form::Posted,
        page::{again, page},
    },
};

const HERE: &str = "/time-out/agreement";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AnswerForm {
    version: String,
    answer: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct EndForm {
    version: String,
}

pub(super) async fn show(partner: Partner, State(app): State<App>) -> Result<Response> {
    let all = store::newest(app.db.read().await?.conn(), &partner).await?;
    page(&AgreementPage::new(&partner, &all))
}

/// With what counts already, if something does.
pub(super) async fn new(partner: Sharing<Partner>, State(app): State<App>) -> Result<Response> {
    let all = store::newest(app.db.read().await?.conn(), &partner).await?;
    let standing = store::standing(&all);
    let before = standing.waits.or(standing.counts).and_then(|at| all.get(at));
    page(&NewAgreementPage::filled(&partner, before))
}

pub(super) async fn propose(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AgreementForm>,
) -> Result<Response> {
    let words = match posted.form.parse() {
        Ok(words) => words,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&NewAgreementPage::new(&partner, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &partner).await?;
    store::propose(&mut writing, &partner, &words).await?;
    writing.done(HERE).await
}

pub(super) async fn answer(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let answer = Answer::parse(&posted.form.answer).ok_or(Error::Refused(MOVED_ON))?;
    let mut writing = posted.begin(&app, &partner).await?;
    let all = store::newest(writing.conn(), &partner).await?;
    let (at, wording) = find(&all, &posted.form.version)?;
    let may = store::standing(&all).may_answer(partner.person(), (at, wording.step()));
    may.map_err(Error::Refused)?;
    store::answer(&mut writing, &partner, (wording, answer)).await?;
    writing.done(HERE).await
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(super) async fn end(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<EndForm>,
) -> Result<Response> {
    partner.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            let all = store::newest(writing.conn(), &partner).await?;
            let (at, wording) = find(&all, &posted.form.version)?;
            let may = store::standing(&all).may_end(partner.person(), (at, wording.step()));
            may.map_err(Error::Refused)?;
            if wording.step().answer.is_none() {
                store::take_back(&mut writing, wording).await?;
                writing.deletes_for_good();
            } else {
                store::end(&mut writing, &partner, wording).await?;
            }
            writing.done(HERE).await
        })
        .await
}

/// The wording that a form names, and its place among all; one of another couple is none.
fn find<'a>(all: &'a [Wording], id: &str) -> Result<(usize, &'a Wording)> {
    let found = all.iter().enumerate().find(|(_, wording)| wording.id.to_string() == id);
    found.ok_or(Error::Refused(MOVED_ON))
}
