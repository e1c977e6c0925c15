//! When the two go there: the list, writing an appointment down, moving it, and calling it off.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    AppointmentForm, AppointmentId,
    appointment::{FULL, GONE, MOST},
    pages::{AppointmentPage, AppointmentsPage, BehindPage, FormPage},
    store::{self, Appointment},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    error::{Error, Result},
    steps::communication::wording,
    text::Faults,
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    before: Option<AppointmentId>,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Before>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let behind = store::behind(db, &partner, query.before).await?;
    if query.before.is_some() {
        return page(&BehindPage::new(&partner, behind));
    }
    let ahead = store::ahead(db.conn(), &partner).await?;
    page(&AppointmentsPage::new(&partner, ahead, behind))
}

pub(super) async fn new_page(partner: Sharing<Partner>) -> Result<Response> {
    page(&FormPage::empty(&partner))
}

pub(super) async fn add(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AppointmentForm>,
) -> Result<Response> {
    let beside = |form| again(&FormPage::new(&partner, None, &form), &form);
    let words = match posted.form.parse(partner.zone(), partner.now()) {
        Ok(words) => words,
        Err(faults) => return beside(posted.with_faults(faults)),
    };
    if let Some(form) = wording::to_read(&posted.typed, &["note"]) {
        return beside(form);
    }
    let mut writing = posted.begin(&app, &partner).await?;
    if store::ahead(writing.conn(), &partner).await?.len() >= MOST {
        return beside(posted.with_faults(Faults::one("who", FULL)));
    }
    let id = store::insert(&mut writing, &partner, &words).await?;
    writing.done(format!("/appointments/{id}")).await
}

pub(super) async fn show(ours: Ours<Appointment>, State(app): State<App>) -> Result<Response> {
    let told = store::find(app.db.read().await?.conn(), &ours).await?;
    page(&AppointmentPage::new(&ours, told))
}

pub(super) async fn change_page(
    ours: Sharing<Ours<Appointment>>,
    State(app): State<App>,
) -> Result<Response> {
    let told = store::find(app.db.read().await?.conn(), &ours).await?;
    told.standing(ours.now()).is_ahead().map_err(Error::Refused)?;
    page(&FormPage::filled(&ours, &told))
}

/// What takes its place is a new one, by whoever writes it: what stood there before stays theirs who wrote it.
pub(super) async fn change(
    ours: Sharing<Ours<Appointment>>,
    State(app): State<App>,
    posted: Posted<AppointmentForm>,
) -> Result<Response> {
    let beside = |form| again(&FormPage::new(&ours, Some(ours.id()), &form), &form);
    let words = match posted.form.parse(ours.zone(), ours.now()) {
        Ok(words) => words,
        Err(faults) => return beside(posted.with_faults(faults)),
    };
    if let Some(form) = wording::to_read(&posted.typed, &["note"]) {
        return beside(form);
    }
    let mut writing = posted.begin(&app, &ours).await?;
    let told = store::find(writing.conn(), &ours).await?;
    if told.standing(ours.now()).is_ahead().is_err() {
        return beside(posted.with_faults(Faults::one("who", GONE)));
    }
    let next = store::change(&mut writing, &ours, &words).await?;
    writing.done(format!("/appointments/{next}")).await
}

/// At any time, also while the couple is paused and when the disk is full: one is enough to stop.
pub(super) async fn end(
    ours: Ours<Appointment>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    ours.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &ours).await?;
            let told = store::find(writing.conn(), &ours).await?;
            told.standing(ours.now()).is_ahead().map_err(Error::Refused)?;
            store::end(&mut writing, &ours, None).await?;
            writing.done(format!("/appointments/{}", ours.id())).await
        })
        .await
}
