//! Where somebody stands in what happened: theirs alone. What is offered first follows it, and nothing
//! is out of reach.

mod handlers;
mod pages;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod role;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use role::Role;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/impact-role", handlers::show).post("/impact-role", handlers::choose)
}
