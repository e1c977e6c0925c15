//! Statements: writing and delivering one, reading it, saying what one understands of it.

use axum::{
    extract::{Query, State},
    response::Response,
};
use chrono::{DateTime, Utc};
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
    error::{Error, Result},
    impact::draft::{
        Answer, ImpactDraft, ImpactDraftId, Piece, PreviewPage, Question, first_page,
        store as drafts,
    },
    offline::Writing,
    sealed::Opened,
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const NO_DRAFT: Error = Error::Refused(
    "This draft is not there any more: it was shared, or let go. Look at what is there now.",
);
const NOT_OPEN: Error = Error::Refused(
    "What was written here was changed outside the app, and does not open. It can be withdrawn, not taken \
     back.",
);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<StatementId>,
}

/// Which draft is shared.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ShareForm {
    draft: String,
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
        None => drafts::all(db, &partner).await?,
        Some(_) => Vec::new(),
    };
    page(&StatementsPage::new(&partner, drafts, listed, query.before.is_none()))
}

pub(super) async fn new(partner: Partner) -> Result<Response> {
    page(&NewPage::new(&partner))
}

pub(super) async fn begin(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let id = drafts::begin(&mut writing, &partner, (Piece::Statement, None)).await?;
    writing.done(first_page(id, Piece::Statement)).await
}

/// A draft becomes a statement, and is none any more.
pub(super) async fn deliver(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<WhenForm>,
) -> Result<Response> {
    let at = match posted.form.parse(partner.zone(), partner.now()) {
        Ok(at) => at,
        Err(faults) => return look_once_more(&partner, &app, &posted, faults).await,
    };
    let mut writing = posted.begin(&app, &partner).await?;
    let draft = named(&mut writing, &partner, (&posted.form.draft, None)).await?;
    let to = match draft.to_share() {
        Ok(written) if draft.piece == Piece::Statement => {
            keep(&mut writing, &partner, (draft.id, written), at).await?
        }
        _ => format!("/impact-drafts/{}", draft.id),
    };
    writing.done(to).await
}

async fn keep(
    writing: &mut Writing<'_>,
    partner: &Sharing<Partner>,
    (draft, written): (ImpactDraftId, Vec<(Question, String)>),
    at: DateTime<Utc>,
) -> Result<String> {
    let id = delivery::deliver(writing, partner, (&Carried::of(written), at)).await?;
    drafts::delete(writing, partner, draft).await?;
    Ok(format!("/impact-statements/{id}"))
}

/// The preview again, with what is wrong with the time.
async fn look_once_more(
    partner: &Partner,
    app: &App,
    posted: &Posted<WhenForm>,
    faults: Faults,
) -> Result<Response> {
    let id = draft_id(&posted.form.draft)?;
    let draft = drafts::read(&mut app.db.read().await?, partner, id).await?.ok_or(NO_DRAFT)?;
    let form = posted.with_faults(faults);
    again(&PreviewPage::new(partner, &draft, form.clone()), &form)
}

fn draft_id(typed: &str) -> Result<ImpactDraftId> {
    typed.parse::<uuid::Uuid>().map(ImpactDraftId::from).map_err(|_| NO_DRAFT)
}

/// The draft that a form names, if it belongs there.
async fn named(
    writing: &mut Writing<'_>,
    partner: &Partner,
    (typed, statement): (&str, Option<StatementId>),
) -> Result<ImpactDraft> {
    let draft = drafts::of(writing, partner, draft_id(typed)?).await?;
    draft.filter(|draft| draft.statement == statement).ok_or(NO_DRAFT)
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
    let drafts = drafts::all(db, statement).await?;
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
    let piece = Piece::Statement;
    let id = drafts::new(&mut writing, &statement, (piece, None)).await?;
    for part in carried.areas {
        let place = (id, piece, part.area.as_str());
        drafts::answer(&mut writing, &statement, place, &Answer(part.words)).await?;
    }
    delivery::delete(&mut writing, statement.id()).await?;
    writing.done(format!("/impact-drafts/{id}")).await
}

/// For what this partner may write about it now.
pub(super) async fn begin_answer(
    statement: Ours<Statement>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &statement).await?;
    let history = store::history(&mut writing, &statement).await?;
    let (piece, act) = if history.author == statement.person() {
        (Piece::Missing, Act::Partly)
    } else {
        (Piece::Reply, Act::Replied)
    };
    history.after(statement.person(), act).map_err(Error::Refused)?;
    let about = (piece, Some(statement.id()));
    let id = drafts::begin(&mut writing, &statement, about).await?;
    writing.done(first_page(id, piece)).await
}

/// A draft becomes an answer, and is none any more, unless something is refused after this.
pub(super) async fn share_answer(
    statement: Sharing<Ours<Statement>>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &statement).await?;
    let form = (posted.form.draft.as_str(), Some(statement.id()));
    let draft = named(&mut writing, &statement, form).await?;
    let written = draft.to_share().ok().and_then(|it| Spoken::of(draft.piece, it));
    let Some(said) = written else {
        return writing.done(format!("/impact-drafts/{}", draft.id)).await;
    };
    drafts::delete(&mut writing, &statement, draft.id).await?;
    say(&statement, writing, &said).await
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
