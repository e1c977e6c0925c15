//! A calendar that somebody's own calendar app subscribes to: when the two have planned something, and not
//! a word more.
//!
//! Its address holds a secret: whoever has it reads the times, without signing in. Its owner makes a new
//! one, which ends the one before, or ends it. The other of the two never learns of it.

mod address;
mod feed;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use address::{Address, CalendarId, Code};
pub use feed::{Occasion, appointment};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/calendar", handlers::show)
        .post("/calendar", handlers::make)
        .post("/calendar/ends", handlers::end)
        .get("/calendar/{code}", handlers::subscribe)
}
