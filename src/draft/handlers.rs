//! Writing a draft: one part a page, a look at the whole, or letting it go.

use axum::{
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Draft, For, Part, Written,
    beside::around,
    pages::{PartPage, PreviewPage},
    share, store,
};
use crate::{
    App,
    access::{Mine, Partner},
    db::Reader,
    error::{Error, Result},
    impact::role,
    sealed::Opened,
    steps::communication::wording,
    text::Faults,
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PartForm {
    words: String,
    /// Feelings that were chosen from the list.
    feeling: Vec<String>,
    /// "skip" or "stop", where it is not the next part.
    then: String,
    /// What the page showed of it.
    seen: String,
}

const ALSO_WRITTEN: &str =
    "You wrote something else here meanwhile. Both are below: send what you would like to keep";
const CLOSED_MEANWHILE: &str = "You wrote something else here meanwhile, and it is closed now. Send this once more \
     to keep it instead; or copy it, and open the draft with your password first";

/// Which part a path names.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    part: String,
}

pub(super) async fn part(
    draft: Mine<Draft>,
    State(app): State<App>,
    Path(named): Path<Named>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let kept = store::mine(db, &draft).await?;
    let asked = kept.what.part(&named.part).ok_or(Error::NotFound)?;
    page(&with_all(db, &draft, PartPage::filled(&draft, &kept, asked)).await?)
}

/// The page of a part with what the other said, in words for where its author stands.
async fn with_all(db: &mut Reader, partner: &Partner, view: PartPage) -> Result<PartPage> {
    let what = view.what();
    let role =
        if what.speaks_of_the_impact() { role::store::known(db, partner).await? } else { None };
    Ok(view.beside(around(db, partner, what).await?.beside).for_role(role))
}

pub(super) async fn write(
    draft: Mine<Draft>,
    State(app): State<App>,
    Path(named): Path<Named>,
    posted: Posted<PartForm>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let kept = store::mine(db, &draft).await?;
    let asked = kept.what.part(&named.part).ok_or(Error::NotFound)?;
    let (stops, skips) = (posted.form.then == "stop", posted.form.then == "skip");
    // Words that were typed stay where they are skipped. What was chosen is left out by that.
    let typed = if skips && asked.1.takes.limit().is_none() { "" } else { &*posted.form.words };
    let chosen = if skips { &[] } else { &*posted.form.feeling };
    let written = asked.1.read(&asked.1.with_feelings(typed, chosen), !stops);
    let written = match written.and_then(|words| allowed(words, (kept.what, asked.1))) {
        Ok(words) => Written(words),
        Err(sentence) => {
            let form = posted.with_faults(Faults::one("words", sentence));
            let view = PartPage::new(&draft, &kept, asked, form.clone());
            return again(&with_all(db, &draft, view).await?, &form);
        }
    };
    let mut writing = posted.begin(&app, &draft).await?;
    let now = store::of(&mut writing, &draft, draft.id()).await?.ok_or(share::NO_DRAFT)?;
    if let Some(sentence) = unseen(&now, asked.1.name, (&posted.form.seen, &written)) {
        drop(writing);
        let form = posted.with_faults(Faults::one("words", sentence));
        let view = PartPage::new(&draft, &kept, asked, form.clone()).meanwhile(&now, draft.today());
        return again(&with_all(db, &draft, view).await?, &form);
    }
    store::write(&mut writing, &draft, (draft.id(), kept.what, asked.1.name), &written).await?;
    let here = format!("/drafts/{}", draft.id());
    match asked.2 {
        _ if stops => writing.done(kept.what.home()).await,
        Some(next) => writing.done(format!("{here}/answers/{}", next.name)).await,
        None => writing.done(here).await,
    }
}

/// Why a part is not written over: what stands there now, its page did not show, and it is something else,
/// or closed.
fn unseen(now: &Draft, name: &str, (seen, written): (&str, &Written)) -> Option<&'static str> {
    if seen.is_empty() || now.kept(name) == seen {
        return None;
    }
    match now.written(name).map(Opened::get) {
        None if written.0.is_empty() => None,
        Some(Some(there)) if there == written => None,
        Some(None) => Some(CLOSED_MEANWHILE),
        _ => Some(ALSO_WRITTEN),
    }
}

/// What asks for something takes no keys to somebody's phone.
fn allowed(words: String, (what, part): (For, Part)) -> Result<String, String> {
    if what.asks(part) { wording::allowed(words) } else { Ok(words) }
}

pub(super) async fn preview(draft: Mine<Draft>, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let kept = store::mine(db, &draft).await?;
    page(&PreviewPage::first(&draft, &kept).among(around(db, &draft, kept.what).await?))
}

pub(super) async fn delete(
    draft: Mine<Draft>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &draft).await?;
            let kept = store::of(&mut writing, &draft, draft.id()).await?;
            let home = kept.map_or("/talk", |kept| kept.what.list());
            store::delete(&mut writing, &draft, draft.id()).await?;
            writing.deletes_for_good();
            writing.done(home).await
        })
        .await
}
