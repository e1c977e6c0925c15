//! The setback plan: what counts as one, the first day after it, and whom the two call. Agreed by both on a calm day.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod setback_plan;

pub(crate) use setback_plan::PARTS;
pub use setback_plan::SetbackPlan;

use crate::{
    agreeing::handlers::{answer, begin, end, propose},
    routes::Routes,
};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/setback-plan", handlers::show)
        .post("/setback-plan/drafts", begin::<SetbackPlan>)
        .post("/setback-plan", propose::<SetbackPlan>)
        .post("/setback-plan/answers", answer::<SetbackPlan>)
        .post("/setback-plan/ends", end::<SetbackPlan>)
}
