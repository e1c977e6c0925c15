//! Correcting a check-in, and reading what stood there before.

use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};

use super::{
    CorrectionForm, Promised,
    pages::{CorrectPage, VersionsPage},
    plan, store,
};
use crate::{
    App,
    access::{Mine, Ours},
    entry::{No, WAITED},
    error::{Error, Result},
    offline::Outcome,
    steps::communication::wording,
    steps::small_issues::check_in::{
        CheckIn, SharedCheckIn, correction::Correction, store as check_ins,
    },
    text::Faults,
    web::{
        form::Posted,
        page::{again, page},
    },
};

pub(in super::super) async fn correct_page(
    mine: Mine<CheckIn>,
    State(app): State<App>,
) -> Result<Response> {
    let check_in = check_ins::mine(&mut app.db.read().await?, &mine).await?;
    refuse_withdrawn(&check_in)?;
    page(&CorrectPage::filled(&mine, &check_in))
}

pub(in super::super) async fn correct(
    mine: Mine<CheckIn>,
    State(app): State<App>,
    posted: Posted<CorrectionForm>,
) -> Result<Response> {
    let audience = check_ins::mine(&mut app.db.read().await?, &mine).await?.audience;
    let mine = store::Author::of(mine, audience)?;
    let mut writing = posted.begin(&app, &mine).await?;
    let before = check_ins::mine_for_change(&mut writing, &mine).await?;
    refuse_withdrawn(&before)?;
    let mut faults = Faults::none();
    let after = posted.form.parse(&mut faults);
    let (Some(after), false) = (after, has_waited(&before, &posted.form, &mine, &mut faults))
    else {
        let form = posted.with_faults(faults);
        return again(&CorrectPage::new(&mine, &before, form.clone()), &form);
    };
    let to = format!("/check-ins/{}", mine.id());
    let correction = plan(&before, &after, mine.now());
    if correction == Correction::Nothing {
        return Ok(Outcome::Applied { to }.into_response());
    }
    let read = wording::to_read(&posted.typed, &["need", "thanks", "note"]);
    if let Some(form) = read.filter(|_| audience.is_shared()) {
        return again(&CorrectPage::new(&mine, &before, form.clone()), &form);
    }
    store::insert(&mut writing, &mine, &before, (correction, &after)).await?;
    writing.deletes_for_good();
    writing.done(to).await
}

/// What can not be read can not be corrected, and what is gone neither.
fn refuse_withdrawn(check_in: &CheckIn) -> Result<()> {
    match check_in.withdrawn {
        Some(_) => Err(Error::Refused(No::Withdrawn.sentence())),
        None => Ok(()),
    }
}

/// Whether its author was told that nobody would notice, and that is no longer so.
fn has_waited(
    before: &CheckIn,
    form: &CorrectionForm,
    mine: &Mine<CheckIn>,
    faults: &mut Faults,
) -> bool {
    let now_a_version = Promised::of(before, mine.now()) == Promised::Version;
    let waited = now_a_version && form.becomes != Promised::Version.word();
    if waited {
        faults.add("becomes", WAITED);
    }
    waited
}

pub(in super::super) async fn versions(
    ours: Ours<SharedCheckIn>,
    State(app): State<App>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let first = check_ins::as_first_shared(db, &ours).await?;
    let later = store::later(db, &ours).await?;
    page(&VersionsPage::new(&ours, &first, later))
}
