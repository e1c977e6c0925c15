//! A therapist writes on something that both opened.

mod handlers;

use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/couples/{id}/comments", handlers::show)
        .post("/couples/{id}/comments", handlers::write)
        .post("/couples/{id}/comments/withdrawals", handlers::withdraw)
}
