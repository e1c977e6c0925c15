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

/// Whether the day has come, lately, on which the two wanted to look at their plan again.
pub async fn asks_today(db: &mut Reader, partner: &Partner) -> Result<bool> {
    let all = store::newest::<TherapyPlan>(db.conn(), partner).await?;
    let plan = store::counts(&all).and_then(|wording| wording.words.get());
    Ok(plan.is_some_and(|plan| plan.asks(store::standing(&all), partner.today())))
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/therapy-plan", handlers::show)
        .post("/therapy-plan/drafts", begin::<TherapyPlan>)
        .post("/therapy-plan", propose::<TherapyPlan>)
        .post("/therapy-plan/answers", answer::<TherapyPlan>)
        .post("/therapy-plan/ends", end::<TherapyPlan>)
}
