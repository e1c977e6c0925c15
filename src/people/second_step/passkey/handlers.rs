//! Listing passkeys, having one made, removing one.

use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    here,
    pages::{NewPasskeyPage, PasskeysPage},
    passkey::{self, MOST, Offer, Passkey},
    site::Site,
    store,
};
use crate::{
    App,
    access::SteppedUp,
    error::{Error, Result},
    people::second_step::NEEDS_SCRIPT,
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

pub(super) const NOT_MADE: &str =
    "No passkey came of this. Try once more, or choose another device";
const HERE_ALREADY: Error =
    Error::Refused("This passkey is here already. Go back: you can remove it, or add another one.");
const ENOUGH: Error =
    Error::Refused("You have as many passkeys as there is room for. Remove one first.");

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NameForm {
    name: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SignedForm {
    signed: String,
}

pub(super) async fn passkeys(member: SteppedUp, State(app): State<App>) -> Result<Response> {
    page(&list(&app, &member, Typed::default()).await?)
}

pub(super) async fn offer(
    member: SteppedUp,
    State(app): State<App>,
    posted: Posted<NameForm>,
) -> Result<Response> {
    let site = here(&app).map_err(|why| Error::Refused(why.sentence()))?;
    let mut faults = Faults::none();
    let name = faults.take("name", passkey::parse_name(&posted.form.name));
    let Some(name) = name else {
        let form = posted.with_faults(faults);
        return again(&list(&app, &member, form.clone()).await?, &form);
    };
    let mut writing = posted.begin(&app, &member).await?;
    let offer = offer_of(&app, &member, &site, &name).await?;
    store::offer(&mut writing, &member, &offer).await?;
    writing.done("/passkeys/new").await
}

pub(super) async fn new(member: SteppedUp, State(app): State<App>) -> Result<Response> {
    let offer = store::offered(&mut app.db.read().await?, &member).await?;
    match offer.filter(|_| here(&app).is_ok()) {
        Some(offer) => page(&NewPasskeyPage::new(&member, &offer, Typed::default())),
        None => Ok(Redirect::to("/passkeys").into_response()),
    }
}

pub(super) async fn make(
    member: SteppedUp,
    State(app): State<App>,
    posted: Posted<SignedForm>,
) -> Result<Response> {
    let site = here(&app).map_err(|why| Error::Refused(why.sentence()))?;
    let mut writing = posted.begin(&app, &member).await?;
    let offer = store::offered(&mut app.db.read().await?, &member).await?;
    let offer = offer.ok_or(Error::NotFound)?;
    if posted.form.signed.is_empty() {
        let form = posted.with_faults(Faults::one("signed", NEEDS_SCRIPT));
        return again(&NewPasskeyPage::new(&member, &offer, form.clone()), &form);
    }
    if let Some(made) = offer.finish(&site, &posted.form.signed) {
        let kept = store::keep(&mut writing, &member, &made).await?;
        return if kept { writing.done("/passkeys").await } else { Err(HERE_ALREADY) };
    }
    // What was asked was answered: it is not asked a second time.
    drop(writing);
    let next = offer_of(&app, &member, &site, offer.name()).await?;
    let mut tx = app.db.write().await?;
    store::offer(&mut tx, &member, &next).await?;
    tx.commit().await?;
    let form = posted.with_faults(Faults::one("signed", NOT_MADE));
    again(&NewPasskeyPage::new(&member, &next, form.clone()), &form)
}

pub(super) async fn end(
    member: SteppedUp,
    State(app): State<App>,
    Path(id): Path<String>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let id: Uuid = id.parse().map_err(|_| Error::NotFound)?;
    let mut writing = posted.begin(&app, &member).await?;
    store::end(&mut writing, &member, id.into()).await?;
    writing.done("/passkeys").await
}

async fn list(app: &App, member: &SteppedUp, form: Typed) -> Result<PasskeysPage> {
    let kept = store::all(&mut app.db.read().await?, member).await?;
    Ok(PasskeysPage::new(member, &kept, &here(app), form))
}

async fn offer_of(app: &App, member: &SteppedUp, site: &Site, name: &str) -> Result<Offer> {
    let kept = store::all(&mut app.db.read().await?, member).await?;
    if kept.len() >= MOST {
        return Err(ENOUGH);
    }
    let before: Vec<Passkey> = kept.into_iter().filter_map(|kept| kept.passkey).collect();
    Offer::new(site, name, member.name(), &before).ok_or_else(|| Error::bug("nothing to ask"))
}
