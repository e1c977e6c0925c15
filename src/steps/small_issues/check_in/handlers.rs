//! Checking in, saying more, looking back, sharing a copy.

use axum::{
    extract::{Query, RawQuery, State},
    response::{IntoResponse as _, Redirect, Response},
};
use chrono::Days;
use serde::Deserialize;

use super::{
    Audience, CannotCopy, CheckIn, Closeness, DetailsForm, Said, Week,
    details::choose,
    pages::{
        DeletePage, DetailsPage, FeelingsPage, LookBackPage, NewPage, PreviewPage, SavedPage,
        WeekPage,
    },
    saving::store as saving,
    store,
};
use crate::{
    App,
    access::{Mine, Partner, Sharing},
    entry,
    error::{Error, Result},
    offline::Outcome,
    steps::communication::wording,
    text::{Faults, Typed},
    web::{
        form::{NoFields, Posted},
        page::{again, page},
    },
};

const ADDED_BEFORE: &str = "You have said more about this one already, and it stays as it is. What you typed now is still \
                            in the form; a new check-in has room for it.";

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CheckInForm {
    closeness: String,
    audience: String,
}

/// `details` is `none` if the preview showed none: then none may have come since.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CopyForm {
    details: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    from: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Chosen {
    feeling: Vec<String>,
}

/// What one's own entries of the last weeks say, for oneself alone. Nothing of it is kept.
pub(super) async fn look_back(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let (today, mut all) = (partner.today(), Vec::new());
    for weeks in 0..5 {
        let week = Week::of(today - Days::new(7 * weeks));
        all.extend(store::in_week(db, &partner, week).await?);
    }
    page(&LookBackPage::new(&partner, &all))
}

pub(super) async fn new(partner: Partner) -> Result<Response> {
    page(&NewPage::new(&partner, Typed::default()))
}

pub(super) async fn save(
    partner: Partner,
    State(app): State<App>,
    posted: Posted<CheckInForm>,
) -> Result<Response> {
    let mut faults = Faults::none();
    let closeness = faults.take("closeness", Closeness::parse(&posted.form.closeness));
    let audience = faults.take("audience", Audience::parse(&posted.form.audience));
    let (Some(closeness), Some(audience)) = (closeness, audience) else {
        let form = posted.with_faults(faults);
        return again(&NewPage::new(&partner, form.clone()), &form);
    };
    let said = Said { closeness };
    if audience.is_shared() {
        let sharing = Sharing::of(partner)?;
        let mut writing = posted.begin(&app, &sharing).await?;
        let id = saving::insert_shared(&mut writing, &sharing, &said).await?;
        return writing.done(format!("/check-ins/{id}")).await;
    }
    let mut writing = posted.begin(&app, &partner).await?;
    let id = saving::insert_private(&mut writing, &partner, &said).await?;
    writing.done(format!("/check-ins/{id}")).await
}

pub(super) async fn saved(mine: Mine<CheckIn>, State(app): State<App>) -> Result<Response> {
    let check_in = store::mine(&mut app.db.read().await?, &mine).await?;
    page(&SavedPage::new(&mine, check_in))
}

pub(super) async fn feelings(
    mine: Mine<CheckIn>,
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let check_in = store::mine(&mut app.db.read().await?, &mine).await?;
    if !can_say_more(&mine, &check_in) {
        return Ok(Redirect::to(&here(&mine)).into_response());
    }
    page(&FeelingsPage::new(&mine, &check_in, typed(&chosen(query))))
}

pub(super) async fn new_details(
    mine: Mine<CheckIn>,
    State(app): State<App>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let check_in = store::mine(&mut app.db.read().await?, &mine).await?;
    if !can_say_more(&mine, &check_in) {
        return Ok(Redirect::to(&here(&mine)).into_response());
    }
    let words = chosen(query);
    match choose(&words) {
        Ok(feelings) => page(&DetailsPage::fresh(&mine, &check_in, &feelings)),
        Err(sentence) => {
            let form = typed(&words).with_faults(Faults::one("feeling", sentence));
            again(&FeelingsPage::new(&mine, &check_in, form.clone()), &form)
        }
    }
}

/// Once; and of a shared one only while something new can be shared.
fn can_say_more(mine: &Mine<CheckIn>, check_in: &CheckIn) -> bool {
    let reaches = mine.stage().is_open() || !check_in.audience.is_shared();
    check_in.takes_more() && reaches
}

