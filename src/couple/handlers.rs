//! Set-up, invite, acceptance, confirmation.

use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    code::{Code, InviteCodes},
    pages::{self, InvitePage, PairingPage, RulesPage, SetUpPage, WhoReadsPage, WordsPage},
    pairing::{Host, InviteId, Pairing},
    store::{self, OpenInvite},
};
use crate::{
    App,
    access::{Member, Partner, PersonId, SteppedUp, Visitor},
    db::Tx,
    error::{Error, Result},
    people::{
        self,
        account::{NewPerson, SignUpForm, sign_up},
        signed_in,
    },
    safety::BEFORE_THE_FIRST_USE,
    steps::therapy::link::invite::store as therapist_invite,
    text::{Faults, Typed},
    web::{
        Source,
        form::{NoFields, Posted},
        page::{again, page},
    },
};

pub(super) const NAME_TAKEN: &str = "Somebody here is called that already. Please add something, such as the first letter of a family name";
pub(super) const OPENS_NOTHING: &str = "This doesn’t open anything now. Look at its spelling and the order of the words. An invite is good for \
                             48 hours and for one person";
const NO_YES: &str = "There is no yes to take back any more. Nothing was changed.";
pub(super) const RULES_UNREAD: &str =
    "Please read the house rules and say whether they are right for you";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SetUpForm {
    host: String,
    name: String,
    secret: String,
    passphrase: String,
    password: String,
    time_zone: String,
    own_device: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AcceptForm {
    rules: String,
    name: String,
    secret: String,
    passphrase: String,
    password: String,
    time_zone: String,
    own_device: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct WordsForm {
    words: String,
}

/// Names the invite whose acceptance was read, so that a later one is never confirmed unseen.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ConfirmForm {
    invite: Option<InviteId>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AcceptAsForm {
    code: String,
    rules: String,
}

pub(super) async fn set_up_page(
    _: Visitor,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response> {
    open_set_up(&app, &code).await?.ok_or(Error::NotFound)?;
    page(&SetUpPage::new(Typed::default()))
}

pub(super) async fn set_up(
    visitor: Visitor,
    State(app): State<App>,
    Path(code): Path<String>,
    posted: Posted<SetUpForm>,
) -> Result<Response> {
    let account = sign_up!(posted.form);
    let Some(code) = open_set_up(&app, &code).await? else {
        return come_back(&app, &visitor, &account).await;
    };
    let mut faults = Faults::none();
    let host =
        Host::parse(&posted.form.host).ok_or_else(|| "Please say who runs this server".to_owned());
    let host = faults.take("host", host);
    let sign_up = account.parse(&[], &mut faults);
    let (Some(host), Some(sign_up)) = (host, sign_up) else { return set_up_again(&posted, faults) };
    let new = sign_up.make(&app).await?;
    let mut tx = app.db.write().await?;
    if !people::store::insert_person(&mut tx, &new).await? {
        return set_up_again(&posted, Faults::one("name", NAME_TAKEN));
    }
    if !store::set_up(&mut tx, &code, &new, host).await? {
        return Err(Error::NotFound);
    }
    first_invite(&mut tx, &new).await?;
    people::recovery::offer_first(&mut tx, &new).await?;
    tx.commit().await?;
    visitor.give_way(&app).await?;
    Ok(signed_in(&app, &new.session, BEFORE_THE_FIRST_USE))
}

fn set_up_again(posted: &Posted<SetUpForm>, faults: Faults) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&SetUpPage::new(form.clone()), &form)
}

/// The first invite is there when the first person arrives at the next page.
pub(crate) async fn first_invite(tx: &mut Tx, new: &NewPerson) -> Result<InviteId> {
    let invite = InviteId::mint();
    let codes = InviteCodes::of(&new.seed.shared(), invite);
    store::insert_invite(tx, new.id, invite, &codes, new.at).await?;
    Ok(invite)
}

async fn open_set_up(app: &App, code: &str) -> Result<Option<Code>> {
    let code = Code::parse(code);
    Ok(store::set_up_is_open(&mut app.db.read().await?, &code).await?.then_some(code))
}

/// The code is used up. If that was this very person, whose answer was lost on its way, their
/// account is there and takes them in; to everybody else the code is unknown.
pub(crate) async fn come_back(
    app: &App,
    visitor: &Visitor,
    account: &SignUpForm,
) -> Result<Response> {
    let (_, password) = account.new_secret().chosen().ok_or(Error::NotFound)?;
    let own_device = !account.own_device.is_empty();
    let entered = people::enter(app, &account.name, password, own_device).await?;
    let entered = entered.ok_or(Error::NotFound)?;
    visitor.give_way(app).await?;
    Ok(entered.answer(app, BEFORE_THE_FIRST_USE))
}

pub(super) async fn words_page(_: Visitor) -> Result<Response> {
    page(&WordsPage::new(Typed::default()))
}

pub(super) async fn words(
    visitor: Visitor,
    State(app): State<App>,
    source: Source,
    posted: Posted<WordsForm>,
) -> Result<Response> {
    let code = Code::pasted(&posted.form.words);
    if let Some(page) = page_of(&app, source, &code, visitor.person(&app).await?).await? {
        return Ok(Redirect::to(&format!("{page}/{}", code.text())).into_response());
    }
    let form = posted.with_faults(Faults::one("words", OPENS_NOTHING));
    again(&WordsPage::new(form.clone()), &form)
}

/// Where an invite with this code is taken: one for a partner, or for a therapist.
async fn page_of(
    app: &App,
    source: Source,
    code: &Code,
    asker: Option<PersonId>,
) -> Result<Option<&'static str>> {
    if !code.may_be_tried(&app.attempts, source) {
        return Ok(None);
    }
    let (db, now) = (&mut app.db.read().await?, app.clock.now());
    if store::open_invite(db, code, asker, now).await?.is_some() {
        return Ok(Some("/invite"));
    }
    let is_therapists = therapist_invite::open(db, code, now).await?.is_some();
    Ok(is_therapists.then_some("/therapist-invite"))
}

