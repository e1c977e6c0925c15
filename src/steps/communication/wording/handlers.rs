//! The list.

use axum::response::Response;

use super::pages::ListPage;
use crate::{access::Partner, error::Result, web::page::page};

pub(super) async fn list(partner: Partner) -> Result<Response> {
    page(&ListPage::new(&partner))
}
