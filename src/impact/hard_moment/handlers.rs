//! Sending one's card, answering, saying that it has passed.

use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;

use super::{Answer, next_at, pages::HardMomentPage, store};
use crate::{
    App,
    access::{Partner, Sharing, Watching},
    error::{Error, Result},
    steps::therapy::{copy::store as copies, link::Section},
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const HERE: &str = "/hard-moment";
const OVER: Error = Error::Refused("This moment has passed already. Nothing is left to be done.");

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AnswerForm {
    answer: String,
    time: String,
}

pub(super) async fn show(partner: Partner, State(app): State<App>) -> Result<Response> {
    page(&hard_moment_page(&partner, &app, Typed::default()).await?)
}

async fn hard_moment_page(partner: &Partner, app: &App, form: Typed) -> Result<HardMomentPage> {
    let db = &mut app.db.read().await?;
    let now = store::now(db, partner).await?;
    let reads = copies::reads(db.conn(), partner, Section::HardMoments).await?;
    Ok(HardMomentPage::new(partner, (&now, reads.map(|by| by.name)), form))
}

/// For a page that waits.
pub(super) async fn moves(
    partner: Watching<Partner>,
    State(app): State<App>,
    headers: HeaderMap,
) -> Result<Response> {
    let waiting = app.live.wait_for(partner.couple().uuid());
    let stamp = store::now(&mut app.db.read().await?, &partner).await?.stamp();
    Ok(waiting.events(&headers, stamp))
}

/// One tap, also when the disk is full. Without a card, or while one is on its way, the page says what helps.
pub(super) async fn send(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            store::send(&mut writing, &partner).await?;
            moved(&app, &partner, writing.done(HERE).await)
        })
        .await
}

/// Also when the disk is full.
pub(super) async fn answer(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let answer = match posted.form.answer.as_str() {
        "here" => Ok(Answer::Here),
        _ => next_at(&posted.form.time, partner.zone(), partner.now()).map(Answer::At),
    };
    let answer = match answer {
        Ok(answer) => answer,
        Err(sentence) => {
            let form = posted.with_faults(Faults::one("time", sentence));
            return again(&hard_moment_page(&partner, &app, form.clone()).await?, &form);
        }
    };
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            let all = store::on(writing.conn(), &partner).await?;
            let on = all.iter().find(|on| on.moment.by == partner.partner()).ok_or(OVER)?;
            on.moment.may_answer(partner.person(), partner.now()).map_err(Error::Refused)?;
            store::answer(&mut writing, &partner, (on, answer)).await?;
            moved(&app, &partner, writing.done(HERE).await)
        })
        .await
}

/// Its sender alone, at any time, also while the couple is paused and when the disk is full.
pub(super) async fn pass(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            let all = store::on(writing.conn(), &partner).await?;
            let own = all.iter().find(|on| on.moment.by == partner.person()).ok_or(OVER)?;
            own.moment.pass(partner.person(), partner.now()).map_err(Error::Refused)?;
            store::delete_own(&mut writing, &partner).await?;
            writing.deletes_for_good();
            moved(&app, &partner, writing.done(HERE).await)
        })
        .await
}

/// Tells it to the pages that wait, once it is on disk.
fn moved(app: &App, partner: &Partner, done: Result<Response>) -> Result<Response> {
    if done.is_ok() {
        app.live.changed(partner.couple().uuid());
    }
    done
}
