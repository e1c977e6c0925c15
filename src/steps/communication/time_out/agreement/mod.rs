//! How the two take a time-out, agreed on a calm day: a signal, how long, who comes to whom.
//!
//! Proposed by one, agreed by both. A change is a new wording that both agree; every wording stays
//! readable. Either ends it alone, at once.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod agreement;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;

pub use agreement::{Agreement, LATEST, LENGTHS, Returns};
pub(crate) use agreement::{PARTS, usual};

use crate::{
    agreeing::handlers::{answer, begin, end, propose},
    routes::Routes,
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/time-out/agreement", handlers::show)
        .post("/time-out/agreement/drafts", begin::<Agreement>)
        .post("/time-out/agreement", propose::<Agreement>)
        .post("/time-out/agreement/answers", answer::<Agreement>)
        .post("/time-out/agreement/ends", end::<Agreement>)
}
