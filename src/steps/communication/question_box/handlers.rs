//! Asking, answering, opening an answer, and the time for talking about it.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Act, Answered, Asked, LENGTHS, Mark, Pace, QuestionId,
    pages::{AnswerPage, BoxPage, QuestionPage},
    store::{self, BoxQuestion},
    time::store as times,
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    draft::{self, For, ShareForm},
    error::{Error, Result},
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<QuestionId>,
}

/// Which draft is shared, and of a question what it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AskForm {
    draft: String,
    seen: String,
    mark: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MarkForm {
    mark: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PaceForm {
    pace: String,
    day: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LengthForm {
    minutes: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LengthAnswerForm {
    answer: String,
    /// The length that was read.
    minutes: String,
}

const BOX: &str = "/question-box";

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    if query.before.is_some() {
        let past = store::past(&mut app.db.read().await?, &partner, query.before).await?;
        return page(&BoxPage::earlier(&partner, past));
    }
    page(&box_page(&partner, &app, Typed::default()).await?)
}

async fn box_page(partner: &Partner, app: &App, form: Typed) -> Result<BoxPage> {
    let db = &mut app.db.read().await?;
    let time = times::of_today(db, partner).await?;
    let length = times::length(db, partner).await?;
    let drafts = draft::store::all(db, partner).await?;
    let waiting = store::waiting(db, partner).await?;
    let past = store::past(db, partner, None).await?;
    Ok(BoxPage::new(partner, (time, length), &drafts, (waiting, past)).with(form))
}

pub(super) async fn draft_question(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let first = draft::begin(&mut writing, &partner, For::Question).await?;
    writing.done(first).await
}

pub(super) async fn draft_answer(
    question: Ours<BoxQuestion>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &question).await?;
    let state = store::state(&mut writing, &question).await?;
    state.after(question.person(), Act::Answered).map_err(Error::Refused)?;
    let first = draft::begin(&mut writing, &question, For::Answer(question.id())).await?;
    writing.done(first).await
}

pub(super) async fn ask(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AskForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let named = (&*posted.form.draft, &*posted.form.seen);
    let said =
        match draft::taken(&mut writing, &partner, named, |what| what == For::Question).await? {
            Ok(said) => said,
            Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
        };
    let mark = Mark::OF_A_NEW_ONE.into_iter().find(|mark| mark.word() == posted.form.mark);
    let asked = Asked { question: said.only() };
    let asked = (&asked, mark.unwrap_or(Mark::Now));
    let id = store::ask(&mut writing, &partner, asked).await.map_err(Error::of_a_draft)?;
    writing.done(format!("/questions/{id}")).await
}

pub(super) async fn show(question: Ours<BoxQuestion>, State(app): State<App>) -> Result<Response> {
    page(&question_page(&question, &app, Typed::default()).await?)
}

async fn question_page(
    question: &Ours<BoxQuestion>,
    app: &App,
    form: Typed,
) -> Result<QuestionPage> {
    let db = &mut app.db.read().await?;
    let kept = store::find(db, question).await?;
    let drafts = draft::store::all(db, question).await?;
    Ok(QuestionPage::new(question, &kept, &drafts).with(form))
}

/// Only who asked opens it, and nothing is kept of that.
pub(super) async fn open_answer(
    question: Ours<BoxQuestion>,
    State(app): State<App>,
) -> Result<Response> {
    let kept = store::find(&mut app.db.read().await?, &question).await?;
    page(&AnswerPage::of(&question, &kept).ok_or(Error::NotFound)?)
}

pub(super) async fn mark(
    question: Sharing<Ours<BoxQuestion>>,
    State(app): State<App>,
    posted: Posted<MarkForm>,
) -> Result<Response> {
    let Some(mark) = Mark::parse(&posted.form.mark) else {
        let form = posted.with_faults(Faults::one("mark", "Please choose one"));
        return again(&question_page(&question, &app, form.clone()).await?, &form);
    };
    let mut writing = posted.begin(&app, &question).await?;
    let state = store::state(&mut writing, &question).await?;
    let next = state.after(question.person(), Act::Marked(mark)).map_err(Error::Refused)?;
    if next.waits() && !state.waits() {
        store::needs_room(&mut writing, &question).await?;
    }
    store::mark(&mut writing, &question, (mark, next)).await?;
    writing.done(path(&question)).await
}

pub(super) async fn choose_pace(
    question: Sharing<Ours<BoxQuestion>>,
    State(app): State<App>,
    posted: Posted<PaceForm>,
) -> Result<Response> {
    let pace = match Pace::typed(&posted.form.pace, &posted.form.day, question.today()) {
        Ok(pace) => pace,
        Err((field, sentence)) => {
            let form = posted.with_faults(Faults::one(field, sentence));
            return again(&question_page(&question, &app, form.clone()).await?, &form);
        }
    };
    let mut writing = posted.begin(&app, &question).await?;
    let state = store::state(&mut writing, &question).await?;
    state.after(question.person(), Act::Chose(pace)).map_err(Error::Refused)?;
    store::choose_pace(&mut writing, &question, pace).await?;
    writing.done(path(&question)).await
}

pub(super) async fn answer(
    question: Sharing<Ours<BoxQuestion>>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &question).await?;
    let answer = For::Answer(question.id());
    let named = posted.form.named();
    let said = match draft::taken(&mut writing, &question, named, |what| what == answer).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &question, &draft, &posted).await,
    };
    let state = store::state(&mut writing, &question).await?;
    state.after(question.person(), Act::Answered).map_err(Error::DraftKept)?;
    let answered = Answered { answer: said.only() };
    store::answer(&mut writing, &question, &answered).await?;
    writing.done(path(&question)).await
}

fn path(question: &Ours<BoxQuestion>) -> String {
    format!("/questions/{}", question.id())
}

pub(super) async fn begin_time(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let time = times::of_today_in(&mut writing, &partner).await?;
    time.begin().map_err(Error::Refused)?;
    let length = times::length_in(&mut writing, &partner).await?;
    times::begin(&mut writing, &partner, length.agreed).await?;
    writing.done(BOX).await
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(super) async fn end_time(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    partner.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            let time = times::of_today_in(&mut writing, &partner).await?;
            time.end().map_err(Error::Refused)?;
            times::end(&mut writing, &partner).await?;
            writing.done(BOX).await
        })
        .await
}

pub(super) async fn wish_for_length(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<LengthForm>,
) -> Result<Response> {
    let minutes = LENGTHS.into_iter().find(|minutes| minutes.to_string() == posted.form.minutes);
    let Some(minutes) = minutes else {
        let form = posted.with_faults(Faults::one("minutes", "Please choose how long"));
        return again(&box_page(&partner, &app, form.clone()).await?, &form);
    };
    let mut writing = posted.begin(&app, &partner).await?;
    times::wish(&mut writing, &partner, minutes).await?;
    writing.done(BOX).await
}

pub(super) async fn answer_length(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<LengthAnswerForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let length = times::length_in(&mut writing, &partner).await?;
    length.answer(partner.person()).map_err(Error::Refused)?;
    if length.wish.is_some_and(|(_, minutes)| minutes.to_string() != posted.form.minutes) {
        return Err(Error::Refused("Another length is wished for now. Please read it first."));
    }
    times::answer(&mut writing, &partner, posted.form.answer == "agreed").await?;
    writing.done(BOX).await
}
