//! Suggesting a title, agreeing to it, closing what happened together, and stopping.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{
    Act, BreachWords, State as Stands,
    pages::{BreachPage, BreachesPage},
    store::{self, Breach},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    draft::{self, AmongForm, For},
    error::{Error, Result},
    offline::Writing,
    text::Faults,
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

const HERE: &str = "/what-happened";
const NEWER: Error =
    Error::Refused("Something newer was suggested in the meantime. Please read it first.");
const HAS_CHANGED: &str = "Something about this title has changed while you wrote. Please look at it, then send yours as well";
const NO_KIND: Error = Error::Refused("“What kind?” has to be answered first.");
const CHOOSE: Error = Error::Refused("Please choose one of the buttons on the page.");

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ActForm {
    act: String,
    /// The version that was read.
    version: String,
}

pub(super) async fn list(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let drafts = draft::store::all(db, &partner).await?;
    page(&BreachesPage::new(&partner, &drafts, &store::all(db, &partner).await?))
}

pub(super) async fn begin(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let first = draft::begin(&mut writing, &partner, For::Title(None)).await?;
    writing.done(first).await
}

pub(super) async fn suggest(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AmongForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let (what, named) = (For::Title(None), posted.form.named());
    let said = match draft::taken(&mut writing, &partner, named, |it| it == what).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
    };
    let words = BreachWords::of(&said).ok_or(NO_KIND)?;
    let id = store::begin(&mut writing, &partner, &words).await?;
    writing.done(format!("{HERE}/{id}")).await
}

pub(super) async fn show(breach: Ours<Breach>, State(app): State<App>) -> Result<Response> {
    let kept = store::find(&mut app.db.read().await?, &breach).await?;
    page(&BreachPage::new(&breach, &kept))
}

/// With the last words that were suggested, if they are one's own: what the other takes back is gone.
pub(super) async fn begin_other(
    breach: Ours<Breach>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let kept = store::find(&mut app.db.read().await?, &breach).await?;
    let own = kept.versions.last().filter(|last| last.author == breach.person());
    let last = own.and_then(|last| last.words.get());
    let standing = last.map_or_else(Vec::new, |words| words.parts().into());
    let mut writing = posted.begin(&app, &breach).await?;
    let state = store::state(&mut writing, &breach).await?;
    state.after(breach.person(), Act::Suggested).map_err(Error::Refused)?;
    let what = For::Title(Some(breach.id()));
    let first = draft::begin_with(&mut writing, &breach, what, &standing).await?;
    writing.done(first).await
}

pub(super) async fn suggest_other(
    breach: Sharing<Ours<Breach>>,
    State(app): State<App>,
    posted: Posted<AmongForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &breach).await?;
    let (what, named) = (For::Title(Some(breach.id())), posted.form.named());
    let said = match draft::taken(&mut writing, &breach, named, |it| it == what).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &breach, &draft, &posted).await,
    };
    let state = store::state(&mut writing, &breach).await?;
    let next = state.after(breach.person(), Act::Suggested).map_err(Error::DraftKept)?;
    if state.version.to_string() != posted.form.version {
        drop(writing);
        let faults = Faults::one("draft", HAS_CHANGED);
        let db = &mut app.db.read().await?;
        return draft::once_more(db, &breach, named, (&posted, faults)).await;
    }
    let words = BreachWords::of(&said).ok_or(NO_KIND)?;
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
