//! The talks of the two: beginning one, taking turns, stopping, closing.

use axum::{
    extract::{Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    Exit, Spoken, TIME_OUT, TurnTalkId,
    pages::{NewPage, TalkPage, TalksPage, asked_for},
    store::{self, TurnTalk},
    tick,
};
use crate::{
    App,
    access::{Ours, Partner, Sharing, Watching},
    draft::{self, For, ShareForm, ToShare},
    error::{Error, Result},
    offline::Writing,
    steps::communication::time_out,
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<TurnTalkId>,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let past = store::past(db, &partner, query.before).await?;
    if query.before.is_some() {
        return page(&TalksPage::earlier(&partner, past));
    }
    let under_way = store::under_way(db, &partner).await?;
    let drafts = draft::store::all(db, &partner).await?;
    page(&TalksPage::new(&partner, under_way, &drafts, past))
}

/// How a talk goes; if one is under way, that one.
pub(super) async fn new(partner: Sharing<Partner>, State(app): State<App>) -> Result<Response> {
    let under_way = store::under_way(&mut app.db.read().await?, &partner).await?;
    match under_way {
        Some(talk) => Ok(Redirect::to(&format!("/turn-talks/{}", talk.id)).into_response()),
        None => page(&NewPage::new(&partner)),
    }
}

pub(super) async fn draft_first(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let first = draft::begin(&mut writing, &partner, For::Said(None)).await?;
    writing.done(first).await
}

/// For what the talk asks of this partner now.
pub(super) async fn draft_turn(
    talk: Ours<TurnTalk>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &talk).await?;
    let state = store::history(&mut writing, &talk).await?.state();
    let what = asked_for(state.asks(talk.person()), talk.id());
    let what = what.ok_or(Error::Refused("It is not your turn at the moment."))?;
    let first = draft::begin(&mut writing, &talk, what).await?;
    writing.done(first).await
}

pub(super) async fn begin(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let (named, begins) = (posted.form.named(), |what| what == For::Said(None));
    let said = match draft::taken(&mut writing, &partner, named, begins).await? {
        Ok(said) => spoken(&said)?,
        Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
    };
    if time_out::store::now_in(writing.conn(), &partner).await?.rests(partner.now()) {
        return Err(Error::DraftKept(TIME_OUT));
    }
    let talk = store::begin(&mut writing, &partner, &said).await.map_err(Error::of_a_draft)?;
    writing.done(format!("/turn-talks/{talk}")).await
}

pub(super) async fn say(
    talk: Sharing<Ours<TurnTalk>>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &talk).await?;
    let (id, named) = (talk.id(), posted.form.named());
    let is_of_it = |what: For| what.turn().is_some_and(|(_, talk)| talk == Some(id));
    let said = match draft::taken(&mut writing, &talk, named, is_of_it).await? {
        Ok(said) => spoken(&said)?,
        Err(draft) => return draft::look_again(&app, &talk, &draft, &posted).await,
    };
    if let Err(faults) = said.offers() {
        drop(writing);
        let db = &mut app.db.read().await?;
        return draft::once_more(db, &talk, named, (&posted, faults)).await;
    }
    let to = after(&said, &talk);
    act(&app, &talk, writing, (&said, to)).await.map_err(Error::of_a_draft)
}

fn spoken(said: &ToShare) -> Result<Spoken> {
    Spoken::of(said).ok_or_else(|| Error::bug("a draft of a turn without words"))
}

/// Adds what somebody says or does, if it is theirs to do now, and leads on.
async fn act(
    app: &App,
    talk: &Sharing<Ours<TurnTalk>>,
    mut writing: Writing<'_>,
    (said, to): (&Spoken, String),
) -> Result<Response> {
    let history = store::history(&mut writing, talk).await?;
    let next = history.after(talk.person(), said.act(), talk.now()).map_err(Error::Refused)?;
    store::add(&mut writing, talk, &history, (said, next)).await?;
    moved(app, talk, writing.done(to).await)
}

pub(super) async fn show(talk: Ours<TurnTalk>, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let kept = store::find(db, &talk).await?;
    let drafts = draft::store::all(db, &talk).await?;
    let time_out = time_out::store::now(db, &talk).await?;
    let shown = TalkPage::new(&talk, &kept, (&drafts, &time_out));
    if !kept.history.state().is_over() {
        return page(&shown);
    }
    page(&shown.with(tick::store::ticking(db.conn(), &talk, &kept.turns).await?))
}

/// For a page that waits: it moves by itself when the other has done something.
pub(super) async fn moves(
    talk: Watching<Ours<TurnTalk>>,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response> {
    let waiting = app.live.wait_for(talk.id().uuid());
    let moves = store::moves(&mut app.db.read().await?, &talk).await?;
    Ok(waiting.events(&headers, moves))
}

/// Tells it to the pages that wait, once it is on disk.
fn moved(app: &App, talk: &Ours<TurnTalk>, done: Result<Response>) -> Result<Response> {
    if done.is_ok() {
        app.live.changed(talk.id().uuid());
    }
    done
}

pub(super) async fn heard(
    talk: Sharing<Ours<TurnTalk>>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let writing = posted.begin(&app, &talk).await?;
    act(&app, &talk, writing, (&Spoken::Heard, path(&talk))).await
}

pub(super) async fn nothing_to_add(
    talk: Sharing<Ours<TurnTalk>>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let writing = posted.begin(&app, &talk).await?;
    act(&app, &talk, writing, (&Spoken::NothingToAdd, path(&talk))).await
}

/// One goes on from here with nothing more: a tap. With anything else one writes it first.
pub(super) async fn close(
    talk: Sharing<Ours<TurnTalk>>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let writing = posted.begin(&app, &talk).await?;
    let nothing = Spoken::Closed { exit: Exit::Nothing, thanks: String::new() };
    act(&app, &talk, writing, (&nothing, path(&talk))).await
}

/// Where one is after this; what leads to something else leads there.
fn after(said: &Spoken, talk: &Ours<TurnTalk>) -> String {
    if said.exit() == Some(Exit::Commitment) {
        format!("/commitments/new?owner=me&talk={}", talk.id())
    } else {
        path(talk)
    }
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(super) async fn stop(
    talk: Ours<TurnTalk>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    talk.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &talk).await?;
            let history = store::history(&mut writing, &talk).await?;
            history.state().stop(talk.person()).map_err(Error::Refused)?;
            store::stop(&mut writing, &talk).await?;
            moved(&app, &talk, writing.done(path(&talk)).await)
        })
        .await
}

fn path(talk: &Ours<TurnTalk>) -> String {
    format!("/turn-talks/{}", talk.id())
}
