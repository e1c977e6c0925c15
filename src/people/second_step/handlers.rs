//! Setting the second step up, taking it away, and giving it.

use axum::{
    extract::{Query, State},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    NEEDS_SCRIPT,
    pages::{CodePage, SecondStepPage, SignInCodePage, Ways},
    passkey::{self, Judged},
    store,
};
use crate::{
    App,
    access::{self, Halfway, Member, NewSession, SteppedUp},
    db::Tx,
    error::{Error, Result},
    people::{
        handlers::{let_in, signed_in},
        password,
        security_log::Event,
        store::claimed_halfway,
    },
    routes,
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

pub(super) const NOT_THE_CODE: &str = "This is not the code that your app shows now. Is the clock of your phone right? Take the next one";
pub(super) const COUNTS_NOT: &str = "This code doesn’t count. Each counts once, and only for a moment: wait for the next one. After many \
                                     tries it takes a while until one counts";

pub(super) const NOT_THIS_PASSKEY: &str = "This passkey doesn’t count. Is it one that you added here? Try once more. After many tries it takes a \
                                           while until one counts";
pub(super) const BACKWARDS: &str = "This passkey is refused: it has been used more often than it says, so there may be a copy of it. Come in \
                                    another way, remove it and add a new one";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CodeForm {
    code: String,
    /// Where signing in with it leads; empty where it is not for that.
    back: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SignedForm {
    signed: String,
    /// Where it leads.
    back: String,
}

/// Where signing in leads.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct To {
    back: String,
}

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

pub(super) async fn sign_in_page(
    halfway: Halfway,
    State(app): State<App>,
    Query(to): Query<To>,
) -> Result<Response> {
    page(&second_page(&app, &halfway, Typed::with_values(&[("back", &to.back)])).await?)
}

/// Signed in, at the page that this names.
fn at(app: &App, session: &NewSession, back: &str) -> Response {
    let to = if routes::all(app.demo).has_page(back) { back } else { "/" };
    signed_in(app, session, to)
}

pub(super) async fn sign_in(
    halfway: Halfway,
    State(app): State<App>,
    posted: Posted<CodeForm>,
) -> Result<Response> {
    match enter(&app, halfway, Given::Code(&posted.form.code)).await? {
        Came::In(session) => Ok(at(&app, &session, &posted.form.back)),
        Came::Not(halfway, why) => {
            let form = posted.with_faults(Faults::one("code", why));
            again(&second_page(&app, &halfway, form.clone()).await?, &form)
        }
    }
}

pub(super) async fn sign_in_with_passkey(
    halfway: Halfway,
    State(app): State<App>,
    posted: Posted<SignedForm>,
) -> Result<Response> {
    match enter(&app, halfway, Given::Passkey(&posted.form.signed)).await? {
        Came::In(session) => Ok(at(&app, &session, &posted.form.back)),
        Came::Not(halfway, why) => {
            let form = posted.with_faults(Faults::one("signed", why));
            let view = second_page(&app, &halfway, form.clone()).await?;
            if view.asks_passkey() { again(&view, &form) } else { Err(Error::NotFound) }
        }
    }
}

async fn second_page(app: &App, halfway: &Halfway, form: Typed) -> Result<SignInCodePage> {
    let db = &mut app.db.read().await?;
    let (kept, app_code) =
        (passkey::store::all_of(db, halfway).await?, store::has_app(db, halfway).await?);
    let has_passkeys = !kept.is_empty();
    let passkeys: Vec<_> = kept.into_iter().filter_map(|kept| kept.passkey).collect();
    let ways = Ways {
        app: app_code,
        passkeys: &passkeys,
        has_passkeys,
        here: &passkey::here(app),
        challenge: halfway.challenge(),
    };
    Ok(SignInCodePage::new(&ways, form))
}

/// What somebody halfway in gave.
#[derive(Clone, Copy)]
enum Given<'a> {
    Code(&'a str),
    Passkey(&'a str),
}

/// Where that led.
enum Came {
    In(NewSession),
    /// Halfway in still, with the sentence that says why.
    Not(Halfway, &'static str),
}

impl Given<'_> {
    /// What is said when it came too late, or too often.
    fn counts_not(self) -> &'static str {
        match self {
            Self::Code(_) => COUNTS_NOT,
            Self::Passkey(_) => NOT_THIS_PASSKEY,
        }
    }
}

/// A session, if this counts. Wrong codes, passkeys and passwords are counted together.
async fn enter(app: &App, halfway: Halfway, given: Given<'_>) -> Result<Came> {
    match given {
        // A button that was pressed too soon is no guess.
        Given::Code(code) if code.trim().is_empty() => return Ok(Came::Not(halfway, COUNTS_NOT)),
        Given::Passkey("") => return Ok(Came::Not(halfway, NEEDS_SCRIPT)),
        _ => {}
    }
    let (claimed, now) =
        (claimed_halfway(&mut app.db.read().await?, &halfway).await?, halfway.now());
    let mut tx = app.db.write().await?;
    let wrong = password::store::wrong_today(&mut tx, &claimed, now).await?;
    if !wrong.counts(now) {
        return Ok(Came::Not(halfway, given.counts_not()));
    }
    let (halfway, judged) = judge(app, &mut tx, halfway, given).await?;
    let event = match judged {
        Ok(event) => event,
        Err(why) => {
            password::count_wrong(tx, &claimed, wrong, now).await?;
            return Ok(Came::Not(halfway, why));
        }
    };
    if !access::end_halfway(&mut tx, &halfway).await? {
        return Err(Error::SignInFirst);
    }
    let (person, own_device) = (halfway.person(), halfway.own_device());
    let session = NewSession::new(person, own_device, halfway.seed(), now);
    let_in(tx, &claimed, &session, event).await?;
    Ok(Came::In(session))
}

/// What it is worth, which is used up by that.
async fn judge(
    app: &App,
    tx: &mut Tx,
    halfway: Halfway,
    given: Given<'_>,
) -> Result<(Halfway, Result<Event, &'static str>)> {
    let answer = match given {
        Given::Code(code) => {
            let counts = store::use_up(tx, &halfway, code).await?;
            let judged = if counts { Ok(Event::SignedInWithAppCode) } else { Err(COUNTS_NOT) };
            return Ok((halfway, judged));
        }
        Given::Passkey(answer) => answer,
    };
    let Ok(site) = passkey::here(app) else { return Ok((halfway, Err(NOT_THIS_PASSKEY))) };
    let judged = match passkey::store::use_one(tx, &halfway, &site, answer).await? {
        Judged::Right(_) => Ok(Event::SignedInWithPasskey),
        Judged::Backwards => Err(BACKWARDS),
        Judged::Wrong => Err(NOT_THIS_PASSKEY),
    };
    Ok((access::ask_anew(tx, halfway).await?, judged))
}
