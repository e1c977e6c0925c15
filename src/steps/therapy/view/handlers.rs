//! A therapist's couples, the page of one of them, and what both partners read of that.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    caseload::CouplesPage,
    loaded::{Loaded, WINDOWS},
    pages::{AccessLogPage, SessionPage},
    store,
};
use crate::{
    App,
    access::{Linked, Partner, PersonId, Therapist},
    couple::four_words::print,
    error::{Error, Result},
    steps::therapy::{
        link::acts::store as acts,
        next_session::{SessionForm, store as sessions},
    },
    text::Typed,
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const CHANGED_AGAIN: Error = Error::Refused(
    "The key has changed once more, and nothing was taken. Compare the words again.",
);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Window {
    weeks: u8,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct KeyForm {
    person: Option<PersonId>,
    keys: String,
}

pub(super) async fn couples(therapist: Therapist, State(app): State<App>) -> Result<Response> {
    let clients = store::couples(&mut app.db.read().await?, &therapist).await?;
    page(&CouplesPage::new(&therapist, clients, Typed::default()))
}

/// The same, with what is wrong beside what was typed.
pub(crate) async fn couples_again(
    app: &App,
    therapist: &Therapist,
    form: &Typed,
) -> Result<Response> {
    let clients = store::couples(&mut app.db.read().await?, therapist).await?;
    again(&CouplesPage::new(therapist, clients, form.clone()), form)
}

/// The key of one of the two is new, and the therapist has compared it.
pub(super) async fn take_key(
    therapist: Therapist,
    State(app): State<App>,
    posted: Posted<KeyForm>,
) -> Result<Response> {
    let clients = store::couples(&mut app.db.read().await?, &therapist).await?;
    let (client, person) = store::named(&clients, posted.form.person).ok_or(Error::NotFound)?;
    let offered = person.offered.as_ref().filter(|keys| print(keys) == posted.form.keys);
    let offered = offered.ok_or(CHANGED_AGAIN)?;
    let mut writing = posted.begin(&app, &therapist).await?;
    store::take_key(&mut writing, &therapist, (client, person), offered).await?;
    writing.done("/couples").await
}

/// Nothing is shown before both partners can read that it was.
pub(super) async fn session(
    linked: Linked,
    State(app): State<App>,
    Query(window): Query<Window>,
) -> Result<Response> {
    let weeks = WINDOWS.into_iter().find(|weeks| *weeks == window.weeks).unwrap_or_default();
    page(&shown(&app, &linked, (weeks, Typed::default())).await?)
}

async fn shown(app: &App, linked: &Linked, (weeks, form): (u8, Typed)) -> Result<SessionPage> {
    let loaded = Loaded::read(&mut app.db.read().await?, linked, weeks).await?;
    let mut tx = app.db.write().await?;
    let sections: Vec<_> = linked.open().iter().map(|(section, _)| *section).collect();
    store::look(&mut tx, linked, &sections).await?;
    tx.commit().await?;
    Ok(SessionPage::new(linked, &loaded, form))
}

/// Writes down when the three meet next, in the place of what was ahead.
pub(super) async fn set_session(
    linked: Linked,
    State(app): State<App>,
    posted: Posted<SessionForm>,
) -> Result<Response> {
    let words = match posted.form.parse(linked.zone(), linked.now()) {
        Ok(words) => words,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&shown(&app, &linked, (0, form.clone())).await?, &form);
        }
    };
    let mut writing = posted.begin(&app, &linked).await?;
    sessions::set(&mut writing, &linked, &words).await?;
    writing.done(format!("/couples/{}", linked.link())).await
}

pub(super) async fn call_off_session(
    linked: Linked,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &linked).await?;
    sessions::call_off(&mut writing, &linked).await?;
    writing.done(format!("/couples/{}", linked.link())).await
}

pub(super) async fn end(
    linked: Linked,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &linked).await?;
    acts::end_by_therapist(&mut writing, &linked).await?;
    writing.done("/couples").await
}

pub(super) async fn access_log(partner: Partner, State(app): State<App>) -> Result<Response> {
    let looks = store::looks(&mut app.db.read().await?, &partner).await?;
    page(&AccessLogPage::new(&partner, &looks))
}
