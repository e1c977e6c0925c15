//! Proposing, answering, changing, ending, and the note afterwards.

use axum::{
    extract::{Query, State},
    http::header,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    DateId,
    date::{self, Answer, Outcome},
    note,
    pact::{self, Pact},
    pages::{DatePage, DatesPage, PlanPage},
    plan::{NoteForm, PlanForm},
    store::{self, Date},
};
use crate::{
    App,
    access::{Ours, Partner, PersonId, Sharing},
    error::{Error, Result},
    people::calendar::appointment,
    steps::{
        communication::wording,
        quality_time::idea,
        therapy::{comment, link::Section},
    },
    text::Typed,
    web::{
        form::Posted,
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<DateId>,
}

/// What the form begins with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct With {
    /// An idea of the jar, or of one of the two.
    idea: String,
}

/// An answer to the version that was read.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SeenForm {
    version: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct OutcomeForm {
    outcome: String,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let past = store::past(db, &partner, query.before).await?;
    if query.before.is_some() {
        return page(&DatesPage::earlier(&partner, past));
    }
    let ahead = store::ahead(db, &partner).await?;
    let to_remember = store::to_remember(db, &partner).await?;
    page(&DatesPage::new(&partner, ahead, to_remember, past))
}

/// With an idea in it, if one is named.
pub(super) async fn new_page(
    partner: Sharing<Partner>,
    State(app): State<App>,
    Query(query): Query<With>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let form = match idea::store::to_propose(db, &partner, &query.idea).await? {
        Some(idea) => PlanPage::with(&idea),
        None => PlanPage::blank(),
    };
    page(&PlanPage::new(&partner, form))
}

pub(super) async fn propose(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<PlanForm>,
) -> Result<Response> {
    let plan = match posted.form.parse(partner.zone(), partner.now()) {
        Ok(plan) => plan,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&PlanPage::new(&partner, form.clone()), &form);
        }
    };
    if let Some(form) = wording::to_read(&posted.typed, &["what", "note"]) {
        return again(&PlanPage::new(&partner, form.clone()), &form);
    }
    let mut writing = posted.begin(&app, &partner).await?;
    let id = store::insert(&mut writing, &partner, &plan).await?;
    writing.done(format!("/dates/{id}")).await
}

pub(super) async fn show(date: Ours<Date>, State(app): State<App>) -> Result<Response> {
    page(&date_page(&date, &app, Typed::default()).await?)
}

pub(super) async fn accept(
    date: Sharing<Ours<Date>>,
    State(app): State<App>,
    posted: Posted<SeenForm>,
) -> Result<Response> {
    answer(&date, &app, &posted, Answer::Accepted, date::State::accept).await
}

pub(super) async fn not_now(
    date: Sharing<Ours<Date>>,
    State(app): State<App>,
    posted: Posted<SeenForm>,
) -> Result<Response> {
    answer(&date, &app, &posted, Answer::NotNow, date::State::not_now).await
}

pub(super) async fn withdraw(
    date: Sharing<Ours<Date>>,
    State(app): State<App>,
    posted: Posted<SeenForm>,
) -> Result<Response> {
    answer(&date, &app, &posted, Answer::Withdrawn, date::State::withdraw).await
}

async fn answer(
    date: &Sharing<Ours<Date>>,
    app: &App,
    posted: &Posted<SeenForm>,
    answer: Answer,
    rule: fn(date::State, PersonId) -> Result<date::State, &'static str>,
) -> Result<Response> {
    let mut writing = posted.begin(app, date).await?;
    let version = seen(&posted.form.version);
    let state = store::history(&mut writing, date).await?.read_at(version);
    let next = state.and_then(|state| rule(state, date.person())).map_err(Error::Refused)?;
    store::answer(&mut writing, date, (version, answer), next).await?;
    writing.done(path(date)).await
}

pub(super) async fn change_page(
    date: Sharing<Ours<Date>>,
    State(app): State<App>,
) -> Result<Response> {
    let kept = store::find(&mut app.db.read().await?, &date).await?;
    if !kept.history.state().is_ahead() {
        return Ok(Redirect::to(&path(&date)).into_response());
    }
    page(&PlanPage::change(&date, PlanPage::filled(&date, &kept)))
}

