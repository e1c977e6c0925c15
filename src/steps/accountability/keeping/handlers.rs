//! Marking a day, answering it, and looking at the weeks.

use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use chrono::{Datelike as _, NaiveDate};
use serde::Deserialize;

use super::{
    KeepingWords, Mark, OBSTACLE_LIMIT, Seen, may_answer, may_mark,
    months::MonthsPage,
    pages::{ConsistencyPage, DayPage, MissedPage},
    store, words,
};
use crate::{
    App,
    access::{Ours, Partner, Sharing},
    error::{Error, Result},
    steps::{
        accountability::commitment::{Commitment, store as commitments},
        communication::wording,
        quality_time::good_moment::Season,
    },
    text::{self, Faults, Typed},
    web::{
        form::Posted,
        page::{again, page},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MarkForm {
    day: String,
    mark: String,
    obstacle: String,
    repair: String,
    /// In which fields what lands badly was read.
    read_hints: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SightingForm {
    day: String,
    /// Of the mark that was read; the newest if it is not said.
    version: Option<u32>,
    answer: String,
}

fn day_in_path(text: &str) -> Result<NaiveDate> {
    let day: NaiveDate = text.parse().map_err(|_| Error::NotFound)?;
    if (1970..=9999).contains(&day.year()) { Ok(day) } else { Err(Error::NotFound) }
}

fn day_in_form(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(|_| {
        Error::Refused("It is not clear which day this is about. Go back and choose it.")
    })
}

pub(super) async fn day(
    ours: Ours<Commitment>,
    State(app): State<App>,
    Path((_, day)): Path<(String, String)>,
) -> Result<Response> {
    let day = day_in_path(&day)?;
    let db = &mut app.db.read().await?;
    let commitment = commitments::load(db, &ours).await?;
    let marks = store::of_day(db, &ours, &commitment, day).await?;
    let gone = words::store::withdrawn(db, &ours, day).await?;
    page(&DayPage::new(&ours, &commitment, day, &marks)?.without(&ours, gone))
}

pub(super) async fn missed(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
    Path((_, day)): Path<(String, String)>,
) -> Result<Response> {
    let day = day_in_path(&day)?;
    let commitment = commitments::load(&mut app.db.read().await?, &ours).await?;
    may_mark(&commitment, ours.person(), day, ours.now()).map_err(Error::Refused)?;
    page(&MissedPage::new(&ours, &commitment, day, Typed::with_values(&[("mark", "missed")])))
}

pub(super) async fn mark(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
    posted: Posted<MarkForm>,
) -> Result<Response> {
    let form = &posted.form;
    let (mut faults, day) = (Faults::none(), day_in_form(&form.day)?);
    let mark = Mark::parse(&form.mark).ok_or_else(|| "Please say how it went".to_owned());
    let mark = faults.take("mark", mark);
    let obstacle = faults.take("obstacle", text::passage(&form.obstacle, OBSTACLE_LIMIT));
    let repair = faults.take("repair", text::passage(&form.repair, OBSTACLE_LIMIT));
    let (Some(mark), Some(obstacle), Some(repair)) = (mark, obstacle, repair) else {
        let commitment = commitments::load(&mut app.db.read().await?, &ours).await?;
        let form = posted.with_faults(faults);
        return again(&MissedPage::new(&ours, &commitment, day, form.clone()), &form);
    };
    if let Some(form) = wording::to_read(&posted.typed, &["obstacle", "repair"]) {
        let commitment = commitments::load(&mut app.db.read().await?, &ours).await?;
        return again(&MissedPage::new(&ours, &commitment, day, form.clone()), &form);
    }
    let mut writing = posted.begin(&app, &ours).await?;
    let commitment = commitments::load_for_change(&mut writing, &ours).await?;
    may_mark(&commitment, ours.person(), day, ours.now()).map_err(Error::Refused)?;
    let words = KeepingWords { obstacle, repair };
    store::insert_keeping(&mut writing, &ours, day, mark, &words).await?;
    writing.done(format!("/commitments/{}/days/{day}", ours.id())).await
}

pub(super) async fn answer(
    ours: Sharing<Ours<Commitment>>,
    State(app): State<App>,
    posted: Posted<SightingForm>,
) -> Result<Response> {
    let (day, seen) = (day_in_form(&posted.form.day)?, Seen::parse(&posted.form.answer));
    let seen = seen.ok_or(Error::Refused("Please choose one of the answers."))?;
    let mut writing = posted.begin(&app, &ours).await?;
    let commitment = commitments::load_for_change(&mut writing, &ours).await?;
    let kept = store::newest_for_change(&mut writing, &ours, &commitment, day).await?;
    let kept = kept.ok_or(Error::Refused("There is nothing to answer on that day yet."))?;
    let read = posted.form.version;
    may_answer(&commitment, &kept, read, ours.person(), ours.now()).map_err(Error::Refused)?;
    store::insert_sighting(&mut writing, &ours, &kept, seen).await?;
    writing.done(format!("/commitments/{}/days/{day}", ours.id())).await
}

/// In an address: the last of the months to show; without it, those up to today.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    month: String,
}

/// The whole time, some months a page: a page reads the same whether there is one year or ten.
pub(super) async fn months(
    partner: Partner,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let season = Season::parse(&asked.month).unwrap_or_else(|| Season::until(partner.today()));
    let db = &mut app.db.read().await?;
    let marked = store::in_days(db, &partner, (season.first, season.end), partner.now()).await?;
    let ids: Vec<_> = marked.iter().map(|marked| marked.commitment).collect();
    let commitments = commitments::some(db, &partner, &ids).await?;
    let earlier = store::last_marked_before(db, &partner, season.first).await?;
    page(&MonthsPage::new(&partner, season, (&commitments, &marked), earlier))
}

pub(super) async fn consistency(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let commitments = commitments::on_the_table(db, &partner).await?;
    let marked = store::of_the_table(db, &partner).await?;
    page(&ConsistencyPage::new(&partner, &commitments, &marked))
}
