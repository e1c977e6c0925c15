//! Wording hints: phrases that land badly between two hurt people, and what to say instead.
//!
//! They stand beside what somebody is about to share, and below what they write for the other, where
//! a script looks by the same rules. Nothing is blocked, and nothing found is kept or sent anywhere;
//! the list is there to be read by both. One thing alone is refused: asking for keys to somebody's
//! phone, or for where they are.

mod handlers;
mod pages;
mod phrases;
mod refusal;
#[cfg(test)]
pub(crate) mod samples;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod wording;

pub use phrases::{Phrases, Spellings, Text};
pub use refusal::{Refusal, allowed, refusal};
pub use wording::{Hint, Kind, Rules, all, found, found_in, rules, to_read};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/wording", handlers::list).get("/wording/rules", handlers::rules)
}
