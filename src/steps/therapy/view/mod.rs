//! What a therapist sees: the couples that came to them, and of each one page over what both opened. Both partners
//! read when which section was looked at.

mod alone;
mod caseload;
mod comments;
mod handlers;
mod items;
pub(super) mod loaded;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod store;
mod talks;

pub(crate) use handlers::couples_again;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/couples", handlers::couples)
        .post("/couples/keys", handlers::take_key)
        .get("/couples/{id}", handlers::session)
        .post("/couples/{id}/sessions", handlers::set_session)
        .post("/couples/{id}/sessions/ends", handlers::call_off_session)
        .merge(comments::routes())
        .post("/couples/{id}/ends", handlers::end)
        .get("/therapist/access-log", handlers::access_log)
}
