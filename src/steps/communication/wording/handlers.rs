//! The list, and the rules behind it for a script.

use axum::{
    Json,
    http::header,
    response::{IntoResponse as _, Response},
};

use super::pages::ListPage;
use crate::{access::Partner, error::Result, web::page::page};

/// They change only with the program.
const FOR_AN_HOUR: &str = "private, max-age=3600";

pub(super) async fn list(partner: Partner) -> Result<Response> {
    page(&ListPage::new(&partner))
}

pub(super) async fn rules(_: Partner) -> Response {
    ([(header::CACHE_CONTROL, FOR_AN_HOUR)], Json(super::rules())).into_response()
}
