//! What somebody is writing for the other: theirs alone, kept at every step, until they share it.
//!
//! One part a page, then a look at exactly what the other will see. What it becomes belongs to its
//! own feature, which takes the draft when it is shared.

mod beside;
mod called;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod draft;
mod handlers;
mod pages;
mod part;
mod purpose;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
mod share;
pub mod store;

pub use draft::{Draft, ToShare, Unready, Written};
pub use part::{Part, Takes};
pub use purpose::For;
pub use share::{
    AmongForm, ShareForm, another_with, begin, begin_with, look_again, new_with, once_more, shown,
    taken,
};

use crate::{id::id, routes::Routes};

id!(
    /// A draft.
    DraftId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/drafts/{id}", handlers::preview)
        .get("/drafts/{id}/answers/{part}", handlers::part)
        .post("/drafts/{id}/answers/{part}", handlers::write)
        .post("/drafts/{id}/deletions", handlers::delete)
}
