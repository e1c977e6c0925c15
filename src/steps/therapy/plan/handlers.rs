//! The plan, and what there was before.

use axum::{extract::State, response::Response};

use super::pages::PlanPage;
use crate::{App, access::Partner, agreeing, draft, error::Result, web::page::page};

pub(super) async fn show(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let all = agreeing::store::newest(db.conn(), &partner).await?;
    let drafts = draft::store::all(db, &partner).await?;
    page(&PlanPage::new(&partner, &drafts, &all))
}
