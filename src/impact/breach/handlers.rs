//! Suggesting a title, agreeing to it, closing what happened together, and stopping.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{
    Act, BreachForm, BreachWords, State as Stands,
    pages::{BreachPage, BreachesPage, FormPage},
    store::{self, Breach},
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

const HERE: &str = "/what-happened";
const NEWER: Error =
    Error::Refused("Something newer was suggested in the meantime. Please read it first.");
const READ_FIRST: &str =
    "Another title was suggested while you wrote: it stands here. Send yours as well, or leave it";
const CHOOSE: Error = Error::Refused("Please choose one of the buttons on the page.");

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ActForm {
    act: String,
    /// The version that was read.
    version: String,
}

pub(super) async fn list(partner: Partner, State(app): State<App>) -> Result<Response> {
    let all = store::all(&mut app.db.read().await?, &partner).await?;
    page(&BreachesPage::new(&partner, &all))
}

pub(super) async fn new(partner: Sharing<Partner>) -> Result<Response> {
    page(&FormPage::first(&partner, Typed::default()))
}

pub(super) async fn suggest(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<BreachForm>,
) -> Result<Response> {
    let form_page = |form| FormPage::first(&partner, form);
    let words = match posted.form.parse() {
        Ok(words) => words,
        Err(faults) => return not_yet(&posted, faults, form_page),
    };
    if let Some(hinted) = hinted(&posted, &words, form_page) {
        return page(&hinted);
    }
    let mut writing = posted.begin(&app, &partner).await?;
    let id = store::begin(&mut writing, &partner, &words).await?;
    writing.done(format!("{HERE}/{id}")).await
}

/// The page once more with what is wrong.
fn not_yet(
    posted: &Posted<BreachForm>,
    faults: Faults,
    form_page: impl Fn(Typed) -> FormPage,
) -> Result<Response> {
    let form = posted.with_faults(faults);
    again(&form_page(form.clone()), &form)
}

/// The page once more with what may land badly, if that was not pointed out yet.
fn hinted(
    posted: &Posted<BreachForm>,
    words: &BreachWords,
    form_page: impl Fn(Typed) -> FormPage,
) -> Option<FormPage> {
    let hints = wording::found(&format!("{}\n{}", words.title, words.period));
    let seen = hints.is_empty() || !posted.form.read_hints.is_empty();
    (!seen).then(|| form_page(posted.typed.clone()).with_hints(hints))
}

pub(super) async fn show(breach: Ours<Breach>, State(app): State<App>) -> Result<Response> {
    let kept = store::find(&mut app.db.read().await?, &breach).await?;
    page(&BreachPage::new(&breach, &kept))
}

pub(super) async fn other_words(
    breach: Sharing<Ours<Breach>>,
    State(app): State<App>,
) -> Result<Response> {
    let kept = store::find(&mut app.db.read().await?, &breach).await?;
    kept.state.after(breach.person(), Act::Suggested).map_err(Error::Refused)?;
    page(&FormPage::with_words(&breach, &kept))
}

pub(super) async fn suggest_again(
    breach: Sharing<Ours<Breach>>,
    State(app): State<App>,
    posted: Posted<BreachForm>,
) -> Result<Response> {
    let form_page = |form| FormPage::other(&breach, breach.id(), form);
    let words = match posted.form.parse() {
        Ok(words) => words,
        Err(faults) => return not_yet(&posted, faults, form_page),
    };
    if let Some(hinted) = hinted(&posted, &words, form_page) {
        return page(&hinted);
    }
    let kept = store::find(&mut app.db.read().await?, &breach).await?;
    let mut writing = posted.begin(&app, &breach).await?;
    let state = store::state(&mut writing, &breach).await?;
    let next = state.after(breach.person(), Act::Suggested).map_err(Error::Refused)?;
    if let Some(newer) = kept.newer_than(&posted.form.version) {
        let form_page = |form| form_page(form).beside(&breach, newer);
        return not_yet(&posted, Faults::one("title", READ_FIRST), form_page);
    }
    if state.version != kept.state.version {
        return Err(NEWER);
    }
    store::suggest(&mut writing, &breach, (&words, next)).await?;
    writing.done(format!("{HERE}/{}", breach.id())).await
}

/// What takes both, or lets something go on.
pub(super) async fn agree(
    breach: Sharing<Ours<Breach>>,
    State(app): State<App>,
    posted: Posted<ActForm>,
) -> Result<Response> {
    let act = Act::parse(&posted.form.act);
    let act = act.filter(|act| !act.stops() && *act != Act::Suggested).ok_or(CHOOSE)?;
    let mut writing = posted.begin(&app, &breach).await?;
    let state = store::state(&mut writing, &breach).await?;
    if state.version.to_string() != posted.form.version {
        return Err(NEWER);
    }
    let next = state.after(breach.person(), act).map_err(Error::Refused)?;
    store::act(&mut writing, &breach, (breach.id(), act, next)).await?;
    writing.done(format!("{HERE}/{}", breach.id())).await
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(super) async fn stop(
    breach: Ours<Breach>,
    State(app): State<App>,
    posted: Posted<ActForm>,
) -> Result<Response> {
    let act = Act::parse(&posted.form.act).filter(|act| act.stops()).ok_or(CHOOSE)?;
    breach.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &breach).await?;
            let state = store::state(&mut writing, &breach).await?;
            let version = read(&mut writing, &breach, (&posted.form, act, state)).await?;
            let next = state.after(breach.person(), act).map_err(Error::Refused)?;
            store::act(&mut writing, &breach, (breach.id(), act, next)).await?;
            let mut is_left = true;
            if let Some(version) = version {
                is_left = store::take_back(&mut writing, &breach, version).await?;
                writing.deletes_for_good();
            }
            let to = if is_left { format!("{HERE}/{}", breach.id()) } else { HERE.to_owned() };
            writing.done(to).await
        })
        .await
}

/// The version whose words go, if this act is about words: it names what was read.
async fn read(
    writing: &mut Writing<'_>,
    breach: &Ours<Breach>,
    (form, act, state): (&ActForm, Act, Stands),
) -> Result<Option<u32>> {
    let named = form.version.parse().ok();
    match act {
        Act::Declined if named == Some(state.version) => Ok(None),
        Act::TookBack if named == Some(state.version) => Ok(named),
        Act::Declined | Act::TookBack => Err(NEWER),
        Act::LetGo => {
            let version = named.filter(|version| state.lets_go(*version)).ok_or(NEWER)?;
            let author = store::author_of(writing, breach, version).await?;
            let is_own = author == Some(breach.person());
            if is_own { Ok(Some(version)) } else { Err(Error::NotFound) }
        }
        _ => Ok(None),
    }
}
