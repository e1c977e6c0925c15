//! Proposing a time for the meeting, saying yes or no, and ending it.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{Act, History, MeetingTime, pages::TimePage, store};
use crate::{
    App,
    access::{Partner, Sharing},
    error::{Error, Result},
    progress::maintain,
    text::Typed,
    web::{
        form::{Posted, is_as_seen},
        page::{again, page},
    },
};

const HERE: &str = "/weekly-meetings/time";
const CHOOSE: Error = Error::Refused("Please choose one of the answers on the page.");
const MEANWHILE: Error = Error::Refused(
    "Something was said about it meanwhile. Please look at it as it is now, and choose again.",
);

/// A time, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TimeForm {
    weekday: String,
    time: String,
}

/// What the page showed to whoever says yes to it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AgreeForm {
    seen: String,
}

/// What is ended, and what its page showed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct EndForm {
    /// "not so": what is proposed; "ended": what is agreed.
    what: String,
    seen: String,
}

pub(super) async fn show(partner: Partner, State(app): State<App>) -> Result<Response> {
    page(&time_page(&partner, &app, None).await?)
}

async fn time_page(partner: &Partner, app: &App, typed: Option<Typed>) -> Result<TimePage> {
    let db = &mut app.db.read().await?;
    let history = store::history(db.conn(), partner).await?;
    let rhythm = maintain::rhythm(db, partner).await?;
    Ok(TimePage::new(partner, (&history, rhythm), typed))
}

pub(super) async fn propose(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<TimeForm>,
) -> Result<Response> {
    let TimeForm { weekday, time } = &posted.form;
    let time = match MeetingTime::parse(weekday, time, partner.zone()) {
        Ok(time) => time,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&time_page(&partner, &app, Some(form.clone())).await?, &form);
        }
    };
    does(&partner, &app, &posted, (Act::Proposed(time), None)).await
}

pub(super) async fn agree(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AgreeForm>,
) -> Result<Response> {
    does(&partner, &app, &posted, (Act::Agreed, Some(&posted.form.seen))).await
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(super) async fn end(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<EndForm>,
) -> Result<Response> {
    partner.may_still_stop()?;
    let act = match posted.form.what.as_str() {
        "not so" => Act::NotSo,
        "ended" => Act::Ended,
        _ => return Err(CHOOSE),
    };
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            let history = store::history(writing.conn(), &partner).await?;
            history.must_be_as(&posted.form.seen)?;
            history.after(partner.person(), act).map_err(Error::Refused)?;
            store::end(&mut writing, &partner, act).await?;
            writing.done(HERE).await
        })
        .await
}

/// One rule decides, about what the page showed: nobody says yes to what came after it.
async fn does<F>(
    partner: &Sharing<Partner>,
    app: &App,
    posted: &Posted<F>,
    (act, seen): (Act, Option<&str>),
) -> Result<Response> {
    let mut writing = posted.begin(app, partner).await?;
    let history = store::history(writing.conn(), partner).await?;
    if let Some(seen) = seen {
        history.must_be_as(seen)?;
    }
    history.after(partner.person(), act).map_err(Error::Refused)?;
    store::add(&mut writing, partner, act).await?;
    writing.done(HERE).await
}

impl History {
    fn must_be_as(&self, seen: &str) -> Result<()> {
        if is_as_seen(seen, self.done.len()) { Ok(()) } else { Err(MEANWHILE) }
    }
}
