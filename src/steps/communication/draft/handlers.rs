//! Writing a draft: one part a page, a look at the whole, or letting it go.

use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::{
    Draft, DraftId, For, LIMIT, Part, Written,
    pages::{PartPage, PreviewPage},
    store,
};
use crate::{
    App,
    access::{Mine, Partner},
    db::Reader,
    error::{Error, Result},
    offline::Writing,
    sealed::Opened,
    steps::communication::question_box,
    text::{Faults, passage},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const NO_DRAFT: Error = Error::Refused(
    "This draft is not there any more: it was shared, or let go. Look at the page again.",
);

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PartForm {
    words: String,
}

/// Which part a path names.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    part: String,
}

/// Where writing begins.
pub(in super::super) fn first_page(id: DraftId, what: For) -> String {
    let name = what.parts().first().map_or("", |part| part.name);
    format!("/drafts/{id}/answers/{name}")
}

/// What the draft says that a form names; it is shared and no draft any more, unless something is
/// refused after this. Or the draft that is not ready to be shared.
pub(in super::super) async fn taken(
    writing: &mut Writing<'_>,
    partner: &Partner,
    (named, what): (&str, For),
) -> Result<Result<Vec<String>, DraftId>> {
    let id = named.parse::<uuid::Uuid>().map(DraftId::from).map_err(|_| NO_DRAFT)?;
    let draft = store::of(writing, partner, id).await?;
    let draft = draft.filter(|draft| draft.what == what).ok_or(NO_DRAFT)?;
    let Ok(said) = draft.to_share() else { return Ok(Err(id)) };
    store::delete(writing, partner, id).await?;
    Ok(Ok(said))
}

/// Its page says why it can not be shared yet.
pub(in super::super) fn look_again(id: DraftId) -> Response {
    Redirect::to(&format!("/drafts/{id}")).into_response()
}

pub(super) async fn part(
    draft: Mine<Draft>,
    State(app): State<App>,
    Path(named): Path<Named>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let kept = store::mine(db, &draft).await?;
    let asked = kept.what.part(&named.part).ok_or(Error::NotFound)?;
    let beside = beside(db, &draft, kept.what).await?;
    page(&PartPage::filled(&draft, &kept, asked).beside(beside))
}

/// What the other asked, to look at while writing.
async fn beside(db: &mut Reader, partner: &Partner, what: For) -> Result<Option<Opened<String>>> {
    match what {
        For::Question | For::Telling => Ok(None),
        For::Answer(question) => question_box::store::words(db, partner, question).await,
    }
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
    let written = passage(&posted.form.words, LIMIT);
    let written = match written.and_then(|words| fitting(words, (kept.what, asked.1))) {
        Ok(words) => Written(words),
        Err(sentence) => {
            let form = posted.with_faults(Faults::one("words", sentence));
            let beside = beside(db, &draft, kept.what).await?;
            let view = PartPage::new(&draft, &kept, asked, form.clone());
            return again(&view.beside(beside), &form);
        }
    };
    let mut writing = posted.begin(&app, &draft).await?;
    let nth = u32::try_from(asked.0).map_err(|e| Error::Internal(e.into()))?;
    store::write(&mut writing, &draft, (nth, asked.1.name), &written).await?;
    let here = format!("/drafts/{}", draft.id());
    let next = asked.2.map_or_else(|| here.clone(), |next| format!("{here}/answers/{}", next.name));
    writing.done(next).await
}

/// Something is there if it has to be, and nothing that has no place here.
fn fitting(words: String, (what, part): (For, Part)) -> Result<String, String> {
    if part.needed && words.is_empty() {
        return Err("Please write a few words, or stop here: your draft is kept".to_owned());
    }
    match what.refusal(part, &words) {
        Some(refusal) => Err(refusal.sentence().to_owned()),
        None => Ok(words),
    }
}

pub(super) async fn preview(draft: Mine<Draft>, State(app): State<App>) -> Result<Response> {
    let kept = store::mine(&mut app.db.read().await?, &draft).await?;
    page(&PreviewPage::new(&draft, &kept))
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
            let home = kept.map_or("/talk", |kept| PreviewPage::home(kept.what));
            store::delete(&mut writing, &draft, draft.id()).await?;
            writing.deletes_for_good();
            writing.done(home).await
        })
        .await
}
