//! Signing in and out, opening what is private, settings.

use axum::{
    extract::{Query, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    pages::{MorePage, SettingsPage, SignInPage, UnlockPage},
    password::{self, Asked},
    recovery, second_step,
    security_log::{self, Event},
    store::{self, Claimed},
};
use crate::{
    App,
    access::{self, Appearance, Member, NewHalfway, NewSession, Partner, Visitor},
    couple::parting,
    db::Tx,
    error::Result,
    routes,
    safety::FORGET,
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

pub(super) const NOT_TOGETHER: &str = "This name and password don’t fit together. Look at both and try \
                                       again. After many tries it takes a while until the next one counts";
/// Whoever holds a phone that is found open would begin another day, with guesses of its own.
pub(super) const WRONG_TODAY: &str = "Somebody gave a wrong password for you today. Give the right one once, on the page that opens what is \
                                      only yours; then this can be changed";
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
pub(super) struct SignInForm {
    name: String,
    password: String,
    own_device: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct UnlockForm {
    password: String,
    back: String,
}

/// The page that somebody came from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct From {
    back: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SettingsForm {
    time_zone: String,
    appearance: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Saved {
    saved: bool,
}

/// Where somebody goes on: to the code that is still to be written down, else to their place.
pub(super) async fn first_page(member: Member, State(app): State<App>) -> Result<Redirect> {
    let on_the_way = recovery::is_offered(&mut app.db.read().await?, &member).await?;
    let place = match (member.is_paired(), member.is_in_couple()) {
        (true, _) => "/today",
        (false, true) => "/closing/decision",
        (false, false) if member.is_therapist() => "/couples",
        (false, false) => "/pairing",
    };
    Ok(Redirect::to(if on_the_way { "/recovery/code" } else { place }))
}

pub(super) async fn health(_: Visitor, State(app): State<App>) -> (StatusCode, &'static str) {
    if app.db.answers().await {
        (StatusCode::OK, "ok\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    }
}

pub(super) async fn sign_in_page(_: Visitor) -> Result<Response> {
    page(&SignInPage::new(Typed::default()))
}

pub(super) async fn sign_in(
    visitor: Visitor,
    State(app): State<App>,
    posted: Posted<SignInForm>,
) -> Result<Response> {
    let form = &posted.form;
    let own_device = !form.own_device.is_empty();
    let Some(entered) = enter(&app, &form.name, &form.password, own_device).await? else {
        let form = posted.with_faults(Faults::one("password", NOT_TOGETHER));
        return again(&SignInPage::new(form.clone()), &form);
    };
    visitor.give_way(&app).await?;
    Ok(entered.answer(&app, "/"))
}

/// Where somebody is whose name and password were right.
pub(crate) enum Entered {
    /// Signed in.
    In(NewSession),
    /// Asked for a second step.
    Halfway(NewHalfway),
}

impl Entered {
    /// Hands the cookie over and leads on: there, or first to the second step.
    pub(crate) fn answer(&self, app: &App, to: &str) -> Response {
        match self {
            Self::In(session) => signed_in(app, session, to),
            Self::Halfway(halfway) => {
                let cookie = [(header::SET_COOKIE, halfway.cookie(&app.config))];
                let step = match to {
                    "/" => "/sign-in/code".to_owned(),
                    to => format!("/sign-in/code?back={to}"),
                };
                (cookie, Redirect::to(&step)).into_response()
            }
        }
    }
}

/// How far this password leads, if it opens what this name keeps.
pub(crate) async fn enter(
    app: &App,
    name: &str,
    password: &str,
    own_device: bool,
) -> Result<Option<Entered>> {
    let claimed = store::claimed_by_name(&mut app.db.read().await?, name).await?;
    enter_as(app, claimed, password, own_device).await
}

/// The same for the other of the two, to whom a phone is given.
pub(crate) async fn enter_as_partner(
    app: &App,
    partner: &Partner,
    password: &str,
    own_device: bool,
) -> Result<Option<Entered>> {
    let claimed = store::claimed_partner(&mut app.db.read().await?, partner).await?;
    enter_as(app, Some(claimed), password, own_device).await
}

async fn enter_as(
    app: &App,
    claimed: Option<Claimed>,
    password: &str,
    own_device: bool,
) -> Result<Option<Entered>> {
    let judged = password::judge(app, claimed.as_ref(), password).await?;
    let Some((claimed, (seed, mut tx))) = claimed.zip(judged) else { return Ok(None) };
    let (person, now) = (claimed.person(), app.clock.now());
    // Wrong ones are forgotten only after the second step, or a password that is known would
    // give any number of guesses at it.
    if second_step::store::is_on(&mut tx, person).await? {
        let halfway = NewHalfway::new(person, own_device, &seed, now);
        access::insert_halfway(&mut tx, &halfway).await?;
        tx.commit().await?;
        return Ok(Some(Entered::Halfway(halfway)));
    }
    let session = NewSession::new(person, own_device, &seed, now);
    let_in(tx, &claimed, &session, Event::SignedIn).await?;
    Ok(Some(Entered::In(session)))
}

/// Somebody is signed in, and wrong passwords are forgotten.
pub(super) async fn let_in(
    mut tx: Tx,
    claimed: &Claimed,
    session: &NewSession,
    event: Event,
) -> Result<()> {
    password::store::forget_wrong(&mut tx, claimed).await?;
    access::insert_session(&mut tx, session).await?;
    security_log::store::insert(&mut tx, claimed.person(), event, session.made_at()).await?;
    Ok(tx.commit().await?)
}

/// Hands the new session's cookie over and leads on.
pub(crate) fn signed_in(app: &App, session: &NewSession, to: &str) -> Response {
    ([(header::SET_COOKIE, session.cookie(&app.config))], Redirect::to(to)).into_response()
}

pub(super) async fn sign_out(member: Member, State(app): State<App>) -> Result<Response> {
    access::end_session(&app.db, member.secret()).await?;
    let forgotten = (header::SET_COOKIE, NewSession::forget(&app.config));
    Ok(([forgotten], [FORGET], Redirect::to("/sign-in")).into_response())
}

pub(super) async fn unlock_page(member: Member, Query(from): Query<From>) -> Result<Response> {
    page(&UnlockPage::new(&member, Typed::with_values(&[("back", &from.back)])))
}

pub(super) async fn unlock(
    member: Member,
    State(app): State<App>,
    posted: Posted<UnlockForm>,
) -> Result<Response> {
    let member = match password::given(&app, member, &posted.form.password).await? {
        Asked::Given(member) => member,
        Asked::Not(member, why) => {
            let form = posted.with_faults(Faults::one("password", why));
            return again(&UnlockPage::new(&member, form.clone()), &form);
        }
    };
    let back = Some(posted.form.back.clone()).filter(|back| routes::all(app.demo).has_page(back));
    let mut writing = posted.begin(&app, &member).await?;
    access::open_private(&mut writing, &member).await?;
    writing.done(back.unwrap_or_else(|| "/check-ins".to_owned())).await
}

pub(super) async fn lock(
    member: Member,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &member).await?;
    access::close_private(&mut writing, &member).await?;
    writing.done("/more").await
}

pub(super) async fn more(partner: Partner, State(app): State<App>) -> Result<Response> {
    page(&MorePage::new(&partner, app.demo))
}

pub(super) async fn settings_page(
    member: Member,
    State(app): State<App>,
    Query(query): Query<Saved>,
) -> Result<Response> {
    let form = Typed::with_values(&[
        ("time_zone", member.zone().name()),
        ("appearance", member.appearance().word()),
    ]);
    let before = parting::store::has_before(&mut app.db.read().await?, &member).await?;
    page(&SettingsPage::new(&member, form, before).saved(query.saved))
}

pub(super) async fn change_settings(
    member: Member,
    State(app): State<App>,
    posted: Posted<SettingsForm>,
) -> Result<Response> {
    let mut faults = Faults::none();
    let zone = posted.form.time_zone.parse().map_err(|_| "Please choose a time zone".to_owned());
    let zone = faults.take("time_zone", zone);
    let appearance = Appearance::parse(&posted.form.appearance);
    let appearance =
        faults.take("appearance", appearance.ok_or_else(|| "Please choose one".to_owned()));
    let (Some(zone), Some(appearance)) = (zone, appearance) else {
        return settings_again(&app, &member, posted.with_faults(faults)).await;
    };
    let claimed = store::claimed_by(&mut app.db.read().await?, &member).await?;
    let mut writing = posted.begin(&app, &member).await?;
    let wrong = password::store::wrong_today(&mut writing, &claimed, member.now()).await?;
    if zone != member.zone() && wrong.count > 0 {
        drop(writing);
        let form = posted.with_faults(Faults::one("time_zone", WRONG_TODAY));
        return settings_again(&app, &member, form).await;
    }
    store::change_settings(&mut writing, &member, zone, appearance).await?;
    writing.done("/settings?saved=true").await
}

async fn settings_again(app: &App, member: &Member, form: Typed) -> Result<Response> {
    let before = parting::store::has_before(&mut app.db.read().await?, member).await?;
    again(&SettingsPage::new(member, form.clone(), before), &form)
}
