//! A page of a journal that was shared: previewed, shared as a copy, read by both, withdrawn, kept as a
//! copy. Its author's own page stays theirs, and nothing here leads to it.

#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod copy;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use copy::CopyWords;
pub use store::JournalCopy;

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    routes::Routes,
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/journal/{id}/share", handlers::preview)
        .post("/journal/{id}/copies", handlers::share)
        .get("/journal-copies", handlers::list)
        .get("/journal-copies/{id}", handlers::show)
        .get("/journal-copies/{id}/kept-copies/new", keep_page::<JournalCopy>)
        .post("/journal-copies/{id}/kept-copies", keep::<JournalCopy>)
        .get("/journal-copies/{id}/withdrawals/new", withdraw_page::<JournalCopy>)
        .post("/journal-copies/{id}/withdrawals", withdraw::<JournalCopy>)
}
