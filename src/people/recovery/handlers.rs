//! Making a code, typing it back, going on without one; and coming back with it.

use axum::{
    extract::State,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    pages::{CodePage, RecoverPage, RecoveryPage},
    store,
};
use crate::{
    App,
    access::{self, Member, NewSession, Visitor},
    error::{Error, Result},
    people::{
        account::NewSecret,
        handlers::signed_in,
        password::{self, Asked},
        security_log::{self, Event},
        store::Claimed,
    },
    sealed::{RecoveryCode, Seed, password::salt},
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

pub(super) const NOT_THE_CODE: &str =
    "This is not the code above. Look at each group of four and type it as it is written";

pub(super) const NOT_TOGETHER: &str = "This name and code don’t fit together. Look at both and try again. A code works once, and a newer one \
                            takes its place";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct OfferForm {
    password: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CodeForm {
    code: String,
}

pub(super) async fn recovery(member: Member, State(app): State<App>) -> Result<Response> {
    let since = store::since(&mut app.db.read().await?, &member).await?;
    page(&RecoveryPage::new(&member, since, Typed::default()))
}

pub(super) async fn offer(
    member: Member,
    State(app): State<App>,
    posted: Posted<OfferForm>,
) -> Result<Response> {
    let member = match password::step_up(&app, member, &posted.form.password).await? {
        Asked::Given(member) => member,
        Asked::Not(member, why) => {
            let since = store::since(&mut app.db.read().await?, &member).await?;
            let form = posted.with_faults(Faults::one("password", why));
            return again(&RecoveryPage::new(&member, since, form.clone()), &form);
        }
    };
    let mut writing = posted.begin(&app, &member).await?;
    store::offer_another(&mut writing, &member).await?;
    writing.done("/recovery/code").await
}

/// Shown until it was typed back or left; afterwards nobody can read it again.
pub(super) async fn code(member: Member, State(app): State<App>) -> Result<Response> {
    match store::offered(&mut app.db.read().await?, &member).await? {
        Some(code) => page(&CodePage::new(&member, &code, Typed::default())),
        None => Ok(Redirect::to("/recovery").into_response()),
    }
}

pub(super) async fn confirm(
    member: Member,
    State(app): State<App>,
    posted: Posted<CodeForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    let shown = store::offered(&mut app.db.read().await?, &member).await?;
    let shown = shown.ok_or(Error::NotFound)?;
    let typed = RecoveryCode::parse(&posted.form.code);
    if typed.is_none_or(|typed| typed.bytes() != shown.bytes()) {
        let form = posted.with_faults(Faults::one("code", NOT_THE_CODE));
        return again(&CodePage::new(&member, &shown, form.clone()), &form);
    }
    store::keep_offer(&mut writing, &member).await?;
    let (person, now) = (member.person(), member.now());
    security_log::store::insert(&mut writing, person, Event::RecoveryCodeMade, now).await?;
    writing.done("/").await
}

pub(super) async fn skip(
    member: Member,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    store::drop_offer(&mut writing, &member).await?;
    writing.done("/").await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RecoverForm {
    name: String,
    code: String,
    secret: String,
    passphrase: String,
    password: String,
    own_device: String,
}

impl RecoverForm {
    fn new_secret(&self) -> NewSecret<'_> {
        let Self { secret, passphrase, password, .. } = self;
        NewSecret { secret, passphrase, password }
    }
}

pub(super) async fn recover_page(_: Visitor) -> Result<Response> {
    page(&RecoverPage::new(Typed::default()))
}

pub(super) async fn recover(
    visitor: Visitor,
    State(app): State<App>,
    posted: Posted<RecoverForm>,
) -> Result<Response> {
    let mut faults = Faults::none();
    let new = posted.form.new_secret().parse(&[&posted.form.name, "troth"], &mut faults);
    let Some(new) = new else { return recover_again(&posted, faults) };
    let found = match RecoveryCode::parse(&posted.form.code) {
        Some(code) => store::opened(&mut app.db.read().await?, &posted.form.name, &code).await?,
        None => None,
    };
    let own_device = !posted.form.own_device.is_empty();
    let session = match found {
        Some((claimed, seed)) => come_in(&app, &claimed, &seed, &new, own_device).await?,
        None => None,
    };
    let Some(session) = session else {
        return recover_again(&posted, Faults::one("code", NOT_TOGETHER));
    };
    visitor.give_way(&app).await?;
    Ok(signed_in(&app, &session, "/recovery/code"))
}

/// A new password and a new code; every session before is over.
async fn come_in(
    app: &App,
    claimed: &Claimed,
    seed: &Seed,
    password: &str,
    own_device: bool,
) -> Result<Option<NewSession>> {
    let (person, now, salt) = (claimed.person(), app.clock.now(), salt());
    let root = app.hashing.root(password, &salt).await?;
    let credential = root.credential(&salt, person.uuid().as_bytes(), seed);
    let session = NewSession::new(person, own_device, seed, now);
    let mut tx = app.db.write().await?;
    if !store::use_up(&mut tx, claimed, &credential, &session).await? {
        return Ok(None);
    }
    access::insert_session(&mut tx, &session).await?;
    store::offer_next(&mut tx, &session, person, seed).await?;
    security_log::store::insert(&mut tx, person, Event::RecoveryCodeUsed, now).await?;
    tx.commit().await?;
    Ok(Some(session))
}

fn recover_again(posted: &Posted<RecoverForm>, faults: Faults) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&RecoverPage::new(form.clone()), &form)
}
