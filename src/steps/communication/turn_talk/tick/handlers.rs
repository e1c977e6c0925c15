//! Ticking what was said in a talk, and taking that back.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::store;
use crate::{
    App,
    access::{Ours, Sharing},
    error::{Error, Result},
    steps::communication::turn_talk::{store::TurnTalk, turn::store as turns},
    web::form::{NoFields, Posted},
};

const NOT_AS_READ: Error = Error::Refused(
    "What stands in this talk, or who may read it, has changed meanwhile. Look at it once more, and tick it then.",
);

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in super::super) struct TickForm {
    /// Names what the page showed.
    seen: String,
}

pub(in super::super) async fn tick(
    talk: Sharing<Ours<TurnTalk>>,
    State(app): State<App>,
    posted: Posted<TickForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &talk).await?;
    let turns = turns::all(writing.conn(), &talk).await?;
    let ticking = store::ticking(writing.conn(), &talk, &turns).await?.ok_or(NOT_AS_READ)?;
    if ticking.seen() != posted.form.seen {
        return Err(NOT_AS_READ);
    }
    store::tick(&mut writing, &talk, ticking).await?;
    writing.done(format!("/turn-talks/{}", talk.id())).await
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(in super::super) async fn take_back(
    talk: Ours<TurnTalk>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    talk.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &talk).await?;
            store::take_back(&mut writing, &talk).await?;
            writing.done(format!("/turn-talks/{}", talk.id())).await
        })
        .await
}
