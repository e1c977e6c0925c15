//! Openness that one offers about themselves: what, what for, from when, until when. Nobody can ask for
//! it here. It counts once the other says yes, ends by itself, and either ends it at once.

mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod openness;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub(crate) use openness::PARTS;
pub use openness::{Answer, Course, State, Terms, TermsWords};

use crate::{id::id, routes::Routes};

id!(
    /// An openness.
    OpennessId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/openness", handlers::list)
        .post("/openness/drafts", handlers::begin)
        .post("/openness", handlers::offer)
        .get("/openness/{id}", handlers::show)
        .post("/openness/{id}/answers", handlers::answer)
        .post("/openness/{id}/retirements", handlers::end)
}
