//! Writing a wording, proposing it, answering it, ending it.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{
    Agreeable, Answer, Kept, MOVED_ON,
    store::{self, Wording},
};
use crate::{
    App,
    access::{Partner, Sharing},
    draft::{self, AmongForm},
    error::{Error, Result},
    text::Faults,
    web::form::{NoFields, Posted},
};

const HAS_CHANGED: &str =
    "Another wording was proposed while you wrote. Please look at it, then propose yours as well";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AnswerForm {
    version: String,
    answer: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct EndForm {
    version: String,
}

/// With what waits or counts already, if it is one's own: what the other takes back is gone.
pub(crate) async fn begin<W: Kept>(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let all = W::newest(writing.conn(), &partner).await?;
    let standing = store::standing(&all);
    let before = standing.waits.or(standing.counts).and_then(|at| all.get(at));
    let own = before.filter(|wording| wording.author == partner.person());
    let words = own.and_then(|wording| wording.words.get());
    let standing = words.map_or_else(Vec::new, Agreeable::parts);
    let first = draft::begin_with(&mut writing, &partner, W::FOR, &standing).await?;
    writing.done(first).await
}

pub(crate) async fn propose<W: Kept>(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AmongForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let named = posted.form.named();
    let said = match draft::taken(&mut writing, &partner, named, |it| it == W::FOR).await? {
        Ok(said) => said,
        Err(draft) => return draft::look_again(&app, &partner, &draft, &posted).await,
    };
    let all = W::newest(writing.conn(), &partner).await?;
    let words = match W::of(&said) {
        Ok(words) if store::version(&all) == posted.form.version => words,
        wrong => {
            drop(writing);
            let faults = wrong.err().unwrap_or_else(|| Faults::one("draft", HAS_CHANGED));
            let db = &mut app.db.read().await?;
            return draft::once_more(db, &partner, named, (&posted, faults)).await;
        }
    };
    words.propose(&mut writing, &partner).await?;
    writing.done(W::PATH).await
}

pub(crate) async fn answer<W: Kept>(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let answer = Answer::parse(&posted.form.answer).ok_or(Error::Refused(MOVED_ON))?;
    let mut writing = posted.begin(&app, &partner).await?;
    let all = W::newest(writing.conn(), &partner).await?;
    let (at, wording) = find(&all, &posted.form.version)?;
    let may = store::standing(&all).may_answer(partner.person(), (at, wording.step()));
    may.map_err(Error::Refused)?;
    if answer == Answer::Agreed && wording.words.get().is_none() {
        return Err(Error::Refused(MOVED_ON)); // nobody agrees to what cannot be read
    }
    W::answer(&mut writing, &partner, (wording, answer)).await?;
    writing.done(W::PATH).await
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(crate) async fn end<W: Kept>(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<EndForm>,
) -> Result<Response> {
    partner.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &partner).await?;
            let all = W::newest(writing.conn(), &partner).await?;
            let (at, wording) = find(&all, &posted.form.version)?;
            let may = store::standing(&all).may_end(partner.person(), (at, wording.step()));
            may.map_err(Error::Refused)?;
            if wording.step().answer.is_none() {
                W::take_back(&mut writing, wording).await?;
                writing.deletes_for_good();
            } else {
                W::end(&mut writing, &partner, wording).await?;
            }
            writing.done(W::PATH).await
        })
        .await
}

/// The wording that a form names, and its place among all; one of another couple is none.
fn find<'a, W>(all: &'a [Wording<W>], id: &str) -> Result<(usize, &'a Wording<W>)> {
    let found = all.iter().enumerate().find(|(_, wording)| wording.id.to_string() == id);
    found.ok_or(Error::Refused(MOVED_ON))
}
