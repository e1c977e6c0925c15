//! From a feature to a draft and back: beginning one, and taking it when it is shared.

use axum::response::Response;
use serde::Deserialize;

use super::{Draft, DraftId, For, ToShare, Written, beside::around, pages::PreviewPage, store};
use crate::{
    App,
    access::Partner,
    db::{Reader, Tx},
    error::{Error, Result},
    text::Faults,
    web::{form::Posted, page::again},
};

/// It was shared or let go meanwhile.
pub(super) const NO_DRAFT: Error = Error::Refused(
    "This draft is not there any more: it was shared, or let go. Look at what is there now.",
);
const LOOK_AGAIN: &str =
    "What you wrote has changed since you looked at it here. Please look at it once more";

/// Which draft is shared, and what its page showed of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShareForm {
    draft: String,
    seen: String,
}

impl ShareForm {
    /// What a form that says no more than this names.
    pub fn named(&self) -> (&str, &str) {
        (&self.draft, &self.seen)
    }
}

/// The same, and among which versions of what it is about its page showed it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AmongForm {
    draft: String,
    seen: String,
    /// The newest of them.
    pub version: String,
}

impl AmongForm {
    /// What it names besides.
    pub fn named(&self) -> (&str, &str) {
        (&self.draft, &self.seen)
    }
}

/// The first page of the draft for this: of the one that was begun, or of a new one.
pub async fn begin(tx: &mut Tx, partner: &Partner, what: For) -> Result<String> {
    begin_with(tx, partner, what, &[]).await
}

/// The same; a new one begins with what stands in these parts, if what is only its author's is open:
/// else they would meet it closed.
pub async fn begin_with(
    tx: &mut Tx,
    partner: &Partner,
    what: For,
    standing: &[(&str, String)],
) -> Result<String> {
    let id = match store::begun(tx, partner, what).await? {
        Some(id) => id,
        None if partner.private_is_open() => with(tx, partner, what, standing).await?,
        None => store::new(tx, partner, what).await?,
    };
    let name = what.parts().first().map_or("", |part| part.name);
    Ok(format!("/drafts/{id}/answers/{name}"))
}

/// A new draft for this with what was written already; nothing if one was begun before.
pub async fn new_with(
    tx: &mut Tx,
    partner: &Partner,
    what: For,
    written: &[(&str, String)],
) -> Result<Option<DraftId>> {
    match store::begun(tx, partner, what).await? {
        Some(_) => Ok(None),
        None => with(tx, partner, what, written).await.map(Some),
    }
}

/// One more draft for this with what was written already, whatever else was begun.
pub async fn another_with(
    tx: &mut Tx,
    partner: &Partner,
    what: For,
    written: &[(&str, String)],
) -> Result<DraftId> {
    with(tx, partner, what, written).await
}

async fn with(
    tx: &mut Tx,
    partner: &Partner,
    what: For,
    standing: &[(&str, String)],
) -> Result<DraftId> {
    let id = store::new(tx, partner, what).await?;
    for (part, words) in standing.iter().filter(|(_, words)| !words.is_empty()) {
        store::write(tx, partner, (id, what, part), &Written(words.clone())).await?;
    }
    Ok(id)
}

/// What the draft says that a form names, exactly as its page showed it, if it belongs there; it is
/// shared and no draft any more, unless something is refused after this. Or the draft, if it is not
/// ready or not what was seen.
pub async fn taken(
    tx: &mut Tx,
    partner: &Partner,
    form: (&str, &str),
    belongs: impl FnOnce(For) -> bool,
) -> Result<Result<ToShare, Draft>> {
    let shown = shown(tx, partner, form, belongs).await?;
    if shown.is_ok() {
        store::delete(tx, partner, id(form.0)?).await?;
    }
    Ok(shown)
}

/// The same as [`taken`], and the draft stays as it is.
pub async fn shown(
    tx: &mut Tx,
    partner: &Partner,
    (named, seen): (&str, &str),
    belongs: impl FnOnce(For) -> bool,
) -> Result<Result<ToShare, Draft>> {
    let draft = store::of(tx, partner, id(named)?).await?;
    let draft = draft.filter(|draft| belongs(draft.what)).ok_or(NO_DRAFT)?;
    match draft.to_share() {
        Ok(said) if said.seen() == seen => Ok(Ok(said)),
        _ => Ok(Err(draft)),
    }
}

/// The page of a draft again, with everything that its form said: why it is not shared.
pub async fn look_again<F>(
    app: &App,
    partner: &Partner,
    draft: &Draft,
    posted: &Posted<F>,
) -> Result<Response> {
    let why = match draft.to_share() {
        Ok(_) => LOOK_AGAIN.to_owned(),
        Err(unready) => unready.sentence(),
    };
    let db = &mut app.db.read().await?;
    with_faults(db, partner, draft, (posted, Faults::one("draft", why))).await
}

/// The page of the draft that a form names again, with what is wrong in it, and whether what was
/// written has changed as well.
pub async fn once_more<F>(
    db: &mut Reader,
    partner: &Partner,
    (named, seen): (&str, &str),
    (posted, mut faults): (&Posted<F>, Faults),
) -> Result<Response> {
    let draft = store::read(db, partner, id(named)?).await?.ok_or(NO_DRAFT)?;
    if draft.to_share().is_ok_and(|said| said.seen() != seen) {
        faults.add("draft", LOOK_AGAIN);
    }
    with_faults(db, partner, &draft, (posted, faults)).await
}

async fn with_faults<F>(
    db: &mut Reader,
    partner: &Partner,
    draft: &Draft,
    (posted, faults): (&Posted<F>, Faults),
) -> Result<Response> {
    let form = posted.with_faults(faults);
    let view = PreviewPage::new(partner, draft, form.clone());
    again(&view.among(around(db, partner, draft.what).await?), &form)
}

fn id(named: &str) -> Result<DraftId> {
    named.parse::<uuid::Uuid>().map(DraftId::from).map_err(|_| NO_DRAFT)
}
