//! The journal: pages that somebody writes for themselves. Writing needs nothing opened, reading does.
//!
//! A page is shared as a copy, after a look at exactly what the other will see. What says that there is
//! a copy lies sealed in the page itself: nothing plain links the two.

pub mod copy;
mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod journal;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
mod search;
pub mod store;

pub use journal::{CannotShare, Copied, Copies, LIMIT, PageForm, Words, words};

use crate::{id::id, routes::Routes};

id!(
    /// A page of a journal.
    JournalPageId
);
id!(
    /// A copy of one that was shared.
    JournalCopyId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/journal", handlers::list)
        .get("/journal/new", handlers::new_page)
        .post("/journal", handlers::write)
        .get("/journal/searches", search::blank)
        .post("/journal/searches", search::search)
        .get("/journal/{id}", handlers::show)
        .get("/journal/{id}/corrections/new", handlers::correct_page)
        .post("/journal/{id}/corrections", handlers::correct)
        .merge(copy::routes())
        .post("/journal/{id}/deletions", handlers::delete)
}
