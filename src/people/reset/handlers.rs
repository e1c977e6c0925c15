//! Using a link, learning of one, and opening what was sealed before.

use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    LinkCode,
    pages::{EarlierPage, LinksPage, ResetPage},
    store::{self, OpenLink},
};
use crate::{
    App,
    access::{self, Member, NewSession, Visitor},
    couple,
    error::{Error, Result},
    people::{
        account::NewSecret,
        password::{self, Asked},
        recovery, second_step,
        security_log::{self, Event},
        signed_in,
    },
    sealed::{RecoveryCode, Seed, password::salt},
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

pub(super) const UNREAD: &str = "Please read what comes back and what does not, and say so";
pub(super) const OPENS_NOTHING: &str =
    "This opens nothing from before. Look at it and try again; one of the two is enough";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ResetForm {
    read: String,
    secret: String,
    passphrase: String,
    password: String,
    own_device: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct EarlierForm {
    old_password: String,
    code: String,
    password: String,
}

impl ResetForm {
    fn new_secret(&self) -> NewSecret<'_> {
        let Self { secret, passphrase, password, .. } = self;
        NewSecret { secret, passphrase, password }
    }
}

async fn open(app: &App, code: &str) -> Result<OpenLink> {
    let (db, code) = (&mut app.db.read().await?, LinkCode::parse(code));
    store::open(db, &code, app.clock.now()).await?.ok_or(Error::NotFound)
}

pub(super) async fn reset_page(
    _: Visitor,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response> {
    let link = open(&app, &code).await?;
    page(&ResetPage::new(link.name, Typed::default()))
}

pub(super) async fn reset(
    visitor: Visitor,
    State(app): State<App>,
    Path(code): Path<String>,
    posted: Posted<ResetForm>,
) -> Result<Response> {
    let link = open(&app, &code).await?;
    let mut faults = Faults::none();
    if posted.form.read.is_empty() {
        faults.add("read", UNREAD);
    }
    let new = posted.form.new_secret().parse(&[&link.name, "troth"], &mut faults);
    let Some(new) = new.filter(|_| faults.is_empty()) else {
        let form = posted.with_faults(faults);
        return again(&ResetPage::new(link.name, form.clone()), &form);
    };
    let session = begin_anew(&app, &link, &new, !posted.form.own_device.is_empty()).await?;
    visitor.give_way(&app).await?;
    Ok(signed_in(&app, &session, "/recovery/code"))
}

/// A new seed under a new password, and a new recovery code to write down.
async fn begin_anew(
    app: &App,
    link: &OpenLink,
    password: &str,
    own_device: bool,
) -> Result<NewSession> {
    let (person, now, salt, seed) = (link.person, app.clock.now(), salt(), Seed::random());
    let root = app.hashing.root(password, &salt).await?;
    let credential = root.credential(&salt, person.uuid().as_bytes(), &seed);
    let keys = seed.shared();
    let session = NewSession::new(person, own_device, &seed, now);
    let mut tx = app.db.write().await?;
    if !store::use_up(&mut tx, link, now).await? {
        return Err(Error::NotFound);
    }
    second_step::store::end_for(&mut tx, person).await?;
    access::end_halfways_of(&mut tx, person).await?;
    store::replace_seed(&mut tx, person, (&credential, keys.public()), &session).await?;
    couple::meet_again(&mut tx, person, &keys, now).await?;
    access::insert_session(&mut tx, &session).await?;
    recovery::offer_after(&mut tx, &session, person, &seed).await?;
    tx.commit().await?;
    Ok(session)
}

pub(super) async fn links(member: Member, State(app): State<App>) -> Result<Response> {
    let newest = store::newest(&mut app.db.read().await?, &member).await?;
    page(&LinksPage::new(&member, newest))
}

pub(super) async fn take_back(
    member: Member,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    let newest = store::newest(&mut app.db.read().await?, &member).await?;
    if newest.is_none_or(|link| !link.is_open) {
        return Err(Error::Refused("No reset link is open. Nothing was changed."));
    }
    store::take_back(&mut writing, &member).await?;
    writing.done("/reset-links").await
}

pub(super) async fn earlier(member: Member) -> Result<Response> {
    if member.resets().seeds == 0 {
        return Ok(Redirect::to("/settings").into_response());
    }
    page(&EarlierPage::new(&member, Typed::default()))
}

pub(super) async fn open_earlier(
    member: Member,
    State(app): State<App>,
    posted: Posted<EarlierForm>,
) -> Result<Response> {
    let form = &posted.form;
    let earlier = store::earlier(&mut app.db.read().await?, &member).await?;
    let member = match password::given(&app, member, &form.password).await? {
        Asked::Given(member) => member,
        Asked::Not(member, why) => {
            return earlier_again(&member, &posted, Faults::one("password", why));
        }
    };
    let Some(before) = opened(&app, &member, form, &earlier).await? else {
        return earlier_again(&member, &posted, Faults::one("old_password", OPENS_NOTHING));
    };
    let (member, salt) = (member.with_earlier(&before), salt());
    let (person, root) = (member.person(), app.hashing.root(&form.password, &salt).await?);
    let credential = root.credential(&salt, person.uuid().as_bytes(), member.seed());
    let mut writing = posted.begin(&app, &member).await?;
    password::store::change(&mut writing, person, &credential, member.now()).await?;
    access::open_private(&mut writing, &member).await?;
    recovery::offer_another(&mut writing, &member).await?;
    let event = Event::EarlierSeedOpened;
    security_log::store::insert(&mut writing, person, event, member.now()).await?;
    writing.done("/recovery/code").await
}

/// The seed that the old password or the old code opens, of those that were replaced.
async fn opened(
    app: &App,
    member: &Member,
    form: &EarlierForm,
    earlier: &[store::Earlier],
) -> Result<Option<Seed>> {
    let (person, code) = (member.person().uuid(), RecoveryCode::parse(&form.code));
    for before in earlier {
        let by_code = code.as_ref().zip(before.recovery.as_ref());
        let mut seed = by_code.and_then(|(code, kept)| code.open(kept, person.as_bytes()));
        if seed.is_none() && !form.old_password.is_empty() {
            let root = app.hashing.root(&form.old_password, &before.credential.salt).await?;
            seed = root.open(&before.credential, person.as_bytes());
        }
        if seed.is_some() {
            return Ok(seed);
        }
    }
    Ok(None)
}

fn earlier_again(
    member: &Member,
    posted: &Posted<EarlierForm>,
    faults: Faults,
) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&EarlierPage::new(member, form.clone()), &form)
}
