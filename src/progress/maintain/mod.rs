//! Only the monthly meeting is asked for, when it goes well. Everything stays open.
//!
//! One proposes it, the other agrees, either ends it, at once.

mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod maintain;
mod pages;
#[cfg(test)]
pub(crate) mod samples;

pub use maintain::Maintain;
pub(crate) use maintain::PARTS;

use crate::{
    access::Partner,
    agreeing::{
        handlers::{answer, begin, end, propose},
        store,
    },
    db::Reader,
    error::Result,
    routes::Routes,
    steps::small_issues::weekly_meeting::time::Rhythm,
};

/// Whether both have agreed to it, and nobody has ended it.
pub async fn is_on(db: &mut Reader, partner: &Partner) -> Result<bool> {
    let all = store::newest::<Maintain>(db.conn(), partner).await?;
    Ok(store::counts(&all).is_some())
}

/// How often the two meet, then.
pub async fn rhythm(db: &mut Reader, partner: &Partner) -> Result<Rhythm> {
    Ok(if is_on(db, partner).await? { Rhythm::Monthly } else { Rhythm::Weekly })
}

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/maintain", handlers::show)
        .post("/maintain/drafts", begin::<Maintain>)
        .post("/maintain", propose::<Maintain>)
        .post("/maintain/answers", answer::<Maintain>)
        .post("/maintain/ends", end::<Maintain>)
}
