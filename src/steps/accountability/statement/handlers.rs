//! Accountability statements: writing and sharing one, answering it part by part, adding to it.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    AccountabilityStatementId, Act, Owned, PARTS, Spoken, WISH_LIMIT,
    pages::{NewPage, StatementPage, StatementsPage},
    store::{self, Statement},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    db::Reader,
    draft::{self, For, ShareForm},
    error::{Error, Result},
    offline::Writing,
    steps::{
        accountability::commitment::{self, CommitmentId},
        communication::wording,
    },
    text::{Faults, Typed, passage},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const CHOOSE: Error = Error::Refused("Please choose one of the answers on the page.");
const NO_LINK: &str = "Please choose at least one commitment in which the change shows. If there is none yet, \
                       propose one first: your draft is kept";
const NOT_YOURS: &str = "One of these is not there any more. Please choose again";
const WHICH: &str = "Please choose the part in which you need more";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<AccountabilityStatementId>,
}

/// Which draft is shared, and the commitments that are linked.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct LinkForm {
    draft: String,
    seen: String,
    commitment: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AnswerForm {
    /// "received", "more" or "not ready".
    answer: String,
    /// Which part, from 1.
    part: String,
    /// What somebody needs more of; may be empty.
    what: String,
    /// Not empty once the hints on these words were seen.
    read_hints: String,
}

/// Which part its author adds to, from 1.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PartForm {
    part: String,
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

pub(super) async fn new(partner: Partner) -> Result<Response> {
    page(&NewPage::new(&partner))
}

pub(super) async fn begin(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let first = draft::begin(&mut writing, &partner, For::Accountability).await?;
    writing.done(first).await
}

/// A draft becomes a statement, and is none any more.
pub(super) async fn share(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<LinkForm>,
) -> Result<Response> {
    let linked = linked(&mut app.db.read().await?, &partner, &posted.form.commitment).await?;
    let mut writing = posted.begin(&app, &partner).await?;
    let named = (&*posted.form.draft, &*posted.form.seen);
    let is_one = |what| what == For::Accountability;
    let said = match draft::taken(&mut writing, &partner, named, is_one).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
    };
    let shows = !said.words("changed").is_empty();
    let owned = match linked {
        Ok(linked) if linked.is_empty() && shows => Err(NO_LINK),
        Ok(linked) => Ok(Owned::of(said, linked)),
        Err(sentence) => Err(sentence),
    };
    let owned = match owned {
        Ok(owned) => owned,
        Err(sentence) => {
            drop(writing);
            let faults = Faults::one("commitment", sentence);
            let db = &mut app.db.read().await?;
            return draft::once_more(db, &partner, named, (&posted, faults)).await;
        }
    };
    let id = store::share(&mut writing, &partner, &owned).await?;
    writing.done(format!("/accountability-statements/{id}")).await
}

/// The commitments that a form names, if each is one that this partner keeps or proposes to keep.
async fn linked(
    db: &mut Reader,
    partner: &Partner,
    named: &[String],
) -> Result<std::result::Result<Vec<CommitmentId>, &'static str>> {
    let own = commitment::store::own_on_the_table(db, partner).await?;
    let find = |named: &String| {
        let found = own.iter().find(|commitment| commitment.id.to_string() == *named);
        found.map(|commitment| commitment.id).ok_or(NOT_YOURS)
    };
    Ok(named.iter().map(find).collect())
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
    let linked = match kept.whole.words.get() {
        Some(owned) => commitment::store::promises(db, statement, &owned.commitments).await?,
        None => Vec::new(),
    };
    Ok(StatementPage::new(statement, &kept, (&drafts, linked), form))
}

/// "Received", "I need more here", or "not ready".
pub(super) async fn answer(
    statement: Sharing<Ours<Statement>>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let said = match posted.form.parse()? {
        Ok(said) => said,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&statement_page(&statement, &app, form.clone()).await?, &form);
        }
    };
    if let Some(form) = wording::to_read(&posted.typed, &["what"]) {
        return again(&statement_page(&statement, &app, form.clone()).await?, &form);
    }
    let writing = posted.begin(&app, &statement).await?;
    say(&statement, writing, &said).await
}

impl AnswerForm {
    fn parse(&self) -> Result<std::result::Result<Spoken, Faults>> {
        match (self.answer.as_str(), nth(&self.part)) {
            ("received", Some(part)) => Ok(Ok(Spoken::Received { part })),
            ("not ready", None) => Ok(Ok(Spoken::NotReady)),
            ("more", part) => {
                let mut faults = Faults::none();
                let part = faults.take("part", part.ok_or_else(|| WHICH.to_owned()));
                let what = passage(&self.what, WISH_LIMIT).and_then(wording::allowed);
                let what = faults.take("what", what);
                Ok(part
                    .zip(what)
                    .map(|(part, what)| Spoken::NeedsMore { part, what })
                    .ok_or(faults))
            }
            _ => Err(CHOOSE),
        }
    }
}

/// A part as a form names it, from 1.
fn nth(part: &str) -> Option<usize> {
    let part = part.parse::<usize>().ok()?.checked_sub(1)?;
    (part < PARTS).then_some(part)
}

/// Adds what somebody says, if it is theirs to say now.
async fn say(
    statement: &Sharing<Ours<Statement>>,
    mut writing: Writing<'_>,
    said: &Spoken,
) -> Result<Response> {
    let history = store::history(&mut writing, statement).await?;
    history.after(statement.person(), said.act()).map_err(Error::Refused)?;
    store::add(&mut writing, statement, said).await?;
    writing.done(path(statement)).await
}

/// For more in a part, where the other asked for it.
pub(super) async fn begin_more(
    statement: Ours<Statement>,
    State(app): State<App>,
    posted: Posted<PartForm>,
) -> Result<Response> {
    let part = nth(&posted.form.part).ok_or(CHOOSE)?;
    let mut writing = posted.begin(&app, &statement).await?;
    let history = store::history(&mut writing, &statement).await?;
    history.after(statement.person(), Act::More(part)).map_err(Error::Refused)?;
    let what = For::More(statement.id(), part);
    let first = draft::begin(&mut writing, &statement, what).await?;
    writing.done(first).await
}

/// A draft becomes more about a part, and is none any more, unless something is refused after this.
pub(super) async fn add(
    statement: Sharing<Ours<Statement>>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &statement).await?;
    let id = statement.id();
    let is_of_it = |what: For| matches!(what, For::More(about, _) if about == id);
    let said = match draft::taken(&mut writing, &statement, posted.form.named(), is_of_it).await? {
        Ok(said) => Spoken::of(said),
        Err(draft) => return draft::look_again(&app, &statement, &draft, &posted).await,
    };
    let said = said.ok_or_else(|| Error::bug("more about a part without words"))?;
    say(&statement, writing, &said).await.map_err(Error::of_a_draft)
}

fn path(statement: &Ours<Statement>) -> String {
    format!("/accountability-statements/{}", statement.id())
}
