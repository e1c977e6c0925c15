//! Help for whoever needs it, and leaving at once: for anybody, alone, and nobody learns of it.

mod handlers;
mod helpline;
mod pages;
#[cfg(test)]
pub(crate) mod samples;

pub use helpline::{BUILT_IN, Helplines};

use axum::http::HeaderName;

use crate::routes::Routes;

/// Tells the browser to forget what it kept of these pages.
pub(crate) const FORGET: (HeaderName, &str) =
    (HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"");

/// What everybody reads between making an account and the first use.
pub(crate) const BEFORE_THE_FIRST_USE: &str = "/leaving";

/// None of them leaves a line in the log: whoever reads it may be the one who must not know.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/help", handlers::help)
        .get("/right-for-us", handlers::right_for_us)
        .get("/leaving", handlers::leaving)
        .post("/leave", handlers::leave)
        .unlogged()
}
