//! What two open to a therapist, and for how long. One proposes it, each signs it alone, and it is open only while
//! both signatures stand: either of the two, the therapist, its last day, a pause or a closing ends it.

pub(crate) mod acts;
mod handlers;
pub(crate) mod invite;
pub(crate) mod keys;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod link;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
mod section;
pub mod store;

pub(crate) use keys::key_purpose;
pub use link::{Consent, Link, Policy, Proposal, ProposalForm, State};
pub use section::Section;

use crate::{id::id, routes::Routes};

id!(
    /// What two open to a therapist.
    TherapistLinkId
);

pub(crate) fn routes() -> Routes {
    invite::routes()
        .get("/therapist", handlers::hub)
        .get("/therapist/links/new", handlers::new_page)
        .post("/therapist/links", handlers::propose)
        .get("/therapist/links/{id}", handlers::show)
        .post("/therapist/links/{id}/signatures", handlers::sign)
        .post("/therapist/links/{id}/declines", handlers::decline)
        .post("/therapist/links/{id}/narrowings", handlers::close)
        .post("/therapist/links/{id}/ends", handlers::end)
}
