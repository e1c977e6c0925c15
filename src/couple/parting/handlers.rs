//! Deciding, and reading what was kept.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    pages::{DecisionPage, KeptPage, ListPage},
    parting::{Choice, Parting},
    store,
};
use crate::{
    App,
    access::{Former, Member, Undecided},
    couple::export,
    error::{Error, Result},
    people::password::{self, Asked},
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DecisionForm {
    choice: String,
    password: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LetGoForm {
    password: String,
}

pub(super) async fn decision_page(member: Member) -> Result<Response> {
    match Undecided::of(member)? {
        Some(undecided) => page(&DecisionPage::new(&undecided, Typed::default())),
        None => Ok(Redirect::to("/kept").into_response()),
    }
}

pub(super) async fn decide(
    member: Member,
    State(app): State<App>,
    posted: Posted<DecisionForm>,
) -> Result<Response> {
    let Some(undecided) = Undecided::of(member)? else {
        return Ok(Redirect::to("/kept").into_response()); // a second tap
    };
    let choice = match Choice::parse(&posted.form.choice) {
        Ok(choice) => choice,
        Err(why) => return decide_again(&undecided, &posted, Faults::one("choice", why)),
    };
    let parting = Parting::undecided(undecided.closed(), undecided.now());
    parting.decide(choice).map_err(Error::Refused)?;
    let undecided = match password::step_up(&app, undecided, &posted.form.password).await? {
        Asked::Given(undecided) => undecided,
        Asked::Not(undecided, why) => {
            return decide_again(&undecided, &posted, Faults::one("password", why));
        }
    };
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &undecided).await?;
            store::decide(&mut writing, &undecided, choice).await?;
            writing.deletes_for_good();
            writing.done("/kept").await
        })
        .await
}

fn decide_again(
    undecided: &Undecided,
    posted: &Posted<DecisionForm>,
    faults: Faults,
) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&DecisionPage::new(undecided, form.clone()), &form)
}

pub(super) async fn list(member: Member, State(app): State<App>) -> Result<Response> {
    let former = store::all(&mut app.db.read().await?, &member).await?;
    if former.is_empty() { Err(Error::NotFound) } else { page(&ListPage::new(&member, &former)) }
}

pub(super) async fn kept(former: Former, State(app): State<App>) -> Result<Response> {
    page(&kept_page(&former, &app, Typed::default()).await?)
}

async fn kept_page(former: &Former, app: &App, form: Typed) -> Result<KeptPage> {
    let db = &mut app.db.read().await?;
    let (mut shared, mut own) = (None, None);
    if former.keeps() {
        shared = Some(export::store::kept(db, former).await?);
    }
    if former.private_is_open() {
        own = Some(export::store::only_mine(db, former).await?);
    }
    let lifted = store::has_lifted(db, former).await?;
    Ok(KeptPage::new(former, (shared.as_ref(), own.as_ref()), lifted, form))
}

pub(super) async fn let_go(
    former: Former,
    State(app): State<App>,
    posted: Posted<LetGoForm>,
) -> Result<Response> {
    let former = match password::step_up(&app, former, &posted.form.password).await? {
        Asked::Given(former) => former,
        Asked::Not(former, why) => {
            let form = posted.with_faults(Faults::one("password", why));
            return again(&kept_page(&former, &app, form.clone()).await?, &form);
        }
    };
    let parting = if former.keeps() { Parting::Kept } else { Parting::LetGo };
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &former).await?;
            parting.let_go().map_err(Error::Refused)?;
            store::let_go(&mut writing, &former).await?;
            writing.deletes_for_good();
            writing.done("/kept").await
        })
        .await
}

pub(super) async fn lift(
    former: Former,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &former).await?;
    store::lift(&mut writing, &former).await?;
    writing.done(format!("/kept/{}", former.couple())).await
}

pub(super) async fn put_back(
    former: Former,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &former).await?;
    store::put_back(&mut writing, &former).await?;
    writing.done(format!("/kept/{}", former.couple())).await
}
