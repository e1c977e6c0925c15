//! Where somebody is signed in, and how they end it from elsewhere.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/devices", handlers::devices)
        .post("/devices/ends", handlers::end_others)
        .post("/devices/{device}/ends", handlers::end_one)
}
