//! Parting: when the thirty days after a closing are over, each decides alone what becomes of what
//! was shared. The other's decision is never seen, and no way to write to each other is left.

mod handlers;
mod pages;
#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod parting;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod store;

pub use parting::{Choice, Parting};

use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/closing/decision", handlers::decision_page)
        .post("/closing/decisions", handlers::decide)
        .get("/kept", handlers::list)
        .get("/kept/{id}", handlers::kept)
        .post("/kept/{id}/ends", handlers::let_go)
        .post("/kept/{id}/lifts", handlers::lift)
        .post("/kept/{id}/blocks", handlers::put_back)
}
