//! Looking at what would be shared, sharing it, reading it, and saying what one will do.

use axum::{
    extract::{Query, State},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    Answer, SharedHardDate,
    answer::store as answers,
    pages::{PreviewPage, SharedPage, SharedPages},
    store as copies,
};
use crate::{
    App,
    access::{Mine, Ours, Partner, Sharing},
    error::{Error, Result},
    steps::{
        communication::{journal::CannotShare, wording},
        small_issues::hard_date::{
            SharedHardDateId,
            store::{self, HardDate},
        },
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
    before: Option<SharedHardDateId>,
}

/// How often the day had been changed that was looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ShareForm {
    revision: String,
}

/// "I'll be there", or words, or both.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AnswerForm {
    answer: String,
    what: String,
    read_hints: String,
}

pub(super) async fn preview(mine: Mine<HardDate>, State(app): State<App>) -> Result<Response> {
    let kept = store::find(app.db.read().await?.conn(), &mine, mine.id()).await?;
    page(&PreviewPage::new(&mine, &kept))
}

/// What was looked at, and nothing else: changed meanwhile, it is looked at again.
pub(super) async fn share(
    mine: Sharing<Mine<HardDate>>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &mine).await?;
    let kept = store::find(writing.conn(), &mine, mine.id()).await?;
    let was_seen = posted.form.revision == kept.revision.to_string();
    let (Ok(words), true) = (CannotShare::unless(&kept.words), was_seen) else {
        return Ok(Redirect::to(&format!("/hard-dates/{}/share", mine.id())).into_response());
    };
    let copy = copies::insert(&mut writing, &mine, words).await?;
    writing.done(format!("/shared-hard-dates/{copy}")).await
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let all = copies::page(&mut app.db.read().await?, &partner, query.before).await?;
    page(&SharedPages::new(&partner, all, query.before.is_none()))
}

pub(super) async fn show(ours: Ours<SharedHardDate>, State(app): State<App>) -> Result<Response> {
    page(&shared_page(&ours, &app, Typed::default()).await?)
}

async fn shared_page(ours: &Ours<SharedHardDate>, app: &App, form: Typed) -> Result<SharedPage> {
    let db = &mut app.db.read().await?;
    let told = copies::find(db.conn(), ours).await?;
    let answers = answers::answers(db.conn(), ours, ours.id()).await?;
    Ok(SharedPage::new(ours, told, answers, form))
}

pub(super) async fn answer(
    ours: Sharing<Ours<SharedHardDate>>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let told = copies::find(app.db.read().await?.conn(), &ours).await?;
    let about = (told.author, told.on, told.withdrawn.is_some());
    let day = Answer::about(ours.person(), about, ours.today()).map_err(Error::Refused)?;
    let said = match Answer::parse(posted.form.answer == "there", &posted.form.what, day) {
        Ok(said) => said,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&shared_page(&ours, &app, form.clone()).await?, &form);
        }
    };
    if let Some(form) = wording::to_read(&posted.typed, &["what"]) {
        return again(&shared_page(&ours, &app, form.clone()).await?, &form);
    }
    let mut writing = posted.begin(&app, &ours).await?;
    answers::add(&mut writing, &ours, &said).await?;
    writing.done(format!("/shared-hard-dates/{}", ours.id())).await
}
