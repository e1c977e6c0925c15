//! The agenda of the next session: both put on it what they want to talk about, both order it, and each can mark
//! what is hard to say alone. What was set aside for a therapist elsewhere stands beside it.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod agenda;
mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use agenda::{Act, ItemForm, ItemWords, Way, standing};

use crate::{entry, id::id, routes::Routes};
use store::AgendaItem;

id!(
    /// Something on the agenda.
    AgendaItemId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/agenda", handlers::list)
        .post("/agenda", handlers::add)
        .get("/agenda/new", handlers::new_page)
        .get("/agenda/{id}", handlers::show)
        .post("/agenda/{id}/moves", handlers::reorder)
        .post("/agenda/{id}/acts", handlers::act)
        .get("/agenda/{id}/kept-copies/new", entry::keep_page::<AgendaItem>)
        .post("/agenda/{id}/kept-copies", entry::keep::<AgendaItem>)
        .get("/agenda/{id}/withdrawals/new", entry::withdraw_page::<AgendaItem>)
        .post("/agenda/{id}/withdrawals", entry::withdraw::<AgendaItem>)
}