pub(super) async fn invite_page(
    visitor: Visitor,
    State(app): State<App>,
    source: Source,
    Path(code): Path<String>,
) -> Result<Response> {
    let asker = visitor.person(&app).await?;
    let invite = open_invite(&app, source, &Code::parse(&code), asker).await?;
    let invite = invite.ok_or(Error::NotFound)?;
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
    let asker = visitor.person(&app).await?;
    let Some(invite) = open_invite(&app, source, &Code::parse(&code), asker).await? else {
        return come_back(&app, &visitor, &account).await;
    };
    let mut faults = rules_read(&posted.form.rules);
    let sign_up = account.parse(&[&invite.inviter], &mut faults);
    let Some(sign_up) = sign_up.filter(|_| faults.is_empty()) else {
        return accept_again(&posted, invite, faults);
    };
    let new = sign_up.make(&app).await?;
    let mut tx = app.db.write().await?;
    if !people::store::insert_person(&mut tx, &new).await? {
        return accept_again(&posted, invite, Faults::one("name", NAME_TAKEN));
    }
    if !store::accept(&mut tx, invite.id, &new).await? {
        return Err(Error::NotFound);
    }
    people::recovery::offer_first(&mut tx, &new).await?;
    tx.commit().await?;
    visitor.give_way(&app).await?;
    Ok(signed_in(&app, &new.session, BEFORE_THE_FIRST_USE))
}

fn accept_again(
    posted: &Posted<AcceptForm>,
    invite: OpenInvite,
    faults: Faults,
) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&InvitePage::new(invite.inviter, form.clone()), &form)
}

fn rules_read(rules: &str) -> Faults {
    if rules.is_empty() { Faults::one("rules", RULES_UNREAD) } else { Faults::none() }
}

async fn open_invite(
    app: &App,
    source: Source,
    code: &Code,
    asker: Option<PersonId>,
) -> Result<Option<OpenInvite>> {
    if !code.may_be_tried(&app.attempts, source) {
        return Ok(None);
    }
    store::open_invite(&mut app.db.read().await?, code, asker, app.clock.now()).await
}

