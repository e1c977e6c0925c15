//! The way in for a therapist: a link or six words from one of the two. Coming with it shows nothing of the couple
//! but a name and the four words to compare.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod store;

#[cfg(test)]
pub(crate) use handlers::OPENS_NOTHING;

use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/therapist-invite/{code}", handlers::invite_page)
        .post("/therapist-invite/{code}", handlers::accept)
        .post("/therapist/invites", handlers::invite)
        .post("/therapist/invites/ends", handlers::take_back)
        .post("/couples/invites", handlers::accept_as)
}
