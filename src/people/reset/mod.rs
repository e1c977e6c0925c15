//! A reset: who lost both password and recovery code gets a one-time link from the person who runs
//! the server, and never a password.
//!
//! It gives a new seed. What was sealed for oneself under the old one stays sealed until the old
//! password or recovery code turns up. What the two share comes back when the partner has compared
//! four words and taken the new key (`couple/four_words`). It is told on every page for 90 days
//! (`access/reset.rs`), so that nobody who runs the server can do it unseen.

mod handlers;
mod link;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use link::{LASTS, LinkCode, ResetLinkId};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/reset/{code}", handlers::reset_page)
        .post("/reset/{code}", handlers::reset)
        .get("/reset-links", handlers::links)
        .post("/reset-links/ends", handlers::take_back)
        .get("/earlier-key", handlers::earlier)
        .post("/earlier-key", handlers::open_earlier)
}
