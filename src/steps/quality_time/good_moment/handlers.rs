//! The timeline: it reads across, and changes nothing.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::{
    GoodMoment, Of, Season,
    pages::{GoodMomentsPage, Timeline},
};
use crate::{
    App,
    access::Partner,
    day,
    db::Reader,
    error::Result,
    sealed::Opened,
    steps::{quality_time::date::note, small_issues::check_in},
    web::page::page,
};

/// The last of the months to show; without it, those up to today.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    month: String,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let named = Season::parse(&asked.month);
    let season = named.unwrap_or_else(|| Season::until(partner.today()));
    let db = &mut app.db.read().await?;
    let mut timeline = Timeline {
        all: within(db, &partner, season).await?,
        earlier: check_in::store::last_shared_before(db, &partner, season.first).await?.max(
            note::opened::store::last_opened_before(
                db,
                &partner,
                day::begins(season.first, partner.zone()),
            )
            .await?,
        ),
        a_year_ago: Vec::new(),
        is_first: named.is_none(),
    };
    if timeline.is_first {
        let around = Season::a_year_before(partner.today());
        timeline.a_year_ago = within(db, &partner, around).await?;
    }
    page(&GoodMomentsPage::new(&partner, timeline))
}

/// What both may read of these days.
pub async fn within(db: &mut Reader, partner: &Partner, season: Season) -> Result<Vec<GoodMoment>> {
    let begins = |day| day::begins(day, partner.zone());
    let between = (begins(season.first), begins(season.end));
    let notes = note::opened::store::opened_between(db, partner, between).await?;
    let thanks = check_in::store::thanks_between(db, partner, (season.first, season.end)).await?;
    let notes = notes.into_iter().map(|it| GoodMoment {
        of: Of::Date(it.date),
        author: it.author,
        day: it.opened_at.with_timezone(&partner.zone()).date_naive(),
        at: it.opened_at,
        words: it.words.map(|words| words.moment),
    });
    let thanks = thanks.into_iter().map(|it| GoodMoment {
        of: Of::CheckIn,
        author: it.author,
        day: it.day,
        at: it.made_at,
        words: Opened::Genuine(it.words),
    });
    let is_written = |it: &GoodMoment| it.words.get().is_none_or(|words| !words.is_empty());
    Ok(notes.chain(thanks).filter(is_written).collect())
}
