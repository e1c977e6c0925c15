//! What the two work on: one to four goals in their own words, how they would notice it, and a day on which they look
//! at it again. Proposed by one, agreed by the other, ended by either; every plan that there was stays readable.

mod handlers;
mod pages;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod plan;
#[cfg(test)]
pub(crate) mod samples;

pub use plan::{Goal, TherapyPlan};
pub(crate) use plan::{PARTS, usual};

use crate::{
    access::Partner,
    agreeing::{
        handlers::{answer, begin, end, propose},
        store,
    },
    db::Reader,
    error::Result,
    routes::Routes,
};

/// Whether the two have a plan, and the day has come on which they wanted to look at it again.
pub async fn is_to_review(db: &mut Reader, partner: &Partner) -> Result<bool> {
    let all = store::newest::<TherapyPlan>(db.conn(), partner).await?;
    let standing = store::standing(&all);
    let plan = standing.counts.and_then(|at| all.get(at)).and_then(|wording| wording.words.get());
    Ok(standing.waits.is_none() && plan.is_some_and(|plan| plan.review <= partner.today()))
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/therapy-plan", handlers::show)
        .post("/therapy-plan/drafts", begin::<TherapyPlan>)
        .post("/therapy-plan", propose::<TherapyPlan>)
        .post("/therapy-plan/answers", answer::<TherapyPlan>)
        .post("/therapy-plan/ends", end::<TherapyPlan>)
}
