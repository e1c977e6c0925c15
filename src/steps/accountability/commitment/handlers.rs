//! Proposing, answering, changing and ending a commitment.

use axum::{
    extract::{Query, State},
    response::{IntoResponse as _, Redirect, Response},
};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Deserialize;

use super::{
    ANSWER_LIMIT, AnswerKind, Answering, Commitment, CommitmentId, No, ReasonWords,
    RetirementWords, Standing,
    form::{WordingForm, review_day},
    pages::{EndedPage, FormPage, ListPage, ReviewPage, ShowPage},
    store::{self, Draft},
    wording::Hints,
};
use crate::{
    App,
    access::{Ours, Partner, PersonId, Sharing},
    error::{Error, Result},
    steps::{
        accountability::keeping,
        communication::{
            turn_talk::{Exit, TurnTalkId, turn},
            wording,
        },
        small_issues::concern::{self, ConcernId},
        therapy::{comment, link::Section},
    },
    text::{self, Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AnswerForm {
    version: u32,
    why: String,
    read_hints: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RenewalForm {
    version: u32,
    review_on: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct RetirementForm {
    why: String,
    read_hints: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NewQuery {
    owner: String,
    /// The talk after which somebody will do something.
    talk: Option<TurnTalkId>,
    /// The concern that it comes of.
    concern: Option<ConcernId>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EndedQuery {
    before: Option<DateTime<Utc>>,
}

pub(super) async fn list(partner: Partner, State(app): State<App>) -> Result<Response> {
    let commitments = store::on_the_table(&mut app.db.read().await?, &partner).await?;
    page(&ListPage::new(&partner, &commitments))
}

pub(super) async fn ended(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<EndedQuery>,
) -> Result<Response> {
    let before = query.before.unwrap_or_else(|| partner.now() + TimeDelta::days(1));
    let commitments = store::ended(&mut app.db.read().await?, &partner, before).await?;
    page(&EndedPage::new(&partner, &commitments))
}

pub(super) async fn new(
    partner: Sharing<Partner>,
    State(app): State<App>,
    Query(query): Query<NewQuery>,
) -> Result<Response> {
    let owner = if query.owner == "partner" { "partner" } else { "me" };
    let will_do = match query.talk {
        Some(talk) => {
            let db = &mut app.db.read().await?;
            turn::store::closed_with(db, &partner, talk, Exit::Commitment).await?
        }
        None => None,
    };
    let form = FormPage::new_form(&partner, owner, will_do.as_deref().unwrap_or_default());
    let concern = query.concern.map(|id| id.to_string()).unwrap_or_default();
    let form = form.and("concern", &concern);
    page(&FormPage::proposal(&partner, form))
}

pub(super) async fn propose(
    partner: Sharing<Partner>,
    State(app): State<App>,
    posted: Posted<WordingForm>,
) -> Result<Response> {
    let draft = match draft(&posted, &partner) {
        Ok(draft) => draft,
        Err(faults) => {
            let form = posted.with_faults(faults);
            return again(&FormPage::proposal(&partner, form.clone()), &form);
        }
    };
    if let Some(hinted) = hinted(&posted, |form| FormPage::proposal(&partner, form)) {
        return again(&hinted, &posted.typed);
    }
    let id = CommitmentId::mint();
    let mut writing = posted.begin(&app, &partner).await?;
    store::insert(&mut writing, &partner, id, owner(&posted.form, &partner), &draft).await?;
    if let Ok(concern) = posted.form.concern.parse::<uuid::Uuid>() {
        concern::store::proposed(&mut writing, &partner, (concern.into(), id)).await?;
    }
    writing.done(format!("/commitments/{id}")).await
}

fn draft(posted: &Posted<WordingForm>, partner: &Partner) -> Result<Draft, Faults> {
    posted.form.parse(partner.today())
}

fn owner(form: &WordingForm, partner: &Partner) -> PersonId {
    if form.owner == "partner" { partner.partner() } else { partner.person() }
}

/// The page once more with hints on its wording, if there are any that were not shown yet.
fn hinted(posted: &Posted<WordingForm>, page: impl Fn(Typed) -> FormPage) -> Option<FormPage> {
    let hints = all_hints(&posted.form);
    (!hints.is_empty()).then(|| page(posted.typed.clone()).with_hints(hints))
}

fn all_hints(form: &WordingForm) -> Hints {
    if form.read_hints.is_empty() { Hints::of(&form.texts()) } else { Hints::default() }
}

pub(super) async fn show(ours: Ours<Commitment>, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let commitment = store::load(db, &ours).await?;
    let weeks = keeping::store::recent(db, &ours, &commitment).await?;
    let mut shown = ShowPage::new(&ours, &commitment, &weeks);
    shown.beside = comment::beside(db, &ours, (Section::Commitments, ours.id().uuid())).await?;
    page(&shown)
}

pub(super) async fn agree(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    answer(&ours, &app, &posted, Commitment::agree).await
}

pub(super) async fn decline(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    answer(&ours, &app, &posted, Commitment::decline).await
}

pub(super) async fn withdraw(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
    posted: Posted<AnswerForm>,
) -> Result<Response> {
    answer(&ours, &app, &posted, Commitment::withdraw).await
}

/// One rule decides; the reason is optional and kept if it fits.
async fn answer(
    ours: &Sharing<Ours<Commitment>>,
    app: &App,
    posted: &Posted<AnswerForm>,
    rule: impl Fn(&Commitment, PersonId, u32) -> Result<Answering, No>,
) -> Result<Response> {
    let why = match text::passage(&posted.form.why, ANSWER_LIMIT) {
        Ok(why) => why,
        Err(sentence) => {
            return once_more(ours, app, &posted.with_faults(Faults::one("why", sentence))).await;
        }
    };
    if let Some(form) = wording::to_read(&posted.typed, &["why"]) {
        return once_more(ours, app, &form).await;
    }
    let mut writing = posted.begin(app, ours).await?;
    let commitment = store::load_for_change(&mut writing, ours).await?;
    let answering =
        rule(&commitment, ours.person(), posted.form.version).map_err(Error::Refused)?;
    store::insert_answer(&mut writing, ours, answering, &ReasonWords { why }).await?;
    if answering.kind == AnswerKind::Agreed {
        concern::store::agreed(&mut writing, ours).await?;
    }
    writing.done(format!("/commitments/{}", ours.id())).await
}

/// The page with what was typed, and why it comes back.
async fn once_more(ours: &Ours<Commitment>, app: &App, form: &Typed) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let commitment = store::load(db, ours).await?;
    let weeks = keeping::store::recent(db, ours, &commitment).await?;
    again(&ShowPage::new(ours, &commitment, &weeks).with_form(form.clone()), form)
}

pub(super) async fn reword_page(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
) -> Result<Response> {
    let commitment = store::load(&mut app.db.read().await?, &ours).await?;
    commitment.reword(ours.person(), commitment.newest().number).map_err(Error::Refused)?;
    page(&FormPage::rewording(&ours, &commitment, FormPage::filled_form(&ours, &commitment)))
}

pub(super) async fn reword(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
    posted: Posted<WordingForm>,
) -> Result<Response> {
    let draft = match draft(&posted, &ours) {
        Ok(draft) => draft,
        Err(faults) => {
            let commitment = store::load(&mut app.db.read().await?, &ours).await?;
            let form = posted.with_faults(faults);
            return again(&FormPage::rewording(&ours, &commitment, form.clone()), &form);
        }
    };
    let hints = all_hints(&posted.form);
    if !hints.is_empty() {
        let commitment = store::load(&mut app.db.read().await?, &ours).await?;
        let form = FormPage::rewording(&ours, &commitment, posted.typed.clone());
        return again(&form.with_hints(hints), &posted.typed);
    }
    let read = posted.form.version.parse().unwrap_or(0);
    keep_version(&ours, &app, &posted, read, |_| Ok(draft)).await
}

/// The rule decides; the wording that waited is answered by the new one.
async fn keep_version<F>(
    ours: &Sharing<Ours<Commitment>>,
    app: &App,
    posted: &Posted<F>,
    read: u32,
    draft: impl FnOnce(&Commitment) -> Result<Draft>,
) -> Result<Response> {
    let mut writing = posted.begin(app, ours).await?;
    let commitment = store::load_for_change(&mut writing, ours).await?;
    let new = commitment.reword(ours.person(), read).map_err(Error::Refused)?;
    let draft = draft(&commitment)?;
    if let Some(answering) = new.answers {
        store::insert_answer(&mut writing, ours, answering, &ReasonWords::default()).await?;
    }
    store::insert_version(&mut writing, ours, new.number, &draft).await?;
    writing.done(format!("/commitments/{}", ours.id())).await
}

pub(super) async fn review(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let commitment = store::load(db, &ours).await?;
    if !matches!(commitment.standing(), Standing::Active { waiting: None, .. }) {
        return Ok(Redirect::to(&format!("/commitments/{}", ours.id())).into_response());
    }
    let weeks = keeping::store::recent(db, &ours, &commitment).await?;
    page(&ReviewPage::new(&ours, &commitment, &weeks, ReviewPage::empty_form(&ours))?)
}

/// The same words with a new day of review: the other agrees to it like to any wording.
pub(super) async fn renew(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
    posted: Posted<RenewalForm>,
) -> Result<Response> {
    let review_on = match review_day(&posted.form.review_on, ours.today()) {
        Ok(day) => day,
        Err(sentence) => {
            let db = &mut app.db.read().await?;
            let commitment = store::load(db, &ours).await?;
            let weeks = keeping::store::recent(db, &ours, &commitment).await?;
            let form = posted.with_faults(Faults::one("review_on", sentence));
            return again(&ReviewPage::new(&ours, &commitment, &weeks, form.clone())?, &form);
        }
    };
    keep_version(&ours, &app, &posted, posted.form.version, |commitment| {
        let agreed = commitment.agreed().ok_or(Error::NotFound)?;
        let words = agreed.words.get().cloned().ok_or(Error::Refused(
            "This was changed outside the app, so it can’t be renewed as it is. Propose a new wording.",
        ))?;
        Ok(Draft { words, cadence: agreed.cadence.clone(), review_on })
    })
    .await
}

pub(super) async fn retire(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
    posted: Posted<RetirementForm>,
) -> Result<Response> {
    let why = match text::passage(&posted.form.why, ANSWER_LIMIT) {
        Ok(why) => why,
        Err(sentence) => {
            return once_more(&ours, &app, &posted.with_faults(Faults::one("why", sentence))).await;
        }
    };
    if let Some(form) = wording::to_read(&posted.typed, &["why"]) {
        return once_more(&ours, &app, &form).await;
    }
    let mut writing = posted.begin(&app, &ours).await?;
    let commitment = store::load_for_change(&mut writing, &ours).await?;
    commitment.retire().map_err(Error::Refused)?;
    store::insert_retirement(&mut writing, &ours, &RetirementWords { why }).await?;
    writing.done(format!("/commitments/{}", ours.id())).await
}
