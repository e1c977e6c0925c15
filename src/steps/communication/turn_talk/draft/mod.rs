//! What somebody is writing for a turn: theirs alone, kept at every step, until they share it.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod draft;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use draft::{Answer, TurnDraft, Unready};

use crate::{id::id, routes::Routes};

id!(
    /// A draft of a turn.
    TurnDraftId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .post("/turn-drafts", handlers::begin)
        .post("/turn-talks/{id}/drafts", handlers::begin_in)
        .get("/turn-drafts/{id}", handlers::preview)
        .get("/turn-drafts/{id}/answers/{question}", handlers::question)
        .post("/turn-drafts/{id}/answers/{question}", handlers::answer)
        .post("/turn-drafts/{id}/deletions", handlers::delete)
}
