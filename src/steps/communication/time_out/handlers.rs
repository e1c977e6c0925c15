//! Taking a time-out, moving one's return, coming back.

use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;

use super::{LONGEST, agreement::Agreement, length, pages::TimeOutPage, store};
use crate::{
    App,
    access::{Partner, Sharing, Watching},
    error::{Error, Result},
    steps::communication::turn_talk::{self, TurnTalkId},
    web::{
        form::{NoFields, Posted},
        page::page,
    },
};

const HERE: &str = "/time-out";
const OVER: Error = Error::Refused("This time-out is over already. Nothing is left to be done.");

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LengthForm {
    minutes: String,
}

pub(super) async fn show(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let now = store::now(db, &partner).await?;
    let talk = turn_talk::store::under_way(db, &partner).await?;
    page(&TimeOutPage::new(&partner, &now, talk.map(|talk| talk.id)))
}

/// For a page that waits.
pub(super) async fn moves(
    partner: Watching<Partner>,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response> {
    let waiting = app.live.wait_for(partner.couple().uuid());
    let now = store::now(&mut app.db.read().await?, &partner).await?;
    let stamp = now.time_out.map_or(0, |time_out| time_out.stamp(partner.now()));
    Ok(waiting.events(&headers, stamp))
}

/// One tap, also when the disk is full.
pub(super) async fn take(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<LengthForm>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            store::take(&mut writing, &partner, &posted.form.minutes).await?;
            let talk = turn_talk::store::id_under_way(writing.conn(), &partner).await?;
            moved(&app, &partner, talk, writing.done(HERE).await)
        })
        .await
}

pub(super) async fn move_return(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<LengthForm>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            let now = store::now_in(writing.conn(), &partner).await?;
            let latest = now.agreement().map_or(LONGEST, Agreement::latest);
            let wish = (length(&posted.form.minutes, None), latest);
            let time_out = now.time_out.ok_or(OVER)?;
            let to = time_out.moved_to(partner.person(), partner.now(), wish);
            let to = to.map_err(Error::Refused)?;
            store::move_return(&mut writing, &partner, to).await?;
            let talk = turn_talk::store::id_under_way(writing.conn(), &partner).await?;
            moved(&app, &partner, talk, writing.done(HERE).await)
        })
        .await
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(super) async fn come_back(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            let now = store::now_in(writing.conn(), &partner).await?;
            let time_out = now.time_out.ok_or(OVER)?;
            time_out.come_back(partner.person(), partner.now()).map_err(Error::Refused)?;
            store::come_back(&mut writing, &partner).await?;
            let talk = turn_talk::store::id_under_way(writing.conn(), &partner).await?;
            moved(&app, &partner, talk, writing.done(HERE).await)
        })
        .await
}

/// Tells it to the pages that wait, once it is on disk: those of the two, and those of their talk.
fn moved(
    app: &App,
    partner: &Partner,
    talk: Option<TurnTalkId>,
    done: Result<Response>,
) -> Result<Response> {
    if done.is_ok() {
        app.live.changed(partner.couple().uuid());
        if let Some(talk) = talk {
            app.live.changed(talk.uuid());
        }
    }
    done
}
