//! After a session: was I heard, did we work on what matters, was it fair to both. For oneself alone.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod after_session;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;

pub use after_session::{AfterSession, Answer, Question, Seen, SessionForm};

use crate::{progress::look_back::delete, routes::Routes};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/after-sessions", handlers::list)
        .get("/after-sessions/new", handlers::new_page)
        .post("/after-sessions", handlers::write)
        .post("/after-sessions/{id}/deletions", delete::<AfterSession>)
}
