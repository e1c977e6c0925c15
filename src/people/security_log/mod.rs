//! My security log: what happened with an account, for its owner alone. Nobody can clear it.

pub mod event;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub(in crate::people) mod store;

pub use event::Event;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/security-log", handlers::security_log)
}
