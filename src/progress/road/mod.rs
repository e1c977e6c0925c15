//! The road: the whole time in one calm line, month by month. It reads across and owns no table.

mod handlers;
mod pages;
#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod road;
#[cfg(test)]
pub(crate) mod samples;
mod store;

pub use road::{Done, Month, Stretch, Together, stretches};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/road", handlers::road)
}
