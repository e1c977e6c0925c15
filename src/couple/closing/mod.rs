//! Closing: one of the two, at once, with their password. Both can read and take along what they
//! shared for 30 days; then each decides alone, in `parting/`.
//!
//! The rules are those of a couple's stage, in `src/access/stage.rs`: every page asks them.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod store;

use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new().get("/closing", handlers::closing_page).post("/closings", handlers::close)
}
