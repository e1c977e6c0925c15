//! The list of both, one hobby after the other, one's own answers, suggestions.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Choice, HobbyId, Stand, SuggestForm,
    hobby::{FULL, MOST},
    pages::{AnswersPage, HobbiesPage, HobbyPage, SuggestionPage, SuggestionsPage},
    store,
    suggestion::store::{self as suggestion, Suggestion},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    error::{Error, Result},
    offline::Writing,
    steps::communication::wording,
    text::{Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

const HERE: &str = "/hobbies";
const CHOOSE: Error = Error::Refused("Please choose one of the answers on the page.");
const GONE: Error = Error::Refused("This is not there any more. It was withdrawn, or never there.");

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    before: Option<HobbyId>,
}

/// Which one is shown: this one, or the first without an answer after that one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Next {
    hobby: String,
    after: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AnswerForm {
    hobby: String,
    answer: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TakeOffForm {
    hobby: String,
}

pub(super) async fn list(partner: Partner, State(app): State<App>) -> Result<Response> {
    page(&hobbies_page(&partner, &app, Typed::default()).await?)
}

async fn hobbies_page(partner: &Partner, app: &App, form: Typed) -> Result<HobbiesPage> {
    let all = store::all(app.db.read().await?.conn(), partner).await?;
    Ok(HobbiesPage::new(partner, all, form))
}

pub(super) async fn next(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Next>,
) -> Result<Response> {
    let all = store::all(app.db.read().await?.conn(), &partner).await?;
    if !query.hobby.is_empty() {
        let named = all.into_iter().find(|hobby| hobby.key == query.hobby);
        return page(&HobbyPage::new(&partner, Some(named.ok_or(Error::NotFound)?)));
    }
    let from = all.iter().position(|hobby| hobby.key == query.after).map_or(0, |at| at + 1);
    let mut ahead = all.into_iter().skip(from);
    page(&HobbyPage::new(&partner, ahead.find(|hobby| hobby.stand == Stand::Unanswered)))
}

pub(super) async fn answers(partner: Partner, State(app): State<App>) -> Result<Response> {
    let all = store::all(app.db.read().await?.conn(), &partner).await?;
    page(&AnswersPage::new(&partner, all, partner.private_is_open()))
}

pub(super) async fn answer(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let choice = Choice::parse(&posted.form.answer).ok_or(CHOOSE)?;
    let hobby = posted.form.hobby.as_str();
    let mut writing = posted.begin(&app, &partner).await?;
    stand(&mut writing, &partner, hobby).await?.answer().map_err(Error::Refused)?;
    store::answer(&mut writing, &partner, (hobby, choice)).await?;
    match stand(&mut writing, &partner, hobby).await? {
        Stand::Together => writing.done(HERE).await,
        _ => writing.done(format!("{HERE}/next?after={hobby}")).await,
    }
}

/// Where it stands for this partner, as it is while something is done about it.
async fn stand(writing: &mut Writing<'_>, partner: &Partner, hobby: &str) -> Result<Stand> {
    Ok(store::find(writing.conn(), partner, hobby).await?.ok_or(GONE)?.stand)
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(super) async fn take_off(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<TakeOffForm>,
) -> Result<Response> {
    partner.may_still_stop()?;
    let hobby = posted.form.hobby.as_str();
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            stand(&mut writing, &partner, hobby).await?.take_off().map_err(Error::Refused)?;
            store::take_back(&mut writing, &partner, hobby).await?;
            writing.deletes_for_good();
            writing.done(HERE).await
        })
        .await
}

pub(super) async fn suggestions(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Before>,
) -> Result<Response> {
    let all = suggestion::page(&mut app.db.read().await?, &partner, query.before).await?;
    page(&SuggestionsPage::new(&partner, all))
}

pub(super) async fn suggest(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<SuggestForm>,
) -> Result<Response> {
    let words = match posted.form.parse() {
        Ok(words) => words,
        Err(fault) => return beside(&partner, &app, (&posted, &fault)).await,
    };
    if let Some(form) = wording::to_read(&posted.typed, &["hobby"]) {
        return again(&hobbies_page(&partner, &app, form.clone()).await?, &form);
    }
    let mut writing = posted.begin(&app, &partner).await?;
    let all = store::all(writing.conn(), &partner).await?;
    if all.iter().filter(|it| it.suggested_by == Some(partner.person())).count() >= MOST {
        drop(writing);
        return beside(&partner, &app, (&posted, FULL)).await;
    }
    store::suggest(&mut writing, &partner, &words).await?;
    writing.done(format!("{HERE}/suggestions")).await
}

/// The page again, with what is wrong beside what was typed.
async fn beside(
    partner: &Partner,
    app: &App,
    (posted, fault): (&Posted<SuggestForm>, &str),
) -> Result<Response> {
    let form = posted.with_faults(Faults::one("hobby", fault));
    again(&hobbies_page(partner, app, form.clone()).await?, &form)
}

pub(super) async fn show(ours: Ours<Suggestion>, State(app): State<App>) -> Result<Response> {
    let told = suggestion::find(app.db.read().await?.conn(), &ours).await?;
    page(&SuggestionPage::new(&ours, told))
}
