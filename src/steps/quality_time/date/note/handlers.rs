//! Correcting one's own note, and reading what stood there before.

use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};

use super::{
    Becomes, CorrectionForm, Note,
    correction::UNREADABLE,
    pages::{CorrectPage, VersionsPage},
    store,
};
use crate::{
    App,
    access::{Ours, Sharing},
    entry::No,
    error::{Error, Result},
    offline::Outcome,
    steps::{communication::wording, quality_time::date::store::Date},
    text::Faults,
    web::{
        form::Posted,
        page::{again, page},
    },
};

pub(in super::super) async fn correct_page(
    date: Sharing<Ours<Date>>,
    State(app): State<App>,
) -> Result<Response> {
    let note = there(store::own(app.db.read().await?.conn(), &date).await?)?;
    page(&CorrectPage::filled(&date, &note))
}

pub(in super::super) async fn correct(
    date: Sharing<Ours<Date>>,
    State(app): State<App>,
    posted: Posted<CorrectionForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &date).await?;
    let before = there(store::own(writing.conn(), &date).await?)?;
    let words = before.words.get().ok_or(Error::Refused(UNREADABLE))?;
    let becomes = Becomes::of(&before, date.now());
    let (after, mut faults) = match posted.form.parse() {
        Ok(after) => (Some(after), Faults::none()),
        Err(faults) => (None, faults),
    };
    if let Some(sentence) = becomes.unless_told(&posted.form.becomes) {
        faults.add("becomes", sentence);
    }
    let Some(after) = after.filter(|_| faults.is_empty()) else {
        let form = posted.with_faults(faults);
        return again(&CorrectPage::new(&date, &before, form.clone()), &form);
    };
    let to = format!("/dates/{}", date.id());
    if *words == after {
        return Ok(Outcome::Applied { to }.into_response());
    }
    if let Some(form) = wording::to_read(&posted.typed, &["moment"]) {
        return again(&CorrectPage::new(&date, &before, form.clone()), &form);
    }
    store::correct(&mut writing, &date, (becomes, before.changed), &after).await?;
    writing.deletes_for_good();
    writing.done(to).await
}

/// One's own note, if there is something left of it.
fn there(note: Option<Note>) -> Result<Note> {
    let note = note.ok_or(Error::NotFound)?;
    match note.withdrawn {
        Some(_) => Err(Error::Refused(No::Withdrawn.sentence())),
        None => Ok(note),
    }
}

pub(in super::super) async fn versions(
    date: Ours<Date>,
    State(app): State<App>,
) -> Result<Response> {
    let both = store::versions(&mut app.db.read().await?, &date).await?;
    page(&VersionsPage::new(&date, both.ok_or(Error::NotFound)?))
}
