//! Writing a wording, proposing it, answering it, ending it.

use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{Agreeable, Answer, Drafted, MOVED_ON, Standing, Wording, WordingId, store};
use crate::{
    App,
    access::{Partner, Sharing},
    db::Tx,
    draft::{self, AmongForm},
    error::{Error, Result},
    text::Faults,
    web::form::{NoFields, Posted},
};

const HAS_CHANGED: &str =
    "What is proposed has changed while you wrote. Please look at it, then propose yours as well";
const UNREADABLE: &str =
    "Its words cannot be read now, so nobody can agree to them. Nothing was changed.";
const CHOOSE: &str = "Please choose one of the answers on the page.";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct AnswerForm {
    version: String,
    /// The digest of the words that its page showed.
    seen: String,
    answer: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct EndForm {
    version: String,
    /// "take back" what waits; "end" what counts.
    what: String,
}

/// With what one proposed oneself or what both agreed to: what only the other proposed may be taken back, and is gone
/// then.
pub(crate) async fn begin<W: Drafted>(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let all = store::newest::<W>(writing.conn(), &partner).await?;
    let standing = store::standing(&all);
    let own = |it: &&Wording<W>| it.author == partner.person();
    let waits = standing.waits.and_then(|at| all.get(at)).filter(own);
    let before = waits.or_else(|| all.get(standing.counts?)).filter(|_| !W::EACH_STANDS);
    let words = before.and_then(|wording| wording.words.get());
    let standing = words.map_or_else(Vec::new, |words| words.anew(partner.today()));
    let first = draft::begin_with(&mut writing, &partner, W::FOR, &standing).await?;
    writing.done(first).await
}

pub(crate) async fn propose<W: Drafted>(
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
    let all = store::newest::<W>(writing.conn(), &partner).await?;
    let is_seen = W::EACH_STANDS || store::version(&all) == posted.form.version;
    let words = match W::of(&said, partner.today()) {
        Ok(words) if is_seen => words,
        wrong => {
            drop(writing);
            let faults = wrong.err().unwrap_or_else(|| Faults::one("draft", HAS_CHANGED));
            let db = &mut app.db.read().await?;
            return draft::once_more(db, &partner, named, (&posted, faults)).await;
        }
    };
    store::propose(&mut writing, &partner, &words).await?;
    writing.done(W::PATH).await
}

pub(crate) async fn answer<W: Agreeable>(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let answer = Answer::parse(&posted.form.answer).ok_or(Error::Refused(CHOOSE))?;
    let mut writing = posted.begin(&app, &partner).await?;
    let (standing, at, wording) = named::<W>(&mut writing, &partner, &posted.form.version).await?;
    standing.may_answer(partner.person(), (at, wording.step())).map_err(Error::Refused)?;
    if wording.digest != posted.form.seen {
        return Err(Error::Refused(MOVED_ON));
    }
    if answer == Answer::Agreed && wording.words.get().is_none() {
        return Err(Error::Refused(UNREADABLE));
    }
    store::answer(&mut writing, &partner, (&wording, answer)).await?;
    if W::IS_COPY && answer == Answer::NotLikeThis {
        writing.deletes_for_good();
    }
    writing.done(W::PATH).await
}

/// One is enough, at any time, also while the couple is paused and when the disk is full.
pub(crate) async fn end<W: Agreeable>(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<EndForm>,
) -> Result<Response> {
    partner.may_still_stop()?;
    app.db
        .even_if_full(|| async {
            let EndForm { version, what } = &posted.form;
            let mut writing = posted.begin(&app, &partner).await?;
            let (standing, at, wording) = named::<W>(&mut writing, &partner, version).await?;
            let is = (at, wording.step());
            if what == "take back" {
                standing.may_take_back(partner.person(), is).map_err(Error::Refused)?;
                store::take_back(&mut writing, &partner, &wording).await?;
                writing.deletes_for_good();
            } else {
                standing.may_end(is).map_err(Error::Refused)?;
                store::end(&mut writing, &partner, &wording).await?;
                if W::IS_COPY {
                    writing.deletes_for_good();
                }
            }
            writing.done(W::PATH).await
        })
        .await
}

/// The wording that a form names, among which it stands, and its place there; one of another couple is none.
async fn named<W: Agreeable>(
    tx: &mut Tx,
    partner: &Partner,
    id: &str,
) -> Result<(Standing, usize, Wording<W>)> {
    let moved_on = || Error::Refused(MOVED_ON);
    let id = id.parse::<uuid::Uuid>().map(WordingId::from).map_err(|_| moved_on())?;
    if W::EACH_STANDS {
        let wording = store::one::<W>(tx.conn(), partner, id).await?.ok_or_else(moved_on)?;
        return Ok((Standing::of(&[wording.step()]), 0, wording));
    }
    let mut all = store::newest::<W>(tx.conn(), partner).await?;
    let at = all.iter().position(|wording| wording.id == id).ok_or_else(moved_on)?;
    Ok((store::standing(&all), at, all.swap_remove(at)))
}
