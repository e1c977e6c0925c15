//! The plan, and what there was before.

use axum::{extract::State, response::Response};

use super::pages::PlanPage;
use crate::{
    App,
    access::Partner,
    agreeing, draft,
    error::Result,
    steps::therapy::{comment, link::Section},
    web::page::page,
};

pub(super) async fn show(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let all = agreeing::store::newest(db.conn(), &partner).await?;
    let drafts = draft::store::all(db, &partner).await?;
    let mut shown = PlanPage::new(&partner, &drafts, &all);
    if let Some(plan) = agreeing::store::counts(&all) {
        shown.beside = comment::beside(db, &partner, (Section::Plan, plan.id.uuid())).await?;
    }
    page(&shown)
}
