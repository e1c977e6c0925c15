//! The list, and the rules behind it for a script.

use axum::{Json, response::Response};

use super::{Rules, pages::ListPage};
use crate::{access::Partner, error::Result, web::page::page};

pub(super) async fn list(partner: Partner) -> Result<Response> {
    page(&ListPage::new(&partner))
}

pub(super) async fn rules(_: Partner) -> Json<Rules> {
    Json(super::rules())
}