/// The feelings in the address, as a form with `method="get"` writes them.
fn chosen(query: Option<String>) -> Vec<String> {
    let read = query.and_then(|query| serde_html_form::from_str::<Chosen>(&query).ok());
    read.unwrap_or_default().feeling
}

fn typed(feelings: &[String]) -> Typed {
    Typed::new(feelings.iter().map(|word| ("feeling".to_owned(), word.clone())).collect())
}

fn here(mine: &Mine<CheckIn>) -> String {
    format!("/check-ins/{}", mine.id())
}

pub(super) async fn add_details(
    mine: Mine<CheckIn>,
    State(app): State<App>,
    posted: Posted<DetailsForm>,
) -> Result<Response> {
    let check_in = store::mine(&mut app.db.read().await?, &mine).await?;
    let mut faults = Faults::none();
    let Some(details) = posted.form.parse(&mut faults) else {
        let form = posted.with_faults(faults);
        return again(&DetailsPage::new(&mine, &check_in, form.clone()), &form);
    };
    if check_in.withdrawn.is_some() {
        return Err(Error::Refused(entry::No::Withdrawn.sentence()));
    }
    if details.is_empty() {
        return Ok(Outcome::Applied { to: here(&mine) }.into_response());
    }
    let to = here(&mine);
    if check_in.audience.is_shared() {
        if let Some(form) = wording::to_read(&posted.typed, &["need", "thanks", "note"]) {
            return again(&DetailsPage::new(&mine, &check_in, form.clone()), &form);
        }
        let sharing = Sharing::of(mine)?;
        let mut writing = posted.begin(&app, &sharing).await?;
        let added = saving::insert_shared_details(&mut writing, &sharing, &details).await?;
        return if added { writing.done(to).await } else { Err(Error::Refused(ADDED_BEFORE)) };
    }
    let mut writing = posted.begin(&app, &mine).await?;
    let added = saving::insert_private_details(&mut writing, &mine, &details).await?;
    if added { writing.done(to).await } else { Err(Error::Refused(ADDED_BEFORE)) }
}

pub(super) async fn delete_page(mine: Mine<CheckIn>, State(app): State<App>) -> Result<Response> {
    let check_in = store::mine(&mut app.db.read().await?, &mine).await?;
    if check_in.audience.is_shared() {
        return Err(Error::NotFound);
    }
    page(&DeletePage::new(&mine, check_in))
}

pub(super) async fn delete(
    mine: Mine<CheckIn>,
    State(app): State<App>,
    posted: Posted<NoFields>,
) -> Result<Response> {
    app.db
        .even_if_full(|| async {
            let mut writing = posted.begin(&app, &mine).await?;
            if !saving::delete_private(&mut writing, &mine).await? {
                return Err(Error::NotFound);
            }
            writing.deletes_for_good();
            writing.done("/check-ins").await
        })
        .await
}

pub(super) async fn week(
    partner: Partner,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let week = Week::asked(&asked.from, partner.today());
    let db = &mut app.db.read().await?;
    let check_ins = store::in_week(db, &partner, week).await?;
    let around = store::around(db, &partner, week).await?;
    page(&WeekPage::new(&partner, week, around, check_ins))
}

pub(super) async fn preview(
    mine: Sharing<Mine<CheckIn>>,
    State(app): State<App>,
) -> Result<Response> {
    let check_in = store::mine(&mut app.db.read().await?, &mine).await?;
    match check_in.to_copy() {
        Err(CannotCopy::IsShared) => Err(Error::NotFound),
        Err(CannotCopy::WasCopied) => Ok(Redirect::to(&here(&mine)).into_response()),
        _ => page(&PreviewPage::new(&mine, &check_in)),
    }
}

pub(super) async fn share(
    mine: Sharing<Mine<CheckIn>>,
    State(app): State<App>,
    posted: Posted<CopyForm>,
) -> Result<Response> {
    let mut writing = posted.begin(&app, &mine).await?;
    let check_in = store::mine(&mut app.db.read().await?, &mine).await?;
    let refused = |why: CannotCopy| Error::Refused(why.sentence());
    let (said, details) = check_in.to_copy().map_err(refused)?;
    if posted.form.details == "none" && details.is_some() {
        return Err(refused(CannotCopy::HasMore));
    }
    saving::insert_copy(&mut writing, &mine, check_in.day, said, details).await?;
    writing.done(here(&mine)).await
}
