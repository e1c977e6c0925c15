//! What somebody is writing about the impact: theirs alone, kept at every step, until they share it.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod draft;
mod handlers;
mod pages;
mod piece;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use draft::{Answer, ImpactDraft, Unready};
pub(super) use pages::PreviewPage;
pub use piece::{LIMIT, Piece, Question};

use crate::{id::id, routes::Routes};

id!(
    /// A draft of something about the impact.
    ImpactDraftId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/impact-drafts/{id}", handlers::preview)
        .get("/impact-drafts/{id}/answers/{question}", handlers::question)
        .post("/impact-drafts/{id}/answers/{question}", handlers::answer)
        .post("/impact-drafts/{id}/deletions", handlers::delete)
}

/// The first page of a draft.
pub fn first_page(id: ImpactDraftId, piece: Piece) -> String {
    let name = piece.questions().first().map_or("", |question| question.name);
    format!("/impact-drafts/{id}/answers/{name}")
}
