//! Today's question and others, answering, changing an answer, taking another from the deck.

use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse as _, Response},
};
use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    Answered, Answers, Asked, Becomes, Drawn, OpenedId, Told,
    answer::{
        self, AnswerForm, CorrectionForm, UNREADABLE,
        store::{self as answers, Answer, Question},
    },
    deck::{self, Theme, themes},
    pages::{CorrectPage, DeckPage, PastPage, QuestionPage, ThemePage},
    past::store as past_questions,
    store,
};
use crate::{
    App,
    access::{Mine, Ours, Partner, Sharing},
    db::Reader,
    draft::{self, For, ShareForm},
    entry::No,
    error::{Error, Result},
    offline::{Outcome, Writing},
    steps::communication::wording,
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

/// How many days before today stand below it.
const LATELY: u8 = 6;
const NOT_OURS: Error =
    Error::Unreadable("Please go back, load the page again, and send it once more.");
const BEFORE: Error = Error::Refused(
    "You have answered this question already. What you wrote stays; you can change it on its page.",
);
const BEGUN: Error = Error::Refused(
    "You have begun an answer to this question already. It is on the page of the question.",
);
const BOTH: Error =
    Error::Refused("Both of you have answered this one already. Please take another.");

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<OpenedId>,
}

/// Which theme, from 1, in the order of the deck.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Themed {
    theme: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PickForm {
    theme: String,
    question: String,
}

pub(super) async fn today(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let asked = store::asked(db, &partner, partner.today()).await?.ok_or(Error::NotFound)?;
    page(&question_page(&partner, db, (&asked, Typed::default())).await?)
}

/// The question of an earlier day: it stays open.
pub(super) async fn day(
    partner: Partner,
    State(app): State<App>,
    Path(day): Path<String>,
) -> Result<Response> {
    let day: NaiveDate = day.parse().map_err(|_| Error::NotFound)?;
    let db = &mut app.db.read().await?;
    let asked = asked_on(&partner, db, day).await?.ok_or(Error::NotFound)?;
    page(&question_page(&partner, db, (&asked, Typed::default())).await?)
}

/// Nobody is asked before their day has come.
async fn asked_on(partner: &Partner, db: &mut Reader, day: NaiveDate) -> Result<Option<Asked>> {
    if day > partner.today() { Ok(None) } else { store::asked(db, partner, day).await }
}

async fn question_page(
    partner: &Partner,
    db: &mut Reader,
    (asked, form): (&Asked, Typed),
) -> Result<QuestionPage> {
    let told = answers::of(db.conn(), partner, &Question::of(asked)).await?;
    let drafts = draft::store::all(db, partner).await?;
    let view = QuestionPage::new(partner, asked, told, form).with_drafts(asked, &drafts);
    if asked.day != partner.today() {
        return Ok(view);
    }
    let lately = store::lately(db, partner, LATELY).await?;
    let done = answers::done(db.conn(), partner, asked.round).await?;
    let waiting = answers::waiting(db, partner).await?;
    Ok(view.with_others(partner, &lately, &done, waiting))
}

/// The page with what was typed, if it still asks.
async fn once_more(
    partner: &Partner,
    db: &mut Reader,
    typed: (&Asked, Typed),
) -> Result<QuestionPage> {
    let view = question_page(partner, db, typed).await?;
    match (view.is_begun(), view.is_answered()) {
        (_, true) => Err(BEFORE),
        (true, _) => Err(BEGUN),
        _ => Ok(view),
    }
}

/// Shared as it stands, or kept for later.
pub(super) async fn answer(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let day = posted.form.day.parse().map_err(|_| NOT_OURS)?;
    let card = deck::card(&posted.form.question).ok_or(NOT_OURS)?;
    let db = &mut app.db.read().await?;
    let asked = asked_on(&partner, db, day).await?.ok_or(NOT_OURS)?;
    // Meanwhile another may have been taken for that day: this one was read and answered.
    let asked = if asked.card == card { asked } else { Asked { card, picked_by: None, ..asked } };
    let words = match posted.form.parse() {
        Ok(words) => words,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&once_more(&partner, db, (&asked, form.clone())).await?, &form);
        }
    };
    if posted.form.stops() {
        return keep_for_later(&partner, &app, (&posted, asked.drawn(), words)).await;
    }
    if let Some(form) = wording::to_read(&posted.typed, &["words"]) {
        return again(&once_more(&partner, db, (&asked, form.clone())).await?, &form);
    }
    let writing = posted.begin(&app, &partner).await?;
    insert(&partner, writing, (asked.drawn(), words)).await
}

async fn keep_for_later(
    partner: &Partner,
    app: &App,
    (posted, drawn, words): (&Posted<AnswerForm>, Drawn, String),
) -> Result<Response> {
    let mut writing = posted.begin(app, partner).await?;
    if !words.is_empty() {
        let written = [("words", words)];
        let what = For::OfTheDay(drawn);
        let draft = draft::new_with(&mut writing, partner, what, &written).await?;
        draft.ok_or(BEGUN)?;
    }
    writing.done("/talk").await
}

async fn insert(
    partner: &Sharing<Partner>,
    mut writing: Writing<'_>,
    (Drawn { card, round }, words): (Drawn, String),
) -> Result<Response> {
    let (question, asked) = (card.id.clone(), card.text.clone());
    let answered = Answered { question, round, asked, words };
    let id = answers::insert(&mut writing, partner, &answered).await?.ok_or(BEFORE)?;
    writing.done(format!("/answers/{id}")).await
}

