//! A date: one proposes, the other says yes, and afterwards both may say what was good.
//!
//! The rules are in `date.rs`: what is kept becomes a [`State`], and each act takes it and
//! returns the next. What one types is in `plan.rs`. Nothing is edited: a change is a new version
//! which the other answers.

#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod date;
mod handlers;
pub mod note;
pub mod pact;
mod pages;
pub mod plan;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod shown;
pub mod store;

pub use date::*;

use crate::{entry, id::id, routes::Routes};
use note::Note;

id!(
    /// A date.
    DateId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/dates", handlers::list)
        .get("/dates/new", handlers::new_page)
        .post("/dates", handlers::propose)
        .get("/dates/{id}", handlers::show)
        .post("/dates/{id}/acceptances", handlers::accept)
        .get("/dates/{id}/versions/new", handlers::change_page)
        .post("/dates/{id}/versions", handlers::change)
        .post("/dates/{id}/postponements", handlers::not_now)
        .post("/dates/{id}/withdrawals", handlers::withdraw)
        .post("/dates/{id}/outcomes", handlers::close)
        .post("/dates/{id}/notes", handlers::write_note)
        .get("/dates/{id}/notes/corrections/new", note::correct_page)
        .post("/dates/{id}/notes/corrections", note::correct)
        .get("/dates/{id}/notes/versions", note::versions)
        .get("/dates/{id}/notes/kept-copies/new", entry::keep_page::<Note>)
        .post("/dates/{id}/notes/kept-copies", entry::keep::<Note>)
        .get("/dates/{id}/notes/withdrawals/new", entry::withdraw_page::<Note>)
        .post("/dates/{id}/notes/withdrawals", entry::withdraw::<Note>)
        .post("/dates/{id}/pacts", pact::handlers::agree)
        .post("/dates/{id}/pacts/ends", pact::handlers::take_back)
        .post("/dates/{id}/parked", pact::handlers::park)
        .get("/dates/parked", pact::handlers::parked)
        .get("/dates/{id}/calendar.ics", handlers::calendar)
}