pub(super) async fn change(
    date: Sharing<Ours<Date>>,
    State(app): State<App>,
    posted: Posted<PlanForm>,
) -> Result<Response> {
    let plan = match posted.form.parse(date.zone(), date.now()) {
        Ok(plan) => plan,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&PlanPage::change(&date, form.clone()), &form);
        }
    };
    if let Some(form) = wording::to_read(&posted.typed, &["what", "note"]) {
        return again(&PlanPage::change(&date, form.clone()), &form);
    }
    let mut writing = posted.begin(&app, &date).await?;
    let (before, person) = (seen(&posted.form.version), date.person());
    let state = store::history(&mut writing, &date).await?.read_at(before);
    let state = state.map_err(Error::Refused)?;
    let next = state.change(person, before + 1).map_err(Error::Refused)?;
    if let Some(answer) = state.replaced(person) {
        store::answer(&mut writing, &date, (before, answer), next).await?;
    }
    store::insert_version(&mut writing, &date, before + 1, &plan).await?;
    writing.done(path(&date)).await
}

pub(super) async fn close(
    date: Sharing<Ours<Date>>,
    State(app): State<App>,
    posted: Posted<OutcomeForm>,
) -> Result<Response> {
    let outcome = Outcome::parse(&posted.form.outcome)
        .ok_or(Error::Unreadable("Please go back and say whether it took place."))?;
    let mut writing = posted.begin(&app, &date).await?;
    let history = store::history(&mut writing, &date).await?;
    let next = match outcome {
        Outcome::Done => history.state().done(date.person(), history.has_begun(date.now())),
        Outcome::CalledOff => history.state().call_off(date.person()),
    };
    let next = next.map_err(Error::Refused)?;
    store::insert_outcome(&mut writing, &date, outcome, next).await?;
    writing.done(path(&date)).await
}

pub(super) async fn write_note(
    date: Sharing<Ours<Date>>,
    State(app): State<App>,
    posted: Posted<NoteForm>,
) -> Result<Response> {
    let note = match posted.form.parse() {
        Ok(note) => note,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&date_page(&date, &app, form.clone()).await?, &form);
        }
    };
    if let Some(form) = wording::to_read(&posted.typed, &["moment"]) {
        return again(&date_page(&date, &app, form.clone()).await?, &form);
    }
    let mut writing = posted.begin(&app, &date).await?;
    let history = store::history(&mut writing, &date).await?;
    let (before, begun) = (history.state(), history.has_begun(date.now()));
    let next = before.note(date.person(), begun).map_err(Error::Refused)?;
    if next != before {
        store::insert_outcome(&mut writing, &date, Outcome::Done, next).await?;
    }
    if !note::store::insert(&mut writing, &date, &note).await? {
        return Err(Error::Refused("You wrote about this date already. What you wrote stays."));
    }
    writing.done(path(&date)).await
}

pub(super) async fn calendar(date: Ours<Date>, State(app): State<App>) -> Result<Response> {
    let history = store::find(&mut app.db.read().await?, &date).await?.history;
    let planned = history.accepted().filter(|_| history.state().is_ahead());
    let Some(planned) = planned else { return Ok(Redirect::to(&path(&date)).into_response()) };
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"appointment.ics\""),
    ];
    Ok((headers, appointment(&planned.occasion(date.id()))).into_response())
}

pub(super) async fn date_page(date: &Ours<Date>, app: &App, form: Typed) -> Result<DatePage> {
    let db = &mut app.db.read().await?;
    let kept = store::find(db, date).await?;
    let notes = note::store::of(db, date).await?;
    let pact = Pact::of(date, &pact::store::all(db, date).await?);
    let mut shown = DatePage::new(date, &kept, (notes, pact), form);
    shown.beside = comment::beside(db, date, (Section::TimeTogether, date.id().uuid())).await?;
    Ok(shown)
}

/// The version that was read; nothing readable is none of them.
fn seen(version: &str) -> u32 {
    version.parse().unwrap_or(0)
}

fn path(date: &Ours<Date>) -> String {
    format!("/dates/{}", date.id())
}