pub(super) async fn pairing_page(member: Member, State(app): State<App>) -> Result<Response> {
    if member.is_therapist() {
        return Ok(Redirect::to("/couples").into_response());
    }
    if member.is_paired() {
        return Ok(Redirect::to("/today").into_response());
    }
    if member.is_in_couple() {
        return Ok(Redirect::to("/closing/decision").into_response());
    }
    let db = &mut app.db.read().await?;
    let state = match store::latest(db, &member).await? {
        Some(latest) => {
            let pairing = Pairing::of(Some(latest), member.now());
            pages::State::of(&app.config.base_url, &member, pairing)?
        }
        None => match store::invited_by(db, &member).await? {
            Some(inviter) => pages::State::Waiting { inviter },
            None if store::has_parted(db, &member).await? => {
                pages::State::Free { form: Typed::default() }
            }
            None => pages::State::TakenBack { form: Typed::default() },
        },
    };
    page(&PairingPage::new(&member, state))
}

/// Somebody whose acceptance was turned down takes a later invite with the account they have.
pub(super) async fn accept_as(
    member: Member,
    State(app): State<App>,
    source: Source,
    posted: Posted<AcceptAsForm>,
) -> Result<Response> {
    if member.is_therapist() || member.is_in_couple() {
        return Err(Error::NotFound);
    }
    if store::latest(&mut app.db.read().await?, &member).await?.is_some() {
        return Err(Error::NotFound);
    }
    let mut faults = rules_read(&posted.form.rules);
    let (code, asker) = (Code::pasted(&posted.form.code), Some(member.person()));
    let found = open_invite(&app, source, &code, asker).await?;
    let mut writing = posted.begin(&app, &member).await?;
    if let Some(invite) = found.filter(|_| faults.is_empty())
        && store::accept_as(&mut writing, invite.id, &member).await?
    {
        return writing.done("/pairing").await;
    }
    if faults.is_empty() {
        faults.add("code", OPENS_NOTHING);
    }
    drop(writing);
    let form = posted.with_faults(faults);
    let parted = store::has_parted(&mut app.db.read().await?, &member).await?;
    let state = if parted {
        pages::State::Free { form: form.clone() }
    } else {
        pages::State::TakenBack { form: form.clone() }
    };
    again(&PairingPage::new(&member, state), &form)
}

/// Who said yes takes it back, alone, as long as the inviter has not confirmed it.
pub(super) async fn take_yes_back(
    member: Member,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    if !store::take_yes_back(&mut writing, &member, None).await? {
        return Err(Error::Refused(NO_YES));
    }
    writing.done("/pairing").await
}

/// A new invite; the ones before stop working, accepted or not.
pub(super) async fn invite_again(
    member: SteppedUp,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    if member.is_in_couple() {
        return Err(Error::NotFound);
    }
    let invite = InviteId::mint();
    let codes = InviteCodes::of(member.keys(), invite);
    let mut writing = posted.begin(&app, &member).await?;
    store::revoke_invites(&mut writing, &member).await?;
    store::set_up_anew(&mut writing, &member).await?;
    store::insert_invite(&mut writing, member.person(), invite, &codes, member.now()).await?;
    writing.done("/pairing").await
}

pub(super) async fn confirm(
    member: SteppedUp,
    State(app): State<App>,
    posted: Posted<ConfirmForm>,
) -> Result<Response> {
    let invite = posted.form.invite.ok_or(Error::NotFound)?;
    let mut writing = posted.begin(&app, &member).await?;
    store::confirm(&mut writing, &member, invite).await?;
    writing.done("/today").await
}

pub(super) async fn house_rules(partner: Partner, State(app): State<App>) -> Result<Response> {
    let host = who_runs_it(&app, &partner).await?;
    page(&RulesPage::new(&partner, host))
}

pub(super) async fn who_reads(partner: Partner, State(app): State<App>) -> Result<Response> {
    let host = who_runs_it(&app, &partner).await?;
    page(&WhoReadsPage::new(&partner, host))
}

/// Who runs this server, in a sentence for both.
async fn who_runs_it(app: &App, partner: &Partner) -> Result<String> {
    let (host, first) = store::host(&mut app.db.read().await?, partner).await?;
    let second = partner.other_than(first);
    Ok(host.sentence(partner.name_of(first), partner.name_of(second)))
}
