//! What happened: a short, neutral title with its kind and period, so that it can be spoken of without
//! being told again. It counts once both agree to it. Both close it together; either opens it again, or
//! stops agreeing.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod breach;
mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub(crate) use breach::TITLE;
pub use breach::{Act, BreachWords, Kind, Stage, State};

use crate::{id::id, routes::Routes};

id!(
    /// Something that happened.
    BreachId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/what-happened", handlers::list)
        .post("/what-happened/drafts", handlers::begin)
        .post("/what-happened", handlers::suggest)
        .get("/what-happened/{id}", handlers::show)
        .post("/what-happened/{id}/drafts", handlers::begin_other)
        .post("/what-happened/{id}/versions", handlers::suggest_other)
        .post("/what-happened/{id}/agreements", handlers::agree)
        .post("/what-happened/{id}/retirements", handlers::stop)
}
