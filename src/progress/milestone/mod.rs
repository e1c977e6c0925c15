//! Milestones: something that the two reached, in their own words. One names it, and it counts when the other says so,
//! too. Each stands by itself, and either can say later that it does not stand for them any more.

mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod milestone;
mod pages;
#[cfg(test)]
pub(crate) mod samples;

pub use milestone::Milestone;
pub(crate) use milestone::{PARTS, usual};

use crate::{
    agreeing::handlers::{answer, begin, end, propose},
    routes::Routes,
};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/milestones", handlers::list)
        .post("/milestones/drafts", begin::<Milestone>)
        .post("/milestones", propose::<Milestone>)
        .post("/milestones/answers", answer::<Milestone>)
        .post("/milestones/ends", end::<Milestone>)
}
