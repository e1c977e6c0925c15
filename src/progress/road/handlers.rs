//! A year of the road, or all of it.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{pages::RoadPage, store};
use crate::{App, access::Partner, error::Result, progress::look_back::Span, web::page::page};

/// Up to which day; or the whole of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    until: String,
    whole: String,
}

pub(super) async fn road(
    partner: Partner,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let begins = store::begins_on(db, &partner).await?;
    let (span, is_whole) = (Span::asked(&asked.until, partner.today()), asked.whole == "yes");
    let (first, last) = (span.first(), span.last());
    // A year that begins before the road does is shown from where it begins.
    let first = begins.map_or(first, |day| if is_whole { day } else { day.max(first) });
    let stones = store::stones(db, &partner, (first, last)).await?;
    let done = store::done(db, &partner, (first, last)).await?;
    let road = super::stretches((first, last), stones, &done);
    page(&RoadPage::new(&partner, (begins, span, is_whole), road))
}
