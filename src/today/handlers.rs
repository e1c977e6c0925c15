//! Today.

use axum::{extract::State, response::Response};

use super::pages::{Loaded, TodayPage};
use crate::{
    App,
    access::Partner,
    error::Result,
    steps::{
        accountability::{commitment, keeping},
        quality_time::date,
        small_issues::check_in,
    },
    web::page::page,
};

/// How many days back a check-in of the partner's is still shown.
const CHECK_IN_DAYS: u8 = 2;

pub(super) async fn today(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = app.db.read();
    let loaded = Loaded {
        checked_in: check_in::store::checked_in_today(db, &partner).await?,
        check_in: check_in::store::newest_of_partner(db, &partner, CHECK_IN_DAYS).await?,
        commitments: commitment::store::on_the_table(db, &partner).await?,
        told: keeping::store::told(db, &partner).await?,
        marked: keeping::store::marked_today(db, &partner).await?,
        dates: date::store::ahead(db, &partner).await?,
        to_remember: date::store::to_remember(db, &partner).await?,
    };
    page(&TodayPage::new(&partner, &loaded))
}
