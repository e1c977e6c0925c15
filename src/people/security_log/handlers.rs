//! Reading it.

use axum::{extract::State, response::Response};

use super::{pages::SecurityLogPage, store};
use crate::{App, access::Member, error::Result, web::page::page};

pub(super) async fn security_log(member: Member, State(app): State<App>) -> Result<Response> {
    let events = store::lately(&mut app.db.read().await?, &member).await?;
    page(&SecurityLogPage::new(&member, &events))
}
