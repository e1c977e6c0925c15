//! What the mode is, and what the two say to it.

use axum::{extract::State, response::Response};

use super::{Maintain, pages::MaintainPage};
use crate::{App, access::Partner, agreeing, draft, error::Result, web::page::page};

pub(super) async fn show(partner: Partner, State(app): State<App>) -> Result<Response> {
    let db = &mut app.db.read().await?;
    let all = agreeing::store::newest::<Maintain>(db.conn(), &partner).await?;
    let drafts = draft::store::all(db, &partner).await?;
    page(&MaintainPage::new(&partner, &drafts, &all))
}
