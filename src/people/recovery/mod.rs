//! The recovery code: made at sign-up or later, typed back once, used when the password is lost.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub(in crate::people) mod store;

pub(crate) use store::{is_offered, offer_another, offer_first, offer_next as offer_after};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/recovery", handlers::recovery)
        .post("/recovery/offers", handlers::offer)
        .get("/recovery/code", handlers::code)
        .post("/recovery/confirmations", handlers::confirm)
        .post("/recovery/skips", handlers::skip)
        .get("/recover", handlers::recover_page)
        .post("/recover", handlers::recover)
}
