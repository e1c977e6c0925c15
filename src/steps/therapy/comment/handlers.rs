//! What a therapist wrote for the two.

use axum::{
    extract::{Query, State},
    response::Response,
};
use serde::Deserialize;
use uuid::Uuid;

use super::{About, Beside, CommentId, pages::CommentsPage, store};
use crate::{
    App, access::Partner, db::Reader, error::Result, steps::therapy::link::Section, web::page::page,
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    before: Option<CommentId>,
}

pub(super) async fn list(
    partner: Partner,
    State(app): State<App>,
    Query(query): Query<Before>,
) -> Result<Response> {
    let all = store::newest(&mut app.db.read().await?, &partner, query.before).await?;
    page(&CommentsPage::new(&partner, all))
}

/// What a therapist wrote on one thing, for its page.
pub(crate) async fn beside(
    db: &mut Reader,
    partner: &Partner,
    (section, item): (Section, Uuid),
) -> Result<Beside> {
    let all = store::on(db.conn(), partner, About { section, item }).await?;
    Ok(Beside::of(partner, all))
}
