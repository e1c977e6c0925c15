//! A concern: "I noticed …, I felt …, I'd like …", raised while it is small, read with a time to talk, and
//! left as both say.
//!
//! It is written as a draft, part by part, and shared as it was looked at. The other answers in a word, best
//! with a time. Either suggests how to leave it, and both confirm; a commitment can come of it.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod concern;
pub mod for_today;
mod form;
mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;
mod words;

pub use concern::{Act, Done, History, Outcome, Standing, State, Time};
pub use pages::line;
pub(crate) use words::CONCERN;
pub use words::{Concern, Spoken};

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    id::id,
    routes::Routes,
};
use store::Raised;

id!(
    /// A concern.
    ConcernId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/concerns", handlers::list)
        .get("/concerns/new", handlers::new)
        .post("/concerns/drafts", handlers::begin)
        .post("/concerns", handlers::share)
        .get("/concerns/{id}", handlers::show)
        .post("/concerns/{id}/answers", handlers::answer)
        .post("/concerns/{id}/times", handlers::suggest_time)
        .post("/concerns/{id}/outcomes", handlers::suggest_outcome)
        .post("/concerns/{id}/talks", handlers::begin_talk)
        .get("/concerns/{id}/kept-copies/new", keep_page::<Raised>)
        .post("/concerns/{id}/kept-copies", keep::<Raised>)
        .get("/concerns/{id}/withdrawals/new", withdraw_page::<Raised>)
        .post("/concerns/{id}/withdrawals", withdraw::<Raised>)
}
