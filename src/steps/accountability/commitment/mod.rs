//! A commitment: a promise both agreed to, with a cadence and a review.

#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod commitment;
mod form;
mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;
mod wording;

pub use commitment::*;
#[cfg(any(test, fuzzing))]
pub(crate) use form::WordingForm;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/commitments", handlers::list)
        .get("/commitments/ended", handlers::ended)
        .get("/commitments/new", handlers::new)
        .post("/commitments", handlers::propose)
        .get("/commitments/{id}", handlers::show)
        .post("/commitments/{id}/agreements", handlers::agree)
        .post("/commitments/{id}/refusals", handlers::decline)
        .post("/commitments/{id}/withdrawals", handlers::withdraw)
        .get("/commitments/{id}/versions/new", handlers::reword_page)
        .post("/commitments/{id}/versions", handlers::reword)
        .get("/commitments/{id}/review", handlers::review)
        .post("/commitments/{id}/renewals", handlers::renew)
        .post("/commitments/{id}/retirements", handlers::retire)
}
