//! How the two take a time-out, agreed on a calm day: a signal, how long, who comes to whom.
//!
//! Proposed by one, agreed by both. A change is a new wording that both agree; every wording stays
//! readable. Either ends it alone, at once.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod agreement;
mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use agreement::{Agreement, LATEST, LENGTHS, Returns};
pub(crate) use agreement::{PARTS, usual};

pub use crate::agreeing::{Answer, MOVED_ON, Standing, Step};
use crate::{id::id, routes::Routes};

id!(
    /// One wording of how the two take a time-out.
    TimeOutAgreementId
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/time-out/agreement", handlers::show)
        .post("/time-out/agreement/drafts", handlers::begin)
        .post("/time-out/agreement", handlers::propose)
        .post("/time-out/agreement/answers", handlers::answer)
        .post("/time-out/agreement/ends", handlers::end)
}
