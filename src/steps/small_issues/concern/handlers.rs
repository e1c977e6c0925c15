//! Raising a concern, finding a time for it, and leaving it together.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Act, Concern, ConcernId, State as Stands,
    form::{AnswerForm, OutcomeForm, TimeForm},
    pages::{ConcernPage, ConcernsPage, NewPage},
    store::{self, Raised},
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    draft::{self, For, ShareForm},
    error::{Error, Result},
    steps::{
        accountability::commitment,
        communication::turn_talk::{Exit, TurnTalkId, turn},
        therapy::{comment, link::Section},
    },
    text::Typed,
    web::{
        form::{NoFields, Posted, is_as_seen},
        page::{again, page},
    },
};

const MEANWHILE: Error = Error::Refused(
    "Something was said about it meanwhile. Please look at it as it is now, and choose again.",
);
const NOT_YOURS: Error =
    Error::Refused("It is not yours to begin with. You can begin a talk of your own.");
const GONE: Error = Error::Refused(
    "This was withdrawn, or changed outside the app. You can begin a talk of your own.",
);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Earlier {
    before: Option<ConcernId>,
}

/// The talk from which something stays.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct FromTalk {
    talk: Option<TurnTalkId>,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Earlier>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let over = store::over(db, &partner, query.before).await?;
    if query.before.is_some() {
        return page(&ConcernsPage::earlier(&partner, over));
    }
    let open = store::open(db, &partner).await?;
    let drafts = draft::store::all(db, &partner).await?;
    page(&ConcernsPage::new(&partner, &drafts, (open, over)))
}

pub(super) async fn new(partner: Partner, Query(query): Query<FromTalk>) -> Result<Response> {
    page(&NewPage::new(&partner, query.talk))
}

/// With what somebody said as they closed a talk from which something stays with them.
pub(super) async fn begin(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<FromTalk>,
) -> Result<Response> {
    let stays = match posted.form.talk {
        Some(talk) => {
            turn::store::closed_with(&mut app.db.read().await?, &partner, talk, Exit::Concern)
                .await?
        }
        None => None,
    };
    let mut writing = posted.begin(&app, &partner).await?;
    let begun = [("noticed", stays.unwrap_or_default())];
    let first = draft::begin_with(&mut writing, &partner, For::Concern, &begun).await?;
    writing.done(first).await
}

/// A draft becomes a concern, and is none any more.
pub(super) async fn share(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<ShareForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let is_one = |what| what == For::Concern;
    let said = match draft::taken(&mut writing, &partner, posted.form.named(), is_one).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
    };
    let id = store::raise(&mut writing, &partner, &Concern::of(&said)).await?;
    writing.done(format!("/concerns/{id}")).await
}

pub(super) async fn show(concern: Ours<Raised>, State(app): State<App>) -> Result<Response> {
    page(&concern_page(&concern, &app, None).await?)
}

/// The page, with what was typed if it comes back.
async fn concern_page(
    concern: &Ours<Raised>,
    app: &App,
    typed: Option<Typed>,
) -> Result<ConcernPage> {
    let db = &mut app.db.read().await?;
    let kept = store::find(db, concern).await?;
    let commitments = store::commitments(db, concern).await?;
    let linked = commitment::store::promises(db, concern, &commitments).await?;
    let mut shown = ConcernPage::new(concern, &kept, linked, typed);
    shown.beside = comment::beside(db, concern, (Section::Concerns, concern.id().uuid())).await?;
    Ok(shown)
}

/// A word: read, that suits, we have talked, yes, not yet, open it again.
pub(super) async fn answer(
    concern: Sharing<Ours<Raised>>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let act = posted.form.parse()?;
    does(&concern, &app, (&posted, &posted.form.seen), |_| act).await
}

/// The first time says as well that the other has read it.
pub(super) async fn suggest_time(
    concern: Sharing<Ours<Raised>>,
    State(app): State<App>,
    posted: Posted<TimeForm>,
) -> Result<Response> {
    let at = match posted.form.parse(concern.zone(), concern.now()) {
        Ok(at) => at,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&concern_page(&concern, &app, Some(form.clone())).await?, &form);
        }
    };
    does(&concern, &app, (&posted, &posted.form.seen), |stands| match stands {
        Stands::Raised => Act::Read(Some(at)),
        _ => Act::Time(at),
    })
    .await
}

pub(super) async fn suggest_outcome(
    concern: Sharing<Ours<Raised>>,
    State(app): State<App>,
    posted: Posted<OutcomeForm>,
) -> Result<Response> {
    let outcome = match posted.form.parse(concern.zone(), concern.now()) {
        Ok(outcome) => outcome,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&concern_page(&concern, &app, Some(form.clone())).await?, &form);
        }
    };
    does(&concern, &app, (&posted, &posted.form.seen), |_| Act::Suggested(outcome)).await
}

/// One rule decides, about what the page showed: nobody says yes to what came after it.
async fn does<F>(
    concern: &Sharing<Ours<Raised>>,
    app: &App,
    (posted, seen): (&Posted<F>, &str),
    act: impl FnOnce(Stands) -> Act,
) -> Result<Response> {
    let mut writing = posted.begin(app, concern).await?;
    let history = store::history(&mut writing, concern).await?;
    if !is_as_seen(seen, history.done.len()) {
        return Err(MEANWHILE);
    }
    let act = act(history.standing(concern.now()).state);
    let standing = history.after(concern.person(), act, concern.now()).map_err(Error::Refused)?;
    store::add(&mut writing, concern, (act, standing)).await?;
    writing.done(path(concern)).await
}

/// Who raised it begins a talk with its words, one part after the other.
pub(super) async fn begin_talk(
    concern: Ours<Raised>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let kept = store::find(&mut app.db.read().await?, &concern).await?;
    if kept.history.author != concern.person() {
        return Err(NOT_YOURS);
    }
    let words = kept.words.get().filter(|_| kept.withdrawn.is_none()).ok_or(GONE)?.clone();
    let mut writing = posted.begin(&app, &concern).await?;
    let begun = [("when", words.noticed), ("felt", words.felt), ("need", words.like)];
    let first = draft::begin_with(&mut writing, &concern, For::Said(None), &begun).await?;
    writing.done(first).await
}

fn path(concern: &Ours<Raised>) -> String {
    format!("/concerns/{}", concern.id())
}
