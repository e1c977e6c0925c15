//! Statements: writing and delivering one, reading it, saying what one understands of it.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Act, Carried, Exit, Spoken, StatementId, WhenForm,
    delivery::store as delivery,
    pages::{NewPage, StatementPage, StatementsPage},
    store::{self, Statement},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    draft::{self, For, ShareForm, Written},
    error::{Error, Result},
    impact::role,
    offline::Writing,
    sealed::Opened,
    text::Typed,
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const NOT_OPEN: Error = Error::Refused(
    "What was written here was changed outside the app, and does not open. It can be withdrawn, not taken \
     back.",
);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<StatementId>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct JudgeForm {
    judgement: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ExitForm {
    exit: String,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let listed = store::all(db, &partner, query.before).await?;
    let drafts = match query.before {
        None => draft::store::all(db, &partner).await?,
        Some(_) => Vec::new(),
    };
    page(&StatementsPage::new(&partner, &drafts, listed, query.before.is_none()))
}

pub(super) async fn new(partner: Partner, State(app): State<App>) -> Result<Response> {
    let role = role::store::known(&mut app.db.read().await?, &partner).await?;
    page(&NewPage::new(&partner, role))
}

pub(super) async fn begin(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let first = draft::begin(&mut writing, &partner, For::Statement).await?;
    writing.done(first).await
}

/// A draft becomes a statement, and is none any more.
pub(super) async fn deliver(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<WhenForm>,
) -> Result<Response> {
    // First whether it was sent before: its time may have passed since.
    let mut writing = posted.begin(&app, &partner).await?;
    let form = &posted.form;
    let named = (&*form.draft, &*form.seen);
    let at = match form.parse(partner.zone(), partner.now()) {
        Ok(at) => at,
        Err(faults) => {
            drop(writing);
            let db = &mut app.db.read().await?;
            return draft::once_more(db, &partner, named, (&posted, faults)).await;
        }
    };
    let said = match draft::taken(&mut writing, &partner, named, |it| it == For::Statement).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
    };
    let id = delivery::deliver(&mut writing, &partner, (&Carried::of(said), at)).await?;
    writing.done(format!("/impact-statements/{id}")).await
}

pub(super) async fn show(statement: Ours<Statement>, State(app): State<App>) -> Result<Response> {
    page(&statement_page(&statement, &app, Typed::default()).await?)
}

async fn statement_page(
    statement: &Ours<Statement>,
    app: &App,
    form: Typed,
) -> Result<StatementPage> {
    let db = &mut app.db.read().await?;
    let kept = store::find(db, statement).await?;
    let drafts = draft::store::all(db, statement).await?;
    Ok(StatementPage::new(statement, &kept, &drafts, form))
}

/// Before its time, its author takes it back: it is a draft again, with every word.
pub(super) async fn take_back(
    statement: Ours<Statement>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &statement).await?;
    let history = store::history(&mut writing, &statement).await?;
    history.take_back(statement.person()).map_err(Error::Refused)?;
    let words = delivery::words_of(&mut writing, &statement).await?;
    let Opened::Genuine(carried) = words else { return Err(NOT_OPEN) };
    let what = For::Statement;
    let id = draft::store::new(&mut writing, &statement, what).await?;
    for part in carried.areas {
        let place = (id, what, part.area.as_str());
        draft::store::write(&mut writing, &statement, place, &Written(part.words)).await?;
    }
    delivery::delete(&mut writing, statement.id()).await?;
    writing.done(format!("/drafts/{id}")).await
}

/// For what this partner may write about it now.
pub(super) async fn begin_answer(
    statement: Ours<Statement>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &statement).await?;
    let history = store::history(&mut writing, &statement).await?;
    let (what, act) = if history.author == statement.person() {
        (For::Missing(statement.id()), Act::Partly)
    } else {
        (For::Reply(statement.id()), Act::Replied)
    };
    history.after(statement.person(), act).map_err(Error::Refused)?;
    let first = draft::begin(&mut writing, &statement, what).await?;
    writing.done(first).await
}

/// A draft becomes an answer, and is none any more, unless something is refused after this.
pub(super) async fn share_answer(
    statement: Sharing<Ours<Statement>>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &statement).await?;
    let (id, named) = (statement.id(), posted.form.named());
    let is_about_it = |what: For| [For::Reply(id), For::Missing(id)].contains(&what);
    let said = match draft::taken(&mut writing, &statement, named, is_about_it).await? {
        Ok(said) => Spoken::of(said),
        Err(draft) => return draft::look_again(&app, &statement, &draft, &posted).await,
    };
    let said = said.ok_or_else(|| Error::bug("an answer to a statement without words"))?;
    say(&statement, writing, &said).await.map_err(Error::of_a_draft)
}

/// Adds what somebody says, if it is theirs to say now.
async fn say(
    statement: &Sharing<Ours<Statement>>,
    mut writing: Writing<'_>,
    said: &Spoken,
) -> Result<Response> {
    let history = store::history(&mut writing, statement).await?;
    let next = history.after(statement.person(), said.act()).map_err(Error::Refused)?;
    store::add(&mut writing, statement, (said, next)).await?;
    writing.done(path(statement)).await
}

pub(super) async fn judge(
    statement: Sharing<Ours<Statement>>,
    State(app): State<App>,
    posted: Posted<JudgeForm>,
) -> Result<Response> {
    let said = Spoken::judged(&posted.form.judgement);
    let said = said.ok_or(Error::Refused("Please choose one of the answers on the page."))?;
    let writing = posted.begin(&app, &statement).await?;
    say(&statement, writing, &said).await
}

/// How one goes on from here, once it has come to an end without being understood.
pub(super) async fn close(
    statement: Sharing<Ours<Statement>>,
    State(app): State<App>,
    posted: Posted<ExitForm>,
) -> Result<Response> {
    let exit = match Exit::parse(&posted.form.exit) {
        Ok(exit) => exit,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&statement_page(&statement, &app, form.clone()).await?, &form);
        }
    };
    let writing = posted.begin(&app, &statement).await?;
    say(&statement, writing, &Spoken::Closed { exit }).await
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(super) async fn stop(
    statement: Ours<Statement>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    statement.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &statement).await?;
            let history = store::history(&mut writing, &statement).await?;
            history.stop().map_err(Error::Refused)?;
            store::stop(&mut writing, &statement).await?;
            writing.done(path(&statement)).await
        })
        .await
}

/// It is not on this person's Today any more. Nobody else is told.
pub(super) async fn put_away(
    statement: Ours<Statement>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &statement).await?;
    let history = store::history(&mut writing, &statement).await?;
    if history.asks(statement.person()).is_news() {
        store::put_away(&mut writing, &statement).await?;
    }
    writing.done("/today").await
}

fn path(statement: &Ours<Statement>) -> String {
    format!("/impact-statements/{}", statement.id())
}
