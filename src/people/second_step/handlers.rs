//! Setting the second step up, taking it away, and giving it.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    pages::{CodePage, SecondStepPage, SignInCodePage},
    store,
};
use crate::{
    App,
    access::{self, Halfway, Member, NewSession, SteppedUp},
    error::{Error, Result},
    people::{
        handlers::{let_in, signed_in},
        password,
        security_log::Event,
        store::claimed_halfway,
    },
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

pub(super) const NOT_THE_CODE: &str = "This is not the code that your app shows now. Is the clock of your phone right? Take the next one";
pub(super) const COUNTS_NOT: &str = "This code doesn’t count. Each counts once, and only for a moment: wait for the next one. After many \
                                     tries it takes a while until one counts";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CodeForm {
    code: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NoFields {}

pub(super) async fn second_step(member: Member, State(app): State<App>) -> Result<Response> {
    let since = store::since(&mut app.db.read().await?, &member).await?;
    page(&SecondStepPage::new(&member, since))
}

pub(super) async fn offer(
    member: SteppedUp,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    store::offer(&mut writing, &member).await?;
    writing.done("/second-step/code").await
}

pub(super) async fn code(member: SteppedUp, State(app): State<App>) -> Result<Response> {
    match store::offered(&mut app.db.read().await?, &member).await? {
        Some(secret) => page(&CodePage::new(&member, &secret, Typed::default())?),
        None => Ok(Redirect::to("/second-step").into_response()),
    }
}

pub(super) async fn confirm(
    member: SteppedUp,
    State(app): State<App>,
    posted: Posted<CodeForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    let secret = store::offered(&mut app.db.read().await?, &member).await?;
    let secret = secret.ok_or(Error::NotFound)?;
    let Some(step) = secret.step(&posted.form.code, member.now(), 0) else {
        let form = posted.with_faults(Faults::one("code", NOT_THE_CODE));
        return again(&CodePage::new(&member, &secret, form.clone())?, &form);
    };
    store::keep(&mut writing, &member, &secret, step).await?;
    writing.done("/second-step").await
}

pub(super) async fn end(
    member: SteppedUp,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    store::end(&mut writing, &member).await?;
    writing.done("/second-step").await
}

pub(super) async fn sign_in_page(_: Halfway) -> Result<Response> {
    page(&SignInCodePage::new(Typed::default()))
}

pub(super) async fn sign_in(
    halfway: Halfway,
    State(app): State<App>,
    posted: Posted<CodeForm>,
) -> Result<Response> {
    let Some(session) = enter(&app, &halfway, &posted.form.code).await? else {
        let form = posted.with_faults(Faults::one("code", COUNTS_NOT));
        return again(&SignInCodePage::new(form.clone()), &form);
    };
    Ok(signed_in(&app, &session, "/"))
}

/// A session, if this code counts. Wrong codes and wrong passwords are counted together.
async fn enter(app: &App, halfway: &Halfway, code: &str) -> Result<Option<NewSession>> {
    if code.trim().is_empty() {
        return Ok(None); // a button that was pressed too soon is no guess
    }
    let claimed = claimed_halfway(&mut app.db.read().await?, halfway).await?;
    let mut tx = app.db.write().await?;
    let wrong = password::store::wrong_today(&mut tx, &claimed, halfway.now()).await?;
    if !wrong.counts(halfway.now()) {
        return Ok(None);
    }
    if !store::use_up(&mut tx, halfway, code).await? {
        password::count_wrong(tx, &claimed, wrong, halfway.now()).await?;
        return Ok(None);
    }
    if !access::end_halfway(&mut tx, halfway).await? {
        return Err(Error::SignInFirst);
    }
    let (person, own_device) = (halfway.person(), halfway.own_device());
    let session = NewSession::new(person, own_device, halfway.seed(), halfway.now());
    let_in(tx, &claimed, &session, Event::SignedInWithAppCode).await?;
    Ok(Some(session))
}
