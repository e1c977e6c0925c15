//! Phases: steady, understand, rebuild, maintain. A map and no lock: nothing opens or closes with them.
//!
//! Where the two are takes both: one says it, the other agrees, either ends it.

mod handlers;
mod pages;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod phase;
#[cfg(test)]
pub(crate) mod samples;

pub(crate) use phase::{CHOICES, PARTS};
pub use phase::{Phase, WhereWeAre};

use crate::{
    agreeing::handlers::{answer, begin, end, propose},
    routes::Routes,
};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/phases", handlers::show)
        .post("/phases/drafts", begin::<WhereWeAre>)
        .post("/phases", propose::<WhereWeAre>)
        .post("/phases/answers", answer::<WhereWeAre>)
        .post("/phases/ends", end::<WhereWeAre>)
}
