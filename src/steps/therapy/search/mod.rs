//! Finding a therapist: what to ask and what to look for, whom the two could ask, and when they go there.

pub mod appointment;
pub mod contact;
mod end;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;

pub use end::End;

use axum::response::Response;

use crate::{access::Partner, error::Result, routes::Routes, web::page::page};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/finding-a-therapist", show)
        .merge(contact::routes())
        .merge(appointment::routes())
}

async fn show(partner: Partner) -> Result<Response> {
    page(&pages::SearchPage::new(&partner))
}
