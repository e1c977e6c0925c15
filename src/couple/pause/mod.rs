//! Pausing: one of the two, at once, without a reason. Each ends only their own.
//!
//! The rules are those of a couple's stage, in `src/access/stage.rs`: every page asks them.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub(super) mod store;

pub(crate) use store::begin;

use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/pause", handlers::pause_page)
        .post("/pauses", handlers::pause)
        .post("/pauses/ends", handlers::go_on)
}
