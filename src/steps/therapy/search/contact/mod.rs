//! Whom the two could ask for help: either writes one down, puts it otherwise, or takes it off the list.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod contact;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use contact::{ContactForm, ContactWords};

use crate::{entry, id::id, routes::Routes};
use store::Contact;

id!(
    /// Somebody whom the two could ask.
    ContactId
);

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/contacts", handlers::list)
        .post("/contacts", handlers::add)
        .get("/contacts/new", handlers::new_page)
        .get("/contacts/{id}", handlers::show)
        .get("/contacts/{id}/changes/new", handlers::change_page)
        .post("/contacts/{id}/changes", handlers::change)
        .post("/contacts/{id}/ends", handlers::end)
        .get("/contacts/{id}/kept-copies/new", entry::keep_page::<Contact>)
        .post("/contacts/{id}/kept-copies", entry::keep::<Contact>)
        .get("/contacts/{id}/withdrawals/new", entry::withdraw_page::<Contact>)
        .post("/contacts/{id}/withdrawals", entry::withdraw::<Contact>)
}
