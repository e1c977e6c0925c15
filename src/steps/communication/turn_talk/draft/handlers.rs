//! Writing a turn: one question a page, a look at the whole, or letting it go.

use axum::{
    extract::{Path, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    Answer, TurnDraft,
    pages::{PreviewPage, QuestionPage},
    store,
};
use crate::{
    App,
    access::{Mine, Ours, Partner},
    db::Reader,
    error::{Error, Result},
    steps::communication::{
        turn_talk::{
            Act, Ask, LIMIT, Question,
            store::{self as talks, TurnTalk},
            turn::store::{self as turns, Told},
        },
        wording,
    },
    text::{Faults, passage},
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

pub(super) async fn begin(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &partner).await?;
    let id = store::begin(&mut writing, &partner, (None, Act::Said)).await?;
    writing.done(first_page(id, Act::Said)).await
}

/// For what the talk asks of this partner now.
pub(super) async fn begin_in(
    talk: Ours<TurnTalk>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &talk).await?;
    let state = talks::history(&mut writing, &talk).await?.state();
    let act = match state.asks(talk.person()) {
        Ask::Reflect => Act::Reflected,
        Ask::Judge => Act::NotQuite,
        Ask::Speak => Act::Said,
        Ask::Close | Ask::Wait | Ask::Over => {
            return Err(Error::Refused("It is not your turn at the moment."));
        }
    };
    let id = store::begin(&mut writing, &talk, (Some(talk.id()), act)).await?;
    writing.done(first_page(id, act)).await
}

fn first_page(id: super::TurnDraftId, act: Act) -> String {
    let name = act.questions().first().map_or("", |question| question.name);
    format!("/turn-drafts/{id}/answers/{name}")
}

pub(super) async fn question(
    draft: Mine<TurnDraft>,
    State(app): State<App>,
    Path(named): Path<Named>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let kept = store::mine(db, &draft).await?;
    let asked = kept.act.question(&named.question).ok_or(Error::NotFound)?;
    let said = said(db, &draft, &kept).await?;
    page(&QuestionPage::filled(&draft, &kept, asked).beside(&said))
}

pub(super) async fn answer(
    draft: Mine<TurnDraft>,
    State(app): State<App>,
    Path(named): Path<Named>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let kept = store::mine(db, &draft).await?;
    let asked = kept.act.question(&named.question).ok_or(Error::NotFound)?;
    let answer = match passage(&posted.form.words, LIMIT).and_then(|words| there(words, asked.0)) {
        Ok(words) => Answer(words),
        Err(sentence) => {
            let form = posted.with_faults(Faults::one("words", sentence));
            let said = said(db, &draft, &kept).await?;
            let view = QuestionPage::new(&draft, &kept, asked, form.clone());
            return again(&view.beside(&said), &form);
        }
    };
    let mut writing = posted.begin(&app, &draft).await?;
    let nth = kept.act.questions().iter().zip(0..).find(|(q, _)| q.name == asked.0.name);
    let nth = nth.map_or(0, |(_, nth)| nth);
    store::answer(&mut writing, &draft, (nth, asked.0.name), &answer).await?;
    let here = format!("/turn-drafts/{}", draft.id());
    let next = asked.1.map_or_else(|| here.clone(), |next| format!("{here}/answers/{}", next.name));
    writing.done(next).await
}

/// What the other said, which this draft answers.
async fn said(db: &mut Reader, draft: &Mine<TurnDraft>, kept: &TurnDraft) -> Result<Vec<Told>> {
    match kept.talk {
        Some(talk) if kept.act != Act::Said => {
            turns::answered_by(db, draft, (talk, kept.act)).await
        }
        _ => Ok(Vec::new()),
    }
}

/// A question that may be skipped takes no words as well. What one would need is no key to somebody's
/// phone, nor to see where they are.
fn there(words: String, question: Question) -> Result<String, String> {
    if question.needed && words.is_empty() {
        return Err("Please write a few words, or stop here: your draft is kept".to_owned());
    }
    let refusal = wording::refusal(&words).filter(|_| question.name == "need");
    refusal.map_or(Ok(words), |refusal| Err(refusal.sentence().to_owned()))
}

pub(super) async fn preview(draft: Mine<TurnDraft>, State(app): State<App>) -> Result<Response> {
    let kept = store::mine(&mut app.db.read().await?, &draft).await?;
    page(&PreviewPage::new(&draft, &kept))
}

pub(super) async fn delete(
    draft: Mine<TurnDraft>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &draft).await?;
            store::delete(&mut writing, &draft, draft.id()).await?;
            writing.deletes_for_good();
            writing.done("/turn-talks").await
        })
        .await
}
