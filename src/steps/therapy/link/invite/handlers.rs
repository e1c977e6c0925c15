//! Making an invite for a therapist, taking it back, coming with it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;

use super::{pages::InvitePage, store};
use crate::{
    App,
    access::{Partner, Sharing, SteppedUp, Therapist, Visitor},
    couple::{self, Code, InviteCodes, InviteId},
    error::{Error, Result},
    people::{self, account::sign_up, signed_in},
    safety::BEFORE_THE_FIRST_USE,
    steps::therapy::view,
    text::{Faults, Typed},
    web::{
        Source,
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const HERE: &str = "/therapist";
const NAME_TAKEN: &str =
    "Somebody here is called that already. Please add something, such as your first name";
pub(super) const NOT_READ: &str = "Please say that you have read this";
pub(crate) const OPENS_NOTHING: &str = "This doesn’t open anything now. Look at its spelling and the order of the words. An invite is good for \
                             48 hours and for one person";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AcceptForm {
    read: String,
    name: String,
    secret: String,
    passphrase: String,
    password: String,
    time_zone: String,
    own_device: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CodeForm {
    code: String,
}

pub(super) async fn invite(
    partner: SteppedUp<Sharing<Partner>>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let invite = InviteId::mint();
    let codes = InviteCodes::of(partner.keys(), invite);
    let mut writing = posted.begin(&app, &partner).await?;
    store::insert(&mut writing, &partner, invite, &codes).await?;
    writing.done(HERE).await
}

pub(super) async fn take_back(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    store::end(&mut writing, &partner).await?;
    writing.done(HERE).await
}

/// What the code opens; words that somebody could try out only so often.
async fn open(app: &App, source: Source, code: &Code) -> Result<Option<store::OpenInvite>> {
    if !code.may_be_tried(&app.attempts, source) {
        return Ok(None);
    }
    store::open(&mut app.db.read().await?, code, app.clock.now()).await
}

pub(super) async fn invite_page(
    _: Visitor,
    State(app): State<App>,
    source: Source,
    Path(code): Path<String>,
) -> Result<Response> {
    let invite = open(&app, source, &Code::parse(&code)).await?.ok_or(Error::NotFound)?;
    page(&InvitePage::new(invite.inviter, Typed::default()))
}

pub(super) async fn accept(
    visitor: Visitor,
    State(app): State<App>,
    source: Source,
    Path(code): Path<String>,
    posted: Posted<AcceptForm>,
) -> Result<Response> {
    let account = sign_up!(posted.form);
    let Some(invite) = open(&app, source, &Code::parse(&code)).await? else {
        return couple::come_back(&app, &visitor, &account).await;
    };
    let mut faults = Faults::none();
    if posted.form.read.is_empty() {
        faults.add("read", NOT_READ);
    }
    let sign_up = account.parse(&[&invite.inviter], &mut faults);
    let Some(sign_up) = sign_up.filter(|_| faults.is_empty()) else {
        let form = posted.with_faults(faults);
        return again(&InvitePage::new(invite.inviter, form.clone()), &form);
    };
    let new = sign_up.make(&app).await?;
    let mut tx = app.db.write().await?;
    if !people::store::insert_person(&mut tx, &new).await? {
        let form = posted.with_faults(Faults::one("name", NAME_TAKEN));
        return again(&InvitePage::new(invite.inviter, form.clone()), &form);
    }
    if !store::accept(&mut tx, invite.id, &new).await? {
        return Err(Error::NotFound);
    }
    people::recovery::offer_first(&mut tx, &new).await?;
    tx.commit().await?;
    visitor.give_way(&app).await?;
    Ok(signed_in(&app, &new.session, BEFORE_THE_FIRST_USE))
}

/// A therapist who has an account comes to another couple.
pub(super) async fn accept_as(
    therapist: Therapist,
    State(app): State<App>,
    source: Source,
    posted: Posted<CodeForm>,
) -> Result<Response> {
    let invite = open(&app, source, &Code::pasted(&posted.form.code)).await?;
    let mut writing = posted.begin(&app, &therapist).await?;
    if let Some(invite) = invite
        && store::accept_as(&mut writing, invite.id, &therapist).await?
    {
        return writing.done("/couples").await;
    }
    drop(writing);
    let form = posted.with_faults(Faults::one("code", OPENS_NOTHING));
    view::couples_again(&app, &therapist, &form).await
}
