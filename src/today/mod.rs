//! The home page: at most three things. It reads across and owns no table.

mod handlers;
mod loaded;
mod next;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
mod store;
#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod today;
mod waiting;

pub use today::*;
pub use waiting::Waiting;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/today", handlers::today)
}
