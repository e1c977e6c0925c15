//! Wording hints: phrases that land badly between two hurt people, and what to say instead.
//!
//! They stand beside what somebody is about to share. Nothing is blocked and nothing found is kept;
//! the list is there to be read by both.

mod handlers;
mod pages;
mod phrases;
#[cfg(test)]
pub(crate) mod samples;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod wording;

pub use phrases::{Phrases, Spellings, Text};
pub use wording::{Hint, Kind, all, found};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/wording", handlers::list)
}
