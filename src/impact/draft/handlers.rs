//! Writing: one question a page, a look at the whole, or letting it go.

use axum::{
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Answer, ImpactDraft, LIMIT, Question,
    pages::{PreviewPage, QuestionPage},
    store,
};
use crate::{
    App,
    access::Mine,
    entry::Said,
    error::{Error, Result},
    impact::statement::store as statements,
    sealed::Opened,
    text::{Faults, Typed, passage},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AnswerForm {
    words: String,
}

/// Which question a path names.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    question: String,
}

pub(super) async fn question(
    draft: Mine<ImpactDraft>,
    State(app): State<App>,
    Path(named): Path<Named>,
) -> Result<Response> {
    let kept = store::mine(&mut app.db.read().await?, &draft).await?;
    let asked = kept.piece.question(&named.question).ok_or(Error::NotFound)?;
    let said = said(&app, &draft, &kept).await?;
    page(&QuestionPage::filled(&draft, &kept, asked).beside(said))
}

pub(super) async fn answer(
    draft: Mine<ImpactDraft>,
    State(app): State<App>,
    Path(named): Path<Named>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let kept = store::mine(&mut app.db.read().await?, &draft).await?;
    let asked = kept.piece.question(&named.question).ok_or(Error::NotFound)?;
    let answer = match passage(&posted.form.words, LIMIT).and_then(|words| there(words, asked.0)) {
        Ok(words) => Answer(words),
        Err(sentence) => {
            let form = posted.with_faults(Faults::one("words", sentence));
            let view = QuestionPage::new(&draft, &kept, asked, form.clone());
            return again(&view.beside(said(&app, &draft, &kept).await?), &form);
        }
    };
    let mut writing = posted.begin(&app, &draft).await?;
    let place = (draft.id(), kept.piece, asked.0.name);
    store::answer(&mut writing, &draft, place, &answer).await?;
    let here = format!("/impact-drafts/{}", draft.id());
    let next = asked.1.map_or_else(|| here.clone(), |next| format!("{here}/answers/{}", next.name));
    writing.done(next).await
}

/// What the other wrote, which this draft answers.
async fn said(
    app: &App,
    draft: &Mine<ImpactDraft>,
    kept: &ImpactDraft,
) -> Result<Option<Opened<Vec<Said>>>> {
    match kept.statement {
        Some(statement) => {
            let db = &mut app.db.read().await?;
            statements::answered_by(db, draft, (statement, kept.piece)).await
        }
        None => Ok(None),
    }
}

/// A question that may be skipped takes no words as well.
fn there(words: String, question: Question) -> Result<String, String> {
    if question.needed && words.is_empty() {
        return Err("Please write a few words, or stop here: your draft is kept".to_owned());
    }
    Ok(words)
}

pub(super) async fn preview(draft: Mine<ImpactDraft>, State(app): State<App>) -> Result<Response> {
    let kept = store::mine(&mut app.db.read().await?, &draft).await?;
    page(&PreviewPage::new(&draft, &kept, Typed::default()))
}

pub(super) async fn delete(
    draft: Mine<ImpactDraft>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &draft).await?;
            store::delete(&mut writing, &draft, draft.id()).await?;
            writing.deletes_for_good();
            writing.done("/steps/impact").await
        })
        .await
}
