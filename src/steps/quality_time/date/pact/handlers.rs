//! Saying yes, taking it back, and parking a thought.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{pages::ParkedPage, store};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    draft::{self, For},
    error::{Error, Result},
    steps::quality_time::date::{handlers::date_page, store as dates, store::Date},
    text::{Faults, passage},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const OVER: Error = Error::Refused("This date is not planned any more.");

/// Characters of a parked thought: those of the first sentence of something small.
pub(crate) const LIMIT: usize = 600;

/// A thought for later.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ParkForm {
    thought: String,
}

pub(crate) async fn agree(
    date: Sharing<Ours<Date>>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &date).await?;
    let history = dates::history(&mut writing, &date).await?;
    history.state().planned().ok_or(OVER)?;
    store::insert(&mut writing, &date).await?;
    writing.done(format!("/dates/{}", date.id())).await
}

/// At any time, also while the couple is paused and when the disk is full.
pub(crate) async fn take_back(
    date: Ours<Date>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    date.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &date).await?;
            store::delete(&mut writing, &date).await?;
            writing.done(format!("/dates/{}", date.id())).await
        })
        .await
}

/// For oneself alone; nothing has to be opened for it.
pub(crate) async fn park(
    date: Ours<Date>,
    State(app): State<App>,
    posted: Posted<ParkForm>,
) -> Result<Response> {
    let thought = match passage(&posted.form.thought, LIMIT) {
        Ok(thought) => thought,
        Err(sentence) => {
            let form = posted.with_faults(Faults::one("thought", sentence));
            return again(&date_page(&date, &app, form.clone()).await?, &form);
        }
    };
    let mut writing = posted.begin(&app, &date).await?;
    draft::another_with(&mut writing, &date, For::Concern, &[("noticed", thought)]).await?;
    writing.done("/dates/parked").await
}

pub(crate) async fn parked(partner: Partner) -> Result<Response> {
    page(&ParkedPage::new(&partner))
}
