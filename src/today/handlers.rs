//! Today.

use axum::{extract::State, response::Response};

use super::pages::{Loaded, TodayPage};
use crate::{
    App,
    access::Partner,
    error::Result,
    steps::{
        accountability::{commitment, keeping},
        communication::turn_talk,
        quality_time::date,
        small_issues::check_in,
    },
    web::page::page,
};

/// How many days back a check-in of the partner's is still shown.
const CHECK_IN_DAYS: u8 = 2;

pub(super) async fn today(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let marks = keeping::store::of_today(db, &partner).await?;
    let mut loaded = Loaded {
        checked_in: check_in::store::checked_in_today(db, &partner).await?,
        talk: turn_talk::store::under_way(db, &partner).await?,
        commitments: commitment::store::on_the_table(db, &partner).await?,
        dates: date::store::ahead(db, &partner).await?,
        marked: marks.marked,
        told: marks.told,
        check_in: None,
        to_remember: None,
    };
    // Read only if the rule has nothing to show that comes before it.
    let chosen = loaded.candidates(&partner).choose();
    if chosen.from_partner.is_none() {
        loaded.check_in = check_in::store::newest_of_partner(db, &partner, CHECK_IN_DAYS).await?;
    }
    if chosen.next.yields_to_remembering() {
        loaded.to_remember = date::store::to_remember(db, &partner).await?;
    }
    page(&TodayPage::new(&partner, &loaded))
}