/// What was kept for later becomes an answer.
pub(super) async fn share(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let named = posted.form.named();
    let said = match draft::taken(&mut writing, &partner, named, |it| it.drawn().is_some()).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
    };
    let drawn = said.what.drawn().ok_or(NOT_OURS)?;
    insert(&partner, writing, (drawn, said.only())).await
}

pub(super) async fn show(answer: Ours<Answer>, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let question = answers::question_of(db.conn(), answer.id()).await?.ok_or(Error::NotFound)?;
    let told = answers::of(db.conn(), &answer, &question).await?;
    if !shows(&told, &answer) {
        return Err(Error::NotFound);
    }
    page(&QuestionPage::of_answer(&answer, &question.id, told))
}

/// An answer that waits is there for its author alone.
fn shows(told: &Answers<Told>, answer: &Ours<Answer>) -> bool {
    match told {
        Answers::Unwritten => false,
        Answers::YouWrote(yours) => yours.id == answer.id(),
        Answers::Open { .. } => true,
    }
}

pub(super) async fn correct_page(
    answer: Sharing<Mine<Answer>>,
    State(app): State<App>,
) -> Result<Response> {
    let (told, becomes) = own(app.db.read().await?.conn(), &answer).await?;
    page(&CorrectPage::filled(&answer, &told, becomes))
}

pub(super) async fn correct(
    answer: Sharing<Mine<Answer>>,
    State(app): State<App>,
    posted: Posted<CorrectionForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &answer).await?;
    let (told, becomes) = own(writing.conn(), &answer).await?;
    let before = told.words.get().ok_or(Error::Refused(UNREADABLE))?;
    let (words, mut faults) = match answer::words(&posted.form.words) {
        Ok(words) => (words, Faults::none()),
        Err(faults) => (String::new(), faults),
    };
    if let Some(sentence) = becomes.unless_told(&posted.form.becomes) {
        faults.add("becomes", sentence);
    }
    if !faults.is_empty() {
        let form = posted.with_faults(faults);
        return again(&CorrectPage::new(&answer, &told, becomes, form.clone()), &form);
    }
    let to = format!("/answers/{}", answer.id());
    if let Some(form) = wording::to_read(&posted.typed, &["words"]) {
        return again(&CorrectPage::new(&answer, &told, becomes, form.clone()), &form);
    }
    if before.words == words {
        return Ok(Outcome::Applied { to }.into_response());
    }
    answers::correct(&mut writing, &answer, &Answered { words, ..before.clone() }).await?;
    writing.deletes_for_good();
    writing.done(to).await
}

/// One's own answer, if there is something left of it, and what a change to it becomes now.
async fn own(db: &mut sqlx::SqliteConnection, answer: &Mine<Answer>) -> Result<(Told, Becomes)> {
    let question = answers::question_of(db, answer.id()).await?.ok_or(Error::NotFound)?;
    let (yours, since) = match answers::of(db, answer, &question).await? {
        Answers::Unwritten => return Err(Error::NotFound),
        Answers::YouWrote(yours) => (yours, None),
        Answers::Open { yours, since, .. } => (yours, Some(since)),
    };
    if yours.id != answer.id() {
        return Err(Error::NotFound);
    }
    if yours.withdrawn.is_some() {
        return Err(Error::Refused(No::Withdrawn.sentence()));
    }
    let becomes = Becomes::of(since, answer.now()).map_err(Error::Refused)?;
    Ok((yours, becomes))
}

pub(super) async fn past(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let past = past_questions::past(&mut app.db.read().await?, &partner, query.before).await?;
    page(&PastPage::new(&partner, past, query.before.is_none()))
}

pub(super) async fn deck(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Themed>,
) -> Result<Response> {
    let Some(nth) = query.theme else { return page(&DeckPage::new(&partner)) };
    let theme = theme(nth).ok_or(Error::NotFound)?;
    page(&theme_page(&partner, &app, (nth, theme, Typed::default())).await?)
}

fn theme(nth: usize) -> Option<Theme> {
    themes().into_iter().nth(nth.checked_sub(1)?)
}

async fn theme_page(
    partner: &Partner,
    app: &App,
    (nth, theme, form): (usize, Theme, Typed),
) -> Result<ThemePage> {
    let db = &mut app.db.read().await?;
    let round = store::round(db.conn(), partner, partner.today()).await?;
    let done = match round {
        Some(round) => answers::done(db.conn(), partner, round.number).await?,
        None => answers::Done::default(),
    };
    Ok(ThemePage::new(partner, (nth, &theme), &done, form))
}

/// Another question for today: for both.
pub(super) async fn pick(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<PickForm>,
) -> Result<Response> {
    let nth = posted.form.theme.parse().map_err(|_| NOT_OURS)?;
    let theme = theme(nth).ok_or(NOT_OURS)?;
    let Some(card) = deck::card(&posted.form.question) else {
        let form = posted.with_faults(Faults::one("question", "Please choose one, or go back"));
        return again(&theme_page(&partner, &app, (nth, theme, form.clone())).await?, &form);
    };
    let mut writing = posted.begin(&app, &partner).await?;
    let round = store::round(writing.conn(), &partner, partner.today()).await?;
    let done = answers::done(writing.conn(), &partner, round.map_or(0, |it| it.number)).await?;
    if done.by_both.contains(&card.id) {
        return Err(BOTH);
    }
    store::pick(&mut writing, &partner, card).await?;
    writing.done("/question-of-the-day").await
}
