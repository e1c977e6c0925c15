//! What was reached, and what is named.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;

use super::pages::ListPage;
use crate::{
    App,
    access::Partner,
    agreeing::{WordingId, store},
    draft,
    error::Result,
    web::page::page,
};

/// From which on the page shows older ones; from the newest on if it names none.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    from: Option<WordingId>,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let all = store::up_to(db.conn(), &partner, asked.from).await?;
    let drafts = draft::store::all(db, &partner).await?;
    page(&ListPage::new(&partner, &drafts, (all, asked.from.is_none())))
}
