//! Hard moments that somebody keeps for themselves: that they had one, and when.
//!
//! Nobody keeps any unless they say so before; no page of the other shows that they do.

mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod kept;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use kept::{KeptMoment, MomentWeek, MomentWords};

use crate::{id::id, routes::Routes};

id!(
    /// A hard moment that somebody keeps.
    KeptMomentId
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/hard-moments/kept", handlers::list)
        .post("/hard-moments/keepings", handlers::keep)
        .post("/hard-moments/keepings/ends", handlers::keep_no_more)
        .post("/hard-moments/kept/{id}/deletions", handlers::delete)
}
